// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/limits.h"
#include "base/random.h"
#include "service/crash_file.h"
#include "service/server_store.h"
#include "sync/server/leadership.h"

#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>

namespace peygir::server {

/// The thread of the one writer (SYNC 1–3): keeps leadership, gathers what waits into groups, and runs what else has to
/// write. Loses its connection or its leadership without ending: it answers with that error and tries again.
class SequencerThread
{
public:
    /// Called on this thread after each commit, before the answers go out.
    using Moved = std::function<void(std::vector<qint64> buckets, qint64 head)>;
    /// Called on this thread when it has become another: whether this node leads, and else the address of who does, empty
    /// where nobody is known.
    using Led = std::function<void(bool leading, const QByteArray &url)>;
    using Pushed = std::function<void(Result<sync::GroupOutcome>)>;
    struct Writer
    {
        storage::Connection &connection;
        /// Of this node's leadership; 0 while another node leads.
        qint64 token;
    };
    using Task = std::function<void(Result<Writer>)>;

    /// `url` is where other nodes forward writes to; empty where they cannot.
    SequencerThread(const ServerStore &store, const Registry &registry, const Clock &clock, QByteArray url, Moved moved,
                    Led led);
    /// Stops.
    ~SequencerThread();

    /// Tells from the next leadership on what changed; before `start`, and must outlive this.
    void tell(sync::RecentChanges &recent) { m_recent = &recent; }
    /// Opens the store, counts what crashed the process before, leads if nobody else does, and begins. Fails with the
    /// machine's errors.
    Result<void> start();
    /// What runs comes to its end; what waits is answered "server.stopping". Another node may lead at once.
    void stop();

    /// From any thread; `done` is called on this object's thread, with one receipt per arrival. Errors: those of
    /// `Sequencer::run`, "server.overloaded", "server.stopping".
    void push(std::vector<sync::Arrival> arrivals, Pushed done);
    /// Runs `task` between two groups. From any thread.
    void run(Task task);
    /// More waits than the next groups take. From any thread.
    bool isBusy() const { return m_waitingCommands > limits::busyCommands; }
    /// How many pushes and tasks have come since the start. From any thread.
    quint64 asked() const { return m_asked; }
    /// No push is taken now, and this is said instead: "server.overloaded" {retryAfter}. From any thread.
    bool isFull() const;
    static Error overloaded();
    /// From any thread.
    bool isLeading() const { return m_leading; }
    /// As it was at the last beat. Unless it is whole nothing is written, and who asks for it hears
    /// "sync.schema_unsupported" {retryAfter}. From any thread.
    SchemaFit schemaFit() const { return m_schemaFit; }
    /// Whether the database was there at the last beat. From any thread.
    bool hasDatabase() const { return m_hasDatabase; }

private:
    struct Push
    {
        std::vector<sync::Arrival> arrivals;
        Pushed done;
    };
    /// All that is lost with a connection.
    struct Session;

    void loop();
    /// Connects where there is no connection, and beats or campaigns when that is due.
    Result<void> keepLeadership();
    /// Throws away what the log need not remember any more, a little of it (SYNC 4).
    void compactLog();
    /// Tokens of devices that ended long ago, once a day and when this node begins to lead.
    void forgetTokens();
    /// After a restore without a journal: when everybody has come back.
    void endGathering();
    /// What people may as substitutes is what it is to be on this day.
    void keepSubstitutes();
    /// One step of a job that is under way (sync/server/jobs.h): what is pushed waits for no more than that.
    void runJob();
    /// What citizens answered by SMS meanwhile, some of it.
    void takeReplies();
    void runTasks(std::deque<Task> tasks);
    void runPushes(std::vector<Push> pushes);
    std::vector<Push> takePushes();
    void failed(const Error &error);
    /// Looks whether somebody has changed the schema; this node then leads no more.
    Result<void> checkSchema();
    void setLeading(bool leading, const QByteArray &url);

    const ServerStore &m_store;
    const Registry &m_registry;
    const Clock &m_clock;
    QByteArray m_url;
    Moved m_moved;
    Led m_led;
    sync::RecentChanges *m_recent = nullptr;
    /// Of another node that leads.
    QByteArray m_leaderUrl;
    std::unique_ptr<CrashFile> m_crashFile;
    std::unique_ptr<Session> m_session;
    std::chrono::steady_clock::time_point m_nextBeat;
    std::chrono::steady_clock::time_point m_nextCompaction;
    std::chrono::steady_clock::time_point m_nextForgetting;
    std::chrono::steady_clock::time_point m_nextLookForJobs;
    std::chrono::steady_clock::time_point m_nextLookForReplies;
    std::chrono::steady_clock::time_point m_nextLookForSubstitutes;
    SystemRandom m_random;
    std::atomic_bool m_leading = false;
    std::atomic<SchemaFit> m_schemaFit = SchemaFit::Whole;
    std::atomic_bool m_hasDatabase = true;

    std::mutex m_mutex;
    std::condition_variable m_wake;
    std::deque<Push> m_pushes;
    /// Written under the lock.
    std::atomic<size_t> m_waitingCommands = 0;
    std::deque<Task> m_tasks;
    /// Written under the lock.
    std::atomic<quint64> m_asked = 0;
    bool m_stopping = false;
    std::thread m_thread;
};

/// "sync.schema_unsupported" {retryAfter}: this program is not of the database's schema any more. Another node may be.
Error schemaUnsupported();

} // namespace peygir::server
