// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/by_ids.h"

namespace peygir::storage {

namespace {

// One parameter however many ids: the statement is prepared once.
Value uuidArray(std::span<const Uuid> ids)
{
    QByteArray text = "{";
    for (const Uuid &id : ids) {
        if (text.size() > 1)
            text += ',';
        text += id.toAscii();
    }
    return Value::text(text + '}');
}

} // namespace

Result<void> eachByIds(Connection &connection, const ByIds &where, std::span<const Uuid> ids,
                       const std::function<void(const RowView &)> &row)
{
    if (ids.empty())
        return {};
    const auto visit = [&row](const RowView &view) {
        row(view);
        return true;
    };
    const QByteArray select = "SELECT " + where.columns + " FROM " + where.table + " WHERE " + where.by;
    if (connection.dialect() == Dialect::Postgresql) {
        // One look into the index for each id. Of "= ANY(…)" the planner thinks as of a tenth of the table, and a plan
        // that it made while the table was young reads all of it, each time. OFFSET 0 keeps it from seeing through
        // this.
        return connection.each("SELECT " + where.columns +
                                   " FROM unnest(CAST(? AS uuid[])) AS wanted (wanted_id) CROSS JOIN LATERAL (" +
                                   select + " = wanted_id OFFSET 0) AS found",
                               {uuidArray(ids)}, visit);
    }
    // SQLite runs in this process: a prepared statement per id costs no round trip.
    for (const Uuid &id : ids)
        TRY(connection.each(select + " = ?", {Value(id)}, visit));
    return {};
}

} // namespace peygir::storage
