// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/connection.h"

#include <QByteArrayList>

namespace peygir::test {

/// A connection that remembers how SQLite would find the rows of each question. PostgreSQL plans by how much there is, which in
/// a test is nothing.
class PlanReader final : public storage::Connection
{
public:
    explicit PlanReader(storage::Connection &inner) : m_inner(inner) {}

    bool canRead() const { return m_inner.dialect() == storage::Dialect::Sqlite; }
    /// The steps of the plans that read this table otherwise than by this index.
    QByteArrayList readsOf(const QByteArray &table, const QByteArray &index) const
    {
        QByteArrayList others;
        for (const QByteArray &step : m_steps) {
            if ((step + ' ').contains(' ' + table + ' ') && !step.contains(index))
                others.append(step);
        }
        return others;
    }

    /// How many steps all plans have had, which tells how often was asked.
    qsizetype steps() const { return m_steps.size(); }

    storage::Dialect dialect() const override { return m_inner.dialect(); }
    Result<qint64> run(QByteArrayView sql, std::span<const Value> parameters) override
    {
        return m_inner.run(sql, parameters);
    }
    Result<void> runScript(const QByteArray &sql) override { return m_inner.runScript(sql); }
    Result<void> each(QByteArrayView sql, std::span<const Value> parameters,
                      const std::function<bool(const storage::RowView &)> &row) override
    {
        TRY(m_inner.each("EXPLAIN QUERY PLAN " + sql.toByteArray(), parameters, [this](const storage::RowView &view) {
            m_steps.append(view.utf8(3));
            return true;
        }));
        return m_inner.each(sql, parameters, row);
    }
    Result<void> putMany(const QByteArray &table, const std::vector<QByteArray> &columns,
                         const std::vector<QByteArray> &keys, std::span<const Value> values) override
    {
        return m_inner.putMany(table, columns, keys, values);
    }
    Result<void> begin(Access access) override { return m_inner.begin(access); }
    Result<void> commit() override { return m_inner.commit(); }
    void rollback() override { m_inner.rollback(); }
    bool inTransaction() const override { return m_inner.inTransaction(); }
    void interrupt() override { m_inner.interrupt(); }
    using Connection::each;
    using Connection::run;

private:
    storage::Connection &m_inner;
    QByteArrayList m_steps;
};

} // namespace peygir::test
