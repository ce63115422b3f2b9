// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/instant.h"

#include <QString>

namespace peygir::uikit {

/// How long ago something was, as short as a column needs it: "now", "5 min", "2 hours", "3 days", "4 months". What
/// lies ahead reads like now: a desk's clock may be behind. The tool tip beside it has the full date.
QString ageText(Milliseconds age);

/// How late something is: "3 days late". Less than a minute is not late and gives an empty text.
QString lateText(Milliseconds late);

} // namespace peygir::uikit
