// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/connection.h"

namespace peygir::storage {

/// Who writes the tables of a migration, and so where they exist: replicated ones on every desk and on the server.
enum class Family { Replicated, Server, Desk };
enum class Side { Desk, Server };

/// One step of the schema, written once for both databases in a file `NNNN-name.sql`. The file begins with comment
/// lines, among them
///
///     -- 0040: remember how often a case was referred.
///     -- family: replicated
///
/// and names the types of columns by words, so that a value means the same everywhere:
///
///     {uuid} {instant} {int} {bool} {bytes} {text}, {json} (text as well: hashes are over its bytes)
///
/// and ends a CREATE TABLE with `) {by_key};` (stored in the order of its primary key) or `) {by_rowid};`. Texts are
/// compared by their bytes. Tables belong to one numbering over the whole tree.
struct Migration
{
    int number;
    QByteArray name;
    Family family;
    QByteArray sql;
};

/// Reads one file. Fails with "storage.migration_malformed": no or another number in the header, no family, a word in
/// braces that is none of ours.
Result<Migration> parseMigration(const QString &fileName, const QByteArray &text);

/// Every file below `:/migrations` by number: those of the modules that the program links (cmake/PeygirMigrations.cmake
/// puts them there). Fails as parseMigration does, also when two have one number.
Result<std::vector<Migration>> allMigrations();

/// The statements of a migration in the words of one database.
Result<QByteArray> inDialect(const QByteArray &sql, Dialect dialect);

/// Refuses what a replicated table must not have, because a desk holds only a part of the rows and commands alone write
/// them: UNIQUE, foreign keys, triggers, changes of content; and types outside our words. Fails with
/// "storage.migration_forbidden" and the "word". A test asks this of every migration.
Result<void> checkMigration(const Migration &migration);

/// How many of the migrations that this side needs are not in the database yet. Fails with "storage.schema_newer" (the
/// database knows a migration that this program does not), "storage.migration_changed" (the text of an applied one is
/// not what it was; comments may change) or "storage.migration_late" (a new one has a lower number than an applied
/// one).
Result<int> pendingMigrations(Connection &connection, std::span<const Migration> migrations, Side side);

/// Whether any migration has ever been applied to the database.
Result<bool> isMigrated(Connection &connection);

/// Applies what is pending, in the order of the numbers, each in one transaction, and answers how many. Several
/// programs may do so at once; each migration is applied by one of them.
Result<int> migrate(Connection &connection, std::span<const Migration> migrations, Side side);

} // namespace peygir::storage
