// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cases/core/case_list.h"
#include "cases/store/list_ranks.h"
#include "cases/store/sql_part.h"
#include "cases/store/text_match.h"

namespace peygir::cases {

/// Cases of which a post that is this person's now held a node, or still holds it.
SqlPart heldByOwnPosts(const UserId &user);

/// Of one case, what filters and orders ask.
struct ListedCase
{
    Uuid id;
    Uuid subject;
    std::optional<Uuid> place;
    std::optional<Uuid> region;
    std::optional<Uuid> group;
    StatusKey status;
    qint64 registeredAt;
    std::optional<qint64> deadline;
    std::optional<qint64> closedAt;
    bool done;
};

/// A list of cases that begins at ids: a person's posts, referrals and registrations, or what a search has found.
/// Some tens of thousands at most, so it is read whole, once for each state of the database, and filtered and sorted
/// in memory: any filter in any order costs a few milliseconds then.
class OwnList
{
public:
    /// `list` is none but `All`.
    static Result<OwnList> read(storage::Connection &connection, CaseList list, const UserId &user);
    static Result<OwnList> read(storage::Connection &connection, const std::vector<Uuid> &ids);
    /// Open cases whose deadline the filter means; absent where they are more than a few.
    static Result<std::optional<OwnList>> readDue(storage::Connection &connection, const CaseFilter &filter);

    /// Ids of what fits, in the order of the filter. The list itself and the user do not count.
    std::vector<Uuid> chosen(const CaseFilter &filter, const TextMatch &text, const ListRanks &ranks) const;
    const std::vector<ListedCase> &cases() const { return m_cases; }

private:
    Result<void> add(storage::Connection &connection, const SqlPart &where);

    std::vector<ListedCase> m_cases;
};

} // namespace peygir::cases
