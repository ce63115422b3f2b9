// SPDX-License-Identifier: GPL-3.0-or-later
#include "access/store/sql_attention_queries.h"

#include "storage/door.h"

namespace peygir::access {

Result<std::vector<Attention>> readUnsettled(storage::Connection &connection, const UserId &user)
{
    const Table &table = tableOf<Attention>();
    std::vector<Attention> entries;
    TRY(connection.each("SELECT " + table.selectList
                            + " FROM attention WHERE user_id = ? AND NOT settled ORDER BY at DESC, id",
                        {Value(user.uuid())}, [&](const storage::RowView &view) {
                            entries.push_back(fromRow<Attention>(*storage::readRow(table, view)));
                            return true;
                        }));
    return entries;
}

AttentionQueries::Cancel SqlAttentionQueries::unsettled(const UserId &user, QObject *context, Done done)
{
    auto ticket = m_thread.run<std::vector<Attention>>(
        [user](storage::Connection &connection) { return readUnsettled(connection, user); }, context, std::move(done));
    return [ticket]() mutable { ticket.cancel(); };
}

} // namespace peygir::access
