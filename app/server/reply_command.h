// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/instant.h"
#include "storage/connection.h"

#include <QJsonObject>
#include <QStringList>

namespace peygir::server {

/// `peygird reply-sms --from NUMBER --text TEXT --id ID`: what a citizen answered by SMS, through the running server where one
/// runs. Prints one line of JSON: what it came to, or that it still waits.
Result<void> replyCommand(const QStringList &words);

/// Enters {"reply": ID, "from", "text"} unless it was entered before; answers what it came to, or {"outcome": "waiting"}. Asking
/// again has no effect. Fails with "answering.sms_message" and the machine's errors.
Result<QJsonObject> carryOutReply(storage::Connection &connection, const QJsonObject &request, Instant now);

} // namespace peygir::server
