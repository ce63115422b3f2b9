// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulation/sums_oracle.h"

#include "simulation/machine.h"
#include "storage/door.h"

namespace peygir::simulation {

using storage::Connection;
using storage::RowView;

std::optional<Violation> checkSums(Connection &server, const Registry &registry)
{
    storage::Door door(server);
    std::map<qint64, std::pair<qint64, quint64>> counted;
    std::set<std::tuple<qint64, int, Uuid>> belongs;
    for (const auto &[kind, type] : registry.aggregates()) {
        std::map<Uuid, std::vector<qint64>> bucketsOf;
        for (const Table *table : type.tables) {
            std::optional<Violation> wrong;
            must(server.each("SELECT " + table->selectList + " FROM " + table->name, {}, [&](const RowView &view) {
                const RowPointer row = storage::readRow(*table, view);
                if (row->hash != contentHash(*row))
                    wrong = Violation{"a row's hash is that of its content", table->name + ' ' + row->id.toAscii()};
                if (table->root) {
                    for (const Bucket &bucket : type.bucketsOf(*row)) {
                        if (belongs.emplace(bucket.id(), kind, row->id).second)
                            bucketsOf[row->id].push_back(bucket.id());
                    }
                }
                for (const qint64 bucket : bucketsOf[row->aggregate]) {
                    ++counted[bucket].first;
                    counted[bucket].second += quint64(row->hash);
                }
                return !wrong;
            }));
            if (wrong)
                return wrong;
        }
    }
    std::set<std::tuple<qint64, int, Uuid>> logged;
    must(server.each("SELECT bucket, kind, aggregate FROM log WHERE NOT removed", {}, [&](const RowView &view) {
        logged.emplace(view.integer(0), int(view.integer(1)), view.uuid(2));
        return true;
    }));
    if (logged != belongs)
        return Violation{"the log says who is where", "membership in the log is not what the rows say"};
    std::optional<Violation> wrong;
    must(server.each("SELECT bucket, row_count, row_sum FROM bucket_sum", {}, [&](const RowView &view) {
        const auto &[rows, sum] = counted[view.integer(0)];
        if (rows != view.integer(1) || sum != quint64(view.integer(2)))
            wrong = Violation{"sums are what a recount gives",
                              "the server keeps " + QByteArray::number(view.integer(1)) + " rows for bucket "
                                  + QByteArray::number(view.integer(0)) + ", counted " + QByteArray::number(rows)};
        return !wrong;
    }));
    return wrong;
}

std::optional<Violation> checkDeskSums(Connection &desk, const Registry &registry)
{
    std::map<std::pair<QByteArray, Uuid>, RowPointer> below;
    must(desk.each("SELECT table_name, id, image FROM shadow", {}, [&](const RowView &view) {
        const Table *table = registry.table(view.utf8(0));
        below.emplace(std::pair(view.utf8(0), view.uuid(1)),
                      view.isNull(2) ? nullptr : must(storage::decodeImage(*table, view.bytes(2))));
        return true;
    }));
    std::map<AggregateId, std::pair<qint64, quint64>> counted;
    const auto count = [&counted](const Row &row) {
        auto &[rows, sum] = counted[row.aggregateId()];
        ++rows;
        sum += quint64(row.hash);
    };
    for (const auto &[kind, type] : registry.aggregates()) {
        for (const Table *table : type.tables) {
            must(desk.each("SELECT " + table->selectList + " FROM " + table->name, {}, [&](const RowView &view) {
                const RowPointer row = storage::readRow(*table, view);
                if (!below.contains({table->name, row->id}))
                    count(*row);
                return true;
            }));
        }
    }
    for (const auto &[key, image] : below) {
        if (image)
            count(*image);
    }
    std::map<qint64, std::pair<qint64, quint64>> buckets;
    must(desk.each("SELECT bucket, kind, aggregate FROM held", {}, [&](const RowView &view) {
        const auto &[rows, sum] = counted[{int(view.integer(1)), view.uuid(2)}];
        buckets[view.integer(0)].first += rows;
        buckets[view.integer(0)].second += sum;
        return true;
    }));
    std::optional<Violation> wrong;
    must(desk.each("SELECT bucket, row_count, row_sum FROM held_bucket", {}, [&](const RowView &view) {
        const auto &[rows, sum] = buckets[view.integer(0)];
        if (rows != view.integer(1) || sum != quint64(view.integer(2)))
            wrong = Violation{"sums are what a recount gives",
                              "the desk keeps " + QByteArray::number(view.integer(1)) + " rows for bucket "
                                  + QByteArray::number(view.integer(0)) + ", counted " + QByteArray::number(rows)};
        return !wrong;
    }));
    return wrong;
}

} // namespace peygir::simulation
