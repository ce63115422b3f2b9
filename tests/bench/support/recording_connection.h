// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/connection.h"

namespace peygir::bench {

/// One writing call, as values: rows for a table, or a statement with its parameters.
struct Write
{
    QByteArray table;
    std::vector<QByteArray> columns;
    std::vector<QByteArray> keys;
    /// Only where `table` is empty.
    QByteArray sql;
    std::vector<Value> values;

    size_t rows() const { return table.isEmpty() ? 1 : values.size() / columns.size(); }
};

/// What was committed together.
using WrittenGroup = std::vector<Write>;

/// Hands everything on to another connection and remembers what was written: the row images that the bare program then
/// writes without deciding anything.
class RecordingConnection final : public storage::Connection
{
public:
    explicit RecordingConnection(storage::Connection &inner) : m_inner(inner) {}

    const std::vector<WrittenGroup> &groups() const { return m_groups; }
    qint64 statements() const { return m_statements; }
    /// Forgets what was written so far.
    void clear();

    storage::Dialect dialect() const override { return m_inner.dialect(); }
    Result<qint64> run(QByteArrayView sql, std::span<const Value> parameters) override;
    Result<void> runScript(const QByteArray &sql) override { return m_inner.runScript(sql); }
    Result<void> each(QByteArrayView sql, std::span<const Value> parameters,
                      const std::function<bool(const storage::RowView &)> &row) override;
    Result<void> putMany(const QByteArray &table, const std::vector<QByteArray> &columns,
                         const std::vector<QByteArray> &keys, std::span<const Value> values) override;
    Result<void> begin(Access access) override;
    Result<void> commit() override;
    void rollback() override;
    bool inTransaction() const override { return m_inner.inTransaction(); }
    void interrupt() override { m_inner.interrupt(); }
    using storage::Connection::each;
    using storage::Connection::run;

private:
    storage::Connection &m_inner;
    WrittenGroup m_open;
    std::vector<WrittenGroup> m_groups;
    qint64 m_statements = 0;
};

/// Rows and bytes of what was recorded.
struct Volume
{
    qint64 rows = 0;
    qint64 bytes = 0;
};
Volume volumeOf(const std::vector<WrittenGroup> &groups);

} // namespace peygir::bench
