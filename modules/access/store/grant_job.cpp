// SPDX-License-Identifier: GPL-3.0-or-later
#include "access/store/grant_job.h"

#include "access/core/change_rights.h"
#include "storage/door.h"

#include <algorithm>

namespace peygir::access {

using storage::Connection;
using storage::JobAct;
using storage::JobPart;
using storage::RowView;

namespace {

/// In which places somebody has the role, in the order of their ids.
Result<std::vector<Assignment>> assignments(Connection &connection, const RoleId &role, const std::optional<Uuid> &after,
                                            int most)
{
    const Table &table = tableOf<Assignment>();
    std::vector<Value> values{Value(role.uuid()), Value(true)};
    if (after)
        values.emplace_back(*after);
    values.emplace_back(qint64(most));
    std::vector<Assignment> found;
    TRY(connection.each("SELECT " + table.selectList + " FROM assignment WHERE role = ? AND active = ?"
                            + QByteArray(after ? " AND id > ?" : "") + " ORDER BY id LIMIT ?",
                        values, [&](const RowView &view) {
                            found.push_back(fromRow<Assignment>(*storage::readRow(table, view)));
                            return true;
                        }));
    return found;
}

/// Whether he has the role there, and where a place is given: since then.
Result<bool> has(Connection &connection, const ChangeRights &wanted, std::optional<qint64> since = {})
{
    const Table &table = tableOf<Assignment>();
    storage::Door door(connection);
    TRY_LET(const auto rows, door.rowsOf(table, wanted.user.uuid()));
    return std::any_of(rows.begin(), rows.end(), [&](const RowPointer &row) {
        const auto one = fromRow<Assignment>(*row);
        return (!since || row->seq == *since) && one.active && one.role == wanted.role && one.unit == wanted.unit && one.subjectGroup == wanted.subjectGroup;
    });
}

Result<qint64> count(Connection &connection, const QJsonObject &arguments)
{
    TRY_LET(const auto asked, fieldsFromJson<GrantAsked>(arguments));
    if (asked.like == asked.role)
        return Error("access.same_role");
    storage::Door door(connection);
    for (const RoleId &role : {asked.like, asked.role}) {
        TRY_LET(const RowPointer row, door.row(tableOf<Role>(), role.uuid()));
        if (!row)
            return Error("access.role_unknown");
    }
    qint64 people = 0;
    TRY(connection.each("SELECT COUNT(*) FROM assignment WHERE role = ? AND active = ?",
                        {Value(asked.like.uuid()), Value(true)}, [&people](const RowView &view) {
                            people = view.integer(0);
                            return false;
                        }));
    return people;
}

/// Absent where he has it already.
Result<std::optional<JobAct>> actFor(Connection &connection, const GrantAsked &asked, const Assignment &like)
{
    const ChangeRights grant{like.user, asked.role, like.unit, like.subjectGroup, true};
    TRY_LET(const bool hasIt, has(connection, grant));
    return hasIt ? std::nullopt : std::optional(JobAct{ChangeRights::kind, ChangeRights::version, fieldsToJson(grant)});
}

Result<std::vector<JobPart>> next(Connection &connection, const QJsonObject &arguments, const std::optional<Uuid> &after,
                                  int most)
{
    TRY_LET(const auto asked, fieldsFromJson<GrantAsked>(arguments));
    std::vector<JobPart> parts;
    std::optional<Uuid> from = after;
    // Until there is somebody who has not got it, or nobody is left.
    for (bool more = true; more && parts.empty();) {
        TRY_LET(const std::vector<Assignment> found, assignments(connection, asked.like, from, most));
        more = int(found.size()) == most;
        for (const Assignment &one : found) {
            TRY_LET(auto act, actFor(connection, asked, one));
            if (act)
                parts.push_back({one.id.uuid(), std::move(*act)});
            from = one.id.uuid();
        }
    }
    return parts;
}

Result<std::optional<JobAct>> at(Connection &connection, const QJsonObject &arguments, const Uuid &thing)
{
    TRY_LET(const auto asked, fieldsFromJson<GrantAsked>(arguments));
    storage::Door door(connection);
    TRY_LET(const RowPointer row, door.row(tableOf<Assignment>(), thing));
    if (!row)
        return std::optional<JobAct>();
    const auto like = fromRow<Assignment>(*row);
    return like.active && like.role == asked.like ? actFor(connection, asked, like) : std::optional<JobAct>();
}

Result<JobAct> back(Connection &connection, const QJsonObject &, const JobPart &part, qint64 place)
{
    TRY_LET(ChangeRights change, fieldsFromJson<ChangeRights>(part.act.arguments));
    TRY_LET(const bool hasIt, has(connection, change, place));
    if (!hasIt)
        return Error("jobs.moved_on");
    change.granted = false;
    return JobAct{ChangeRights::kind, ChangeRights::version, fieldsToJson(change)};
}

} // namespace

storage::JobKind grantJob() { return {"grant", 1, count, next, at, back}; }

} // namespace peygir::access
