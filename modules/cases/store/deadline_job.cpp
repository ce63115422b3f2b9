// SPDX-License-Identifier: GPL-3.0-or-later
#include "cases/store/deadline_job.h"

#include "cases/core/case_wait.h"
#include "storage/door.h"

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

Result<std::optional<CaseWait>> openWaitOf(Door &door, const CaseId &id, const std::optional<CaseNodeId> &node = {})
{
    TRY_LET(const auto rows, door.rowsOf(tableOf<CaseWait>(), id.uuid()));
    for (const RowPointer &row : rows) {
        auto wait = fromRow<CaseWait>(*row);
        if (!wait.endedAt && (!node || wait.node == *node))
            return std::optional(std::move(wait));
    }
    return std::optional<CaseWait>();
}

Result<bool> promiseIsThere(Door &door, const MoveDeadline &moved)
{
    TRY_LET(const RowPointer card, door.row(tableOf<CaseCard>(), moved.caseId.uuid()));
    TRY_LET(const auto wait, openWaitOf(door, moved.caseId));
    const auto there = wait ? wait->promise : card ? fromRow<CaseCard>(*card).deadline : std::nullopt;
    return there == moved.deadline.written;
}

/// What takes the due times back that stand where the part has put them.
Result<std::vector<DueMove>> duesBack(Door &door, const MoveDeadline &moved)
{
    std::vector<DueMove> back;
    for (const DueMove &one : moved.dues.value_or(std::vector<DueMove>())) {
        TRY_LET(const RowPointer row, door.row(tableOf<CaseNode>(), one.node.uuid()));
        TRY_LET(const auto wait, openWaitOf(door, moved.caseId, one.node));
        const auto stay = row ? std::optional(fromRow<CaseNode>(*row)) : std::nullopt;
        const auto there = wait ? wait->due : stay ? stay->dueAt : std::nullopt;
        if (stay && stay->state == workflow::OpeningState::Open && there == one.due.written)
            back.push_back({one.node, {one.due.written, one.due.seen}});
    }
    return back;
}

Result<JobAct> formerEnds(Connection &connection, const QJsonObject &, const JobPart &part, qint64 place)
{
    TRY_LET(const auto moved, fieldsFromJson<MoveDeadline>(part.act.arguments));
    TRY_LET(const bool wasMoved, wasMovedAt(connection, moved.caseId, place));
    Door door(connection);
    TRY_LET(const bool isThere, promiseIsThere(door, moved));
    TRY_LET(std::vector<DueMove> dues, duesBack(door, moved));
    const bool ofPromise = moved.deadline.seen != moved.deadline.written;
    if (!wasMoved || !isThere || (!ofPromise && dues.empty()))
        return Error("jobs.moved_on");
    MoveDeadline back{moved.caseId, {moved.deadline.written, moved.deadline.seen}};
    if (!dues.empty())
        back.dues = std::move(dues);
    return act(back);
}

} // namespace

// The card of a case and its file.
storage::JobKind deadlineJob() { return {deadlineJobName, 2, countCases, nextCases, moveNow, formerEnds}; }

} // namespace peygir::cases
