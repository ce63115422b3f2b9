// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workflow/core/process.h"

#include <QByteArray>

namespace peygir::workflow {

/// The process as a file (docs/process-format.md), UTF-8 with a line for each node and edge, so that two versions can be
/// compared line by line. The same draft gives the same bytes, and `parseProcess` reads them as this draft; where something
/// is wrong with it, that says what. The format is the lowest that has all the words which the draft needs.
QByteArray textOf(const ProcessDraft &draft);

} // namespace peygir::workflow
