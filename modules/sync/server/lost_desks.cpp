// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/server/lost_desks.h"

namespace peygir::sync::lostDesks {

using storage::Connection;
using storage::RowView;

Result<std::vector<Uuid>> familyOf(Connection &connection, const Uuid &desk)
{
    std::vector<Uuid> family;
    TRY(connection.each("SELECT m.id FROM desk d JOIN desk m ON COALESCE(m.origin, m.id) = COALESCE(d.origin, d.id)"
                        " WHERE d.id = ? ORDER BY m.number",
                        {Value(desk)}, [&family](const RowView &view) {
                            family.push_back(view.uuid(0));
                            return true;
                        }));
    if (family.empty())
        return Error("sync.desk_unknown");
    return family;
}

Result<bool> isLost(Connection &connection, const Uuid &desk)
{
    bool lost = false;
    TRY(connection.each("SELECT desk FROM desk_lost WHERE desk = ?", {Value(desk)}, [&lost](const RowView &) {
        lost = true;
        return false;
    }));
    return lost;
}

Result<void> inherit(Connection &connection, const Uuid &desk, std::initializer_list<Uuid> from, Instant now)
{
    bool anyLost = false;
    for (const Uuid &one : from) {
        TRY_LET(const bool lost, isLost(connection, one));
        anyLost = anyLost || lost;
    }
    if (!anyLost)
        return {};
    TRY(connection.run("INSERT INTO desk_lost (desk, reported_at) VALUES (?, ?) ON CONFLICT (desk) DO NOTHING",
                       {Value(desk), Value(now)}));
    return {};
}

Result<void> report(Connection &connection, const Uuid &desk, Instant now)
{
    TRY(familyOf(connection, desk));
    TRY(connection.run("INSERT INTO desk_lost (desk, reported_at) VALUES (?, ?) ON CONFLICT (desk) DO NOTHING",
                       {Value(desk), Value(now)}));
    return {};
}

Result<void> withdraw(Connection &connection, const Uuid &desk)
{
    TRY(familyOf(connection, desk));
    TRY(connection.run("DELETE FROM desk_lost WHERE desk = ?", {Value(desk)}));
    return {};
}

Result<std::vector<KnownDesk>> all(Connection &connection)
{
    std::vector<KnownDesk> desks;
    TRY(connection.each("SELECT d.id, d.number, d.user_id, d.last_seen, l.desk FROM desk d"
                        " LEFT JOIN desk_lost l ON l.desk = d.id ORDER BY d.number",
                        {}, [&desks](const RowView &view) {
                            desks.push_back({view.uuid(0), int(view.integer(1)), UserId(view.uuid(2)), view.instant(3),
                                             !view.isNull(4)});
                            return true;
                        }));
    return desks;
}

} // namespace peygir::sync::lostDesks
