// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cases/core/case_file.h"
#include "followup/core/followup_ids.h"

namespace peygir::followup {

enum class VisitState { Requested, Visited, Cancelled };
constexpr std::array<std::pair<VisitState, const char *>, 3> wordsOf(VisitState)
{
    return {
        {{VisitState::Requested, "requested"}, {VisitState::Visited, "visited"}, {VisitState::Cancelled, "cancelled"}}};
}

/// Somebody is to look at the place, or has looked (R059, R087, R088). Hangs on the case's file; the case itself stays
/// where it is. What a visitor was asked never changes; what he found, or why the visit was called off, is added once.
struct Visit
{
    static constexpr const char *tableName = "followup_visit";
    static constexpr AggregateKind kind = cases::caseFileKind;
    static constexpr bool root = false;

    /// A case has no more.
    static constexpr int mostOfACase = 200;

    VisitId id;
    cases::CaseId caseId;
    /// Who is to go; empty: somebody went without being asked.
    std::optional<organisation::PostId> visitor;
    /// Any instant of the day on which he is to go.
    Instant day;
    /// What he is to look at.
    QString note;
    UserId askedBy;
    Instant askedAt;
    VisitState state;
    /// What was found; of a cancelled one, why. Empty while it is only requested, as `by` and `at`.
    std::optional<QString> words;
    /// Where he stood, in millionths of a degree; both or neither.
    std::optional<qint64> latitude;
    std::optional<qint64> longitude;
    /// Documents of this case: his photos.
    std::vector<cases::DocumentId> documents;
    /// Who went, or called it off.
    std::optional<UserId> by;
    std::optional<Instant> at;

    static constexpr auto fields()
    {
        return std::tuple{field("id", &Visit::id),
                          field("aggregate", &Visit::caseId),
                          field("visitor", &Visit::visitor),
                          field("day", &Visit::day),
                          field("note", &Visit::note),
                          field("asked_by", &Visit::askedBy),
                          field("asked_at", &Visit::askedAt),
                          field("state", &Visit::state),
                          field("words", &Visit::words),
                          field("latitude", &Visit::latitude),
                          field("longitude", &Visit::longitude),
                          field("documents", &Visit::documents),
                          field("by_user", &Visit::by),
                          field("at", &Visit::at)};
    }
};

} // namespace peygir::followup
