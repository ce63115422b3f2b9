// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bench/support/recording_connection.h"

struct pg_conn;

namespace peygir::bench {

/// What a straight program does with libpq: one multi-row INSERT per table and group, one transaction per group. No
/// rules. Whatever fails ends the program.
class BarePostgresql
{
public:
    explicit BarePostgresql(const QByteArray &conninfo);
    ~BarePostgresql();
    BarePostgresql(const BarePostgresql &) = delete;
    BarePostgresql &operator=(const BarePostgresql &) = delete;

    void write(const std::vector<WrittenGroup> &groups);

private:
    void execute(const char *sql);
    void send(const QByteArray &sql, std::span<const Value> values);
    void put(const Write &write);

    pg_conn *m_connection;
};

} // namespace peygir::bench
