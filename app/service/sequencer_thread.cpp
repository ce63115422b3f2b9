// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/sequencer_thread.h"

#include "access/core/roles.h"
#include "access/store/accounts.h"
#include "access/store/substitute_reader.h"
#include "cases/core/post_load.h"
#include "service/event_log.h"
#include "service/job_kinds.h"
#include "service/reply_desk.h"
#include "service/restore.h"
#include "sync/server/jobs.h"
#include "sync/server/log_compactor.h"

namespace peygir::server {

using storage::Connection;
using sync::Arrival;
using sync::GroupOutcome;
using sync::Leadership;
using sync::Sequencer;

namespace {

/// Some seconds of work on a slow disk. Desks hold their commands anyway and come back.
constexpr size_t mostWaitingCommands = 20'000;
/// How often the leader looks whether somebody has asked for a job: at once, for who waits for it, and one row of an index.
constexpr auto jobLook = std::chrono::seconds(1);

/// Of replies by SMS, which any node enters; and so many of them before whatever is pushed has its turn.
constexpr auto repliesLook = std::chrono::seconds(1);
constexpr int repliesAtOnce = 20;

/// Between two looks whether somebody begins or ends to stand in for another one: days are long.
constexpr auto substitutesLook = std::chrono::seconds(5);

/// Between two looks for tokens that may be forgotten.
constexpr auto tokensRest = std::chrono::hours(24);

/// Not the id of any desk: they are UUIDv7.
const Uuid &noDesk()
{
    static const Uuid id = Uuid::parse(QByteArrayView("5e7e0000-0000-8000-8000-000000000002")).value();
    return id;
}

const Error stopping("server.stopping", {{QStringLiteral("retryAfter"), 2}});

} // namespace

struct SequencerThread::Session
{
    Session(std::unique_ptr<Connection> opened, const Registry &registry, const Leadership::Node &node,
            CrashFile *crashFile)
        : connection(std::move(opened))
        , leadership(*connection, node)
        , sequencer(*connection, registry, crashFile)
        , compactor(*connection)
    {
        sequencer.keep(cases::tallies());
    }

    std::unique_ptr<Connection> connection;
    Leadership leadership;
    Sequencer sequencer;
    sync::LogCompactor compactor;
};

SequencerThread::SequencerThread(const ServerStore &store, const Registry &registry, const Clock &clock, QByteArray url,
                                 Moved moved, Led led)
    : m_store(store)
    , m_registry(registry)
    , m_clock(clock)
    , m_url(std::move(url))
    , m_moved(std::move(moved))
    , m_led(std::move(led))
{
}

SequencerThread::~SequencerThread() { stop(); }

Result<void> SequencerThread::start()
{
    TRY_LET(m_crashFile, CrashFile::open(m_store.file(QStringLiteral("running-commands"))));
    TRY(keepLeadership());
    m_thread = std::thread([this] { loop(); });
    return {};
}

void SequencerThread::stop()
{
    {
        const std::lock_guard lock(m_mutex);
        m_stopping = true;
    }
    m_wake.notify_all();
    if (m_thread.joinable())
        m_thread.join();
    if (m_session && m_leading && !m_store.isEmbedded()) {
        if (const auto resigned = m_session->leadership.resign(); !resigned.ok())
            logError("leadership", resigned.error());
    }
    m_session.reset();
}

void SequencerThread::push(std::vector<Arrival> arrivals, Pushed done)
{
    std::optional<Error> refusal;
    {
        const std::lock_guard lock(m_mutex);
        ++m_asked;
        if (m_stopping) {
            refusal = stopping;
        } else if (m_waitingCommands + arrivals.size() > mostWaitingCommands) {
            refusal = overloaded();
        } else {
            m_waitingCommands += arrivals.size();
            m_pushes.push_back({std::move(arrivals), std::move(done)});
        }
    }
    if (refusal)
        done(*refusal);
    else
        m_wake.notify_one();
}

bool SequencerThread::isFull() const { return m_waitingCommands >= mostWaitingCommands; }

Error SequencerThread::overloaded() { return Error("server.overloaded", {{QStringLiteral("retryAfter"), 5}}); }

void SequencerThread::run(Task task)
{
    {
        const std::lock_guard lock(m_mutex);
        ++m_asked;
        if (!m_stopping) {
            m_tasks.push_back(std::move(task));
            m_wake.notify_one();
            return;
        }
    }
    task(stopping);
}

void SequencerThread::loop()
{
    for (;;) {
        std::deque<Task> tasks;
        std::vector<Push> pushes;
        {
            std::unique_lock lock(m_mutex);
            m_wake.wait_until(lock, std::min({m_nextBeat, m_nextLookForJobs, m_nextLookForReplies}),
                              [this] { return m_stopping || !m_tasks.empty() || !m_pushes.empty(); });
            if (m_stopping)
                break;
            tasks.swap(m_tasks);
            pushes = takePushes();
        }
        if (const auto kept = keepLeadership(); !kept.ok())
            failed(kept.error());
        if (tasks.empty() && pushes.empty()) {
            compactLog();
            forgetTokens();
            endGathering();
            keepSubstitutes();
        }
        runTasks(std::move(tasks));
        if (!pushes.empty())
            runPushes(std::move(pushes));
        runJob();
        takeReplies();
    }
    for (const Task &task : m_tasks)
        task(stopping);
    for (const Push &push : m_pushes)
        push.done(stopping);
}

std::vector<SequencerThread::Push> SequencerThread::takePushes()
{
    // What is there, up to one group: more would only make the first ones wait for the last.
    std::vector<Push> taken;
    size_t commands = 0;
    while (!m_pushes.empty() && commands < size_t(limits::groupCommands)) {
        commands += m_pushes.front().arrivals.size();
        taken.push_back(std::move(m_pushes.front()));
        m_pushes.pop_front();
    }
    m_waitingCommands -= commands;
    return taken;
}

Result<void> SequencerThread::keepLeadership()
{
    const auto now = std::chrono::steady_clock::now();
    if (m_session && now < m_nextBeat)
        return {};
    m_nextBeat = now + limits::leaderBeat;
    if (!m_session) {
        TRY_LET(auto connection, m_store.openWriting());
        m_session = std::make_unique<Session>(std::move(connection), m_registry,
                                              Leadership::Node{m_store.nodeName(), m_url}, m_crashFile.get());
    }
    if (!m_store.isEmbedded())
        TRY(checkSchema());
    m_hasDatabase = true;
    if (m_schemaFit != SchemaFit::Whole)
        return {};
    if (m_leading) {
        // The lock file says who leads on an embedded database; a beat there would only wear the disk.
        return m_store.isEmbedded() ? Result<void>() : m_session->leadership.beat(m_clock.now());
    }
    bool leads = true;
    if (m_store.isEmbedded()) {
        // Whose beat is still young there is a process that is gone, or one before a restore: the folder is ours alone.
        TRY(m_session->leadership.takeOver(m_clock.now()));
    } else {
        TRY_LET(leads, m_session->leadership.campaign(m_clock.now()));
    }
    // A migration may have come and gone between the look and the election; from here on none can.
    if (leads && !m_store.isEmbedded())
        TRY(checkSchema());
    if (leads && m_schemaFit != SchemaFit::Whole)
        return m_session->leadership.resign();
    if (leads) {
        m_nextForgetting = now;
        m_session->sequencer.lead(m_session->leadership.token());
        if (m_recent) {
            // Another one may have written meanwhile, and a standby may have lost what this one did.
            m_recent->forget();
            m_session->sequencer.tell(*m_recent);
        }
        if (const auto crashed = m_crashFile->leftBehind(); !crashed.empty()) {
            logEvent("crash-found", {{"commands", QByteArray::number(qsizetype(crashed.size()))}});
            TRY(m_session->sequencer.countCrashes(crashed));
            m_crashFile->finished();
            m_crashFile->forget();
        }
    }
    setLeading(leads, leads ? QByteArray() : m_session->leadership.leader().url);
    return {};
}

void SequencerThread::compactLog()
{
    const auto now = std::chrono::steady_clock::now();
    if (!m_session || !m_leading || now < m_nextCompaction)
        return;
    const auto more = m_session->compactor.step(m_session->leadership.token(), m_clock.now());
    // Where there is more, the next idle beat goes on.
    if (!more.ok() || !*more)
        m_nextCompaction = now + limits::logCompactionRest;
    if (!more.ok())
        failed(more.error());
}

void SequencerThread::forgetTokens()
{
    const auto now = std::chrono::steady_clock::now();
    if (!m_session || !m_leading || m_schemaFit != SchemaFit::Whole || now < m_nextForgetting)
        return;
    const auto more = access::Accounts::forgetEnded(*m_session->connection, m_clock.now());
    if (!more.ok() || !*more)
        m_nextForgetting = now + tokensRest;
    if (!more.ok())
        failed(more.error());
}

Result<void> SequencerThread::checkSchema()
{
    TRY_LET(const SchemaFit fit, m_store.schemaFit(*m_session->connection));
    if (m_schemaFit.exchange(fit) == fit)
        return {};
    const bool whole = fit == SchemaFit::Whole;
    logEvent(whole ? "schema-fits" : "schema-changed", {{"reads", fit == SchemaFit::None ? "refused" : "answered"}});
    if (!whole)
        setLeading(false, {});
    return {};
}

void SequencerThread::endGathering()
{
    if (!m_session || !m_leading)
        return;
    auto ended = m_session->sequencer.endGatheringIfDue(m_clock.now());
    if (!ended.ok())
        return failed(ended.error());
    if (!*ended)
        return;
    m_moved(std::move((*ended)->movedBuckets), (*ended)->head);
    if (const auto logged = logGathering(*m_session->connection); !logged.ok())
        failed(logged.error());
}

void SequencerThread::keepSubstitutes()
{
    const auto now = std::chrono::steady_clock::now();
    if (!m_session || !m_leading || m_schemaFit != SchemaFit::Whole || now < m_nextLookForSubstitutes)
        return;
    m_nextLookForSubstitutes = now + substitutesLook;
    const Instant at = m_clock.now();
    const auto users = access::substitutesToKeep(*m_session->connection, at);
    if (!users.ok())
        return failed(users.error());
    std::vector<Arrival> arrivals;
    for (const UserId &user : *users) {
        Envelope envelope{newUuid(at, m_random), access::KeepSubstitutes::kind, access::KeepSubstitutes::version,
                          access::systemUser(), at, 0, std::nullopt, {}, fieldsToJson(access::KeepSubstitutes{user})};
        QByteArray bytes = envelope.encoded();
        arrivals.push_back({std::move(bytes), std::move(envelope), noDesk(), at});
    }
    if (arrivals.empty())
        return;
    auto outcome = m_session->sequencer.run(arrivals);
    if (!outcome.ok())
        return failed(outcome.error());
    logEvent("substitutes-kept", {{"people", QByteArray::number(qsizetype(arrivals.size()))}});
    m_moved(std::move(outcome->movedBuckets), outcome->head);
}

void SequencerThread::runJob()
{
    const auto now = std::chrono::steady_clock::now();
    if (now < m_nextLookForJobs)
        return;
    // Jobs are entered by any node, and by whoever sits at this machine: nobody tells of them.
    m_nextLookForJobs = now + jobLook;
    if (!m_session || !m_leading || m_schemaFit != SchemaFit::Whole)
        return;
    auto outcome = sync::Jobs(*m_session->connection, jobKinds())
                       .step(m_session->sequencer, m_session->leadership.token(), m_clock.now());
    if (!outcome.ok())
        return failed(outcome.error());
    if (!*outcome)
        return;
    m_nextLookForJobs = now;
    if (!(*outcome)->receipts.empty())
        m_moved(std::move((*outcome)->movedBuckets), (*outcome)->head);
}

void SequencerThread::takeReplies()
{
    const auto now = std::chrono::steady_clock::now();
    if (now < m_nextLookForReplies)
        return;
    m_nextLookForReplies = now + repliesLook;
    if (!m_session || !m_leading || m_schemaFit != SchemaFit::Whole)
        return;
    const auto run = [this](const Envelope &envelope) -> Result<sync::Receipt> {
        const std::vector<Arrival> arrivals{{envelope.encoded(), envelope, noDesk(), m_clock.now()}};
        TRY_LET(GroupOutcome outcome, m_session->sequencer.run(arrivals));
        m_moved(std::move(outcome.movedBuckets), outcome.head);
        return outcome.receipts.front();
    };
    for (int taken = 0; taken < repliesAtOnce; ++taken) {
        const auto more = takeReply(*m_session->connection, run);
        if (!more.ok())
            return failed(more.error());
        if (!*more)
            return;
    }
    m_nextLookForReplies = now;
}

void SequencerThread::runTasks(std::deque<Task> tasks)
{
    for (const Task &task : tasks) {
        if (m_schemaFit != SchemaFit::Whole)
            task(schemaUnsupported());
        else if (m_session)
            task(Writer{*m_session->connection, m_leading ? m_session->leadership.token() : 0});
        else
            task(Error("storage.unreachable"));
    }
}

void SequencerThread::runPushes(std::vector<Push> pushes)
{
    std::vector<Arrival> all;
    for (Push &push : pushes)
        all.insert(all.end(), push.arrivals.begin(), push.arrivals.end());
    const Error notLeader("sync.not_leader", {{QStringLiteral("retryAfter"), 2}});
    Result<GroupOutcome> outcome = m_schemaFit == SchemaFit::Whole ? notLeader : schemaUnsupported();
    if (m_session && m_leading) {
        outcome = m_session->sequencer.run(all);
        if (!outcome.ok())
            failed(outcome.error());
        if (!outcome.ok() && outcome.error().id() == "sync.not_leader")
            outcome = notLeader;
    }
    if (!outcome.ok()) {
        for (const Push &push : pushes)
            push.done(outcome.error());
        return;
    }
    m_moved(outcome->movedBuckets, outcome->head);
    auto receipt = outcome->receipts.begin();
    for (const Push &push : pushes) {
        const auto end = receipt + qsizetype(push.arrivals.size());
        push.done(GroupOutcome{{receipt, end}, {}, outcome->head, outcome->place});
        receipt = end;
    }
}

void SequencerThread::failed(const Error &error)
{
    logError("sequencer", error);
    if (error.id() == "sync.not_leader" || error.id() == "storage.unreachable" || error.id() == "storage.io") {
        // Whatever this node believed of the database may be wrong: it begins anew, with a new connection.
        m_hasDatabase = error.id() == "sync.not_leader";
        setLeading(false, {});
        m_session.reset();
    }
}

Error schemaUnsupported() { return Error("sync.schema_unsupported", {{QStringLiteral("retryAfter"), 30}}); }

void SequencerThread::setLeading(bool leading, const QByteArray &url)
{
    const bool changed = m_leading.exchange(leading) != leading;
    if (changed)
        logEvent(leading ? "leading" : "not-leading", {});
    if (changed || url != m_leaderUrl) {
        m_leaderUrl = url;
        m_led(leading, url);
    }
}

} // namespace peygir::server
