// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "command/server_port.h"

namespace peygir::reference {
class RecordsPage;
}

namespace peygir::desktop {

/// Lets the page of base information move the deadlines of the open cases of a working calendar (R234). Both outlive the
/// panel that the page gets.
void offerDeadlines(reference::RecordsPage &page, ServerPort &server);

} // namespace peygir::desktop
