// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/sqlite_copy.h"

#include "storage/sqlite_connection.h"
#include "storage/sqlite_error.h"
#include "storage/vfs.h"

#include <QFile>

#include <sqlite3.h>

#include <memory>

namespace peygir::storage {

namespace {

struct Close
{
    void operator()(sqlite3 *db) const { sqlite3_close(db); }
};
using OpenFile = std::unique_ptr<sqlite3, Close>;

Result<OpenFile> openRaw(const QString &path, int flags)
{
    sqlite3 *db = nullptr;
    const int code = sqlite3_open_v2(path.toUtf8().constData(), &db, flags | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE,
                                     fileVfs().constData());
    OpenFile file(db);
    if (code != SQLITE_OK)
        return sqliteError(code, db).with(QStringLiteral("path"), path);
    constexpr int patienceMs = 5000;
    sqlite3_busy_timeout(db, patienceMs);
    return file;
}

Result<void> copyPages(const QString &from, const QString &to)
{
    TRY_LET(const OpenFile source, openRaw(from, SQLITE_OPEN_READONLY));
    TRY_LET(const OpenFile target, openRaw(to, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE));
    sqlite3_backup *copy = sqlite3_backup_init(target.get(), "main", source.get(), "main");
    if (!copy)
        return sqliteError(sqlite3_errcode(target.get()), target.get());
    // All pages in one step: one read transaction, so that no writer makes it begin anew.
    const int stepped = sqlite3_backup_step(copy, -1);
    const int finished = sqlite3_backup_finish(copy);
    if (stepped != SQLITE_DONE)
        return sqliteError(stepped, target.get());
    return finished == SQLITE_OK ? Result<void>() : sqliteError(finished, target.get());
}

} // namespace

Result<void> copySqlite(const QString &from, const QString &to)
{
    if (QFile::exists(to))
        return Error("storage.exists", {{QStringLiteral("path"), to}});
    if (!QFile::exists(from))
        return Error("storage.missing", {{QStringLiteral("path"), from}});
    const auto copied = [&]() -> Result<void> {
        TRY(copyPages(from, to));
        // Opened once as every file of ours: a rollback journal instead of a log, and a full sync.
        TRY_LET(const auto opened,
                openSqlite({.path = to, .mustExist = true, .journal = SqliteOptions::Journal::Delete}));
        return {};
    }();
    if (!copied)
        QFile::remove(to);
    return copied;
}

} // namespace peygir::storage
