// SPDX-License-Identifier: GPL-3.0-or-later
#include "answering/core/opinion.h"

namespace peygir::answering {

using workflow::Outcome;

CaseOpinion opinionOf(const cases::CaseCard &card)
{
    using Why = CaseOpinion::Why;
    if (card.opinion && *card.opinion != cases::Opinion::NotHad)
        return {Why::Said, card.opinion};
    if (!card.outcome)
        return {Why::NotYet};
    if (card.opinion)
        return {Why::CouldNotBeHad};
    switch (*card.outcome) {
    case Outcome::Rejected:
        return {Why::Rejected};
    case Outcome::Joined:
        return {Why::Joined};
    case Outcome::Withdrawn:
        return {Why::Withdrawn};
    case Outcome::Done:
        break;
    }
    return {card.urgency == cases::Urgency::Instant ? Why::AnsweredAtOnce : Why::Unasked};
}

} // namespace peygir::answering
