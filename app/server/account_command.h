// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/instant.h"
#include "storage/connection.h"

#include <QJsonObject>
#include <QStringList>

namespace peygir::server {

/// `peygird account list`, `peygird account close NAME`, `peygird account open NAME`: through the running server where one runs.
Result<void> accountCommand(const QStringList &words);

/// Does what `{"account": "list" | "close" | "open", "name": NAME}` says; the answer to "list" has "accounts". Fails with
/// "access.account_unknown", "server.arguments" and the machine's errors.
Result<QJsonObject> carryOutAccount(storage::Connection &connection, const QJsonObject &request, Instant now);

} // namespace peygir::server
