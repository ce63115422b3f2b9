// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cases/core/case_list.h"
#include "followup/core/followup_queries.h"
#include "storage/connection.h"

namespace peygir::followup {

/// Of one open stay in the follow-up, what filters and orders ask.
struct FollowedStay
{
    Uuid node;
    Uuid caseId;
    Part stage;
    std::set<workflow::Purpose> purposes;
    bool own;
    std::optional<organisation::PostId> holder;
    Instant since;
    /// When something last happened to the case at this stay: it came here, was changed, an official was asked or replied.
    /// Of several branches, what is of the whole case counts for none.
    Instant lastSignAt;
    Uuid subject;
    std::optional<Uuid> place;
    std::optional<Uuid> region;
    Instant registeredAt;
    std::optional<Instant> deadline;
    bool reopened;
    /// Who has to reply, or was asked last.
    std::optional<organisation::PostId> official;
    /// Of his unit, or of the unit that answers for the case: the authority above it, or itself where there is none.
    std::optional<organisation::UnitId> authority;
    /// Only while it waits for the official; later by as long as the citizen was waited for meanwhile.
    std::optional<Instant> replyBy;

    /// It waits for what the citizen was asked: nothing of it is due.
    bool waitsForCitizen = false;
    /// Of the stay itself; empty: any time.
    std::optional<Instant> stayDue = {};

    bool isOverdue(Instant now) const;
    /// What is sorted by urgency: the earlier of the promised end and the day of the reply. Nothing while it waits for
    /// the citizen.
    std::optional<Instant> due() const;
};

/// Every open stay at a task of the follow-up that is this person's: his posts hold it, or one of them is the case's
/// expert. Some thousands at most, so they are read whole and filtered in memory.
Result<std::vector<FollowedStay>> readFollowedStays(storage::Connection &connection, const UserId &user);

} // namespace peygir::followup
