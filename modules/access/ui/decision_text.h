// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "command/attention.h"

#include <QString>

namespace peygir::access {

/// Who decided what about a held command, when, what came of it, and in a line of its own why.
QString decisionText(const HeldAct &act, const QString &by);

} // namespace peygir::access
