// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "command/envelope.h"
#include "storage/connection.h"
#include "sync/wire/messages.h"

#include <functional>

namespace peygir::server {

/// Runs a command as the sequencer does.
using RunCommand = std::function<Result<sync::Receipt>(const Envelope &envelope)>;

/// Takes one of the replies by SMS that wait (answering/store/sms_replies.h) as a command of the server itself; false: there is none.
/// On the connection of who leads, not in a transaction. Fails with the machine's errors and those of `run`: the reply still waits
/// then, and is run once however often this is repeated.
Result<bool> takeReply(storage::Connection &connection, const RunCommand &run);

} // namespace peygir::server
