// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/connection.h"

#include <functional>
#include <optional>
#include <utility>

namespace peygir::sync::testing {

/// A real connection that fails where a test says so, as a full disk or a lost network would.
class FailingConnection final : public storage::Connection
{
public:
    explicit FailingConnection(storage::Connection &inner) : m_inner(inner) {}

    /// After `spared` more, the next `times` writes of many rows into `table` fail with this error.
    void failPuts(const QByteArray &table, int times, const QByteArray &error, int spared = 0)
    {
        m_table = table;
        m_times = times;
        m_error = error;
        m_spared = spared;
        m_failed = 0;
    }
    /// How many have failed since then.
    int failed() const { return m_failed; }

    /// The next commit goes through, and its answer is lost on the way.
    void loseAnswerOfCommit() { m_losesCommit = true; }
    /// As if killed at a commit, after `spared` more: before it, or after it and before anybody hears of it.
    enum class Kill { BeforeCommit, AfterCommit };
    void killAt(Kill kill, int spared)
    {
        m_kill = kill;
        m_commitsSpared = spared;
    }
    bool isKilled() const { return m_commitsSpared && *m_commitsSpared < 0; }

    /// What somebody else does after the next read, before anything else is done here.
    void meanwhile(std::function<void()> act) { m_meanwhile = std::move(act); }

    storage::Dialect dialect() const override { return m_inner.dialect(); }
    Result<qint64> run(QByteArrayView sql, std::span<const Value> parameters) override
    {
        return m_inner.run(sql, parameters);
    }
    Result<void> runScript(const QByteArray &sql) override { return m_inner.runScript(sql); }
    Result<void> each(QByteArrayView sql, std::span<const Value> parameters,
                      const std::function<bool(const storage::RowView &)> &row) override
    {
        TRY(m_inner.each(sql, parameters, row));
        if (const auto act = std::exchange(m_meanwhile, {}))
            act();
        return {};
    }
    Result<void> putMany(const QByteArray &table, const std::vector<QByteArray> &columns,
                         const std::vector<QByteArray> &keys, std::span<const Value> values) override
    {
        if (table == m_table && m_times > 0 && m_spared-- <= 0) {
            --m_times;
            ++m_failed;
            return Error(m_error);
        }
        return m_inner.putMany(table, columns, keys, values);
    }
    Result<void> begin(Access access) override { return m_inner.begin(access); }
    Result<void> commit() override
    {
        if (m_commitsSpared && --*m_commitsSpared < 0) {
            if (m_kill == Kill::AfterCommit && *m_commitsSpared == -1)
                TRY(m_inner.commit());
            return Error("storage.unreachable");
        }
        TRY(m_inner.commit());
        return std::exchange(m_losesCommit, false) ? Result<void>(Error("storage.unreachable")) : Result<void>();
    }
    void rollback() override { m_inner.rollback(); }
    bool inTransaction() const override { return m_inner.inTransaction(); }
    void interrupt() override { m_inner.interrupt(); }
    using Connection::each;
    using Connection::run;

private:
    storage::Connection &m_inner;
    QByteArray m_table;
    QByteArray m_error;
    int m_times = 0;
    int m_spared = 0;
    int m_failed = 0;
    bool m_losesCommit = false;
    Kill m_kill = Kill::BeforeCommit;
    std::optional<int> m_commitsSpared;
    std::function<void()> m_meanwhile;
};

} // namespace peygir::sync::testing
