// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/journaled_connection.h"

#include "storage/journal_entry.h"

namespace peygir::storage {

namespace {

bool onlyReads(QByteArrayView sql)
{
    sql = sql.trimmed();
    return sql.startsWith("SELECT") || sql.startsWith("WITH") || sql.startsWith("PRAGMA");
}

class JournaledConnection final : public Connection
{
public:
    JournaledConnection(std::unique_ptr<Connection> connection, WriteJournal *journal)
        : m_connection(std::move(connection))
        , m_journal(journal)
    {}

    Dialect dialect() const override { return m_connection->dialect(); }
    bool inTransaction() const override { return m_connection->inTransaction(); }
    void interrupt() override { m_connection->interrupt(); }

    Result<qint64> run(QByteArrayView sql, std::span<const Value> parameters) override
    {
        qint64 changed = 0;
        TRY(inTransactionOfItsOwn([&]() -> Result<void> {
            TRY_LET(changed, m_connection->run(sql, parameters));
            if (m_number)
                m_entry.addRun(sql, parameters);
            return {};
        }));
        return changed;
    }
    Result<void> runScript(const QByteArray &sql) override
    {
        return inTransactionOfItsOwn([&]() -> Result<void> {
            TRY(m_connection->runScript(sql));
            if (m_number)
                m_entry.addScript(sql);
            return {};
        });
    }
    Result<void> each(QByteArrayView sql, std::span<const Value> parameters,
                      const std::function<bool(const RowView &)> &row) override
    {
        if (onlyReads(sql))
            return m_connection->each(sql, parameters, row);
        return inTransactionOfItsOwn([&]() -> Result<void> {
            TRY(m_connection->each(sql, parameters, row));
            if (m_number)
                m_entry.addRun(sql, parameters);
            return {};
        });
    }
    Result<void> putMany(const QByteArray &table, const std::vector<QByteArray> &columns,
                         const std::vector<QByteArray> &keys, std::span<const Value> values) override
    {
        if (values.empty())
            return {};
        return inTransactionOfItsOwn([&]() -> Result<void> {
            TRY(m_connection->putMany(table, columns, keys, values));
            if (m_number)
                m_entry.addPut(table, columns, keys, values);
            return {};
        });
    }

    Result<void> begin(Access access) override
    {
        TRY(m_connection->begin(access));
        m_entry.clear();
        m_number.reset();
        if (access == Access::Read)
            return {};
        auto agreed = agree();
        if (!agreed.ok())
            rollback();
        return agreed;
    }
    Result<void> commit() override
    {
        if (m_number && !m_entry.isEmpty()) {
            const qint64 next = *m_number + 1;
            TRY_LET(const qint64 counted,
                    m_connection->run("UPDATE journal_state SET number = ? WHERE id = 1", {Value(next)}));
            Q_ASSERT(counted == 1);
            // On its disk before the commit. If that fails, the database says so at the next begin, and the entry is cut off.
            if (m_journal)
                TRY(m_journal->append(next, m_entry.bytes()));
        }
        TRY(m_connection->commit());
        m_number.reset();
        m_entry.clear();
        return {};
    }
    void rollback() override
    {
        m_connection->rollback();
        m_number.reset();
        m_entry.clear();
    }

private:
    Result<void> agree()
    {
        TRY_LET(m_number, transactionNumber(*m_connection));
        return m_number && m_journal ? m_journal->agreeWith(*m_number) : Result<void>();
    }

    template <class Work>
    Result<void> inTransactionOfItsOwn(Work work)
    {
        if (inTransaction())
            return work();
        TRY_LET(Transaction transaction, Transaction::begin(*this, Access::Write));
        TRY(work());
        return transaction.commit();
    }

    std::unique_ptr<Connection> m_connection;
    WriteJournal *m_journal;
    JournalEntry m_entry;
    /// Of the last transaction that was committed, while one that writes is under way and the store counts them.
    std::optional<qint64> m_number;
};

/// Entries that are run in one transaction: a commit for each would take longer than all their statements.
constexpr int entriesTogether = 500;

} // namespace

std::unique_ptr<Connection> journaled(std::unique_ptr<Connection> connection, WriteJournal *journal)
{
    return std::make_unique<JournaledConnection>(std::move(connection), journal);
}

Result<std::optional<qint64>> transactionNumber(Connection &connection)
{
    std::optional<qint64> number;
    bool counts = false;
    TRY(connection.each("SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'journal_state'", {},
                        [&counts](const RowView &) { return !(counts = true); }));
    if (!counts)
        return number;
    TRY(connection.each("SELECT number FROM journal_state WHERE id = 1", {}, [&number](const RowView &view) {
        number = view.integer(0);
        return false;
    }));
    return number;
}

Result<qint64> replayJournal(const QString &folder, Connection &connection)
{
    TRY_LET(const std::optional<qint64> own, transactionNumber(connection));
    const qint64 after = own.value_or(0);
    std::optional<Transaction> transaction;
    int together = 0;
    const auto finish = [&](qint64 number) -> Result<void> {
        TRY(connection.run("UPDATE journal_state SET number = ? WHERE id = 1", {Value(number)}));
        TRY(transaction->commit());
        transaction.reset();
        together = 0;
        return {};
    };
    TRY_LET(const qint64 last, WriteJournal::read(folder, after, [&](qint64 number, const QByteArray &entry) -> Result<void> {
                if (!transaction) {
                    auto begun = Transaction::begin(connection, Connection::Access::Write);
                    if (!begun.ok())
                        return begun.error();
                    transaction.emplace(std::move(*begun));
                }
                TRY(runEntry(connection, entry));
                return ++together < entriesTogether ? Result<void>() : finish(number);
            }));
    if (transaction)
        TRY(finish(last));
    return last - after;
}

} // namespace peygir::storage
