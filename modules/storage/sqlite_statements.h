// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QByteArray>
#include <QMultiHash>

#include <list>

struct sqlite3;
struct sqlite3_stmt;

namespace peygir::storage {

/// Prepared statements of one SQLite connection by their text, the least recently used of them forgotten. A text that
/// is in use (its rows are being read) gets a second statement, so that `each` may be re-entered.
class SqliteStatements
{
    struct Entry
    {
        QByteArray sql;
        sqlite3_stmt *statement = nullptr;
        bool inUse = false;
    };
    using Entries = std::list<Entry>;

public:
    /// A statement in use; given back, reset and without parameters, when this is destroyed.
    class Use
    {
    public:
        Use(Use &&other) noexcept
            : m_entry(std::exchange(other.m_entry, nullptr))
        {}
        Use &operator=(Use &&) = delete;
        ~Use();
        sqlite3_stmt *get() const { return m_entry->statement; }

    private:
        friend class SqliteStatements;
        explicit Use(Entry *entry)
            : m_entry(entry)
        {
            m_entry->inUse = true;
        }
        Entry *m_entry;
    };

    SqliteStatements() = default;
    ~SqliteStatements();
    SqliteStatements(const SqliteStatements &) = delete;
    SqliteStatements &operator=(const SqliteStatements &) = delete;

    /// Finds or prepares. Fails with "storage.sql" for text that is wrong or holds not exactly one statement.
    Result<Use> take(sqlite3 *db, QByteArrayView sql);
    /// Must be called before the database is closed; no statement may be in use.
    void clear();

private:
    void forgetOldest();

    Entries m_entries; // most recently used first
    QMultiHash<QByteArray, Entries::iterator> m_byText;
};

} // namespace peygir::storage
