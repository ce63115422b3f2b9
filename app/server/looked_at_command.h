// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "arguments.h"

namespace peygir::server {

/// `peygird looked-at`: who has looked at what, one JSON object per line, also while the server runs.
Result<void> listLooks(const QStringList &words);

} // namespace peygir::server
