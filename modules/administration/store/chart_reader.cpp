// SPDX-License-Identifier: GPL-3.0-or-later
#include "administration/store/chart_reader.h"

#include "organisation/core/unit_seat.h"
#include "persian/sort_key.h"
#include "storage/door.h"

#include <algorithm>
#include <map>

namespace peygir::administration {

using organisation::Chart;
using organisation::Post;
using organisation::Unit;
using storage::Connection;
using storage::RowView;

namespace {

template <RowType T>
Result<std::vector<T>> allOf(Connection &connection)
{
    const Table &table = tableOf<T>();
    std::vector<T> items;
    TRY(connection.each("SELECT " + table.selectList + " FROM " + table.name, {}, [&](const RowView &view) {
        items.push_back(fromRow<T>(*storage::readRow(table, view)));
        return true;
    }));
    return items;
}

struct Lying
{
    std::map<Uuid, qint64> byUnit;
    std::map<Uuid, qint64> byPost;
};

/// In the index of the open stays alone.
Result<Lying> lying(Connection &connection)
{
    Lying found;
    TRY(connection.each("SELECT holder, unit, COUNT(*) FROM case_node WHERE state = 'open' GROUP BY holder, unit", {},
                        [&found](const RowView &view) {
                            if (!view.isNull(0))
                                found.byPost[view.uuid(0)] += view.integer(2);
                            if (!view.isNull(1))
                                found.byUnit[view.uuid(1)] += view.integer(2);
                            return true;
                        }));
    return found;
}

template <class T, class Name>
std::vector<T> inOrder(std::vector<T> items, const Name &nameOf)
{
    std::vector<std::pair<QByteArray, size_t>> keys;
    for (size_t place = 0; place < items.size(); ++place)
        keys.emplace_back(persian::sortKey(nameOf(items[place])), place);
    std::sort(keys.begin(), keys.end(), [&items](const auto &a, const auto &b) {
        return std::pair(a.first, items[a.second].id) < std::pair(b.first, items[b.second].id);
    });
    std::vector<T> sorted;
    for (const auto &[key, place] : keys)
        sorted.push_back(std::move(items[place]));
    return sorted;
}

} // namespace

Result<Chart> readChart(Connection &connection)
{
    TRY_LET(std::vector<Unit> units, allOf<Unit>(connection));
    TRY_LET(std::vector<Post> posts, allOf<Post>(connection));
    TRY_LET(const auto people, allOf<organisation::Person>(connection));
    TRY_LET(const auto seats, allOf<organisation::UnitSeat>(connection));
    TRY_LET(Lying open, lying(connection));
    std::map<UserId, QString> names;
    for (const organisation::Person &person : people)
        names.emplace(person.id, person.fullName);
    std::map<organisation::UnitId, std::optional<organisation::PostId>> seatOf;
    for (const organisation::UnitSeat &seat : seats)
        seatOf.emplace(seat.id, seat.post);
    Chart chart;
    for (Unit &unit : inOrder(std::move(units), [](const Unit &one) { return one.name.fa; })) {
        const qint64 count = open.byUnit[unit.id.uuid()];
        const auto seat = seatOf[unit.id];
        chart.units.push_back({std::move(unit), count, seat});
    }
    for (Post &post : inOrder(std::move(posts), [](const Post &one) { return one.name.fa; })) {
        const qint64 count = open.byPost[post.id.uuid()];
        const auto holder = post.holder ? names.find(*post.holder) : names.end();
        chart.posts.push_back({std::move(post), holder == names.end() ? QString() : holder->second, count});
    }
    return chart;
}

organisation::ChartQueries::Cancel SqlChartQueries::chart(QObject *context, Done<Chart> done)
{
    auto ticket = m_thread.run<Chart>([](Connection &connection) { return readChart(connection); }, context, std::move(done));
    return [ticket]() mutable { ticket.cancel(); };
}

} // namespace peygir::administration
