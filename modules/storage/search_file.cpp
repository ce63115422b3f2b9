// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/search_file.h"

#include "storage/sqlite_connection.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

namespace peygir::storage {

namespace {

QString unfinished(const QString &path) { return path + QStringLiteral(".new"); }

void removeFile(const QString &path)
{
    for (const char *suffix : {"", "-wal", "-shm", "-journal"})
        QFile::remove(path + QLatin1String(suffix));
}

} // namespace

SearchBoard::SearchBoard(const QString &storeFile, QByteArray vfs)
    : m_path(QFileInfo(storeFile).dir().filePath(QStringLiteral("search-%1.db").arg(searchVersion)))
    , m_vfs(std::move(vfs))
{}

Result<std::unique_ptr<Connection>> openSearchFile(const SearchBoard &board, const std::optional<Uuid> &token,
                                                   bool readOnly)
{
    const QString &path = board.path();
    const Error damaged("storage.damaged", {{QStringLiteral("path"), path}});
    if (!QFile::exists(path) || !token)
        return Error("storage.missing", {{QStringLiteral("path"), path}});
    TRY_LET(auto connection, openSqlite({.path = path, .vfs = board.vfs(), .readOnly = readOnly, .mustExist = true}));
    bool ours = false;
    const auto read =
        connection->each("SELECT token FROM search_file WHERE token = ?", {Value(*token)}, [&ours](const RowView &) {
            ours = true;
            return false;
        });
    if (!read.ok() || !ours)
        return damaged;
    return connection;
}

SearchFileMaker::SearchFileMaker(const SearchBoard &board, std::unique_ptr<Connection> connection, const Uuid &token)
    : m_path(board.path())
    , m_vfs(board.vfs())
    , m_connection(std::move(connection))
    , m_token(token)
{}

SearchFileMaker::~SearchFileMaker()
{
    m_connection.reset();
    removeFile(unfinished(m_path));
}

Result<std::unique_ptr<SearchFileMaker>> SearchFileMaker::begin(const SearchBoard &board, const Uuid &token)
{
    const QString &path = board.path();
    // Those of other versions are nobody's.
    const QDir folder = QFileInfo(path).dir();
    for (const QString &name : folder.entryList({QStringLiteral("search-*.db")}, QDir::Files)) {
        if (folder.filePath(name) != path)
            removeFile(folder.filePath(name));
    }
    removeFile(unfinished(path));
    // What is lost in a power cut never gets its name: nothing has to be synced before the end. What lies in its free
    // pages is what lies in the others.
    TRY_LET(auto connection, openSqlite({.path = unfinished(path),
                                         .vfs = board.vfs(),
                                         .synchronous = SqliteOptions::Synchronous::Normal,
                                         .erase = SqliteOptions::Erase::No}));
    TRY(connection->runScript("CREATE TABLE search_file (token BLOB PRIMARY KEY)"));
    return std::unique_ptr<SearchFileMaker>(new SearchFileMaker(board, std::move(connection), token));
}

Result<void> SearchFileMaker::finish()
{
    TRY(m_connection->run("INSERT INTO search_file (token) VALUES (?)", {Value(m_token)}));
    // Closing brings the log into the file.
    m_connection.reset();
    const QString made = unfinished(m_path);
    {
        // Everything durable before the name is: a full commit of a connection of its own.
        TRY_LET(const auto synced, openSqlite({.path = made, .vfs = m_vfs, .mustExist = true}));
        TRY(synced->run("PRAGMA user_version = 1"));
    }
    removeFile(m_path);
    if (!QFile::rename(made, m_path))
        return Error("storage.io", {{QStringLiteral("path"), m_path}});
    return {};
}

Result<std::optional<Uuid>> pairToken(Connection &store)
{
    std::optional<Uuid> token;
    TRY(store.each("SELECT token FROM search_pair", {}, [&token](const RowView &row) {
        token = row.uuid(0);
        return false;
    }));
    return token;
}

Result<void> setPairToken(Connection &store, const Uuid &token)
{
    TRY_LET(Transaction transaction, Transaction::begin(store, Connection::Access::Write));
    TRY(store.run("DELETE FROM search_pair"));
    TRY(store.run("INSERT INTO search_pair (token) VALUES (?)", {Value(token)}));
    return transaction.commit();
}

} // namespace peygir::storage
