// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/bare/bare_sqlite.h"

#include "storage/statement_text.h"

#include <sqlite3.h>

namespace peygir::bench {

namespace {

void check(int code, sqlite3 *db)
{
    if (code != SQLITE_OK && code != SQLITE_DONE && code != SQLITE_ROW)
        qFatal("bare sqlite: %s", sqlite3_errmsg(db));
}

QByteArray insertOf(const Write &write)
{
    QByteArray marks = "?";
    for (size_t i = 1; i < write.columns.size(); ++i)
        marks += ", ?";
    return storage::insertHead(write.table, write.columns) + " VALUES (" + marks + ')' +
           storage::conflictTail(write.columns, write.keys);
}

} // namespace

BareSqlite::BareSqlite(const QByteArray &path, const char *synchronousWord)
{
    check(sqlite3_open_v2(path.constData(), &m_db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, nullptr), m_db);
    for (const char *pragma : {"PRAGMA mmap_size = 0", "PRAGMA temp_store = MEMORY", "PRAGMA cache_size = -32768",
                               "PRAGMA secure_delete = ON", "PRAGMA journal_mode = wal"})
        execute(pragma);
    execute("PRAGMA synchronous = " + QByteArray(synchronousWord));
}

BareSqlite::~BareSqlite()
{
    for (const auto &[sql, statement] : m_statements)
        sqlite3_finalize(statement);
    sqlite3_close(m_db);
}

void BareSqlite::execute(const char *sql) { check(sqlite3_exec(m_db, sql, nullptr, nullptr, nullptr), m_db); }

sqlite3_stmt *BareSqlite::prepared(const QByteArray &sql)
{
    sqlite3_stmt *&statement = m_statements[sql];
    if (!statement)
        check(sqlite3_prepare_v3(m_db, sql.constData(), -1, SQLITE_PREPARE_PERSISTENT, &statement, nullptr), m_db);
    return statement;
}

void BareSqlite::step(sqlite3_stmt *statement, std::span<const Value> values)
{
    int at = 0;
    for (const Value &value : values) {
        ++at;
        switch (value.type()) {
        case Value::Type::Null: sqlite3_bind_null(statement, at); break;
        case Value::Type::Integer: sqlite3_bind_int64(statement, at, value.toInteger()); break;
        case Value::Type::Boolean: sqlite3_bind_int64(statement, at, value.toBoolean()); break;
        case Value::Type::Uuid: sqlite3_bind_blob(statement, at, value.toUuid().bytes().data(), 16, SQLITE_STATIC); break;
        case Value::Type::Text:
            sqlite3_bind_text(statement, at, value.toUtf8().constData(), int(value.toUtf8().size()), SQLITE_STATIC);
            break;
        case Value::Type::Bytes:
            sqlite3_bind_blob(statement, at, value.toBytes().constData(), int(value.toBytes().size()), SQLITE_STATIC);
            break;
        }
    }
    check(sqlite3_step(statement), m_db);
    sqlite3_reset(statement);
}

void BareSqlite::put(const Write &write)
{
    if (write.table.isEmpty()) {
        step(prepared(write.sql), write.values);
        return;
    }
    sqlite3_stmt *statement = prepared(insertOf(write));
    const size_t width = write.columns.size();
    for (size_t at = 0; at < write.values.size(); at += width)
        step(statement, std::span(write.values).subspan(at, width));
}

void BareSqlite::write(const std::vector<WrittenGroup> &groups)
{
    for (const WrittenGroup &group : groups) {
        execute("BEGIN IMMEDIATE");
        for (const Write &write : group)
            put(write);
        execute("COMMIT");
    }
}

} // namespace peygir::bench
