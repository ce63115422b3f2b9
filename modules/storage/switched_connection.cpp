// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/switched_connection.h"

namespace peygir::storage {

/// Of this thread, in all connections: whoever is inside one of them is let into another, or he would wait for himself.
static thread_local int insideHere = 0;

/// Stands for the connection of the moment.
class ConnectionSwitch::Switched final : public Connection
{
public:
    Switched(std::shared_ptr<ConnectionSwitch> owner, Open open, std::unique_ptr<Connection> opened)
        : m_switch(std::move(owner))
        , m_open(std::move(open))
        , m_connection(std::move(opened))
    {
        const std::lock_guard lock(m_switch->m_mutex);
        m_switch->m_connections.insert(this);
    }
    ~Switched() override
    {
        if (m_isInTransaction)
            rollback();
        const Inside inside(*this);
        const std::lock_guard lock(m_switch->m_mutex);
        m_switch->m_connections.erase(this);
        m_connection.reset();
    }

    Dialect dialect() const override { return Dialect::Sqlite; }
    Result<qint64> run(QByteArrayView sql, std::span<const Value> parameters) override
    {
        const Inside inside(*this);
        TRY(ready());
        return m_connection->run(sql, parameters);
    }
    Result<void> runScript(const QByteArray &sql) override
    {
        const Inside inside(*this);
        TRY(ready());
        return m_connection->runScript(sql);
    }
    Result<void> each(QByteArrayView sql, std::span<const Value> parameters,
                      const std::function<bool(const RowView &)> &row) override
    {
        const Inside inside(*this);
        TRY(ready());
        return m_connection->each(sql, parameters, row);
    }
    Result<void> putMany(const QByteArray &table, const std::vector<QByteArray> &columns,
                         const std::vector<QByteArray> &keys, std::span<const Value> values) override
    {
        const Inside inside(*this);
        TRY(ready());
        return m_connection->putMany(table, columns, keys, values);
    }

    Result<void> begin(Access access) override
    {
        enter();
        const auto begun = [&]() -> Result<void> {
            TRY(ready());
            return m_connection->begin(access);
        }();
        m_isInTransaction = begun.ok();
        if (!begun.ok())
            leave();
        return begun;
    }
    Result<void> commit() override
    {
        TRY(m_connection->commit());
        m_isInTransaction = false;
        leave();
        return {};
    }
    void rollback() override
    {
        if (!m_isInTransaction)
            return;
        m_connection->rollback();
        m_isInTransaction = false;
        leave();
    }
    bool inTransaction() const override { return m_isInTransaction; }

    void interrupt() override
    {
        const std::lock_guard lock(m_switch->m_mutex);
        if (m_connection)
            m_connection->interrupt();
    }

    /// Under the lock of the switch, while this is not inside.
    void close() { m_connection.reset(); }

private:
    /// A statement inside another one's rows, or inside a transaction, is inside already.
    struct Inside
    {
        explicit Inside(Switched &one) : connection(one) { connection.enter(); }
        ~Inside() { connection.leave(); }
        Inside(const Inside &) = delete;
        Inside &operator=(const Inside &) = delete;
        Switched &connection;
    };

    void enter()
    {
        if (m_depth++ == 0)
            m_switch->enter();
    }
    void leave()
    {
        if (--m_depth == 0)
            m_switch->leave();
    }
    Result<void> ready()
    {
        if (m_connection)
            return {};
        TRY_LET(auto opened, m_open());
        const std::lock_guard lock(m_switch->m_mutex);
        m_connection = std::move(opened);
        return {};
    }

    std::shared_ptr<ConnectionSwitch> m_switch;
    Open m_open;
    std::unique_ptr<Connection> m_connection;
    bool m_isInTransaction = false;
    /// How often it is inside; counted by the one thread that uses it.
    int m_depth = 0;
};

Result<std::unique_ptr<Connection>> ConnectionSwitch::connect(Open open)
{
    enter();
    auto opened = open();
    std::unique_ptr<Connection> connection;
    if (opened.ok())
        connection = std::make_unique<Switched>(shared_from_this(), std::move(open), std::move(*opened));
    leave();
    if (!opened.ok())
        return opened.error();
    return connection;
}

void ConnectionSwitch::enter()
{
    std::unique_lock lock(m_mutex);
    m_changed.wait(lock, [this] {
        return m_owner == std::thread::id() || m_owner == std::this_thread::get_id() || insideHere > 0;
    });
    ++m_inside;
    ++insideHere;
}

void ConnectionSwitch::leave()
{
    {
        const std::lock_guard lock(m_mutex);
        --m_inside;
        --insideHere;
    }
    m_changed.notify_all();
}

Result<void> ConnectionSwitch::exclusively(const std::function<Result<void>()> &last,
                                           const std::function<Result<void>()> &exchange)
{
    {
        std::unique_lock lock(m_mutex);
        if (m_owner != std::thread::id())
            return Error("storage.busy");
        m_owner = std::this_thread::get_id();
        if (!m_changed.wait_for(lock, patience, [this] { return m_inside == 0; })) {
            m_owner = {};
            lock.unlock();
            m_changed.notify_all();
            return Error("storage.busy");
        }
    }
    auto done = last();
    if (done.ok()) {
        {
            const std::lock_guard lock(m_mutex);
            Q_ASSERT_X(m_inside == 0, "ConnectionSwitch", "a transaction was left open");
            for (Switched *const connection : m_connections)
                connection->close();
        }
        done = exchange();
    }
    {
        const std::lock_guard lock(m_mutex);
        m_owner = {};
    }
    m_changed.notify_all();
    return done;
}

} // namespace peygir::storage
