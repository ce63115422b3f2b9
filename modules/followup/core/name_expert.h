// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cases/core/dossier.h"

namespace peygir::followup {

inline constexpr Verb nameExpertVerb{"followup.name_expert"};

/// Gives a case that is being followed up another expert by hand (R057): its open stays at tasks for `follow_up` and
/// `check` are referred to him, and the rule "expert" names him from now on. Who is it already: nothing happens.
/// Refusals: "access.denied", "cases.unknown", "cases.closed", "cases.process_unknown", "cases.not_for_this" (nobody
/// follows it up now), "cases.post_unknown", "cases.note_too_long".
struct NameExpert
{
    static constexpr const char *kind = "NameExpert";
    static constexpr int version = 1;

    cases::CaseId caseId;
    organisation::PostId expert;
    /// May be empty.
    QString note;

    static constexpr auto fields()
    {
        return std::tuple{field("case", &NameExpert::caseId), field("expert", &NameExpert::expert),
                          field("note", &NameExpert::note)};
    }
};

Result<Changes> decide(const NameExpert &command, const Facts &facts, const Given &given);

} // namespace peygir::followup
