// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/instant.h"
#include "storage/connection.h"

#include <QJsonObject>
#include <QStringList>

namespace peygir::server {

/// `peygird device list`, `peygird device lost DESK`, `peygird device found DESK`: through the running server where one runs.
Result<void> deviceCommand(const QStringList &words);

/// Does what `{"device": "list" | "lost" | "found", "desk": ID}` says; the answer to "list" has "desks". Fails with
/// "sync.desk_unknown", "server.arguments" and the machine's errors.
Result<QJsonObject> carryOutDevice(storage::Connection &connection, const QJsonObject &request, Instant now);

} // namespace peygir::server
