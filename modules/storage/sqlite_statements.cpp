// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/sqlite_statements.h"

#include "storage/sqlite_error.h"

#include <sqlite3.h>

namespace peygir::storage {

namespace {

/// Enough for every statement text of a program; a prepared statement takes a few kilobytes.
constexpr size_t sqliteStatementsKept = 256;

bool isBlank(QByteArrayView tail)
{
    return std::all_of(tail.begin(), tail.end(),
                       [](char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == ';'; });
}

Result<sqlite3_stmt *> prepareSqlite(sqlite3 *db, QByteArrayView sql)
{
    sqlite3_stmt *statement = nullptr;
    const char *tail = nullptr;
    const int code = sqlite3_prepare_v3(db, sql.data(), int(sql.size()), SQLITE_PREPARE_PERSISTENT, &statement, &tail);
    if (code != SQLITE_OK)
        return sqliteError(code, db).with(QStringLiteral("sql"), QString::fromUtf8(sql));
    if (!statement || !isBlank({tail, sql.data() + sql.size()})) {
        sqlite3_finalize(statement);
        return Error("storage.sql", {{QStringLiteral("detail"), QStringLiteral("not exactly one statement")},
                                     {QStringLiteral("sql"), QString::fromUtf8(sql)}});
    }
    return statement;
}

} // namespace

SqliteStatements::Use::~Use()
{
    if (!m_entry)
        return;
    // The code that reset returns is the one that step has already reported.
    sqlite3_reset(m_entry->statement);
    sqlite3_clear_bindings(m_entry->statement);
    m_entry->inUse = false;
}

SqliteStatements::~SqliteStatements() { Q_ASSERT(m_entries.empty()); }

Result<SqliteStatements::Use> SqliteStatements::take(sqlite3 *db, QByteArrayView sql)
{
    const QByteArray key = QByteArray::fromRawData(sql.data(), sql.size());
    for (auto found = m_byText.constFind(key); found != m_byText.cend() && found.key() == key; ++found) {
        const Entries::iterator entry = found.value();
        if (entry->inUse)
            continue;
        m_entries.splice(m_entries.begin(), m_entries, entry);
        return Use(&*entry);
    }
    TRY_LET(sqlite3_stmt *const statement, prepareSqlite(db, sql));
    forgetOldest();
    m_entries.push_front({sql.toByteArray(), statement, false});
    m_byText.insert(m_entries.front().sql, m_entries.begin());
    return Use(&m_entries.front());
}

void SqliteStatements::forgetOldest()
{
    if (m_entries.size() < sqliteStatementsKept)
        return;
    for (auto entry = std::prev(m_entries.end()); entry != m_entries.begin(); --entry) {
        if (entry->inUse)
            continue;
        m_byText.remove(entry->sql, entry);
        sqlite3_finalize(entry->statement);
        m_entries.erase(entry);
        return;
    }
}

void SqliteStatements::clear()
{
    for (const Entry &entry : m_entries) {
        Q_ASSERT(!entry.inUse);
        sqlite3_finalize(entry.statement);
    }
    m_entries.clear();
    m_byText.clear();
}

} // namespace peygir::storage
