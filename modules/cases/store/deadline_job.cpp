// SPDX-License-Identifier: GPL-3.0-or-later
#include "cases/store/deadline_job.h"

#include "access/core/roles.h"
#include "cases/core/waiting.h"
#include "storage/door.h"
#include "storage/held_facts.h"

#include <algorithm>

namespace peygir::cases {

using storage::Connection;
using storage::Door;
using storage::JobAct;
using storage::JobPart;
using storage::RowView;

namespace {

JobAct act(const MoveDeadline &move)
{
    return {MoveDeadline::kind, MoveDeadline::version, fieldsToJson(move)};
}

Result<qint64> countCases(Connection &connection, const QJsonObject &arguments)
{
    TRY_LET(const auto asked, fieldsFromJson<DeadlinesAsked>(arguments));
    return countOpenCases(connection, asked);
}

Result<std::vector<JobPart>> nextCases(Connection &connection, const QJsonObject &arguments,
                                       const std::optional<Uuid> &after, int most)
{
    TRY_LET(const auto asked, fieldsFromJson<DeadlinesAsked>(arguments));
    TRY_LET(const std::vector<MoveDeadline> moves, deadlineMoves(connection, asked, after, most));
    std::vector<JobPart> parts;
    for (const MoveDeadline &move : moves)
        parts.push_back({move.caseId.uuid(), act(move)});
    return parts;
}

Result<std::optional<JobAct>> moveNow(Connection &connection, const QJsonObject &arguments, const Uuid &thing)
{
    TRY_LET(const auto asked, fieldsFromJson<DeadlinesAsked>(arguments));
    TRY_LET(const auto move, deadlineMoveOf(connection, asked, CaseId(thing)));
    return move ? std::optional(act(*move)) : std::nullopt;
}

/// The case is open, and it was this part that moved it: a note or a referral since then is none of its business.
Result<bool> wasMovedAt(Connection &connection, const CaseId &id, qint64 place)
{
    bool wasMoved = false;
    TRY(connection.each("SELECT 1 FROM case_card WHERE id = ? AND open_nodes > 0 AND EXISTS (SELECT 1 FROM case_history h"
                        " WHERE h.aggregate = case_card.id AND h.what = 'edited' AND h.seq = ?)",
                        {Value(id.uuid()), Value(place)}, [&wasMoved](const RowView &) {
                            wasMoved = true;
                            return false;
                        }));
    return wasMoved;
}

/// A case as it is when its ends are to go back.
struct MovedCase
{
    CaseCard card;
    /// The open ones, and those that have ended since the part moved it: these put its ends off.
    std::vector<CaseWait> waits;
};

Result<std::optional<MovedCase>> movedCase(Door &door, const CaseId &id, qint64 place)
{
    TRY_LET(const RowPointer row, door.row(tableOf<CaseCard>(), id.uuid()));
    if (!row)
        return std::optional<MovedCase>();
    MovedCase found{fromRow<CaseCard>(*row), {}};
    TRY_LET(const auto rows, door.rowsOf(tableOf<CaseWait>(), id.uuid()));
    for (const RowPointer &each : rows) {
        auto wait = fromRow<CaseWait>(*each);
        if (!wait.endedAt || each->seq > place)
            found.waits.push_back(std::move(wait));
    }
    return std::optional(std::move(found));
}

using End = std::optional<Instant>;

/// The way back of an end that stands where the part has put it, or where waiting has put that since; nothing otherwise.
/// `there`: where it stands now, in its place or in an open wait.
std::optional<FieldEdit<End>> wayBack(const FieldEdit<End> &moved, const End &there, const std::vector<CaseWait> &waits,
                                      const MovedCase &of, const Facts &facts)
{
    const auto later = [&](const End &end) {
        return end ? laterBySpans(*end, spansOver(waits), of.card.subject, facts) : End();
    };
    const FieldEdit<End> back{later(moved.written), later(moved.seen)};
    return there == back.seen ? std::optional(back) : std::nullopt;
}

std::optional<FieldEdit<End>> promiseBack(const MoveDeadline &moved, const MovedCase &of, const Facts &facts)
{
    const auto open = std::find_if(of.waits.begin(), of.waits.end(), [](const CaseWait &wait) { return !wait.endedAt; });
    return wayBack(moved.deadline, open == of.waits.end() ? of.card.deadline : open->promise, of.waits, of, facts);
}

/// What takes the due times back that stand where the part has put them.
Result<std::vector<DueMove>> duesBack(Door &door, const MoveDeadline &moved, const MovedCase &of, const Facts &facts)
{
    std::vector<DueMove> back;
    for (const DueMove &one : moved.dues.value_or(std::vector<DueMove>())) {
        TRY_LET(const RowPointer row, door.row(tableOf<CaseNode>(), one.node.uuid()));
        const auto stay = row ? std::optional(fromRow<CaseNode>(*row)) : std::nullopt;
        if (!stay || stay->state != workflow::OpeningState::Open)
            continue;
        std::vector<CaseWait> waits = of.waits;
        std::erase_if(waits, [&one](const CaseWait &wait) { return wait.node != one.node; });
        const CaseWait *open = openWait(waits, one.node);
        const auto due = wayBack({one.due.seen, one.due.written}, open ? open->due : stay->dueAt, waits, of, facts);
        if (due && due->seen && due->written)
            back.push_back({one.node, {*due->seen, *due->written}});
    }
    return back;
}

Result<JobAct> formerEnds(Connection &connection, const QJsonObject &, const JobPart &part, qint64 place)
{
    TRY_LET(const auto moved, fieldsFromJson<MoveDeadline>(part.act.arguments));
    TRY_LET(const bool wasMoved, wasMovedAt(connection, moved.caseId, place));
    Door door(connection);
    TRY_LET(const auto of, movedCase(door, moved.caseId, place));
    if (!wasMoved || !of)
        return Error("jobs.moved_on");
    storage::HeldFacts held(connection);
    const RightsOf rights = access::rightsOf;
    const Facts facts(held, access::systemUser(), rights);
    const auto promise = promiseBack(moved, *of, facts);
    TRY_LET(std::vector<DueMove> dues, duesBack(door, moved, *of, facts));
    if (facts.failure())
        return *facts.failure();
    const bool ofPromise = moved.deadline.seen != moved.deadline.written;
    if (!promise || (!ofPromise && dues.empty()))
        return Error("jobs.moved_on");
    MoveDeadline back{moved.caseId, *promise};
    if (!dues.empty())
        back.dues = std::move(dues);
    return act(back);
}

} // namespace

// The card of a case and its file.
storage::JobKind deadlineJob() { return {deadlineJobName, 2, countCases, nextCases, moveNow, formerEnds}; }

} // namespace peygir::cases
