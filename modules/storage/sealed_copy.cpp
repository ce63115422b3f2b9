// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/sealed_copy.h"

#include "storage/sealing_vfs.h"
#include "storage/sqlite_connection.h"
#include "storage/sqlite_error.h"
#include "storage/vfs.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QUrl>

#include <sqlite3.h>

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <memory>
#include <unistd.h>

namespace peygir::storage {

namespace {

constexpr qint64 erasedAtOnce = 1024 * 1024;

Error diskError(const QString &what)
{
    const bool isFull = errno == ENOSPC || errno == EDQUOT;
    return Error(isFull ? "storage.disk_full" : "storage.io",
                 {{QStringLiteral("detail"), what + QStringLiteral(": ") + QString::fromLocal8Bit(std::strerror(errno))}});
}

void removeDatabase(const QString &path)
{
    for (const char *suffix : {"", "-wal", "-shm", "-journal"})
        QFile::remove(path + QLatin1String(suffix));
}

Result<void> synced(const QString &path, int flags)
{
    const int file = ::open(QFile::encodeName(path).constData(), flags | O_CLOEXEC);
    const bool done = file >= 0 && ::fsync(file) == 0;
    const Error error = diskError(QStringLiteral("sync"));
    if (file >= 0)
        ::close(file);
    return done ? Result<void>() : error;
}

Result<void> syncedFolderOf(const QString &path) { return synced(QFileInfo(path).path(), O_RDONLY | O_DIRECTORY); }

/// With room for the seal at the end of each page, which the backup API would not make.
Result<void> writeCopy(const QString &from, const QString &to, const QByteArray &vfs)
{
    sqlite3 *opened = nullptr;
    constexpr int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_URI | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE;
    int code = sqlite3_open_v2(from.toUtf8().constData(), &opened, flags, fileVfs().constData());
    const std::unique_ptr<sqlite3, decltype(&sqlite3_close)> db(opened, sqlite3_close);
    if (code != SQLITE_OK)
        return sqliteError(code, db.get());
    int reserve = sealingReserve;
    code = sqlite3_file_control(db.get(), "main", SQLITE_FCNTL_RESERVE_BYTES, &reserve);
    if (code == SQLITE_OK)
        code = sqlite3_exec(db.get(), "PRAGMA temp_store = MEMORY", nullptr, nullptr, nullptr);
    if (code != SQLITE_OK)
        return sqliteError(code, db.get());
    const QByteArray target = "file:" + QUrl::toPercentEncoding(to, "/") + "?vfs=" + vfs;
    sqlite3_stmt *statement = nullptr;
    code = sqlite3_prepare_v2(db.get(), "VACUUM INTO ?", -1, &statement, nullptr);
    if (code == SQLITE_OK)
        code = sqlite3_bind_text(statement, 1, target.constData(), int(target.size()), SQLITE_STATIC);
    if (code == SQLITE_OK)
        code = sqlite3_step(statement);
    sqlite3_finalize(statement);
    return code == SQLITE_DONE ? Result<void>() : sqliteError(code, db.get());
}

/// By which one sees that nothing is missing: the rows of each table, and what the file says of itself.
Result<QByteArrayList> countsOf(Connection &connection)
{
    QByteArrayList tables;
    // What has no page of its own shows what others hold, and cannot always be counted.
    TRY(connection.each("SELECT name FROM sqlite_schema WHERE type = 'table' AND rootpage > 0 ORDER BY name", {},
                        [&tables](const RowView &row) {
                            tables.push_back(row.utf8(0));
                            return true;
                        }));
    QByteArrayList questions{"PRAGMA application_id", "PRAGMA user_version", "SELECT count(*) FROM sqlite_schema"};
    for (const QByteArray &table : std::as_const(tables))
        questions.push_back("SELECT count(*) FROM \"" + table + '"');
    QByteArrayList counts = tables;
    for (const QByteArray &question : std::as_const(questions)) {
        TRY(connection.each(question, {}, [&counts](const RowView &row) {
            counts.push_back(QByteArray::number(row.integer(0)));
            return true;
        }));
    }
    return counts;
}

Result<void> prove(const QString &from, const QString &to, const QByteArray &vfs)
{
    TRY_LET(const auto clear, openSqlite({.path = from, .mustExist = true}));
    TRY_LET(const auto sealed, openSqlite({.path = to, .vfs = vfs, .mustExist = true}));
    TRY_LET(const QByteArray seal, sealOf(*sealed));
    TRY(checkIntegrity(*sealed, Integrity::Full));
    TRY_LET(const QByteArrayList before, countsOf(*clear));
    TRY_LET(const QByteArrayList after, countsOf(*sealed));
    if (seal.isEmpty() || before != after)
        return Error("storage.seal_unproved");
    return {};
}

/// Overwrites the file that is open.
Result<void> overwritten(int file)
{
    const off_t size = ::lseek(file, 0, SEEK_END);
    const QByteArray nothing(erasedAtOnce, '\0');
    for (off_t at = 0; at < size;) {
        const ssize_t written = ::pwrite(file, nothing.constData(), size_t(std::min<off_t>(erasedAtOnce, size - at)), at);
        if (written <= 0)
            return diskError(QStringLiteral("erase"));
        at += written;
    }
    return ::fsync(file) == 0 ? Result<void>() : diskError(QStringLiteral("erase"));
}

QString clearRemains(const QString &path) { return path + QStringLiteral(".clear"); }

} // namespace

Result<void> eraseFile(const QString &path)
{
    const int file = ::open(QFile::encodeName(path).constData(), O_RDWR | O_CLOEXEC);
    if (file < 0)
        return errno == ENOENT ? Result<void>() : diskError(QStringLiteral("erase"));
    const auto done = overwritten(file);
    ::close(file);
    TRY(done);
    return QFile::remove(path) ? Result<void>() : diskError(QStringLiteral("erase"));
}

Result<void> copySealed(const QString &from, const QString &to, const QByteArray &vfs)
{
    removeDatabase(to);
    const auto made = [&]() -> Result<void> {
        TRY(writeCopy(from, to, vfs));
        TRY(prove(from, to, vfs));
        TRY(synced(to, O_RDWR));
        return syncedFolderOf(to);
    }();
    if (!made.ok())
        removeDatabase(to);
    return made;
}

Result<void> sealInPlace(const QString &path, const QByteArray &vfs)
{
    {
        // Closing brings the log into the file; a log that stayed would be taken for one of the sealed file's.
        TRY_LET(const auto clear, openSqlite({.path = path, .mustExist = true, .journal = SqliteOptions::Journal::Delete}));
    }
    const QString sealed = path + QStringLiteral(".sealing");
    TRY(copySealed(path, sealed, vfs));
    {
        // Once more, since `prove` has read it by a log.
        TRY_LET(const auto clear, openSqlite({.path = path, .mustExist = true, .journal = SqliteOptions::Journal::Delete}));
    }
    // A second name, by which it is found again after a crash.
    const QString remains = clearRemains(path);
    QFile::remove(remains);
    if (::link(QFile::encodeName(path).constData(), QFile::encodeName(remains).constData()) != 0)
        return diskError(QStringLiteral("link"));
    if (::rename(QFile::encodeName(sealed).constData(), QFile::encodeName(path).constData()) != 0)
        return diskError(QStringLiteral("rename"));
    TRY(syncedFolderOf(path));
    return eraseClearRemains(path);
}

Result<void> loseName(const QString &path)
{
    if (::rename(QFile::encodeName(path).constData(), QFile::encodeName(clearRemains(path)).constData()) != 0)
        return errno == ENOENT ? Result<void>() : diskError(QStringLiteral("rename"));
    return syncedFolderOf(path);
}

Result<void> eraseClearRemains(const QString &path)
{
    const QString remains = clearRemains(path);
    if (!QFile::exists(remains))
        return {};
    TRY(eraseFile(remains));
    // The index is in clear as well, and is made again.
    const QDir folder = QFileInfo(path).dir();
    for (const QString &name : folder.entryList({QStringLiteral("search-*.db*")}, QDir::Files))
        TRY(eraseFile(folder.filePath(name)));
    return syncedFolderOf(path);
}

} // namespace peygir::storage
