// SPDX-License-Identifier: GPL-3.0-or-later
#include "front/desk/sync_watch.h"

#include "base/limits.h"
#include "command/envelope.h"

#include <QFileInfo>

namespace peygir::front {

using storage::RowView;
using sync::Outbox;

namespace {

QueuedCommand::Standing standingOf(Outbox::State state)
{
    switch (state) {
    case Outbox::State::Acknowledged: return QueuedCommand::Standing::Decided;
    case Outbox::State::Refused: return QueuedCommand::Standing::Refused;
    case Outbox::State::Held: return QueuedCommand::Standing::Held;
    default: return QueuedCommand::Standing::Waiting;
    }
}

qint64 bytesOnDisk(const QString &store)
{
    qint64 bytes = 0;
    for (const char *file : {"", "-wal", "-shm"})
        bytes += QFileInfo(store + QLatin1String(file)).size();
    return bytes;
}

} // namespace

SyncWatch::SyncWatch(DeskStore &store, sync::DeskEngine &engine)
    : m_store(store)
    , m_engine(engine)
    , m_book(store.connection())
{
}

Result<void> SyncWatch::begin()
{
    m_engine.checkFromStart();
    m_check = {StoreCheck::Phase::Walking};
    m_found = m_book.doubtful();
    return m_store.connection().each("SELECT COALESCE(SUM(row_count), 0) FROM held_bucket", {}, [this](const RowView &view) {
        m_check.total = view.integer(0);
        return false;
    });
}

Result<void> SyncWatch::stepped(const sync::SelfCheck::Step &step, Instant now)
{
    const bool isOurs = m_check.phase == StoreCheck::Phase::Walking;
    if (isOurs)
        m_check.done = std::min(m_check.total, m_check.done + step.rows);
    if (step.hasFound || step.isLast)
        TRY(look(now));
    if (!step.isLast)
        return {};
    TRY(m_book.walked(m_engine.serverTime(now)));
    if (!isOurs)
        return {};
    m_check.done = m_check.total;
    m_check.phase = m_book.doubtful().empty() ? StoreCheck::Phase::Done : StoreCheck::Phase::Asking;
    m_check.found = int(m_found.size());
    m_check.healed = int(m_found.size() - m_book.doubtful().size());
    return {};
}

Result<void> SyncWatch::look(Instant now)
{
    TRY(m_book.look(m_engine.serverTime(now)));
    if (!m_check.isRunning())
        return {};
    m_found.insert(m_book.doubtful().begin(), m_book.doubtful().end());
    m_check.found = int(m_found.size());
    m_check.healed = int(m_found.size() - m_book.doubtful().size());
    if (m_check.phase == StoreCheck::Phase::Asking && m_book.doubtful().empty())
        m_check.phase = StoreCheck::Phase::Done;
    return {};
}

Result<void> SyncWatch::rested(Instant now)
{
    m_meter.rested();
    if (m_check.phase != StoreCheck::Phase::Asking)
        return {};
    TRY(look(now));
    m_check.phase = StoreCheck::Phase::Done;
    return {};
}

void SyncWatch::cancel()
{
    if (m_check.isRunning())
        m_check.phase = StoreCheck::Phase::Cancelled;
}

void SyncWatch::failed(const Error &error)
{
    if (!m_check.isRunning())
        return;
    m_check.phase = StoreCheck::Phase::Failed;
    m_check.problem = error;
}

Result<std::vector<BucketHere>> SyncWatch::buckets()
{
    std::vector<BucketHere> buckets;
    std::set<qint64> missing(m_engine.bucketSet().buckets.begin(), m_engine.bucketSet().buckets.end());
    TRY(m_store.connection().each("SELECT bucket, row_count, agrees, doubted FROM held_bucket", {}, [&](const RowView &view) {
        const qint64 bucket = view.integer(0);
        missing.erase(bucket);
        std::optional<Instant> checkedAt = m_book.walkedAt();
        if (const auto at = m_engine.comparedAt().find(bucket); at != m_engine.comparedAt().end())
            checkedAt = std::max(checkedAt, std::optional(at->second));
        buckets.push_back({bucket, view.integer(1),
                           view.boolean(2) && !view.boolean(3) ? BucketHere::Standing::Agrees : BucketHere::Standing::Differs,
                           checkedAt});
        return true;
    }));
    for (const qint64 bucket : missing)
        buckets.push_back({bucket, 0, BucketHere::Standing::Missing});
    return buckets;
}

Result<std::vector<QueuedCommand>> SyncWatch::queue()
{
    TRY_LET(const std::vector<Outbox::Entry> entries, m_engine.unfinished(limits::queueListed));
    const std::set<Uuid> onTheirWay = m_meter.onTheirWay();
    std::vector<QueuedCommand> queue;
    for (const Outbox::Entry &entry : entries) {
        TRY_LET(const Envelope envelope, Envelope::decode(entry.bytes));
        queue.push_back({entry.command, envelope.kind, envelope.arguments, happenedAtOnDesk(envelope), standingOf(entry.state),
                         m_meter.sentInVain(entry.command), onTheirWay.contains(entry.command), entry.reason});
    }
    return queue;
}

Result<SyncOverview> SyncWatch::overview()
{
    TRY_LET(const auto status, m_engine.status());
    SyncOverview overview{m_engine.desk(), m_engine.deskNumber()};
    TRY_LET(overview.queue, queue());
    overview.queued = status.queue.waiting + status.queue.acknowledged + status.queue.refused + status.queue.held;
    TRY_LET(overview.buckets, buckets());
    overview.storeBytes = bytesOnDisk(m_store.path());
    overview.sending = m_meter.sending();
    overview.fetching = m_meter.fetching();
    overview.roundTrip = m_meter.roundTrip();
    overview.walkedAt = m_book.walkedAt();
    for (const sync::CheckBook::Finding &finding : m_book.findings()) {
        overview.findings.push_back({finding.at, finding.bucket,
                                     finding.what == sync::CheckBook::What::Healed ? StoreFinding::What::Healed
                                                                                   : StoreFinding::What::Found});
    }
    return overview;
}

} // namespace peygir::front
