// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "service/server_store.h"

#include <atomic>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <thread>

namespace peygir::server {

/// How a node that does not lead hears what its desks are to be told: it looks ten times a second at the head of the
/// database that it answers from. A replica is so never ahead of what its desks are told, as a notice from the leader would
/// be. Does nothing on an embedded store, which has one node.
class HeadWatch
{
public:
    using Moved = std::function<void(std::vector<qint64> buckets, qint64 head)>;

    /// `moved` is called on this object's thread.
    HeadWatch(const ServerStore &store, Moved moved);
    /// Stops.
    ~HeadWatch();

    void start();
    void stop();

    /// This node wrote up to here and tells its desks itself. From any thread.
    void wrote(qint64 head) { m_written = head; }
    /// While a node leads nothing else writes. From any thread.
    void setLeading(bool leading) { m_leading = leading; }

private:
    void loop();
    Result<void> look();

    const ServerStore &m_store;
    Moved m_moved;
    std::atomic<qint64> m_written = 0;
    std::atomic_bool m_leading = false;
    // Of this object's thread.
    std::unique_ptr<storage::Connection> m_connection;
    std::optional<qint64> m_seen;
    bool m_wasLeading = false;

    std::mutex m_mutex;
    std::condition_variable m_wake;
    bool m_stopping = false;
    std::thread m_thread;
};

} // namespace peygir::server
