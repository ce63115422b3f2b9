// SPDX-License-Identifier: GPL-3.0-or-later
#include "cases/store/case_lists.h"

#include "cases/store/data_version.h"
#include "cases/store/name_book.h"

#include <algorithm>

namespace peygir::cases {

using storage::Connection;

namespace {

/// The lists of a window, each with the filter before the last.
constexpr size_t openedKept = 12;

} // namespace

Result<void> CaseLists::keepUp(Connection &connection)
{
    TRY_LET(const std::optional<qint64> version, dataVersion(connection));
    if (version && version == m_version)
        return {};
    m_version = version;
    m_opened.clear();
    m_own.clear();
    TRY_LET(ListRanks ranks, ListRanks::read(connection));
    m_ranks = std::make_shared<const ListRanks>(std::move(ranks));
    return {};
}

Result<std::shared_ptr<const OwnList>> CaseLists::own(Connection &connection, CaseList list, const UserId &user)
{
    // The final ones are picked out of the archive.
    const auto key = std::pair(list == CaseList::Final ? CaseList::Archive : list, user.uuid());
    if (const auto found = m_own.find(key); found != m_own.end())
        return found->second;
    TRY_LET(OwnList read, OwnList::read(connection, key.first, user));
    return m_own.emplace(key, std::make_shared<const OwnList>(std::move(read))).first->second;
}

Result<TextMatch> CaseLists::among(Connection &connection, const QString &text, const OwnList &list)
{
    std::vector<Uuid> ids;
    for (const ListedCase &listed : list.cases())
        ids.push_back(listed.id);
    return textMatch(connection, text, m_search.get(), &ids);
}

Result<std::shared_ptr<CaseLists::Opened>> CaseLists::opened(Connection &connection, const CaseFilter &filter)
{
    TRY(keepUp(connection));
    const auto known = std::find_if(m_opened.begin(), m_opened.end(),
                                    [&filter](const auto &candidate) { return candidate->filter == filter; });
    if (known != m_opened.end()) {
        auto found = *known;
        m_opened.erase(known);
        m_opened.push_back(found);
        return found;
    }
    auto made = std::make_shared<Opened>(Opened{filter, {}, {}, {}, 0});
    std::optional<OwnList> due;
    if (filter.list == CaseList::All && filter.date == CaseDate::Deadline && (filter.from || filter.until)) {
        TRY_LET(due, OwnList::readDue(connection, filter));
    }
    if (filter.list != CaseList::All) {
        TRY_LET(const auto list, own(connection, filter.list, filter.user));
        TRY_LET(const TextMatch text, among(connection, filter.text, *list));
        made->ids = list->chosen(filter, text, *m_ranks);
    } else if (due) {
        TRY_LET(const TextMatch text, among(connection, filter.text, *due));
        made->ids = due->chosen(filter, text, *m_ranks);
    } else {
        TRY_LET(const TextMatch text, textMatch(connection, filter.text, m_search.get()));
        if (text.kind == TextMatch::Kind::Cases) {
            TRY_LET(const OwnList found, OwnList::read(connection, text.cases));
            made->ids = found.chosen(filter, text, *m_ranks);
            if (int(text.cases.size()) == mostFound)
                made->total = CaseTotal{qint64(made->ids.size()), CaseTotal::Precision::AtLeast};
        } else {
            made->city = std::make_unique<CityList>(filter, text, *m_ranks);
        }
    }
    if (!made->city && !made->total)
        made->total = CaseTotal{qint64(made->ids.size()), CaseTotal::Precision::Exact};
    m_opened.push_back(made);
    if (m_opened.size() > openedKept)
        m_opened.pop_front();
    return made;
}

Result<std::vector<CaseCard>> CaseLists::cards(Connection &connection, Opened &list, qint64 offset, int limit)
{
    if (list.city)
        return list.city->page(connection, offset, limit);
    storage::Door door(connection);
    std::vector<CaseCard> cards;
    const auto past = qint64(list.ids.size());
    for (qint64 at = offset; at < std::min(past, offset + limit); ++at) {
        TRY_LET(const RowPointer row, door.row(tableOf<CaseCard>(), list.ids[size_t(at)]));
        if (row)
            cards.push_back(fromRow<CaseCard>(*row));
    }
    return cards;
}

Result<std::vector<CaseId>> CaseLists::ids(Connection &connection, const CaseFilter &filter, int limit)
{
    TRY_LET(const auto list, opened(connection, filter));
    std::vector<CaseId> found;
    TRY_LET(const std::vector<CaseCard> shown, cards(connection, *list, 0, limit));
    for (const CaseCard &card : shown)
        found.push_back(card.id);
    return found;
}

/// What a page shows of how many there are, where nobody has counted them.
Result<void> CaseLists::learnTotal(Connection &connection, Opened &list, qint64 offset, qint64 rows, int limit)
{
    if (!list.city || (list.total && list.total->precision == CaseTotal::Precision::Exact))
        return {};
    list.seen = std::max(list.seen, rows > 0 ? offset + rows : 0);
    if (rows == limit) {
        if (list.total)
            list.total->cases = std::max(list.total->cases, list.seen);
    } else if (rows > 0 || offset == 0) {
        list.total = CaseTotal{offset + rows, CaseTotal::Precision::Exact};
    } else {
        // To find nothing here every row was walked over; to count them costs no more.
        TRY_LET(const qint64 all, list.city->countAll(connection));
        list.total = CaseTotal{all, CaseTotal::Precision::Exact};
    }
    return {};
}

Result<CaseLines> CaseLists::page(Connection &connection, const CaseFilter &filter, qint64 offset, int limit)
{
    TRY_LET(const auto list, opened(connection, filter));
    TRY_LET(std::vector<CaseCard> cards, this->cards(connection, *list, offset, limit));
    storage::Door door(connection);
    CaseLines page;
    TRY(learnTotal(connection, *list, offset, qint64(cards.size()), limit));
    page.total = list->total.value_or(CaseTotal{list->seen, CaseTotal::Precision::AtLeast});
    NameBook names(door);
    for (CaseCard &card : cards) {
        TRY_LET(CaseLine line, names.line(std::move(card)));
        page.lines.push_back(std::move(line));
    }
    return page;
}

Result<CaseTotal> CaseLists::count(Connection &connection, const CaseFilter &filter)
{
    TRY_LET(const auto list, opened(connection, filter));
    if (!list->total) {
        TRY_LET(CaseTotal total, list->city->count(connection));
        total.cases = std::max(total.cases, list->seen);
        list->total = total;
    }
    return *list->total;
}

Result<CaseCounts> CaseLists::counts(Connection &connection, const UserId &user, Instant now)
{
    TRY(keepUp(connection));
    TRY_LET(const auto current, own(connection, CaseList::Current, user));
    TRY_LET(const auto referred, own(connection, CaseList::Referred, user));
    const auto late = std::count_if(current->cases().begin(), current->cases().end(), [now](const ListedCase &listed) {
        return listed.deadline && *listed.deadline < now.milliseconds();
    });
    return CaseCounts{qint64(current->cases().size()), qint64(late), qint64(referred->cases().size())};
}

Result<CaseChoices> CaseLists::choices(Connection &connection)
{
    TRY(keepUp(connection));
    CaseChoices choices = m_ranks->choices();
    TRY_LET(const std::vector<StatusKey> statuses, CityList::statuses(connection, *m_ranks));
    TRY_LET(const std::vector<Uuid> regions, CityList::values(connection, "region"));
    TRY_LET(const std::vector<Uuid> groups, CityList::values(connection, "subject_group"));
    const auto has = [](const std::vector<Uuid> &ids, const Uuid &id) {
        return std::find(ids.begin(), ids.end(), id) != ids.end();
    };
    std::erase_if(choices.statuses, [&](const CaseChoices::Status &status) {
        return std::find(statuses.begin(), statuses.end(), status.key) == statuses.end();
    });
    std::erase_if(choices.regions, [&](const auto &region) { return !has(regions, region.first.uuid()); });
    std::erase_if(choices.groups, [&](const auto &group) { return !has(groups, group.first.uuid()); });
    return choices;
}

} // namespace peygir::cases
