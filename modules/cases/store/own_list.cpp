// SPDX-License-Identifier: GPL-3.0-or-later
#include "cases/store/own_list.h"

#include <algorithm>
#include <limits>

namespace peygir::cases {

using storage::Connection;
using storage::RowView;

namespace {

const QByteArray columns = "id, subject, place, region, subject_group, process, node, registered_at, deadline, closed_at,"
                           " outcome";

/// So many are read whole as quickly as a page is found among more of them.
constexpr qint64 fewDue = 1500;

const QByteArray ownPosts = "(SELECT id FROM post WHERE holder = ? AND active)";

std::optional<Uuid> uuidOrNone(const RowView &view, int column)
{
    return view.isNull(column) ? std::nullopt : std::optional(view.uuid(column));
}

std::optional<qint64> integerOrNone(const RowView &view, int column)
{
    return view.isNull(column) ? std::nullopt : std::optional(view.integer(column));
}

ListedCase listedCase(const RowView &view)
{
    std::optional<workflow::ProcessId> process;
    if (const auto id = uuidOrNone(view, 5))
        process = workflow::ProcessId(*id);
    return {view.uuid(0),
            view.uuid(1),
            uuidOrNone(view, 2),
            uuidOrNone(view, 3),
            uuidOrNone(view, 4),
            {process, view.text(6)},
            view.integer(7),
            integerOrNone(view, 8),
            integerOrNone(view, 9),
            !view.isNull(10) && view.utf8(10) == "done"};
}

SqlPart conditionOf(CaseList list, const UserId &user)
{
    const Value id(user.uuid());
    const QByteArray held = "id IN (SELECT aggregate FROM case_node WHERE holder IN " + ownPosts;
    switch (list) {
    case CaseList::Current: return {held + " AND state = 'open')", {id}};
    case CaseList::Referred:
        return {"id IN (SELECT aggregate FROM case_referral WHERE by_user = ?) AND closed_at IS NULL"
                " AND id NOT IN (SELECT aggregate FROM case_node WHERE holder IN " + ownPosts + " AND state = 'open')",
                {id, id}};
    case CaseList::Registered: return {"registered_by = ?", {id}};
    case CaseList::Archive:
    case CaseList::Final: return {held + ") AND closed_at IS NOT NULL", {id}};
    case CaseList::All: break;
    }
    Q_UNREACHABLE();
}

bool isIn(const std::vector<Uuid> &sorted, const std::optional<Uuid> &id)
{
    return id && std::binary_search(sorted.begin(), sorted.end(), *id);
}

/// Whether cases fit the filter, asked of many.
class Fits
{
public:
    Fits(const CaseFilter &filter, const TextMatch &text) : m_filter(filter), m_text(text)
    {
        for (std::vector<Uuid> *ids : {&m_text.subjects, &m_text.places, &m_text.cases})
            std::sort(ids->begin(), ids->end());
    }

    bool operator()(const ListedCase &listed) const
    {
        if (m_filter.list == CaseList::Final && !listed.done)
            return false;
        if (m_filter.status && *m_filter.status != listed.status)
            return false;
        if (m_filter.group && (!listed.group || *listed.group != m_filter.group->uuid()))
            return false;
        if (m_filter.region && (!listed.region || *listed.region != m_filter.region->uuid()))
            return false;
        if (m_filter.lateAt && (listed.closedAt || !listed.deadline || *listed.deadline >= m_filter.lateAt->milliseconds()))
            return false;
        return hasDate(listed) && hasText(listed);
    }

private:
    bool hasDate(const ListedCase &listed) const
    {
        if (!m_filter.from && !m_filter.until)
            return true;
        const bool ofDeadline = m_filter.date == CaseDate::Deadline;
        if (ofDeadline && (listed.closedAt || !listed.deadline))
            return false;
        const qint64 at = ofDeadline ? *listed.deadline : listed.registeredAt;
        return (!m_filter.from || at >= m_filter.from->milliseconds()) &&
               (!m_filter.until || at < m_filter.until->milliseconds());
    }
    bool hasText(const ListedCase &listed) const
    {
        switch (m_text.kind) {
        case TextMatch::Kind::Everything: return true;
        case TextMatch::Kind::Names:
            return isIn(m_text.subjects, listed.subject) || isIn(m_text.places, listed.place) ||
                   isIn(m_text.places, listed.region);
        case TextMatch::Kind::Cases: return isIn(m_text.cases, listed.id);
        }
        Q_UNREACHABLE();
    }

    const CaseFilter &m_filter;
    TextMatch m_text;
};

/// What a case is sorted by: smaller comes first; then the newer one.
std::pair<qint64, qint64> sortValue(const ListedCase &listed, CaseOrder order, const ListRanks &ranks)
{
    constexpr qint64 atTheEnd = std::numeric_limits<qint64>::max();
    switch (order) {
    case CaseOrder::Urgent: return {listed.closedAt ? 1 : 0, listed.closedAt ? 0 : listed.deadline.value_or(atTheEnd)};
    case CaseOrder::Newest: return {0, 0};
    case CaseOrder::Oldest: return {0, listed.registeredAt};
    case CaseOrder::ByRegion: return {ranks.region(listed.region), 0};
    case CaseOrder::ByStatus: return {ranks.status(listed.status), 0};
    case CaseOrder::Closed: return {0, listed.closedAt ? -*listed.closedAt : atTheEnd};
    }
    Q_UNREACHABLE();
}

} // namespace

SqlPart heldByOwnPosts(const UserId &user)
{
    return {"id IN (SELECT aggregate FROM case_node WHERE holder IN " + ownPosts + ')', {Value(user.uuid())}};
}

Result<void> OwnList::add(Connection &connection, const SqlPart &where)
{
    return connection.each("SELECT " + columns + " FROM case_card WHERE " + where.sql, where.values,
                           [this](const RowView &view) {
                               m_cases.push_back(listedCase(view));
                               return true;
                           });
}

Result<OwnList> OwnList::read(Connection &connection, CaseList list, const UserId &user)
{
    OwnList own;
    TRY(own.add(connection, conditionOf(list, user)));
    return own;
}

Result<OwnList> OwnList::read(Connection &connection, const std::vector<Uuid> &ids)
{
    OwnList own;
    for (const Uuid &id : ids)
        TRY(own.add(connection, {"id = ?", {Value(id)}}));
    return own;
}

Result<std::optional<OwnList>> OwnList::readDue(Connection &connection, const CaseFilter &filter)
{
    SqlPart where{"closed_at IS NULL", {}};
    if (filter.from)
        where.also("deadline >= ?", {Value(*filter.from)});
    if (filter.until)
        where.also("deadline < ?", {Value(*filter.until)});
    qint64 due = 0;
    TRY(connection.each("SELECT COUNT(*) FROM (SELECT 1 FROM case_card WHERE " + where.sql + " LIMIT " +
                            QByteArray::number(fewDue + 1) + ") AS few",
                        where.values, [&due](const RowView &view) {
                            due = view.integer(0);
                            return false;
                        }));
    OwnList own;
    if (due > fewDue)
        return std::optional<OwnList>();
    TRY(own.add(connection, where));
    return std::optional(std::move(own));
}

std::vector<Uuid> OwnList::chosen(const CaseFilter &filter, const TextMatch &text, const ListRanks &ranks) const
{
    struct Place
    {
        std::pair<qint64, qint64> value;
        const ListedCase *listed;
    };
    const Fits fits(filter, text);
    std::vector<Place> places;
    for (const ListedCase &listed : m_cases) {
        if (fits(listed))
            places.push_back({sortValue(listed, filter.order, ranks), &listed});
    }
    const bool oldest = filter.order == CaseOrder::Oldest;
    const bool urgent = filter.order == CaseOrder::Urgent;
    std::sort(places.begin(), places.end(), [oldest, urgent](const Place &a, const Place &b) {
        if (a.value != b.value)
            return a.value < b.value;
        // As the index of deadlines has them (CityList).
        if (urgent && !a.listed->closedAt && a.listed->deadline)
            return a.listed->id < b.listed->id;
        if (a.listed->registeredAt != b.listed->registeredAt)
            return a.listed->registeredAt > b.listed->registeredAt;
        return oldest ? a.listed->id < b.listed->id : b.listed->id < a.listed->id;
    });
    std::vector<Uuid> ids;
    ids.reserve(places.size());
    for (const Place &place : places)
        ids.push_back(place.listed->id);
    return ids;
}

} // namespace peygir::cases
