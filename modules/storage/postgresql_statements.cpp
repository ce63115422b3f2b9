// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/postgresql_statements.h"

#include "storage/postgresql_error.h"
#include "storage/postgresql_wire.h"
#include "storage/statement_text.h"

#include <memory>

namespace peygir::storage {

namespace {

/// A plan takes tens of kilobytes in the server's process.
constexpr size_t postgresqlStatementsKept = 256;

using PgAnswer = std::unique_ptr<PGresult, decltype(&PQclear)>;

Result<PgAnswer> commandAnswer(PGconn *connection, PGresult *result)
{
    PgAnswer answer(result, &PQclear);
    if (PQresultStatus(result) != PGRES_COMMAND_OK)
        return postgresqlError(connection, result);
    return answer;
}

/// Where a text, a quoted name or a comment that begins at `at` ends; `at` itself when none begins there.
qsizetype endOfQuoted(QByteArrayView sql, qsizetype at)
{
    const auto after = [&](const char *end, qsizetype from, qsizetype length) {
        const qsizetype found = QByteArray::fromRawData(sql.data(), sql.size()).indexOf(end, from);
        return found < 0 ? sql.size() : found + length;
    };
    const char c = sql[at];
    const char next = at + 1 < sql.size() ? sql[at + 1] : '\0';
    // A doubled quotation mark inside ends one text and begins the next, which comes to the same.
    if (c == '\'')
        return after("'", at + 1, 1);
    if (c == '"')
        return after("\"", at + 1, 1);
    if (c == '-' && next == '-')
        return after("\n", at, 1);
    if (c == '/' && next == '*')
        return after("*/", at + 2, 2);
    return at;
}

} // namespace

NumberedSql numberedParameters(QByteArrayView sql)
{
    NumberedSql result{{}, 0};
    result.sql.reserve(sql.size() + 32);
    for (qsizetype at = 0; at < sql.size();) {
        const qsizetype end = endOfQuoted(sql, at);
        if (end > at) {
            result.sql.append(sql.data() + at, end - at);
            at = end;
        } else if (sql[at] == '?') {
            result.sql += '$' + QByteArray::number(++result.parameters);
            ++at;
        } else {
            result.sql += sql[at++];
        }
    }
    return result;
}

Result<const PostgresqlStatements::Statement *> PostgresqlStatements::take(PGconn *connection, QByteArrayView sql,
                                                                           std::span<const Value> parameters)
{
    const QByteArray key = QByteArray::fromRawData(sql.data(), sql.size());
    for (auto found = m_byText.constFind(key); found != m_byText.cend() && found.key() == key; ++found) {
        const Statements::iterator statement = found.value();
        if (!std::equal(parameters.begin(), parameters.end(), statement->parameters.begin(),
                        statement->parameters.end(), fits))
            continue;
        m_statements.splice(m_statements.begin(), m_statements, statement);
        return &m_statements.front();
    }
    TRY(forgetOldest(connection));
    TRY_LET(Statement statement, prepare(connection, sql, parameters));
    m_statements.push_front(std::move(statement));
    m_byText.insert(m_statements.front().sql, m_statements.begin());
    return &m_statements.front();
}

Result<PostgresqlStatements::Statement> PostgresqlStatements::prepare(PGconn *connection, QByteArrayView sql,
                                                                      std::span<const Value> parameters)
{
    const NumberedSql numbered = numberedParameters(sql);
    if (size_t(numbered.parameters) != parameters.size())
        return wrongParameterCount(sql, parameters.size(), size_t(numbered.parameters));
    Statement statement{sql.toByteArray(), "p" + QByteArray::number(++m_lastName), {}, {}};
    std::vector<Oid> types;
    for (const Value &value : parameters)
        types.push_back(oidOf(value));
    const auto prepared =
        commandAnswer(connection, PQprepare(connection, statement.name.constData(), numbered.sql.constData(),
                                            int(types.size()), types.data()));
    if (!prepared)
        return prepared.error().with(QStringLiteral("sql"), QString::fromUtf8(sql));
    TRY_LET(const PgAnswer described,
            commandAnswer(connection, PQdescribePrepared(connection, statement.name.constData())));
    for (int i = 0; i < PQnparams(described.get()); ++i)
        statement.parameters.push_back(PQparamtype(described.get(), i));
    for (int i = 0; i < PQnfields(described.get()); ++i)
        statement.columns.push_back(PQftype(described.get(), i));
    return statement;
}

Result<void> PostgresqlStatements::forgetOldest(PGconn *connection)
{
    if (m_statements.size() < postgresqlStatementsKept)
        return {};
    const auto oldest = std::prev(m_statements.end());
    TRY(commandAnswer(connection, PQexec(connection, "DEALLOCATE " + oldest->name)));
    m_byText.remove(oldest->sql, oldest);
    m_statements.erase(oldest);
    return {};
}

Result<void> PostgresqlStatements::clear(PGconn *connection)
{
    m_byText.clear();
    m_statements.clear();
    TRY(commandAnswer(connection, PQexec(connection, "DEALLOCATE ALL")));
    return {};
}

} // namespace peygir::storage
