// SPDX-License-Identifier: GPL-3.0-or-later
#include "followup/core/not_ours.h"

#include "followup/core/case_parts.h"

namespace peygir::followup {

Result<Changes> decide(const NotOurs &command, const Facts &facts, const Given &given)
{
    const auto card = facts.of<cases::CaseCard>(command.caseId);
    TRY_LET(auto answer, cases::act({.caseId = command.caseId,
                                     .node = command.node,
                                     .verb = notOursVerb,
                                     .purpose = workflow::Purpose::Official,
                                     .act = actNamed("followup.not_ours"),
                                     .note = command.reason,
                                     .to = usedPost(card.isKnown() ? card->expert : std::nullopt, facts)},
                                    facts, given));
    if (!answer.acted)
        return answer.otherwise;
    cases::Acted &acted = *answer.acted;
    TRY(storedReason(command.reason));
    return acted.changes;
}

} // namespace peygir::followup
