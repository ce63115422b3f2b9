// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cases/core/case_file.h"

namespace peygir::cases {

struct CaseWaitTag;
using CaseWaitId = StrongId<CaseWaitTag>;

/// How waiting for the citizen ended.
enum class WaitEnding {
    /// He said what he was asked.
    Answered,
    /// It is not asked any more.
    TakenBack,
    /// The stay was left: nobody waits there.
    MovedOn
};
constexpr std::array<std::pair<WaitEnding, const char *>, 3> wordsOf(WaitEnding)
{
    return {{{WaitEnding::Answered, "answered"},
             {WaitEnding::TakenBack, "taken_back"},
             {WaitEnding::MovedOn, "moved_on"}}};
}

/// A time during which a stay waited for what the citizen was asked: neither its due time nor the promise of the case
/// runs then. What was asked and answered stands in the history. One at a time is open at a stay.
struct CaseWait
{
    static constexpr const char *tableName = "case_wait";
    static constexpr AggregateKind kind = caseFileKind;
    static constexpr bool root = false;

    CaseWaitId id;
    CaseId caseId;
    CaseNodeId node;
    Instant askedAt;
    UserId askedBy;
    /// Due time of the stay and promised end of the case, as they stood when he was asked; both are empty in their places
    /// while the wait is open. All open waits of a case hold the same promise.
    std::optional<Instant> due;
    std::optional<Instant> promise;
    /// All three or none; not before `askedAt`.
    std::optional<Instant> endedAt;
    std::optional<UserId> endedBy;
    std::optional<WaitEnding> ending;

    static constexpr auto fields()
    {
        return std::tuple{field("id", &CaseWait::id),
                          field("aggregate", &CaseWait::caseId),
                          field("node", &CaseWait::node),
                          field("asked_at", &CaseWait::askedAt),
                          field("asked_by", &CaseWait::askedBy),
                          field("due", &CaseWait::due),
                          field("promise", &CaseWait::promise),
                          field("ended_at", &CaseWait::endedAt),
                          field("ended_by", &CaseWait::endedBy),
                          field("ending", &CaseWait::ending)};
    }

    friend bool operator==(const CaseWait &, const CaseWait &) = default;
};

} // namespace peygir::cases
