// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/connection.h"

#include <QObject>
#include <QThread>

#include <atomic>
#include <condition_variable>
#include <deque>
#include <memory>
#include <mutex>

namespace peygir::storage {

/// Asks a running or waiting query to stop; its callback is then never called. Copies share one state; destroying the
/// last copy cancels nothing.
class QueryTicket
{
public:
    QueryTicket() = default;
    void cancel()
    {
        if (m_cancelled)
            m_cancelled->store(true);
    }

private:
    friend class QueryThread;
    std::shared_ptr<std::atomic_bool> m_cancelled;
};

/// Runs queries of the screens away from the GUI thread, one after another, on a connection of its own. Each runs in a
/// read transaction, so that a page and its count tell of one state; or, where a desk's own tables are written, in the
/// transaction that it begins itself.
class QueryThread
{
public:
    /// `open` is called on the new thread; when it fails, every query fails with its error.
    using Open = std::function<Result<std::unique_ptr<Connection>>()>;
    /// What its jobs do. A writing thread drops none of them: at its end it does what was asked before.
    enum class Jobs { Read, Write };
    explicit QueryThread(Open open, Jobs jobs = Jobs::Read);
    /// Waits for the query that runs; those that wait are dropped (Jobs::Read), none is answered any more.
    ~QueryThread();
    QueryThread(const QueryThread &) = delete;
    QueryThread &operator=(const QueryThread &) = delete;

    /// Asked from the thread on which this object was made. `read` runs on the query thread, `done` on the asking one,
    /// unless `context` is gone or the ticket was cancelled by then.
    template <class T>
    QueryTicket run(std::function<Result<T>(Connection &)> read, QObject *context, std::function<void(Result<T>)> done)
    {
        return enqueue(
            [read = std::move(read)](Result<Connection *> connection) -> std::shared_ptr<void> {
                if (!connection.ok())
                    return std::make_shared<Result<T>>(connection.error());
                return std::make_shared<Result<T>>(read(**connection));
            },
            context,
            [done = std::move(done)](const std::shared_ptr<void> &answer) {
                done(std::move(*std::static_pointer_cast<Result<T>>(answer)));
            });
    }

private:
    using Work = std::function<std::shared_ptr<void>(Result<Connection *>)>;
    using Deliver = std::function<void(const std::shared_ptr<void> &)>;
    struct Job;

    QueryTicket enqueue(Work work, QObject *context, Deliver deliver);
    void loop(const Open &open);

    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::deque<std::unique_ptr<Job>> m_jobs;
    const Jobs m_kind;
    bool m_stopping = false;
    /// Lives where the queries are asked; answers are delivered to it.
    std::unique_ptr<QObject> m_home;
    std::unique_ptr<QThread> m_thread;
};

} // namespace peygir::storage
