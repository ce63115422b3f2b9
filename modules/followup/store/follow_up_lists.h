// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cases/store/text_match.h"
#include "followup/store/followed_stays.h"

namespace peygir::followup {

/// Reads the lists of the follow-up, and keeps what the next question needs as long as the database stays as it is.
/// Used by one thread, with one connection; each question is asked inside a read transaction.
class FollowUpLists
{
public:
    /// Without `search` texts are looked for in codes and names alone.
    explicit FollowUpLists(std::shared_ptr<cases::TextSearch> search = {})
        : m_search(std::move(search))
    {}

    Result<Lines> page(storage::Connection &connection, const Filter &filter, qint64 offset, int limit);
    Result<PartCounts> counts(storage::Connection &connection, const Filter &filter);
    Result<Choices> choices(storage::Connection &connection, const UserId &user);
    Result<std::vector<cases::CaseId>> ids(storage::Connection &connection, const Filter &filter, int limit);

private:
    using Stays = std::vector<FollowedStay>;
    Result<void> keepUp(storage::Connection &connection, const UserId &user);
    /// Those that the filter means, whatever its part.
    Result<std::vector<const FollowedStay *>> fitting(storage::Connection &connection, const Filter &filter);
    /// Those of its part, in its order.
    Result<std::vector<const FollowedStay *>> chosen(storage::Connection &connection, const Filter &filter);

    std::shared_ptr<cases::TextSearch> m_search;
    /// What the database says of its state; empty: nothing is kept.
    std::optional<qint64> m_version;
    std::optional<UserId> m_user;
    Stays m_stays;
    /// Names of units, in the order of the alphabet.
    std::map<Uuid, int> m_ranks;
};

} // namespace peygir::followup
