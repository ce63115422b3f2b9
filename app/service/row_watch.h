// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/instant.h"
#include "sync/server/row_audit.h"

#include <atomic>
#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <set>
#include <thread>

namespace peygir::server {

/// What the server does when nothing is asked of it: looks whether its rows are still what was written (SYNC 17), a few at a
/// time, on a connection that reads. A row that is not is told in the log once ("row-differs", with table and id) and counted;
/// `doctor` says what to do. Lives on any thread, looks on its own.
class RowWatch
{
public:
    /// One step: some milliseconds from memory.
    static constexpr int rowsPerStep = 200;
    /// Between two steps, and at least so many times what the last one took. 15 million rows take five hours.
    static constexpr Milliseconds pause{250};
    static constexpr int restOfStep = 20;
    /// Between two walks through everything.
    static constexpr Milliseconds rest{600'000};
    /// What is remembered of differing rows; more than a damaged page brings.
    static constexpr size_t mostKept = 1000;

    struct Duties
    {
        /// Only who leads looks: the others have the same database.
        std::function<bool()> isLeading;
        /// How much has been asked of the writer since the start: while it grows there is something to do.
        std::function<quint64()> asked;
        /// Of the database itself, not of a replica.
        std::function<Result<std::unique_ptr<storage::Connection>>()> openReading;
    };
    /// `registry` outlives it.
    RowWatch(const Registry &registry, Duties duties);
    /// Stops.
    ~RowWatch();

    void start();
    void stop();

    enum class Turn {
        /// Something was asked since the last turn, or another node leads.
        Left,
        Looked,
        /// ... and everything has been looked at once.
        Finished
    };
    /// What the thread does again and again; not beside it. Fails with the machine's errors, and begins with a new connection then.
    Result<Turn> turn();

    /// Rows that differed when they were last looked at, up to `mostKept`. From any thread.
    qint64 differing() const { return m_differing; }

private:
    void loop();
    void note(const sync::RowAudit::Step &step);

    const Registry &m_registry;
    Duties m_duties;
    std::atomic<qint64> m_differing = 0;
    // Of the thread that looks.
    std::unique_ptr<storage::Connection> m_connection;
    std::unique_ptr<sync::RowAudit> m_audit;
    std::optional<quint64> m_asked;
    /// Of the last walks, and of this one.
    std::set<sync::RowAudit::Finding> m_told;
    std::set<sync::RowAudit::Finding> m_found;

    std::mutex m_mutex;
    std::condition_variable m_wake;
    bool m_stopping = false;
    std::thread m_thread;
};

} // namespace peygir::server
