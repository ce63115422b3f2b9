// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bench/support/recording_connection.h"

#include <map>

struct sqlite3;
struct sqlite3_stmt;

namespace peygir::bench {

/// What a straight program does with SQLite's own interface: prepared statements in a loop, one transaction per group.
/// Same file, same pragmas as ours, no rules. Whatever fails ends the program.
class BareSqlite
{
public:
    /// `synchronousWord` as in the pragma.
    BareSqlite(const QByteArray &path, const char *synchronousWord);
    ~BareSqlite();
    BareSqlite(const BareSqlite &) = delete;
    BareSqlite &operator=(const BareSqlite &) = delete;

    void write(const std::vector<WrittenGroup> &groups);

private:
    void execute(const char *sql);
    sqlite3_stmt *prepared(const QByteArray &sql);
    void step(sqlite3_stmt *statement, std::span<const Value> values);
    void put(const Write &write);

    sqlite3 *m_db = nullptr;
    std::map<QByteArray, sqlite3_stmt *> m_statements;
};

} // namespace peygir::bench
