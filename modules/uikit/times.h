// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/instant.h"

#include <QString>

namespace peygir::uikit {

/// "1405/08/30 09:12" in the user's digits and the organisation's zone, whatever zone the machine has; empty for a time
/// that no calendar of ours has.
QString timeText(Instant at);

/// "1405/08/18" in the user's digits of a day as it is stored, "2026-11-09"; empty for any other text.
QString dayText(const QString &stored);

} // namespace peygir::uikit
