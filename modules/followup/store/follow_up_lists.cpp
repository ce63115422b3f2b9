// SPDX-License-Identifier: GPL-3.0-or-later
#include "followup/store/follow_up_lists.h"

#include "cases/store/data_version.h"
#include "cases/store/name_book.h"
#include "followup/store/case_follow_up.h"
#include "persian/sort_key.h"

#include <algorithm>
#include <limits>

namespace peygir::followup {

using storage::Connection;
using storage::RowView;

namespace {

constexpr auto oneDay = std::chrono::hours(24);

bool isOf(Part part, const FollowedStay &stay, const Filter &filter)
{
    switch (part) {
    case Part::All:
        return true;
    case Part::ToAsk:
    case Part::Waiting:
    case Part::ToCheck:
        return stay.stage == part;
    case Part::Overdue:
        return stay.isOverdue(filter.now);
    case Part::Silent:
        return stay.lastSignAt + oneDay * filter.silentDays <= filter.now;
    case Part::Reopened:
        return stay.reopened;
    case Part::Visits:
        return false;
    }
    Q_UNREACHABLE();
}

bool isIn(const std::vector<Uuid> &sorted, const std::optional<Uuid> &id)
{
    return id && std::binary_search(sorted.begin(), sorted.end(), *id);
}

bool hasText(const FollowedStay &stay, const cases::TextMatch &text)
{
    using Kind = cases::TextMatch::Kind;
    switch (text.kind) {
    case Kind::Everything:
        return true;
    case Kind::Names:
        return isIn(text.subjects, stay.subject) || isIn(text.places, stay.place) || isIn(text.places, stay.region);
    case Kind::Cases:
        return isIn(text.cases, stay.caseId);
    }
    Q_UNREACHABLE();
}

/// Smaller comes first.
std::pair<qint64, qint64> sortValue(const FollowedStay &stay, Order order, const std::map<Uuid, int> &ranks)
{
    constexpr qint64 atTheEnd = std::numeric_limits<qint64>::max();
    const auto due = stay.due();
    const qint64 urgent = due ? due->milliseconds() : atTheEnd;
    switch (order) {
    case Order::Urgent:
        return {0, urgent};
    case Order::Silent:
        return {0, stay.since.milliseconds()};
    case Order::Newest:
        return {0, -stay.registeredAt.milliseconds()};
    case Order::ByAuthority: {
        const auto rank = stay.authority ? ranks.find(stay.authority->uuid()) : ranks.end();
        return {rank == ranks.end() ? atTheEnd : rank->second, urgent};
    }
    }
    Q_UNREACHABLE();
}

/// Ids with their names, by name.
template <class Id>
Result<std::vector<std::pair<Id, Localized>>> named(Connection &connection, const QByteArray &table,
                                                    const std::set<Uuid> &ids)
{
    std::vector<std::pair<QByteArray, std::pair<Id, Localized>>> found;
    TRY(connection.each("SELECT id, name FROM " + table, {}, [&](const RowView &view) {
        if (ids.count(view.uuid(0)) > 0) {
            const auto name = FieldCodec<Localized>::fromValue(view.value(1, Value::Type::Text));
            found.push_back({persian::sortKey(name.fa), {Id(view.uuid(0)), name}});
        }
        return true;
    }));
    std::sort(found.begin(), found.end(), [](const auto &a, const auto &b) { return a.first < b.first; });
    std::vector<std::pair<Id, Localized>> items;
    for (auto &[key, item] : found)
        items.push_back(std::move(item));
    return items;
}

/// Visits that are still to be made, in the order of their days.
Result<std::vector<OwnVisit>> visitsToMake(Connection &connection, const UserId &user)
{
    TRY_LET(auto visits, readOwnVisits(connection, user, Instant(0), Instant(std::numeric_limits<qint64>::max())));
    std::erase_if(visits, [](const OwnVisit &one) { return one.visit.visit.state != VisitState::Requested; });
    return visits;
}

Line lineOf(OwnVisit visit)
{
    const Visit &asked = visit.visit.visit;
    return {std::move(visit.line), {}, Part::ToAsk, {},        true, asked.askedAt,
            visit.visit.visitor,   {}, {},          asked.day, {},   asked.id};
}

Result<Line> lineOf(const FollowedStay &stay, storage::Door &door, cases::NameBook &names)
{
    TRY_LET(const RowPointer row, door.row(tableOf<cases::CaseCard>(), stay.caseId));
    if (!row)
        return Error("cases.unknown");
    TRY_LET(auto caseLine, names.line(fromRow<cases::CaseCard>(*row)));
    Line line{
        std::move(caseLine), cases::CaseNodeId(stay.node), stay.stage, stay.purposes, stay.own, stay.since, {}, {},
        stay.replyBy};
    line.due = stay.stayDue;
    TRY_LET(line.official, names.post(stay.official));
    TRY_LET(line.unit, names.unit(stay.authority));
    return line;
}

} // namespace

Result<void> FollowUpLists::keepUp(Connection &connection, const UserId &user)
{
    TRY_LET(const std::optional<qint64> version, cases::dataVersion(connection));
    if (version && version == m_version && m_user == user)
        return {};
    m_version.reset();
    TRY_LET(m_stays, readFollowedStays(connection, user));
    std::set<Uuid> authorities;
    for (const FollowedStay &stay : m_stays) {
        if (stay.authority)
            authorities.insert(stay.authority->uuid());
    }
    TRY_LET(const auto units, named<organisation::UnitId>(connection, "unit", authorities));
    m_ranks.clear();
    for (const auto &[id, name] : units)
        m_ranks.emplace(id.uuid(), int(m_ranks.size()));
    m_version = version;
    m_user = user;
    return {};
}

Result<std::vector<const FollowedStay *>> FollowUpLists::fitting(Connection &connection, const Filter &filter)
{
    TRY(keepUp(connection, filter.user));
    std::vector<Uuid> caseIds;
    for (const FollowedStay &stay : m_stays)
        caseIds.push_back(stay.caseId);
    TRY_LET(cases::TextMatch text, cases::textMatch(connection, filter.text, m_search.get(), &caseIds));
    for (std::vector<Uuid> *found : {&text.subjects, &text.places, &text.cases})
        std::sort(found->begin(), found->end());
    std::vector<const FollowedStay *> found;
    for (const FollowedStay &stay : m_stays) {
        const bool fits = (!filter.authority || stay.authority == filter.authority) &&
                          (!filter.region || stay.region == filter.region->uuid()) && hasText(stay, text);
        if (fits)
            found.push_back(&stay);
    }
    return found;
}

Result<std::vector<const FollowedStay *>> FollowUpLists::chosen(Connection &connection, const Filter &filter)
{
    TRY_LET(auto found, fitting(connection, filter));
    std::erase_if(found, [&filter](const FollowedStay *stay) { return !isOf(filter.part, *stay, filter); });
    std::sort(found.begin(), found.end(), [this, &filter](const FollowedStay *a, const FollowedStay *b) {
        const auto first = sortValue(*a, filter.order, m_ranks);
        const auto second = sortValue(*b, filter.order, m_ranks);
        if (first != second)
            return first < second;
        return a->registeredAt != b->registeredAt ? a->registeredAt < b->registeredAt : a->node < b->node;
    });
    return found;
}

Result<Lines> FollowUpLists::page(Connection &connection, const Filter &filter, qint64 offset, int limit)
{
    if (filter.part == Part::Visits) {
        TRY_LET(auto visits, visitsToMake(connection, filter.user));
        Lines lines{{}, qint64(visits.size())};
        for (qint64 at = offset; at < std::min(lines.total, offset + limit); ++at)
            lines.lines.push_back(lineOf(std::move(visits[size_t(at)])));
        return lines;
    }
    TRY_LET(const auto found, chosen(connection, filter));
    storage::Door door(connection);
    cases::NameBook names(door);
    Lines lines{{}, qint64(found.size())};
    for (qint64 at = offset; at < std::min(lines.total, offset + limit); ++at) {
        TRY_LET(Line line, lineOf(*found[size_t(at)], door, names));
        lines.lines.push_back(std::move(line));
    }
    return lines;
}

Result<PartCounts> FollowUpLists::counts(Connection &connection, const Filter &filter)
{
    TRY_LET(const auto found, fitting(connection, filter));
    PartCounts counts;
    for (const Part part : parts) {
        counts[part] = std::count_if(found.begin(), found.end(),
                                     [&](const FollowedStay *stay) { return isOf(part, *stay, filter); });
    }
    TRY_LET(const auto visits, visitsToMake(connection, filter.user));
    counts[Part::Visits] = qint64(visits.size());
    return counts;
}

Result<Choices> FollowUpLists::choices(Connection &connection, const UserId &user)
{
    TRY(keepUp(connection, user));
    std::set<Uuid> authorities;
    std::set<Uuid> regions;
    for (const FollowedStay &stay : m_stays) {
        if (stay.authority)
            authorities.insert(stay.authority->uuid());
        if (stay.region)
            regions.insert(*stay.region);
    }
    Choices choices;
    TRY_LET(choices.authorities, named<organisation::UnitId>(connection, "unit", authorities));
    TRY_LET(choices.regions, named<places::PlaceId>(connection, "place", regions));
    return choices;
}

Result<std::vector<cases::CaseId>> FollowUpLists::ids(Connection &connection, const Filter &filter, int limit)
{
    std::vector<cases::CaseId> found;
    if (filter.part == Part::Visits) {
        TRY_LET(const auto visits, visitsToMake(connection, filter.user));
        for (const OwnVisit &one : visits)
            found.push_back(one.visit.visit.caseId);
    } else {
        TRY_LET(const auto stays, chosen(connection, filter));
        for (const FollowedStay *stay : stays)
            found.push_back(cases::CaseId(stay->caseId));
    }
    std::vector<cases::CaseId> ids;
    for (const cases::CaseId &id : found) {
        if (int(ids.size()) == limit)
            break;
        // Two branches of one case, or two visits to it, are one case.
        if (std::find(ids.begin(), ids.end(), id) == ids.end())
            ids.push_back(id);
    }
    return ids;
}

} // namespace peygir::followup
