// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "uikit/theme.h"

#include <QString>

namespace peygir::uikit {

/// What Fusion with our palette does not give: flat panes, quiet borders, a focus ring that is seen. `rowHeight` in
/// pixels. Widgets ask for a look by the dynamic property "role" (header, rail, pane, primary, muted, problem, title).
QString styleSheet(const Colours &colours, int rowHeight);

} // namespace peygir::uikit
