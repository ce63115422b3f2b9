// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/value.h"

#include <functional>
#include <memory>
#include <span>
#include <vector>

namespace peygir::storage {

enum class Dialect { Sqlite, Postgresql };

/// One row of an answer, valid only inside the callback that receives it. Columns are counted from 0. Reading a column
/// as a type that it does not hold is a bug of ours and stops the program; what may be NULL is asked with isNull first.
class RowView
{
public:
    virtual ~RowView() = default;
    virtual int columns() const = 0;
    virtual bool isNull(int column) const = 0;
    virtual qint64 integer(int column) const = 0;
    virtual bool boolean(int column) const = 0;
    virtual QByteArray utf8(int column) const = 0;
    virtual QByteArray bytes(int column) const = 0;
    virtual Uuid uuid(int column) const = 0;
    QString text(int column) const { return QString::fromUtf8(utf8(column)); }
    Instant instant(int column) const { return Instant(integer(column)); }
    /// The value as the type that the reader expects of it.
    Value value(int column, Value::Type type) const;
};

/// A connection to one database, SQLite or PostgreSQL, below everything else in `storage`. Belongs to one thread at a
/// time. Statements are prepared once and cached by their text; parameters are `?` in order, on both databases.
///
/// Errors: "storage.disk_full", "storage.busy", "storage.unique", "storage.damaged", "storage.read_only",
/// "storage.unreachable" (connection lost; the connection is dead from then on), "storage.io", "storage.cancelled",
/// "storage.malformed_text" (a text parameter with a NUL or not UTF-8), "storage.constraint" (NOT NULL or CHECK),
/// "storage.sql" (the statement is wrong: a bug of ours). All carry the driver's own words under "detail", for logs
/// only. After an error inside a transaction only `rollback` works; whatever else is tried, `commit` included, fails
/// with "storage.transaction_failed".
class Connection
{
public:
    virtual ~Connection() = default;

    virtual Dialect dialect() const = 0;
    /// Runs a statement; answers the number of rows that it changed.
    virtual Result<qint64> run(QByteArrayView sql, std::span<const Value> parameters = {}) = 0;
    /// Runs several statements without parameters, separated by semicolons (migrations): all of them or none.
    virtual Result<void> runScript(const QByteArray &sql) = 0;
    /// Calls `row` for each row of the answer until it returns false. `row` may run further statements on this
    /// connection.
    virtual Result<void> each(QByteArrayView sql, std::span<const Value> parameters,
                              const std::function<bool(const RowView &)> &row) = 0;
    /// Inserts many rows of equal width, or replaces the ones whose `keys` exist, in as few round trips as the
    /// database allows (one prepared statement in a loop on SQLite; multi-row statements on PostgreSQL).
    /// `values` holds rows.size() × columns.size() values, row after row. With no `keys` it only inserts.
    /// Two rows with the same key in one call are a bug of ours. All rows or none.
    virtual Result<void> putMany(const QByteArray &table, const std::vector<QByteArray> &columns,
                                 const std::vector<QByteArray> &keys, std::span<const Value> values) = 0;

    /// Transactions do not nest. A read transaction sees one state from its first statement to its end.
    enum class Access { Read, Write };
    virtual Result<void> begin(Access access) = 0;
    virtual Result<void> commit() = 0;
    virtual void rollback() = 0;
    virtual bool inTransaction() const = 0;

    /// Stops the statement that runs at this moment, which then fails with "storage.cancelled". The only function that
    /// any thread may call, as long as the connection lives. Without a running statement it has no effect.
    virtual void interrupt() = 0;

    Result<void> each(QByteArrayView sql, std::initializer_list<Value> parameters,
                      const std::function<bool(const RowView &)> &row)
    {
        return each(sql, std::span<const Value>(parameters.begin(), parameters.size()), row);
    }
    Result<qint64> run(QByteArrayView sql, std::initializer_list<Value> parameters)
    {
        return run(sql, std::span<const Value>(parameters.begin(), parameters.size()));
    }
};

/// Rolls back when it is destroyed before `commit`.
class Transaction
{
public:
    static Result<Transaction> begin(Connection &connection, Connection::Access access)
    {
        TRY(connection.begin(access));
        return Transaction(connection);
    }
    Transaction(Transaction &&other) noexcept
        : m_connection(std::exchange(other.m_connection, nullptr))
    {}
    Transaction &operator=(Transaction &&) = delete;
    ~Transaction()
    {
        if (m_connection)
            m_connection->rollback();
    }
    /// Durable when this succeeds. When it fails, nothing of the transaction is in the database, with two exceptions
    /// that no database can avoid: after "storage.unreachable" and "storage.io" only a look at the reopened database
    /// tells (receipts make repeating harmless).
    Result<void> commit()
    {
        auto result = m_connection->commit();
        if (result.ok())
            m_connection = nullptr;
        return result;
    }

private:
    explicit Transaction(Connection &connection)
        : m_connection(&connection)
    {}
    Connection *m_connection;
};

} // namespace peygir::storage
