// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/heartbeat.h"

#include "base/limits.h"
#include "service/event_log.h"

namespace peygir::server {

Heartbeat::Heartbeat(const ServerStore &store, const sync::Leadership &leadership) : m_store(store)
{
    if (!store.isEmbedded())
        m_thread = std::thread([this, token = leadership.token()] { loop(token); });
}

Heartbeat::~Heartbeat()
{
    {
        const std::lock_guard lock(m_mutex);
        m_stopping = true;
    }
    m_wake.notify_all();
    if (m_thread.joinable())
        m_thread.join();
}

void Heartbeat::loop(qint64 token)
{
    std::unique_ptr<storage::Connection> connection;
    const auto beat = [&]() -> Result<void> {
        if (!connection) {
            TRY_LET(connection, m_store.openWriting());
        }
        return sync::Leadership::beatOn(*connection, token, SystemClock().now());
    };
    std::unique_lock lock(m_mutex);
    while (!m_wake.wait_for(lock, limits::leaderBeat, [this] { return m_stopping; })) {
        lock.unlock();
        if (const auto beaten = beat(); !beaten.ok()) {
            // Whoever leads now has ended the session that works: what it tries next fails, and says so.
            logError("heartbeat", beaten.error());
            connection.reset();
        }
        lock.lock();
    }
}

} // namespace peygir::server
