// SPDX-License-Identifier: GPL-3.0-or-later
#include "access/store/sql_attention_queries.h"

#include "storage/door.h"

#include <algorithm>

namespace peygir::access {

using storage::RowView;

namespace {

/// Of the attention table; its parameter is the person.
const QByteArray unsettledOf = "NOT settled AND (user_id = ? OR reason = 'held')";

/// The column that comes after those of the row.
QString nameAfter(const Table &table, const RowView &view)
{
    const int column = int(fixedColumns + table.columns.size());
    return view.isNull(column) ? QString() : view.text(column);
}

Result<void> readDecisions(storage::Connection &connection, const UserId &user, std::vector<AttentionEntry> &entries)
{
    const Table &table = tableOf<HeldAct>();
    return connection.each("SELECT " + table.selectList
                               + ", (SELECT full_name FROM person WHERE person.id = held_act.by_user) FROM held_act"
                                 " WHERE aggregate IN (SELECT id FROM attention WHERE "
                               + unsettledOf + ") ORDER BY at, id",
                           {Value(user.uuid())}, [&](const RowView &view) {
                               const auto act = fromRow<HeldAct>(*storage::readRow(table, view));
                               const auto entry = std::find_if(entries.begin(), entries.end(), [&act](const auto &one) {
                                   return one.entry.id == act.attention;
                               });
                               if (entry != entries.end())
                                   entry->decisions.push_back({act, nameAfter(table, view)});
                               return true;
                           });
}

} // namespace

Result<std::vector<AttentionEntry>> readUnsettled(storage::Connection &connection, const UserId &user)
{
    const Table &table = tableOf<Attention>();
    std::vector<AttentionEntry> entries;
    TRY(connection.each("SELECT " + table.selectList
                            + ", (SELECT full_name FROM person WHERE person.id = attention.user_id) FROM attention WHERE "
                            + unsettledOf + " ORDER BY at DESC, id",
                        {Value(user.uuid())}, [&](const RowView &view) {
                            entries.push_back({fromRow<Attention>(*storage::readRow(table, view)), nameAfter(table, view), {}});
                            return true;
                        }));
    TRY(readDecisions(connection, user, entries));
    return entries;
}

AttentionQueries::Cancel SqlAttentionQueries::unsettled(const UserId &user, QObject *context, Done done)
{
    auto ticket = m_thread.run<std::vector<AttentionEntry>>(
        [user](storage::Connection &connection) { return readUnsettled(connection, user); }, context, std::move(done));
    return [ticket]() mutable { ticket.cancel(); };
}

} // namespace peygir::access
