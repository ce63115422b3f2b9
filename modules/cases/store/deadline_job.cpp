// SPDX-License-Identifier: GPL-3.0-or-later
#include "cases/store/deadline_job.h"

#include "cases/core/move_deadline.h"
#include "cases/core/promised_end.h"
#include "storage/door.h"

namespace peygir::cases {

using catalogue::Subject;
using storage::Connection;
using storage::JobAct;
using storage::JobPart;
using storage::RowView;

namespace {

const QByteArray meantCases =
    " FROM case_card WHERE open_nodes > 0 AND subject IN (SELECT id FROM subject WHERE calendar = ?)"
    " AND NOT EXISTS (SELECT 1 FROM case_history h WHERE h.aggregate = case_card.id AND h.what = 'imported')";

Result<std::optional<reference::WorkingTime>> workingTime(Connection &connection, const DeadlinesAsked &asked)
{
    storage::Door door(connection);
    TRY_LET(const RowPointer row,
            door.row(tableOf<reference::CalendarSheet>(), reference::sheetIdOf(asked.calendar).uuid()));
    if (!row)
        return std::optional<reference::WorkingTime>();
    return std::optional(workingTimeOf(fromRow<reference::CalendarSheet>(*row)));
}

/// The hours of the subjects that go by the calendar.
Result<std::map<Uuid, Milliseconds>> hoursOf(Connection &connection, const DeadlinesAsked &asked)
{
    std::map<Uuid, Milliseconds> hours;
    TRY(connection.each("SELECT id, deadline_hours FROM subject WHERE calendar = ?", {Value(asked.calendar.uuid())},
                        [&hours](const RowView &view) {
                            hours.emplace(view.uuid(0), std::chrono::hours(view.integer(1)));
                            return true;
                        }));
    return hours;
}

struct Promise
{
    Uuid caseId;
    Uuid subject;
    Instant registeredAt;
    std::optional<Instant> deadline;
};

Result<std::vector<Promise>> promises(Connection &connection, const DeadlinesAsked &asked,
                                      const std::optional<Uuid> &after, int most)
{
    std::vector<Value> values{Value(asked.calendar.uuid())};
    if (after)
        values.emplace_back(*after);
    values.emplace_back(qint64(most));
    std::vector<Promise> found;
    TRY(connection.each("SELECT id, subject, registered_at, deadline" + meantCases +
                            QByteArray(after ? " AND id > ?" : "") + " ORDER BY id LIMIT ?",
                        values, [&found](const RowView &view) {
                            found.push_back({view.uuid(0), view.uuid(1), Instant(view.integer(2)),
                                             view.isNull(3) ? std::nullopt : std::optional(Instant(view.integer(3)))});
                            return true;
                        }));
    return found;
}

JobAct act(const CaseId &caseId, const std::optional<Instant> &seen, const std::optional<Instant> &written)
{
    return {MoveDeadline::kind, MoveDeadline::version, fieldsToJson(MoveDeadline{caseId, {seen, written}})};
}

Result<qint64> countPromises(Connection &connection, const QJsonObject &arguments)
{
    TRY_LET(const auto asked, fieldsFromJson<DeadlinesAsked>(arguments));
    TRY_LET(const auto time, workingTime(connection, asked));
    if (!time)
        return Error("reference.calendar_unknown");
    qint64 cases = 0;
    TRY(connection.each("SELECT COUNT(*)" + meantCases, {Value(asked.calendar.uuid())}, [&cases](const RowView &view) {
        cases = view.integer(0);
        return false;
    }));
    return cases;
}

Result<std::vector<JobPart>> nextPromises(Connection &connection, const QJsonObject &arguments,
                                          const std::optional<Uuid> &after, int most)
{
    TRY_LET(const auto asked, fieldsFromJson<DeadlinesAsked>(arguments));
    TRY_LET(const auto time, workingTime(connection, asked));
    TRY_LET(const auto hours, hoursOf(connection, asked));
    std::vector<JobPart> parts;
    if (!time)
        return parts;
    std::optional<Uuid> from = after;
    // Until there is one whose promise moves, or none is left.
    for (bool more = true; more && parts.empty();) {
        TRY_LET(const std::vector<Promise> found, promises(connection, asked, from, most));
        more = int(found.size()) == most;
        for (const Promise &one : found) {
            from = one.caseId;
            const auto end = time->after(one.registeredAt, hours.at(one.subject));
            if (end.ok() && one.deadline != *end)
                parts.push_back({one.caseId, act(CaseId(one.caseId), one.deadline, *end)});
        }
    }
    return parts;
}

Result<JobAct> formerPromise(Connection &connection, const QJsonObject &, const JobPart &part, qint64 place)
{
    TRY_LET(const auto moved, fieldsFromJson<MoveDeadline>(part.act.arguments));
    if (!moved.deadline.written)
        return Error("jobs.moved_on");
    // It was this part that moved it, and it is still there: a note or a referral since then is none of its business.
    bool isThere = false;
    TRY(connection.each(
        "SELECT 1 FROM case_card WHERE id = ? AND open_nodes > 0 AND deadline = ? AND EXISTS (SELECT 1 FROM"
        " case_history h WHERE h.aggregate = case_card.id AND h.what = 'edited' AND h.seq = ?)",
        {Value(part.thing), Value(*moved.deadline.written), Value(place)}, [&isThere](const RowView &) {
            isThere = true;
            return false;
        }));
    if (!isThere)
        return Error("jobs.moved_on");
    return act(moved.caseId, moved.deadline.written, moved.deadline.seen);
}

} // namespace

// The card of a case and its file.
storage::JobKind deadlineJob() { return {"deadlines", 2, countPromises, nextPromises, formerPromise}; }

} // namespace peygir::cases
