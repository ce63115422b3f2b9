// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cases/core/dossier.h"

namespace peygir::cases {

inline constexpr Verb referCaseVerb{"cases.refer"};

/// Hands an open node of a case to another post (R007, R081); the process stays where it is. The unit of that post
/// sees the file from now on, those who had it still do (R082); at a task for following up it is the case's expert from
/// now on (R057). To the post that holds it already: nothing happens. Refusals: "access.denied", "cases.unknown",
/// "cases.node_unknown", "cases.closed", "cases.node_closed", "cases.post_unknown" (also for one that is no longer
/// used), "cases.note_too_long".
struct ReferCase
{
    static constexpr const char *kind = "ReferCase";
    static constexpr int version = 1;

    CaseId caseId;
    CaseNodeId node;
    organisation::PostId to;
    /// May be empty.
    QString note;

    static constexpr auto fields()
    {
        return std::tuple{field("case", &ReferCase::caseId), field("node", &ReferCase::node),
                          field("to", &ReferCase::to), field("note", &ReferCase::note)};
    }
};

/// Hands an open stay to another post, as every referral does: the referral, the stay, and `entry` with what was handed to
/// whom. Card and file are brought in line in `dossier` and not among the rows.
Changes handOver(CaseDossier &dossier, const CaseNode &node, const organisation::Post &to, const QString &note,
                 const Facts &facts, const Given &given, HistoryEntry entry);

Result<Changes> decide(const ReferCase &command, const Facts &facts, const Given &given);

} // namespace peygir::cases
