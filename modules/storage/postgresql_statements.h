// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "base/value.h"

#include <QMultiHash>

#include <libpq-fe.h>

#include <list>
#include <span>
#include <vector>

namespace peygir::storage {

/// A statement with `$1`, `$2`, … for each `?` that stands outside of texts, quoted names and comments.
struct NumberedSql
{
    QByteArray sql;
    int parameters;
};
NumberedSql numberedParameters(QByteArrayView sql);

/// Prepared statements of one PostgreSQL connection by text and types of parameters, the least recently used of them
/// given up.
class PostgresqlStatements
{
public:
    struct Statement
    {
        QByteArray sql;
        QByteArray name;
        std::vector<Oid> parameters;
        std::vector<Oid> columns;
    };

    /// Finds or prepares, two round trips the first time. The connection must be idle. The statement lives until the
    /// next call. Fails as `Connection` does.
    Result<const Statement *> take(PGconn *connection, QByteArrayView sql, std::span<const Value> parameters);
    /// Gives all of them up, since tables have changed.
    Result<void> clear(PGconn *connection);

private:
    using Statements = std::list<Statement>;

    Result<Statement> prepare(PGconn *connection, QByteArrayView sql, std::span<const Value> parameters);
    Result<void> forgetOldest(PGconn *connection);

    Statements m_statements; // most recently used first
    QMultiHash<QByteArray, Statements::iterator> m_byText;
    quint64 m_lastName = 0;
};

} // namespace peygir::storage
