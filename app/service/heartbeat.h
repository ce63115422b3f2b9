// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "service/server_store.h"
#include "sync/server/leadership.h"

#include <condition_variable>
#include <mutex>
#include <thread>

namespace peygir::server {

/// Beats for a leader whose own connection is busy for longer than a leader may be quiet: with a migration, or with
/// whatever an administrator brings in. Does nothing on an embedded store. Lives on any thread, beats on its own.
class Heartbeat
{
public:
    /// `leadership` leads, and outlives it; it is only asked for its token, here.
    Heartbeat(const ServerStore &store, const sync::Leadership &leadership);
    /// Beats no more.
    ~Heartbeat();
    Heartbeat(const Heartbeat &) = delete;
    Heartbeat &operator=(const Heartbeat &) = delete;

private:
    void loop(qint64 token);

    const ServerStore &m_store;
    std::mutex m_mutex;
    std::condition_variable m_wake;
    bool m_stopping = false;
    std::thread m_thread;
};

} // namespace peygir::server
