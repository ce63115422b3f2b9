// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/sealing_vfs.h"
#include "storage/sqlite_connection.h"
#include "support/databases/empty_database.h"

#include <QDir>
#include <QFile>

namespace peygir::test {

inline constexpr std::array<std::uint8_t, storage::KeyProvider::keyBytes> deskKey{1, 3, 7};
inline constexpr std::array<std::uint8_t, storage::KeyProvider::keyBytes> otherKey{1, 3, 8};

inline QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

inline void putContent(const QString &path, const QByteArray &content)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
        qFatal("cannot write %s", qPrintable(path));
}

/// The number that a question answers; -1 for none.
inline Result<qint64> number(storage::Connection &connection, const QByteArray &sql)
{
    qint64 found = -1;
    TRY(connection.each(sql, {}, [&found](const storage::RowView &row) {
        found = row.integer(0);
        return false;
    }));
    return found;
}

/// A folder with sealed databases.
class SealedFolder
{
public:
    using Journal = storage::SqliteOptions::Journal;

    explicit SealedFolder(storage::KeyProvider::Key key = deskKey)
        : m_vfs(key)
    {}

    QString path(const char *name) const { return m_folder.filePath(QString::fromLatin1(name)); }
    const QString folder() const { return m_folder.path(); }
    const storage::SealingVfs &vfs() const { return m_vfs; }

    Result<std::unique_ptr<storage::Connection>> tryOpen(const char *name, Journal journal = Journal::Wal) const
    {
        return storage::openSqlite({.path = path(name), .vfs = m_vfs.name(), .journal = journal});
    }
    std::unique_ptr<storage::Connection> open(const char *name, Journal journal = Journal::Wal) const
    {
        return must(tryOpen(name, journal));
    }

    /// Some dozens of pages with an index, in transactions of one row each; closed.
    void fill(const char *name, int rows = 60, Journal journal = Journal::Wal) const
    {
        const auto connection = open(name, journal);
        makeTable(*connection);
        for (int row = 1; row <= rows; ++row)
            addRow(*connection, row);
    }
    static void makeTable(storage::Connection &connection)
    {
        must(connection.runScript(
            "CREATE TABLE message (id INTEGER PRIMARY KEY, phone TEXT NOT NULL, body BLOB NOT NULL);"
            "CREATE INDEX message_phone ON message (phone)"));
    }
    static void addRow(storage::Connection &connection, qint64 row)
    {
        must(connection.run("INSERT INTO message (id, phone, body) VALUES (?, ?, ?)",
                            {Value(row), Value::text(QStringLiteral("0912%1").arg(row, 7, 10, QLatin1Char('0'))),
                             Value::bytes(QByteArray(2000, char('a' + row % 26)))}));
    }

    /// Reads everything in it; "" or the id of what went wrong.
    QByteArray readAll(const char *name, Journal journal = Journal::Wal) const
    {
        const auto connection = tryOpen(name, journal);
        if (!connection.ok())
            return connection.error().id();
        if (const auto read = number(**connection, "SELECT sum(length(body)) FROM message"); !read.ok())
            return read.error().id();
        return idOf(storage::checkIntegrity(**connection, storage::Integrity::Full));
    }

    /// What a machine would find after it stopped at this moment, with all that was written.
    void copy(const char *from, const char *to) const
    {
        for (const char *suffix : {"", "-wal", "-journal"}) {
            const QString source = path(from) + QLatin1String(suffix);
            const QString target = path(to) + QLatin1String(suffix);
            QFile::remove(target);
            if (QFile::exists(source))
                putContent(target, contentOf(source));
        }
        QFile::remove(path(to) + QLatin1String("-shm"));
    }

private:
    static QByteArray idOf(const Result<void> &result) { return result.ok() ? QByteArray() : result.error().id(); }

    QTemporaryDir m_folder;
    storage::SealingVfs m_vfs;
};

} // namespace peygir::test
