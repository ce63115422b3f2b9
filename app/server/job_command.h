// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/instant.h"
#include "storage/connection.h"

#include <QJsonObject>
#include <QStringList>

namespace peygir::server {

/// `peygird job begin KIND --arguments JSON [--by USER]`, `job list [JOB]`, `job stop | go-on | undo JOB`: through the
/// running server where one runs. Jobs go on while a server runs.
Result<void> jobCommand(const QStringList &words);

/// Does what `{"job": "list" | "begin" | "stop" | "go-on" | "undo", …}` says: "id" of the job, of one to begin "kind",
/// "arguments" and "by". The answer to "begin" has the job that has "begun", that to "list" "jobs" and, where one was asked for, what did not come to what was wanted.
/// Fails as `sync::Jobs` does, with "server.arguments" and the machine's errors.
Result<QJsonObject> carryOutJob(storage::Connection &connection, const QJsonObject &request, Instant now);

} // namespace peygir::server
