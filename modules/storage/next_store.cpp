// SPDX-License-Identifier: GPL-3.0-or-later
// A file beside a store that may take its place.
#include "storage/local_store.h"
#include "storage/sealing_vfs.h"
#include "storage/store_folder.h"

#include <QDir>
#include <QFileInfo>

namespace peygir::storage {

namespace {

QString nextPath(const QString &path) { return path + QStringLiteral(".next"); }

/// No log and no journal of the file that goes may be taken for one of that which comes.
Result<void> removeEmptyLog(const QString &path)
{
    for (const char *suffix : {"-wal", "-journal"}) {
        const QFileInfo log(path + QLatin1String(suffix));
        if (log.exists() && log.size() > 0)
            return Error("storage.io", {{QStringLiteral("detail"), QStringLiteral("the log was not brought into the file")}});
        QFile::remove(log.filePath());
    }
    QFile::remove(path + QStringLiteral("-shm"));
    return {};
}

} // namespace

Result<std::unique_ptr<Connection>> LocalStore::openNext(Next next) const
{
    const QString path = nextPath(m_path);
    if (next == Next::Kept && !QFile::exists(path))
        return Error("storage.missing", {{QStringLiteral("path"), path}});
    if (next == Next::Fresh)
        TRY(discardNext());
    TRY_LET(auto connection, openSqlite({.path = path,
                                         .vfs = vfs(),
                                         .mustExist = next == Next::Kept,
                                         .journal = SqliteOptions::Journal::Delete,
                                         .erase = SqliteOptions::Erase::No}));
    if (next == Next::Fresh)
        TRY(connection->run("PRAGMA application_id = " + QByteArray::number(applicationId)));
    TRY_LET(const QByteArray seal, sealOf(*connection));
    if (seal.isEmpty() == (m_sealing != nullptr))
        return Error("storage.seal_unproved", {{QStringLiteral("path"), path}});
    return connection;
}

QString LocalStore::pathOfPages(const QString &name) const { return m_path + QStringLiteral(".pages-") + name; }

Result<std::unique_ptr<PageFile>> LocalStore::openPages(const QString &name) const
{
    return PageFile::open(pathOfPages(name), vfs());
}

Result<void> LocalStore::removePages(const QString &name) const { return removePageFile(pathOfPages(name), vfs()); }

Result<void> LocalStore::discardNext() const
{
    const QFileInfo file(m_path);
    const QDir folder = file.dir();
    const QStringList names = folder.entryList({file.fileName() + QStringLiteral(".next*"), file.fileName() + QStringLiteral(".pages-*")},
                                               QDir::Files);
    for (const QString &name : names) {
        if (!QFile::remove(folder.filePath(name)))
            return systemError(QStringLiteral("remove"));
    }
    return {};
}

Result<void> LocalStore::exchange(const std::function<Result<void>()> &last) const
{
    // Opened and closed by a writer that is alone: it brings the log into the file, which a reader that closes last does not,
    // and gives a new file the journal of all others, which none of them could while the rest reads.
    const auto settle = [this]() -> Result<void> {
        TRY_LET(const auto connection, openSqlite({.path = m_path, .vfs = vfs(), .mustExist = true, .erase = SqliteOptions::Erase::No}));
        return connection->run("PRAGMA wal_checkpoint(TRUNCATE)").ok() ? Result<void>() : Error("storage.busy");
    };
    return m_switch->exclusively(last, [this, settle]() -> Result<void> {
        TRY(settle());
        TRY(removeEmptyLog(m_path));
        TRY(removeEmptyLog(nextPath(m_path)));
        if (::rename(QFile::encodeName(nextPath(m_path)).constData(), QFile::encodeName(m_path).constData()) != 0)
            return systemError(QStringLiteral("rename"));
        TRY(syncFolder(QFileInfo(m_path).path()));
        return settle();
    });
}

} // namespace peygir::storage
