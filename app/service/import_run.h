// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "intake/core/import_run.h"
#include "service/offline_server.h"

namespace peygir::server {

using intake::ImportReport;

struct ImportWishes
{
    /// Reads and compares everything and changes nothing.
    bool dryRun = false;
    /// Called for each bad row, with the error for which it was left out.
    std::function<Result<void>(const intake::ImportFileRow &row, const Error &error)> rejected = {};
    /// Called after each group of rows; false stops after it. What was imported stays, and a later run goes on.
    std::function<bool(const ImportReport &soFar)> progress = {};
};

/// Brings the cases of a file in through the same rules as every other command, in groups. A bad row is left out and
/// costs the others nothing. Running it again on the same file has no effect.
///
/// Fails with the machine's errors, "import.no_city", "server.stopped" (`progress` said so), "server.command_refused"
/// (a record could not be made) and those of `rejected`.
Result<ImportReport> importCases(OfflineServer &server, intake::ImportFile &file, const intake::ImportMap &map,
                                 const ImportWishes &wishes);

} // namespace peygir::server
