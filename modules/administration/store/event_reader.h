// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "administration/core/event_log.h"
#include "storage/connection.h"

namespace peygir::administration {

/// On the server: one page of the log of events, the newest first, for whoever asks. Errors: those of `EventsAsked` and the
/// database's.
Result<EventsAnswer> readEvents(storage::Connection &connection, const UserId &asker, const EventsAsked &asked);

} // namespace peygir::administration
