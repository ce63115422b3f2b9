// SPDX-License-Identifier: GPL-3.0-or-later
#include "followup/store/followed_stays.h"

#include "cases/store/moved_stays.h"
#include "cases/store/purpose_nodes.h"
#include "storage/by_ids.h"

#include <algorithm>

namespace peygir::followup {

using organisation::PostId;
using organisation::UnitId;
using storage::Connection;
using storage::RowView;
using workflow::Purpose;

namespace {

const QByteArray columns = "n.id, n.aggregate, n.node, n.holder, n.unit, n.opened_at, c.process, c.subject, c.place,"
                           " c.region, c.registered_at, c.deadline, c.reopened, c.unit, n.due_at, c.open_nodes,"
                           " c.last_change_at";
const QByteArray ownPosts = "(SELECT id FROM post WHERE holder = ? AND active)";

std::optional<Uuid> uuidOrNone(const RowView &view, int column)
{
    return view.isNull(column) ? std::nullopt : std::optional(view.uuid(column));
}

/// What the nodes of the follow-up are for, by process and key.
using Purposes = std::map<std::pair<Uuid, QString>, std::set<Purpose>>;

Result<Purposes> purposesOf(Connection &connection)
{
    Purposes found;
    for (const Purpose purpose : {Purpose::FollowUp, Purpose::Official, Purpose::Check}) {
        TRY_LET(const auto nodes, cases::nodesServing(connection, purpose));
        for (const cases::StatusKey &key : nodes) {
            if (key.process)
                found[{key.process->uuid(), key.node}].insert(purpose);
        }
    }
    return found;
}

/// Units and the posts in them, to find the authority of either.
class Chart
{
public:
    static Result<Chart> read(Connection &connection)
    {
        Chart chart;
        TRY(connection.each("SELECT id, parent, level FROM unit", {}, [&chart](const RowView &view) {
            chart.m_units.emplace(view.uuid(0), Unit{uuidOrNone(view, 1), view.utf8(2) == "authority"});
            return true;
        }));
        TRY(connection.each("SELECT id, unit FROM post", {}, [&chart](const RowView &view) {
            chart.m_posts.emplace(view.uuid(0), view.uuid(1));
            return true;
        }));
        return chart;
    }

    std::optional<Uuid> unitOf(const std::optional<PostId> &post) const
    {
        const auto found = post ? m_posts.find(post->uuid()) : m_posts.end();
        return found == m_posts.end() ? std::nullopt : std::optional(found->second);
    }
    std::optional<UnitId> authorityOf(const std::optional<Uuid> &unit) const
    {
        std::optional<Uuid> at = unit;
        for (int tier = 0; at && tier < organisation::chartDepth; ++tier) {
            const auto found = m_units.find(*at);
            if (found == m_units.end())
                break;
            if (found->second.isAuthority)
                return UnitId(*at);
            at = found->second.parent;
        }
        return unit ? std::optional(UnitId(*unit)) : std::nullopt;
    }

private:
    struct Unit
    {
        std::optional<Uuid> parent;
        bool isAuthority;
    };
    std::map<Uuid, Unit> m_units;
    std::map<Uuid, Uuid> m_posts;
};

/// What happened last between the expert and the officials of a case.
struct Exchange
{
    std::optional<Instant> askedAt;
    std::optional<Uuid> askedFrom;
    std::optional<PostId> asked;
    std::optional<Instant> replyBy;
    std::optional<Instant> repliedAt;
    bool isReplyGiven = false;
    /// When something of it last happened at a stay.
    std::map<Uuid, Instant> lastAt = {};

    bool isUnanswered() const { return askedAt && !(repliedAt && *repliedAt >= *askedAt); }
    bool isWaitingAt(const Uuid &node) const { return isUnanswered() && askedFrom == node; }
    void happened(const Uuid &node, Instant at)
    {
        const auto known = lastAt.emplace(node, at).first;
        known->second = std::max(known->second, at);
    }
};

Result<std::map<Uuid, Exchange>> exchangesOf(Connection &connection, const std::vector<Uuid> &caseIds)
{
    std::map<Uuid, Exchange> found;
    TRY(storage::eachByIds(connection, {"aggregate, at, node, to_post, reply_by", "followup_question", "aggregate"},
                           caseIds, [&found](const RowView &view) {
                               Exchange &exchange = found[view.uuid(0)];
                               exchange.happened(view.uuid(2), view.instant(1));
                               if (exchange.askedAt && *exchange.askedAt > view.instant(1))
                                   return;
                               exchange.askedAt = view.instant(1);
                               exchange.askedFrom = view.uuid(2);
                               const auto post = uuidOrNone(view, 3);
                               exchange.asked = post ? std::optional(PostId(*post)) : std::nullopt;
                               exchange.replyBy = view.isNull(4) ? std::nullopt : std::optional(view.instant(4));
                           }));
    TRY(storage::eachByIds(connection, {"aggregate, at, state, node, rated_at", "followup_reply", "aggregate"}, caseIds,
                           [&found](const RowView &view) {
                               Exchange &exchange = found[view.uuid(0)];
                               exchange.happened(view.uuid(3), view.instant(view.isNull(4) ? 1 : 4));
                               if (exchange.repliedAt && *exchange.repliedAt > view.instant(1))
                                   return;
                               exchange.repliedAt = view.instant(1);
                               exchange.isReplyGiven = view.utf8(2) == "given";
                           }));
    return found;
}

struct Waited
{
    Instant from;
    Instant to;
};
/// How stays waited for the citizen.
struct Waits
{
    /// As far as that is over.
    std::map<Uuid, std::vector<Waited>> over;
    /// Those that wait now.
    std::set<Uuid> open;
};

Result<Waits> waitsOf(Connection &connection, const std::vector<Uuid> &caseIds, const cases::MovedStays &moved)
{
    Waits found;
    TRY(storage::eachByIds(connection, {"node, asked_at, ended_at", "case_wait", "aggregate"}, caseIds,
                           [&](const RowView &view) {
                               if (view.isNull(2))
                                   found.open.insert(view.uuid(0));
                               else
                                   found.over[moved.now(view.uuid(0))].push_back({view.instant(1), view.instant(2)});
                           }));
    return found;
}

using Exchanges = std::map<Uuid, Exchange>;

/// Brings what officials were asked to the stays that go on where cases were moved to another process.
Result<cases::MovedStays> followMoves(Connection &connection, Exchanges &exchanges, const std::set<Uuid> &openStays)
{
    std::vector<Uuid> left;
    for (const auto &[caseId, exchange] : exchanges) {
        if (exchange.isUnanswered() && openStays.count(*exchange.askedFrom) == 0)
            left.push_back(caseId);
    }
    TRY_LET(cases::MovedStays moved, cases::MovedStays::of(connection, left));
    for (const Uuid &caseId : left) {
        Exchange &exchange = exchanges.at(caseId);
        exchange.askedFrom = moved.now(*exchange.askedFrom);
    }
    return moved;
}

/// The day by which the official is to reply, later by as long as the citizen was waited for since he was asked.
std::optional<Instant> replyByOf(const Exchange &exchange, const Uuid &node, const Waits &waits)
{
    std::optional<Instant> by = exchange.replyBy;
    const auto here = waits.over.find(node);
    if (!by || here == waits.over.end())
        return by;
    for (const Waited &one : here->second)
        by = *by + std::max(one.to - std::max(one.from, *exchange.askedAt), Milliseconds::zero());
    return by;
}

/// What is to be done next at a stay. A task for one purpose says so itself; where one clerk does everything, what was
/// asked and replied says it.
Part stageOf(const std::set<Purpose> &purposes, const Exchange &exchange, const Uuid &node)
{
    const bool asks = purposes.count(Purpose::FollowUp) > 0;
    const bool waits = purposes.count(Purpose::Official) > 0;
    const bool checks = purposes.count(Purpose::Check) > 0;
    if (checks && (exchange.isReplyGiven || (!asks && !waits)))
        return Part::ToCheck;
    if (waits && (exchange.isWaitingAt(node) || !asks))
        return Part::Waiting;
    return Part::ToAsk;
}

/// A stay as it is read, before it is known what was asked.
struct ReadStay
{
    FollowedStay stay;
    std::optional<Uuid> unit;
    std::optional<Uuid> caseUnit;
    /// When the case changed last, where all that happens to it happens at this stay: it has no other branch.
    std::optional<Instant> changedAt;
};

class Reading
{
public:
    Reading(Purposes purposes, std::set<Uuid> posts)
        : m_purposes(std::move(purposes))
        , m_posts(std::move(posts))
    {}

    Result<void> read(Connection &connection, const QByteArray &where, const UserId &user)
    {
        return connection.each("SELECT " + columns + " FROM case_node n JOIN case_card c ON c.id = n.aggregate WHERE " +
                                   where,
                               {Value(user.uuid())}, [this](const RowView &view) {
                                   add(view);
                                   return true;
                               });
    }
    std::vector<ReadStay> found() && { return std::move(m_found); }

private:
    void add(const RowView &view)
    {
        const auto process = uuidOrNone(view, 6);
        const auto purposes = process ? m_purposes.find({*process, view.text(2)}) : m_purposes.end();
        if (purposes == m_purposes.end() || !m_seen.insert(view.uuid(0)).second)
            return;
        const auto holder = uuidOrNone(view, 3);
        m_found.push_back({{view.uuid(0),
                            view.uuid(1),
                            Part::ToAsk,
                            purposes->second,
                            holder && m_posts.count(*holder) > 0,
                            holder ? std::optional(PostId(*holder)) : std::nullopt,
                            view.instant(5),
                            view.instant(5),
                            view.uuid(7),
                            uuidOrNone(view, 8),
                            uuidOrNone(view, 9),
                            view.instant(10),
                            view.isNull(11) ? std::nullopt : std::optional(view.instant(11)),
                            !view.isNull(12) && view.integer(12) > 0,
                            {},
                            {},
                            {},
                            false,
                            view.isNull(14) ? std::nullopt : std::optional(view.instant(14))},
                           uuidOrNone(view, 4),
                           uuidOrNone(view, 13),
                           view.integer(15) == 1 ? std::optional(view.instant(16)) : std::nullopt});
    }

    Purposes m_purposes;
    std::set<Uuid> m_posts;
    std::set<Uuid> m_seen;
    std::vector<ReadStay> m_found;
};

/// Questions and replies that do not move a case are no change of its card: where one clerk does everything, they alone say
/// that something happened.
Instant lastSignOf(const ReadStay &read, const Exchange &exchange)
{
    const Instant last = std::max(read.stay.since, read.changedAt.value_or(read.stay.since));
    const auto here = exchange.lastAt.find(read.stay.node);
    return here == exchange.lastAt.end() ? last : std::max(last, here->second);
}

/// Whose turn it is, since when it is silent, and which authority's case it is.
void complete(ReadStay &read, const Exchange &exchange, const Chart &chart, const Waits &waits)
{
    FollowedStay &stay = read.stay;
    stay.lastSignAt = lastSignOf(read, exchange);
    stay.waitsForCitizen = waits.open.count(stay.node) > 0;
    stay.stage = stageOf(stay.purposes, exchange, stay.node);
    const bool holds = stay.stage == Part::Waiting && stay.purposes.count(Purpose::FollowUp) == 0;
    stay.official = holds ? stay.holder : exchange.asked;
    const auto unit = holds && read.unit ? read.unit : chart.unitOf(stay.official);
    stay.authority = chart.authorityOf(unit ? unit : read.caseUnit);
    if (stay.stage == Part::Waiting && exchange.isWaitingAt(stay.node))
        stay.replyBy = replyByOf(exchange, stay.node, waits);
}

} // namespace

bool FollowedStay::isOverdue(Instant now) const
{
    const auto by = due();
    return by && *by < now;
}

std::optional<Instant> FollowedStay::due() const
{
    if (waitsForCitizen)
        return std::nullopt;
    if (!deadline || !replyBy)
        return deadline ? deadline : replyBy;
    return std::min(*deadline, *replyBy);
}

Result<std::vector<FollowedStay>> readFollowedStays(Connection &connection, const UserId &user)
{
    TRY_LET(Purposes purposes, purposesOf(connection));
    std::set<Uuid> posts;
    TRY(connection.each("SELECT id FROM post WHERE holder = ? AND active", {Value(user.uuid())},
                        [&posts](const RowView &view) {
                            posts.insert(view.uuid(0));
                            return true;
                        }));
    Reading reading(std::move(purposes), std::move(posts));
    TRY(reading.read(connection, "n.holder IN " + ownPosts + " AND n.state = 'open'", user));
    TRY(reading.read(
        connection,
        "c.expert IN " + ownPosts + " AND c.expert IS NOT NULL AND c.closed_at IS NULL AND n.state = 'open'", user));
    std::vector<ReadStay> found = std::move(reading).found();
    std::set<Uuid> caseIds;
    std::set<Uuid> openStays;
    for (const ReadStay &read : found) {
        caseIds.insert(read.stay.caseId);
        openStays.insert(read.stay.node);
    }
    TRY_LET(Exchanges exchanges, exchangesOf(connection, {caseIds.begin(), caseIds.end()}));
    TRY_LET(const auto moved, followMoves(connection, exchanges, openStays));
    TRY_LET(const Waits waits, waitsOf(connection, {caseIds.begin(), caseIds.end()}, moved));
    TRY_LET(const Chart chart, Chart::read(connection));
    std::vector<FollowedStay> stays;
    for (ReadStay &read : found) {
        const auto exchange = exchanges.find(read.stay.caseId);
        complete(read, exchange == exchanges.end() ? Exchange() : exchange->second, chart, waits);
        stays.push_back(std::move(read.stay));
    }
    return stays;
}

} // namespace peygir::followup
