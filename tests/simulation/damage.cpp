// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulation/damage.h"

#include "simulation/machine.h"

namespace peygir::simulation {

using storage::RowView;

static QByteArray damageUnknown(storage::Connection &connection, const AggregateId &aggregate, Random &random)
{
    const QByteArray where = " WHERE kind = ? AND aggregate = ?";
    const bool isGone = random.below(2) == 0;
    must(connection.run(
        (isGone ? QByteArray("DELETE FROM unknown_row") : QByteArray("UPDATE unknown_row SET hash = hash + 1")) + where,
        {Value(aggregate.kind), Value(aggregate.id)}));
    return "unknown rows of " + aggregate.id.toAscii() + (isGone ? " gone" : " changed");
}

QByteArray damageSomething(storage::Connection &connection, const Registry &registry, Random &random)
{
    std::vector<AggregateId> members;
    must(connection.each("SELECT kind, aggregate FROM held ORDER BY aggregate, kind, bucket", {},
                         [&members](const RowView &view) {
                             members.push_back({int(view.integer(0)), view.uuid(1)});
                             return true;
                         }));
    if (members.empty())
        return {};
    const AggregateId drawn = members[size_t(random.below(members.size()))];
    const AggregateType *type = registry.aggregate(drawn.kind);
    // Of what the program does not know, the rows that it keeps all the same.
    if (!type)
        return damageUnknown(connection, drawn, random);
    const auto &tables = type->tables;
    const Table &table = *tables[size_t(random.below(tables.size()))];
    const QByteArray where = table.name + (table.root ? " WHERE id = ?" : " WHERE aggregate = ?");
    switch (random.below(4)) {
    case 0:
        must(connection.run("DELETE FROM held WHERE kind = ? AND aggregate = ?", {Value(drawn.kind), Value(drawn.id)}));
        return "membership of " + drawn.id.toAscii() + " gone";
    case 1:
        must(connection.run("UPDATE held_bucket SET row_sum = row_sum + 1 WHERE bucket ="
                            " (SELECT MIN(bucket) FROM held WHERE kind = ? AND aggregate = ?)",
                            {Value(drawn.kind), Value(drawn.id)}));
        return "sum of a bucket of " + drawn.id.toAscii() + " changed";
    case 2:
        must(connection.run("UPDATE " + where.first(table.name.size()) + " SET hash = hash + 1"
                                + where.sliced(table.name.size()),
                            {Value(drawn.id)}));
        return table.name + " of " + drawn.id.toAscii() + " changed";
    default:
        must(connection.run("DELETE FROM " + where, {Value(drawn.id)}));
        return table.name + " of " + drawn.id.toAscii() + " gone";
    }
}

} // namespace peygir::simulation
