// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cases/store/city_list.h"
#include "cases/store/own_list.h"

#include <deque>
#include <memory>

namespace peygir::cases {

/// Reads lists of cases page by page, and keeps what the next page needs as long as the database stays as it is. Used
/// by one thread, with one connection; each question is asked inside a read transaction.
class CaseLists
{
public:
    explicit CaseLists(std::shared_ptr<TextSearch> search = {}) : m_search(std::move(search)) {}

    Result<CaseLines> page(storage::Connection &connection, const CaseFilter &filter, qint64 offset, int limit);
    Result<std::vector<CaseId>> ids(storage::Connection &connection, const CaseFilter &filter, int limit);
    Result<CaseTotal> count(storage::Connection &connection, const CaseFilter &filter);
    Result<CaseCounts> counts(storage::Connection &connection, const UserId &user, Instant now);
    Result<CaseChoices> choices(storage::Connection &connection);

private:
    /// One filter, ready to be read.
    struct Opened
    {
        CaseFilter filter;
        /// Of a list that is read whole.
        std::vector<Uuid> ids;
        std::unique_ptr<CityList> city;
        std::optional<CaseTotal> total;
        /// Up to where pages have shown rows: there are no fewer, whatever is reckoned.
        qint64 seen = 0;
    };

    Result<void> keepUp(storage::Connection &connection);
    Result<std::vector<CaseCard>> cards(storage::Connection &connection, Opened &list, qint64 offset, int limit);
    Result<void> learnTotal(storage::Connection &connection, Opened &list, qint64 offset, qint64 rows, int limit);
    Result<std::shared_ptr<Opened>> opened(storage::Connection &connection, const CaseFilter &filter);
    Result<TextMatch> among(storage::Connection &connection, const QString &text, const OwnList &list);
    Result<std::shared_ptr<const OwnList>> own(storage::Connection &connection, CaseList list, const UserId &user);

    std::shared_ptr<TextSearch> m_search;
    /// What the database says of its state; empty: nothing is kept.
    std::optional<qint64> m_version;
    std::shared_ptr<const ListRanks> m_ranks;
    /// The newest last.
    std::deque<std::shared_ptr<Opened>> m_opened;
    std::map<std::pair<CaseList, Uuid>, std::shared_ptr<const OwnList>> m_own;
};

} // namespace peygir::cases
