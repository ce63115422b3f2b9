// SPDX-License-Identifier: GPL-3.0-or-later
#include "cases/store/deadline_moves.h"

#include "access/core/roles.h"
#include "cases/core/promised_end.h"
#include "cases/core/waiting.h"
#include "storage/by_ids.h"
#include "storage/door.h"
#include "storage/held_facts.h"

namespace peygir::cases {

using storage::Connection;
using storage::RowView;

namespace {

/// Read at once while they are counted.
constexpr int casesCountedAtOnce = 1000;

const QByteArray openOfCalendar = " FROM case_card WHERE closed_at IS NULL AND subject IN"
                                  " (SELECT id FROM subject WHERE calendar = ?)";

using ProcessPointer = std::shared_ptr<const workflow::Process>;

/// An open case as the calendar asks for it.
struct OpenCase
{
    Uuid id;
    Uuid subject;
    Instant registeredAt;
    std::optional<Instant> deadline;
    std::optional<Uuid> process;
    bool isImported;
    std::vector<CaseNode> stays = {};
    std::vector<CaseWait> waits = {};
};

std::optional<Instant> instantOrNone(const RowView &view, int column)
{
    return view.isNull(column) ? std::nullopt : std::optional(view.instant(column));
}

/// Reads cases page by page and finds what moves of each.
class Moves
{
public:
    static Result<Moves> of(Connection &connection, const DeadlinesAsked &asked)
    {
        storage::Door door(connection);
        TRY_LET(const RowPointer row,
                door.row(tableOf<reference::CalendarSheet>(), reference::sheetIdOf(asked.calendar).uuid()));
        if (!row)
            return Error("reference.calendar_unknown");
        auto sheet = fromRow<reference::CalendarSheet>(*row);
        if (sheet.week.empty())
            return Error("reference.calendar_never_works");
        Moves moves(connection, asked, workingTimeOf(std::move(sheet)));
        TRY(connection.each("SELECT id, deadline_hours FROM subject WHERE calendar = ?", {Value(asked.calendar.uuid())},
                            [&moves](const RowView &view) {
                                moves.m_hours.emplace(view.uuid(0), std::chrono::hours(view.integer(1)));
                                return true;
                            }));
        return moves;
    }

    /// The next cases after this one, the stays of which are known; it is then the last of them.
    Result<std::vector<OpenCase>> page(std::optional<Uuid> &after, int most)
    {
        TRY_LET(std::vector<OpenCase> cases, after ? read(" AND id > ? ORDER BY id LIMIT ?", {Value(*after), Value(qint64(most))})
                                                   : read(" ORDER BY id LIMIT ?", {Value(qint64(most))}));
        if (!cases.empty())
            after = cases.back().id;
        return cases;
    }

    /// Absent where it is closed, or goes by another calendar.
    Result<std::optional<OpenCase>> one(const Uuid &id)
    {
        TRY_LET(std::vector<OpenCase> cases, read(" AND id = ?", {Value(id)}));
        return cases.empty() ? std::nullopt : std::optional(std::move(cases.front()));
    }

    /// Absent where all of it stands as it should.
    Result<std::optional<MoveDeadline>> moveOf(const OpenCase &one)
    {
        MoveDeadline move{CaseId(one.id), {}};
        const auto open = std::find_if(one.waits.begin(), one.waits.end(),
                                       [](const CaseWait &wait) { return !wait.endedAt; });
        const bool waits = open != one.waits.end();
        move.deadline.seen = waits ? open->promise : one.deadline;
        move.deadline.written = move.deadline.seen;
        const auto promised = later(one.registeredAt, m_hours.at(one.subject), spansOver(one.waits));
        if (promised && !one.isImported)
            move.deadline.written = *promised;
        TRY_LET(std::vector<DueMove> dues, duesOf(one));
        const bool stays = move.deadline.seen == move.deadline.written && dues.empty();
        if (!dues.empty())
            move.dues = std::move(dues);
        return stays ? std::nullopt : std::optional(std::move(move));
    }

private:
    Moves(Connection &connection, const DeadlinesAsked &asked, reference::WorkingTime time)
        : m_connection(connection)
        , m_asked(asked)
        , m_time(std::move(time))
    {}

    Result<std::vector<OpenCase>> read(const QByteArray &which, std::vector<Value> values)
    {
        values.insert(values.begin(), Value(m_asked.calendar.uuid()));
        std::vector<OpenCase> cases;
        TRY(m_connection.each(
            "SELECT id, subject, registered_at, deadline, process, (SELECT COUNT(*) FROM case_history h WHERE"
            " h.aggregate = case_card.id AND h.what = 'imported')" + openOfCalendar + which,
            values, [&cases](const RowView &view) {
                cases.push_back({view.uuid(0), view.uuid(1), view.instant(2), instantOrNone(view, 3),
                                 view.isNull(4) ? std::nullopt : std::optional(view.uuid(4)), view.integer(5) > 0});
                return true;
            }));
        TRY(addRows(cases));
        return cases;
    }

    Result<void> addRows(std::vector<OpenCase> &cases)
    {
        std::map<Uuid, OpenCase *> byId;
        std::vector<Uuid> ids;
        for (OpenCase &one : cases) {
            byId.emplace(one.id, &one);
            ids.push_back(one.id);
        }
        const Table &nodes = tableOf<CaseNode>();
        TRY(storage::eachByIds(m_connection, {nodes.selectList, nodes.name, "aggregate"}, ids, [&](const RowView &view) {
            CaseNode node = fromRow<CaseNode>(*storage::readRow(nodes, view));
            if (node.state == workflow::OpeningState::Open)
                byId.at(node.caseId.uuid())->stays.push_back(std::move(node));
        }));
        const Table &waits = tableOf<CaseWait>();
        return storage::eachByIds(m_connection, {waits.selectList, waits.name, "aggregate"}, ids,
                                  [&](const RowView &view) {
                                      CaseWait wait = fromRow<CaseWait>(*storage::readRow(waits, view));
                                      byId.at(wait.caseId.uuid())->waits.push_back(std::move(wait));
                                  });
    }

    Result<std::vector<DueMove>> duesOf(const OpenCase &one)
    {
        std::vector<DueMove> moved;
        TRY_LET(const ProcessPointer process, processOf(one.process));
        for (const CaseNode &stay : one.stays) {
            std::vector<CaseWait> here;
            std::copy_if(one.waits.begin(), one.waits.end(), std::back_inserter(here),
                         [&stay](const CaseWait &wait) { return wait.node == stay.id; });
            const CaseWait *open = openWait(here, stay.id);
            const std::optional<Instant> there = open ? open->due : stay.dueAt;
            const auto key = workflow::NodeKey::parse(stay.node);
            const workflow::Node *node = process && key.ok() ? process->find(*key) : nullptr;
            if (!there || !node || !node->task() || !node->task()->deadlineHours)
                continue;
            const auto due = later(stay.openedAt, std::chrono::hours(*node->task()->deadlineHours), spansOver(here));
            if (due && *due != *there)
                moved.push_back({stay.id, {*there, *due}});
        }
        return moved;
    }

    /// So many working hours after it, and what was waited besides; absent where the calendar does not reach so far.
    std::optional<Instant> later(Instant begin, Milliseconds working, const std::vector<WaitedSpan> &waited) const
    {
        for (const WaitedSpan &span : waited) {
            const auto passed = m_time.between(span.from, span.to);
            if (!passed.ok())
                return std::nullopt;
            working += *passed;
        }
        const auto end = m_time.after(begin, working);
        return end.ok() ? std::optional(*end) : std::nullopt;
    }

    /// Null where the case walks none, or none that can be read.
    Result<ProcessPointer> processOf(const std::optional<Uuid> &id)
    {
        if (!id)
            return ProcessPointer();
        const auto known = m_processes.find(*id);
        if (known != m_processes.end())
            return known->second;
        storage::Door door(m_connection);
        TRY_LET(const RowPointer row, door.row(tableOf<workflow::ProcessDefinition>(), *id));
        const auto parsed = row ? workflow::processOf(fromRow<workflow::ProcessDefinition>(*row))
                                : Result<ProcessPointer>(ProcessPointer());
        return m_processes.emplace(*id, parsed.ok() ? *parsed : ProcessPointer()).first->second;
    }

    Connection &m_connection;
    DeadlinesAsked m_asked;
    reference::WorkingTime m_time;
    std::map<Uuid, Milliseconds> m_hours;
    std::map<Uuid, ProcessPointer> m_processes;
};

} // namespace

Result<std::vector<MoveDeadline>> deadlineMoves(Connection &connection, const DeadlinesAsked &asked,
                                                const std::optional<Uuid> &after, int most)
{
    TRY_LET(Moves moves, Moves::of(connection, asked));
    std::vector<MoveDeadline> found;
    std::optional<Uuid> from = after;
    // Until there is one that moves, or none is left.
    for (bool more = true; more && found.empty();) {
        TRY_LET(const std::vector<OpenCase> cases, moves.page(from, most));
        more = int(cases.size()) == most;
        for (const OpenCase &one : cases) {
            TRY_LET(auto move, moves.moveOf(one));
            if (move)
                found.push_back(std::move(*move));
        }
    }
    return found;
}

Result<std::optional<MoveDeadline>> deadlineMoveOf(Connection &connection, const DeadlinesAsked &asked, const CaseId &id)
{
    TRY_LET(Moves moves, Moves::of(connection, asked));
    TRY_LET(const auto one, moves.one(id.uuid()));
    return one ? moves.moveOf(*one) : std::optional<MoveDeadline>();
}

Result<qint64> countOpenCases(Connection &connection, const DeadlinesAsked &asked)
{
    TRY(Moves::of(connection, asked));
    qint64 cases = 0;
    TRY(connection.each("SELECT COUNT(*)" + openOfCalendar, {Value(asked.calendar.uuid())}, [&cases](const RowView &view) {
        cases = view.integer(0);
        return false;
    }));
    return cases;
}

Result<DeadlineCounts> countDeadlineMoves(Connection &connection, const DeadlinesAsked &asked)
{
    TRY_LET(Moves moves, Moves::of(connection, asked));
    DeadlineCounts counts;
    std::optional<Uuid> from;
    for (bool more = true; more;) {
        TRY_LET(const std::vector<OpenCase> cases, moves.page(from, casesCountedAtOnce));
        more = int(cases.size()) == casesCountedAtOnce;
        for (const OpenCase &one : cases) {
            TRY_LET(const auto move, moves.moveOf(one));
            if (!move)
                continue;
            ++counts.cases;
            counts.promises += move->deadline.seen == move->deadline.written ? 0 : 1;
            counts.dues += move->dues ? qint64(move->dues->size()) : 0;
        }
    }
    return counts;
}

Result<void> mayMoveDeadlines(Connection &connection, const UserId &asker)
{
    storage::HeldFacts held(connection);
    const RightsOf rights = access::rightsOf;
    const Facts facts(held, asker, rights);
    const auto allowed = facts.author().may(moveDeadlineVerb, {.everywhere = true});
    if (facts.failure())
        return *facts.failure();
    return allowed;
}

} // namespace peygir::cases
