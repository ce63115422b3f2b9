// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/server/pull.h"

#include "base/limits.h"
#include "sync/server/history.h"
#include "sync/server/snapshots.h"
#include "sync/wire/packing.h"

#include <algorithm>
#include <bit>
#include <limits>
#include <map>
#include <set>
#include <tuple>

namespace peygir::sync {

using storage::Connection;
using storage::RowView;
using storage::Transaction;

namespace {

struct LogEntry
{
    AggregateId aggregate;
    qint64 seq;
    qint64 enteredSeq;
    bool removed;
};

/// Entries that are read and written together, at most: one statement per table for all their rows.
constexpr int chunkEntries = 400;

/// No bucket has this number: a round that has not begun.
constexpr qint64 beforeAll = std::numeric_limits<qint64>::min();

std::set<qint64> earlyOf(const std::vector<BucketRows> &plan, const BucketSet &set)
{
    std::set<qint64> early;
    for (const BucketRows &one : plan) {
        if (one.rows <= limits::earlyBucketRows
            && std::binary_search(set.present.begin(), set.present.end(), one.bucket))
            early.insert(one.bucket);
    }
    return early;
}

/// Below it a page is packed better and almost as fast together with its answer.
constexpr qsizetype worthFraming = 1024;

} // namespace

int PullAnswerer::limitOfPageRows() { return limits::pageRows; }

PullAnswerer::PullAnswerer(Connection &connection, const Registry &registry, BucketSetOf bucketSetOf, int pageRows,
                           PageShelf *shelf)
    : m_connection(connection)
    , m_door(connection)
    , m_registry(registry)
    , m_bucketSetOf(std::move(bucketSetOf))
    , m_pageRows(pageRows)
    , m_shelf(shelf)
    , m_tables(registry.tablesHash())
{
}

Result<PullResponse> PullAnswerer::answer(const UserId &user, const PullRequest &request, Instant now)
{
    if (request.schema < m_registry.oldestReader())
        return Error("sync.desk_too_old");
    TRY_LET(Transaction transaction, Transaction::begin(m_connection, Connection::Access::Read));
    TRY_LET(const Cursor head, headOf(m_connection));
    if (request.cursor)
        TRY(checkCursor(m_connection, *request.cursor, head));
    // What the desk was told at a push lies behind what it has pulled. A reading node may be behind the writing one.
    if (request.seen && (request.seen->epoch != head.epoch || request.seen->seq <= head.seq))
        TRY(checkCursor(m_connection, *request.seen, head));
    TRY(checkHorizon(request, head));
    m_epoch = head.epoch;
    const bool readsChanges = m_recent && request.cursor && request.tables == m_tables;
    const qint64 cursorSeq = request.cursor ? request.cursor->seq : 0;

    PullResponse response{now, {}, {}, {}, {}, {}};
    TRY_LET(const BucketSet set, m_bucketSetOf(m_connection, user, now));
    if (set.version != request.setVersion) {
        response.changedSet = set;
        return response;
    }
    for (const qint64 bucket : request.added) {
        if (!std::binary_search(set.buckets.begin(), set.buckets.end(), bucket))
            return Error("sync.not_in_set");
    }
    // Each costs questions to the database: the same ones a hundred thousand times are no honest wish.
    if (request.added.size() > set.buckets.size())
        return Error("sync.malformed");

    Position position = request.position.value_or(Position{cursorSeq, head.seq, beforeAll, 0, true});
    // A first synchronisation has its own order, the same on all of its pages: that in which the desk names the buckets.
    PullRequest ordered = request;
    const bool isPlanned = request.planned && !request.cursor;
    std::set<qint64> early;
    if (isPlanned && position.firstRound) {
        TRY_LET(std::vector<BucketRows> plan, planOf(set));
        early = earlyOf(plan, set);
        if (!request.position) {
            ordered.added.clear();
            for (const BucketRows &one : plan)
                ordered.added.push_back(one.bucket);
            response.plan = std::move(plan);
        }
    }
    if (isPlanned)
        TRY(chooseSnapshots(ordered, early, set, head, response));
    Budget budget{m_pageRows};
    // A round that begins and ends in this one state has seen everything up to its head; an earlier round may have
    // read a bucket before something changed in it (SYNC 13).
    bool roundBeganHere = !request.position;
    for (;;) {
        TRY_LET(const Visits buckets, visits(ordered, set, position, cursorSeq));
        bool cut = false;
        auto at = buckets.begin();
        if (isPlanned && position.firstRound && position.bucket != beforeAll) {
            at = std::find_if(at, buckets.end(), [&position](const auto &one) { return one.first == position.bucket; });
            if (at == buckets.end())
                return Error("sync.malformed");
        } else {
            at = std::find_if(at, buckets.end(), [&position](const auto &one) { return one.first >= position.bucket; });
        }
        for (; at != buckets.end() && !cut; ++at) {
            Visit visit = at->second;
            visit.form = readsChanges ? RowForm::Changed : RowForm::Whole;
            if (at->first == position.bucket)
                visit.from = std::max(visit.from, position.seq);
            // What may be shown at once comes in answers of its own.
            if (response.early && !early.contains(at->first)) {
                position.bucket = at->first;
                position.seq = visit.from;
                cut = true;
                break;
            }
            const bool isShared = m_shelf && request.cursor && !request.position && position.firstRound && !visit.whole;
            TRY_LET(const std::optional<qint64> last,
                    isShared ? readShared(at->first, visit, *request.cursor, budget, response)
                             : readBucket(at->first, visit, visit.has.value_or(cursorSeq), budget, response));
            response.early = position.firstRound && early.contains(at->first) && !response.pages.empty();
            if (last) {
                position.bucket = at->first;
                position.seq = *last;
                cut = true;
            }
        }
        if (cut) {
            response.position = position;
            return response;
        }
        if (roundBeganHere)
            break;
        position = Position{position.roundHead, head.seq, beforeAll, 0, false};
        roundBeganHere = true;
    }
    TRY(addDigests(set, ordered, cursorSeq, response));
    response.early = false;
    response.complete = head;
    TRY_LET(response.durable, durableSeq(m_connection));
    return response;
}

Result<void> PullAnswerer::checkHorizon(const PullRequest &request, const Cursor &head)
{
    // From where on this pull has to be told what left a bucket: since the state that the desk has, or since the first
    // page was made for a desk that had nothing; rounds after the first go on from where the one before began.
    qint64 from = request.cursor ? request.cursor->seq : head.seq;
    if (request.position && !request.position->firstRound)
        from = request.position->floor;
    else if (request.position && !request.cursor)
        from = request.position->roundHead;
    TRY_LET(const qint64 horizon, horizonOf(m_connection));
    return from < horizon ? Result<void>(Error("sync.cursor_expired")) : Result<void>();
}

Result<void> PullAnswerer::chooseSnapshots(PullRequest &request, const std::set<qint64> &early, const BucketSet &set,
                                           const Cursor &head, PullResponse &response)
{
    TRY_LET(const qint64 horizon, horizonOf(m_connection));
    if (!request.position && request.snapshots) {
        std::vector<qint64> buckets = set.buckets;
        // What a first screen waits for is there at once as rows.
        std::erase_if(buckets, [&early](qint64 bucket) { return early.contains(bucket); });
        Snapshots snapshots(m_connection);
        TRY_LET(const std::vector<SnapshotOffer> offers, snapshots.offers(buckets, request.schema, head, horizon));
        TRY(m_leftPlaces.learn(m_connection, offers, head));
        for (const SnapshotOffer &offer : offers) {
            // What has left since is still in the file; whoever may not see it takes rows.
            TRY_LET(const bool isHis, snapshots.showsOnlyWhatIsIn(set.buckets, offer, head, m_leftPlaces));
            if (!isHis)
                continue;
            response.snapshots.push_back(offer);
            request.taken.push_back({offer.bucket, offer.seq});
        }
    }
    for (const TakenSnapshot &taken : request.taken) {
        // What left the bucket since could not be told any more.
        if (taken.seq < horizon)
            return Error("sync.cursor_expired");
    }
    return {};
}

Result<std::vector<BucketRows>> PullAnswerer::planOf(const BucketSet &set)
{
    std::vector<BucketRows> plan;
    plan.reserve(set.buckets.size());
    for (const qint64 bucket : set.buckets)
        plan.push_back({bucket, 0});
    TRY(m_connection.each("SELECT bucket, row_count FROM bucket_sum", {}, [&plan](const RowView &view) {
        const auto found = std::lower_bound(plan.begin(), plan.end(), view.integer(0),
                                            [](const BucketRows &one, qint64 bucket) { return one.bucket < bucket; });
        if (found != plan.end() && found->bucket == view.integer(0))
            found->rows = view.integer(1);
        return true;
    }));
    // What is small comes before what is large, and what is large of the present before what is over.
    const auto rank = [&set](const BucketRows &one) {
        const bool isPresent = std::binary_search(set.present.begin(), set.present.end(), one.bucket);
        const bool isEarly = isPresent && one.rows <= limits::earlyBucketRows;
        return std::tuple(!isEarly, !isPresent, one.rows, one.bucket);
    };
    std::sort(plan.begin(), plan.end(),
              [&rank](const BucketRows &a, const BucketRows &b) { return rank(a) < rank(b); });
    return plan;
}

Result<PullAnswerer::Visits> PullAnswerer::visits(const PullRequest &request, const BucketSet &set,
                                                  const Position &position, qint64 cursorSeq)
{
    if (request.planned && !request.cursor && position.firstRound) {
        Visits visits;
        for (const qint64 bucket : request.added)
            visits.emplace_back(bucket, Visit{0, true, 0});
        for (const TakenSnapshot &taken : request.taken) {
            const auto visit = std::find_if(visits.begin(), visits.end(),
                                            [&taken](const auto &one) { return one.first == taken.bucket; });
            if (visit != visits.end())
                visit->second = Visit{taken.seq, false, 0, taken.seq};
        }
        return visits;
    }
    const auto held = [&set](qint64 bucket) {
        return std::binary_search(set.buckets.begin(), set.buckets.end(), bucket);
    };
    std::map<qint64, Visit> buckets;
    const std::set<qint64> added(request.added.begin(), request.added.end());
    const qint64 floor = position.firstRound ? cursorSeq : position.floor;
    TRY(m_connection.each("SELECT bucket, seq FROM bucket_sum WHERE seq > ?", {Value(floor)}, [&](const RowView &view) {
        const qint64 bucket = view.integer(0);
        if (held(bucket))
            buckets.insert_or_assign(bucket, Visit{floor, added.contains(bucket), view.integer(1)});
        return true;
    }));
    if (position.firstRound) {
        for (const qint64 bucket : added)
            buckets.insert_or_assign(bucket, Visit{0, true, 0});
    }
    return Visits(buckets.begin(), buckets.end());
}

Result<std::optional<qint64>> PullAnswerer::readShared(qint64 bucket, const Visit &visit, const Cursor &cursor,
                                                       Budget &budget, PullResponse &response)
{
    if (const auto kept = m_shelf->find(cursor.epoch, bucket, cursor.seq, visit.newest, visit.form);
        kept && kept->rows <= budget.rows) {
        response.frames.resize(response.pages.size());
        response.pages.push_back(kept->json);
        response.frames.push_back(kept->frame);
        budget.rows -= kept->rows;
        return std::optional<qint64>();
    }
    // From a tick on, as for every desk that has pulled after that one: what this desk has of it already is equal or older.
    const qint64 from = m_shelf->beginningFor(cursor.seq);
    const int rows = budget.rows;
    const size_t pages = response.pages.size();
    TRY_LET(const std::optional<qint64> last, readBucket(bucket, {from, false, visit.newest, {}, visit.form}, from, budget, response));
    if (last || response.pages.size() == pages)
        return last;
    const QByteArray &json = response.pages.back();
    const auto page = std::make_shared<const KeptPage>(
        KeptPage{from, visit.newest, json, json.size() < worthFraming ? QByteArray() : framed('\n' + json),
                 rows - budget.rows, visit.form});
    response.frames.resize(pages);
    response.frames.push_back(page->frame);
    m_shelf->keep(cursor.epoch, bucket, page);
    return last;
}

Result<std::optional<qint64>> PullAnswerer::readBucket(qint64 bucket, const Visit &visit, qint64 cursorSeq,
                                                       Budget &budget, PullResponse &response)
{
    PageWriter page(bucket);
    qint64 from = visit.from;
    std::optional<qint64> cutAt;
    for (;;) {
        std::vector<LogEntry> entries;
        const int chunk = std::clamp(budget.rows, 1, chunkEntries);
        TRY(m_connection.each("SELECT kind, aggregate, seq, entered_seq, removed FROM log WHERE bucket = ? AND seq > ?"
                              " ORDER BY seq LIMIT ?",
                              {Value(bucket), Value(from), Value(chunk)}, [&entries](const RowView &view) {
                                  entries.push_back({{int(view.integer(0)), view.uuid(1)}, view.integer(2),
                                                     view.integer(3), view.boolean(4)});
                                  return true;
                              }));
        if (entries.empty())
            break;
        // One command may touch several aggregates: entries of one seq stay together, or a position between them
        // would pass over the rest.
        const bool full = int(entries.size()) == chunk;
        if (full && entries.front().seq != entries.back().seq) {
            const qint64 unfinished = entries.back().seq;
            std::erase_if(entries, [unfinished](const LogEntry &entry) { return entry.seq == unfinished; });
        } else if (full) {
            entries.clear();
            TRY(m_connection.each("SELECT kind, aggregate, seq, entered_seq, removed FROM log"
                                  " WHERE bucket = ? AND seq = (SELECT MIN(seq) FROM log WHERE bucket = ? AND seq > ?)",
                                  {Value(bucket), Value(bucket), Value(from)}, [&entries](const RowView &view) {
                                      entries.push_back({{int(view.integer(0)), view.uuid(1)}, view.integer(2),
                                                         view.integer(3), view.boolean(4)});
                                      return true;
                                  }));
        }

        std::map<int, std::vector<Uuid>> byKind;
        std::set<AggregateId> entered;
        for (const LogEntry &entry : entries) {
            if (entry.removed) {
                page.remove(entry.aggregate);
                --budget.rows;
                continue;
            }
            page.put(entry.aggregate);
            byKind[entry.aggregate.kind].push_back(entry.aggregate.id);
            // The row filter asks the cursor, never the position: all pages of one pull start from the same state.
            if (visit.whole || entry.enteredSeq > cursorSeq)
                entered.insert(entry.aggregate);
        }
        for (const auto &[kind, aggregates] : byKind) {
            const AggregateType *type = m_registry.aggregate(kind);
            for (const Table *table : type ? type->tables : std::vector<const Table *>()) {
                TRY_LET(const auto rows, m_door.rowsOfMany(*table, aggregates));
                for (const RowPointer &row : rows) {
                    const bool isNew = entered.contains(row->aggregateId());
                    if (row->seq > cursorSeq || isNew) {
                        writeRow(*row, isNew, visit, cursorSeq, page);
                        --budget.rows;
                    }
                }
            }
        }
        from = entries.back().seq;
        if (budget.rows <= 0) {
            cutAt = from;
            break;
        }
    }
    if (!page.isEmpty()) {
        response.rows += page.rows();
        response.frames.resize(response.pages.size());
        response.pages.push_back(page.finished());
    }
    return cutAt;
}

void PullAnswerer::writeRow(const Row &row, bool isNew, const Visit &visit, qint64 cursorSeq, PageWriter &page) const
{
    if (visit.form == RowForm::Changed && !isNew) {
        const auto columns = m_recent->changedSince(*m_epoch, row, cursorSeq);
        // Each changed cell has the name of its column beside it.
        if (columns && size_t(std::popcount(*columns)) * 2 <= row.values.size())
            return page.changedRow(row, *columns);
    }
    page.row(row);
}

Result<void> PullAnswerer::addDigests(const BucketSet &set, const PullRequest &request, qint64 cursorSeq,
                                      PullResponse &response)
{
    std::set<qint64> wanted(request.added.begin(), request.added.end());
    TRY(m_connection.each("SELECT bucket FROM bucket_sum WHERE seq > ?", {Value(cursorSeq)}, [&](const RowView &view) {
        if (std::binary_search(set.buckets.begin(), set.buckets.end(), view.integer(0)))
            wanted.insert(view.integer(0));
        return true;
    }));
    for (const qint64 bucket : wanted) {
        Digest digest{bucket, 0, 0};
        TRY(m_connection.each("SELECT row_count, row_sum FROM bucket_sum WHERE bucket = ?", {Value(bucket)},
                              [&digest](const RowView &view) {
                                  digest.rows = view.integer(0);
                                  digest.sum = view.integer(1);
                                  return false;
                              }));
        response.digests.push_back(digest);
    }
    return {};
}

} // namespace peygir::sync
