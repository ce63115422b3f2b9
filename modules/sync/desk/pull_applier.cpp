// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/desk/pull_applier.h"

#include "sync/desk/overlay.h"
#include "sync/wire/plants.h"

#include <algorithm>

namespace peygir::sync {

using storage::RowView;

namespace {

void add(Digest &digest, qint64 rows, quint64 sum)
{
    digest.rows += rows;
    digest.sum = qint64(quint64(digest.sum) + sum);
}

} // namespace

Result<void> PullApplier::apply(const std::vector<QByteArray> &pages)
{
    for (const QByteArray &json : pages) {
        TRY_LET(const Page page, m_reader.read(json));
        TRY(applyPage(page));
    }
    return {};
}

Result<void> PullApplier::expectNew()
{
    m_here.emplace();
    // So many marks would take search longer than everything.
    m_rows.markEverything();
    return m_connection.each("SELECT kind, aggregate FROM held", {}, [this](const RowView &view) {
        m_here->insert({int(view.integer(0)), view.uuid(1)});
        return true;
    });
}

Result<void> PullApplier::applyPage(const Page &page)
{
    // Who may hold what follows from rights, and the server has said what follows for this desk.
    if (!mayHold(page.bucket))
        return contradiction("bucket");
    for (const AggregateId &aggregate : page.put)
        TRY(join(aggregate, page.bucket));
    for (const PageRows &rows : page.rows)
        TRY(applyRows(rows));
    for (const ChangedRows &changed : page.changed)
        TRY(applyChanged(changed));
    for (const UnknownRow &row : page.unknown)
        TRY(applyUnknown(row));
    for (const AggregateId &aggregate : page.put)
        m_memberships.at(aggregate).fresh = false;
    for (const AggregateId &aggregate : page.remove)
        TRY(leave(aggregate, page.bucket));
    return {};
}

Result<void> PullApplier::applyRows(const PageRows &rows)
{
    m_rowsCame += qint64(rows.count());
    for (size_t i = 0; i < rows.count(); ++i) {
        const auto row = rows.row(i);
        TRY_LET(Membership * membership, membershipOf({rows.table->kind.number, row[1].toUuid()}));
        RowPointer old;
        if (!membership->fresh) {
            TRY_LET(old, m_rows.door().row(*rows.table, row[0].toUuid()));
        }
        TRY(countRow(*membership, row[4].toInteger(), old ? std::optional(old->hash) : std::nullopt));
    }
    return m_rows.putBase(rows);
}

Result<void> PullApplier::applyChanged(const ChangedRows &changed)
{
    PageRows rows{changed.table, {}, {}};
    for (const ChangedRow &change : changed.rows) {
        TRY_LET(const RowPointer base, m_rows.door().row(*changed.table, change.id));
        // What is not here, or not what it was changed from, stays as it is: then the sums differ from those of the server, and
        // it is asked for the row (SYNC 17).
        const std::optional<Row> row = base ? overlaid(*base, change) : std::nullopt;
        if (!row)
            continue;
        TRY_LET(Membership * membership, membershipOf(row->aggregateId()));
        TRY(countRow(*membership, row->hash, base->hash));
        rows.values.insert(rows.values.end(), {Value(row->id), Value(row->aggregate), Value(row->rev), Value(row->seq),
                                               Value(row->hash)});
        rows.values.insert(rows.values.end(), row->values.begin(), row->values.end());
    }
    m_rowsCame += qint64(rows.count());
    return rows.values.empty() ? Result<void>() : m_rows.putBase(rows);
}

Result<void> PullApplier::applyUnknown(const UnknownRow &row)
{
    TRY_LET(Membership * membership, membershipOf(row.aggregate));
    std::optional<qint64> before;
    if (!membership->fresh) {
        TRY_LET(before, m_rows.unknown().hashOf(row.table, row.id));
    }
    TRY(countRow(*membership, row.hash, before));
    return m_rows.unknown().put(row);
}

Result<void> PullApplier::countRow(Membership &membership, qint64 hash, const std::optional<qint64> &before)
{
    const qint64 more = before ? 0 : 1;
    const quint64 sum = quint64(hash) - quint64(before.value_or(0));
    for (const qint64 bucket : membership.now)
        TRY(count(bucket, more, sum));
    if (membership.sum)
        add(*membership.sum, more, sum);
    return {};
}

Result<bool> PullApplier::holdsNothing()
{
    if (!m_holdsNothing) {
        bool nothing = true;
        TRY(m_connection.each("SELECT 1 FROM held LIMIT 1", {}, [&nothing](const RowView &) {
            nothing = false;
            return false;
        }));
        m_holdsNothing = nothing;
        if (nothing)
            m_rows.markEverything();
    }
    return *m_holdsNothing;
}

Result<PullApplier::Membership *> PullApplier::membershipOf(const AggregateId &aggregate)
{
    if (const auto known = m_memberships.find(aggregate); known != m_memberships.end())
        return &known->second;
    Membership membership;
    TRY_LET(const bool nothing, holdsNothing());
    if (!nothing && (!m_here || m_here->contains(aggregate))) {
        TRY(m_connection.each("SELECT bucket FROM held WHERE aggregate = ? AND kind = ?",
                              {Value(aggregate.id), Value(aggregate.kind)}, [&membership](const RowView &view) {
                                  membership.before.insert(view.integer(0));
                                  return true;
                              }));
    }
    membership.now = membership.before;
    membership.fresh = membership.before.empty();
    if (membership.fresh)
        membership.sum = Digest{0, 0, 0};
    return &m_memberships.emplace(aggregate, std::move(membership)).first->second;
}

Result<Digest> PullApplier::sumOf(const AggregateId &aggregate, Membership &membership)
{
    if (membership.sum)
        return *membership.sum;
    Digest sum{0, 0, 0};
    const AggregateType *type = m_registry.aggregate(aggregate.kind);
    for (const Table *table : type ? type->tables : std::vector<const Table *>()) {
        TRY_LET(const std::vector<RowPointer> rows, m_rows.door().rowsOf(*table, aggregate.id));
        for (const RowPointer &row : rows)
            add(sum, 1, quint64(row->hash));
    }
    TRY_LET(const UnknownRows::Kept kept, m_rows.unknown().of(aggregate));
    for (const UnknownRow &row : kept.rows)
        add(sum, 1, quint64(row.hash));
    membership.sum = sum;
    return sum;
}

Result<void> PullApplier::join(const AggregateId &aggregate, qint64 bucket)
{
    TRY_LET(Membership * membership, membershipOf(aggregate));
    if (!membership->now.insert(bucket).second || membership->fresh)
        return {};
    TRY_LET(const Digest whole, sumOf(aggregate, *membership));
    return count(bucket, whole.rows, quint64(whole.sum));
}

Result<void> PullApplier::leave(const AggregateId &aggregate, qint64 bucket)
{
    TRY_LET(Membership * membership, membershipOf(aggregate));
    if (membership->now.erase(bucket) == 0)
        return {};
    TRY_LET(const Digest whole, sumOf(aggregate, *membership));
    return count(bucket, -whole.rows, 0 - quint64(whole.sum));
}

Result<void> PullApplier::count(qint64 bucket, qint64 rows, quint64 sum)
{
    auto known = m_sums.find(bucket);
    if (known == m_sums.end()) {
        Sum kept{{bucket, 0, 0}, true};
        TRY(m_connection.each("SELECT row_count, row_sum, agrees FROM held_bucket WHERE bucket = ?", {Value(bucket)},
                              [&kept](const RowView &view) {
                                  kept = {{kept.digest.bucket, view.integer(0), view.integer(1)}, view.boolean(2)};
                                  return false;
                              }));
        known = m_sums.emplace(bucket, kept).first;
    }
    add(known->second.digest, rows, sum);
    return {};
}

Result<void> PullApplier::writeMemberships()
{
    // In the order of the table's key: its pages are then filled one after another.
    std::vector<const decltype(m_memberships)::value_type *> ordered;
    ordered.reserve(m_memberships.size());
    for (const auto &entry : m_memberships)
        ordered.push_back(&entry);
    std::sort(ordered.begin(), ordered.end(), [](const auto *a, const auto *b) {
        return std::pair(a->first.id, a->first.kind) < std::pair(b->first.id, b->first.kind);
    });
    std::vector<Value> joined;
    for (const auto *entry : ordered)
        TRY(writeMembership(entry->first, entry->second, joined));
    if (!joined.empty())
        TRY(m_connection.putMany("held", {"kind", "aggregate", "bucket"}, {"aggregate", "kind", "bucket"}, joined));
    return {};
}

Result<void> PullApplier::writeMembership(const AggregateId &aggregate, const Membership &membership,
                                          std::vector<Value> &joined)
{
    for (const qint64 bucket : membership.now) {
        if (!membership.before.contains(bucket))
            joined.insert(joined.end(), {Value(aggregate.kind), Value(aggregate.id), Value(bucket)});
    }
    for (const qint64 bucket : membership.before) {
        if (!membership.now.contains(bucket)) {
            TRY(m_connection.run("DELETE FROM held WHERE aggregate = ? AND kind = ? AND bucket = ?",
                                 {Value(aggregate.id), Value(aggregate.kind), Value(bucket)}));
        }
    }
    // Only where no bucket that is held has it (SYNC 4): a move between two held buckets loses nothing.
    const bool purged =
        planted(Plant::PurgeWithoutMembership) && !std::includes(membership.now.begin(), membership.now.end(),
                                                                 membership.before.begin(), membership.before.end());
    if (membership.now.empty() || purged)
        return m_rows.dropAggregate(aggregate);
    return {};
}

Result<void> PullApplier::finish(Part part, const std::vector<Digest> &digests)
{
    TRY(writeMemberships());
    for (const Digest &digest : digests) {
        if (!mayHold(digest.bucket))
            return contradiction("bucket");
        TRY(count(digest.bucket, 0, 0));
        Sum &own = m_sums.at(digest.bucket);
        own.agrees = own.digest.rows == digest.rows && own.digest.sum == digest.sum;
    }
    std::vector<Value> held;
    for (const auto &[bucket, sum] : m_sums)
        held.insert(held.end(), {Value(bucket), Value(sum.digest.rows), Value(sum.digest.sum), Value(sum.agrees)});
    if (!held.empty())
        TRY(m_connection.putMany("held_bucket", {"bucket", "row_count", "row_sum", "agrees"}, {"bucket"}, held));
    // Buckets in which nothing is yet are held as well: the next pull does not ask for them whole.
    for (const qint64 bucket : part == Part::All ? m_set.buckets : std::vector<qint64>()) {
        if (!m_sums.contains(bucket)) {
            TRY(m_connection.run("INSERT INTO held_bucket (bucket, row_count, row_sum, agrees) VALUES (?, 0, 0, ?)"
                                 " ON CONFLICT (bucket) DO NOTHING",
                                 {Value(bucket), Value(true)}));
        }
    }
    return {};
}

std::vector<qint64> PullApplier::counted() const
{
    std::vector<qint64> buckets;
    for (const auto &[bucket, sum] : m_sums)
        buckets.push_back(bucket);
    return buckets;
}

Result<void> PullApplier::dropBucketsOutside()
{
    std::vector<qint64> dropped;
    TRY(m_connection.each("SELECT bucket FROM held_bucket", {}, [&](const RowView &view) {
        if (!mayHold(view.integer(0)))
            dropped.push_back(view.integer(0));
        return true;
    }));
    if (dropped.empty())
        return {};
    // One walk through all memberships: an index by bucket would be a twentieth of a clerk's store, for a question that
    // is asked when a period begins or rights change.
    std::vector<std::pair<AggregateId, qint64>> leaving;
    TRY(m_connection.each("SELECT kind, aggregate, bucket FROM held", {}, [&](const RowView &view) {
        if (!mayHold(view.integer(2)))
            leaving.emplace_back(AggregateId{int(view.integer(0)), view.uuid(1)}, view.integer(2));
        return true;
    }));
    for (const auto &[aggregate, bucket] : leaving) {
        TRY(m_connection.run("DELETE FROM held WHERE aggregate = ? AND kind = ? AND bucket = ?",
                             {Value(aggregate.id), Value(aggregate.kind), Value(bucket)}));
        TRY_LET(const bool elsewhere, m_rows.isHeld(aggregate.kind, aggregate.id));
        if (!elsewhere)
            TRY(m_rows.dropAggregate(aggregate));
    }
    for (const qint64 bucket : dropped)
        TRY(m_connection.run("DELETE FROM held_bucket WHERE bucket = ?", {Value(bucket)}));
    return {};
}

} // namespace peygir::sync
