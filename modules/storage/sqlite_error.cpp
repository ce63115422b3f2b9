// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/sqlite_error.h"

#include "storage/sealed_file.h"

#include <sqlite3.h>

namespace peygir::storage {

namespace {

const char *errorIdOfSqlite(int code)
{
    switch (code) {
    case SQLITE_CONSTRAINT_UNIQUE:
    case SQLITE_CONSTRAINT_PRIMARYKEY:
    case SQLITE_CONSTRAINT_ROWID:
        return "storage.unique";
    case SQLITE_IOERR_DATA: // what a checking VFS says of a page that is not what was written
    case SQLITE_IOERR_CORRUPTFS:
        return "storage.damaged";
    case sealedWithOtherKey:
        return "storage.wrong_key";
    case notSealed:
        return "storage.not_encrypted";
    default:
        break;
    }
    switch (code & 0xff) {
    case SQLITE_FULL:
        return "storage.disk_full";
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
    case SQLITE_PROTOCOL:
        return "storage.busy";
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
        return "storage.damaged";
    case SQLITE_READONLY:
    case SQLITE_PERM:
        return "storage.read_only";
    case SQLITE_CONSTRAINT:
        return "storage.constraint";
    case SQLITE_INTERRUPT:
        return "storage.cancelled";
    case SQLITE_ABORT: // a statement that was being read when its transaction was rolled back
        return "storage.transaction_failed";
    case SQLITE_IOERR:
    case SQLITE_CANTOPEN:
    case SQLITE_NOMEM:
    case SQLITE_NOLFS:
        return "storage.io";
    default:
        return "storage.sql";
    }
}

} // namespace

Error sqliteError(int code, sqlite3 *db)
{
    const QString words = db ? QString::fromUtf8(sqlite3_errmsg(db)) : QString::fromUtf8(sqlite3_errstr(code));
    return Error(errorIdOfSqlite(code), {{QStringLiteral("detail"), words}, {QStringLiteral("code"), code}});
}

} // namespace peygir::storage
