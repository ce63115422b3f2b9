// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/head_watch.h"

#include "base/limits.h"
#include "service/event_log.h"
#include "sync/server/history.h"
#include "sync/server/moved.h"

namespace peygir::server {

HeadWatch::HeadWatch(const ServerStore &store, Moved moved) : m_store(store), m_moved(std::move(moved)) {}

HeadWatch::~HeadWatch() { stop(); }

void HeadWatch::start()
{
    if (!m_store.isEmbedded())
        m_thread = std::thread([this] { loop(); });
}

void HeadWatch::stop()
{
    {
        const std::lock_guard lock(m_mutex);
        m_stopping = true;
    }
    m_wake.notify_all();
    if (m_thread.joinable())
        m_thread.join();
}

void HeadWatch::loop()
{
    std::unique_lock lock(m_mutex);
    bool failing = false;
    while (!m_stopping) {
        lock.unlock();
        const auto looked = look();
        if (!looked.ok()) {
            m_connection.reset();
            if (!failing)
                logError("head-watch", looked.error());
        }
        failing = !looked.ok();
        lock.lock();
        m_wake.wait_for(lock, failing ? Milliseconds(limits::leaderBeat) : Milliseconds(limits::headLook),
                        [this] { return m_stopping; });
    }
}

Result<void> HeadWatch::look()
{
    const bool leading = m_leading;
    const bool hasBegun = leading && !m_wasLeading;
    if (leading && m_seen && !hasBegun) {
        m_seen = std::max(*m_seen, m_written.load());
        return {};
    }
    if (!m_connection) {
        TRY_LET(m_connection, m_store.openReplica());
    }
    if (!m_seen) {
        TRY_LET(const sync::Cursor head, sync::headOf(*m_connection));
        m_seen = head.seq;
    }
    // The last ones of the old leader may have come after our last look, and before we began to write.
    TRY_LET(sync::Moved moved, sync::movedSince(*m_connection, *m_seen));
    m_wasLeading = leading;
    m_seen = moved.head;
    if (!moved.buckets.empty())
        m_moved(std::move(moved.buckets), moved.head);
    return {};
}

} // namespace peygir::server
