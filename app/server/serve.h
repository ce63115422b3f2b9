// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "arguments.h"

namespace peygir::server {

/// `peygird serve`: answers until SIGTERM or SIGINT.
Result<void> serve(const QStringList &arguments);

} // namespace peygir::server
