// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/desk/repair.h"

#include "sync/wire/page_reader.h"

#include <algorithm>
#include <set>

namespace peygir::sync {

using storage::RowView;

namespace {

Result<std::set<AggregateId>> membersIn(storage::Connection &connection, qint64 bucket, const std::vector<int> &parts)
{
    std::set<AggregateId> members;
    TRY(connection.each("SELECT kind, aggregate FROM held WHERE bucket = ?", {Value(bucket)}, [&](const RowView &view) {
        const AggregateId aggregate{int(view.integer(0)), view.uuid(1)};
        if (std::binary_search(parts.begin(), parts.end(), partOf(aggregate.id)))
            members.insert(aggregate);
        return true;
    }));
    return members;
}

/// Rows of these aggregates that the page does not have.
Result<void> removeOthers(const Registry &registry, DeskRows &rows, const Page &page)
{
    std::set<std::pair<const Table *, Uuid>> sent;
    for (const PageRows &those : page.rows) {
        for (size_t i = 0; i < those.count(); ++i)
            sent.emplace(those.table, those.row(i)[0].toUuid());
    }
    for (const AggregateId &aggregate : page.put) {
        // The page has them whole.
        TRY(rows.unknown().dropAggregate(aggregate));
        const AggregateType *type = registry.aggregate(aggregate.kind);
        for (const Table *table : type ? type->tables : std::vector<const Table *>()) {
            TRY_LET(const auto here, rows.door().rowsOf(*table, aggregate.id));
            for (const RowPointer &row : here) {
                if (!sent.contains({table, row->id}))
                    TRY(rows.door().remove(*table, row->id));
            }
        }
    }
    return {};
}

} // namespace

Result<bool> repairBucket(storage::Connection &connection, const Registry &registry, DeskRows &rows, qint64 bucket,
                          const VerifyResponse &found)
{
    if (!found.parts.empty()) {
        PageReader reader(registry);
        TRY_LET(const Page page, reader.read(found.page));
        const std::set<AggregateId> right(page.put.begin(), page.put.end());
        const bool isOther = std::any_of(right.begin(), right.end(), [&found](const AggregateId &aggregate) {
            return !std::binary_search(found.parts.begin(), found.parts.end(), partOf(aggregate.id));
        });
        if (page.bucket != bucket || isOther)
            return Error("sync.malformed");
        TRY_LET(const std::set<AggregateId> here, membersIn(connection, bucket, found.parts));
        for (const AggregateId &aggregate : here) {
            if (right.contains(aggregate))
                continue;
            TRY(connection.run("DELETE FROM held WHERE aggregate = ? AND kind = ? AND bucket = ?",
                               {Value(aggregate.id), Value(aggregate.kind), Value(bucket)}));
            TRY_LET(const bool elsewhere, rows.isHeld(aggregate.kind, aggregate.id));
            if (!elsewhere)
                TRY(rows.dropAggregate(aggregate));
        }
        TRY(removeOthers(registry, rows, page));
        for (const PageRows &those : page.rows)
            TRY(rows.putBase(those));
        for (const UnknownRow &row : page.unknown)
            TRY(rows.unknown().put(row));
        for (const AggregateId &aggregate : right) {
            if (!here.contains(aggregate))
                TRY(connection.run("INSERT INTO held (kind, aggregate, bucket) VALUES (?, ?, ?)",
                                   {Value(aggregate.kind), Value(aggregate.id), Value(bucket)}));
        }
    }
    // From the rows themselves: what was counted before may be what was wrong.
    TRY_LET(const PartSums parts, SelfCheck(connection, registry).partsOf(bucket));
    const PartSum own = totalOf(parts);
    const bool agrees = own == found.total;
    TRY(connection.run("UPDATE held_bucket SET row_count = ?, row_sum = ?, agrees = ?, doubted = ? WHERE bucket = ?",
                       {Value(own.rows), Value(own.sum), Value(agrees), Value(!agrees), Value(bucket)}));
    return agrees;
}

} // namespace peygir::sync
