// SPDX-License-Identifier: GPL-3.0-or-later
#include "administration/core/why.h"

#include <algorithm>

namespace peygir::administration {

using access::Finding;
using access::Ground;

namespace {

/// Of the same assignment asked at several places, what is nearest to giving.
void keepBest(std::vector<Finding> &findings, const std::vector<Finding> &more)
{
    for (const Finding &one : more) {
        const auto same = std::find_if(findings.begin(), findings.end(), [&one](const Finding &other) {
            return other.assignment.id == one.assignment.id;
        });
        if (same == findings.end())
            findings.push_back(one);
        else if (one.ground == Ground::Gives)
            same->ground = Ground::Gives;
    }
}

} // namespace

std::vector<VerbAtCase> answersAt(const Facts &facts, const cases::CaseDossier &dossier,
                                  const std::vector<access::NamedVerb> &verbs)
{
    std::vector<VerbAtCase> answers;
    for (const access::NamedVerb &named : verbs) {
        const bool atCase = named.reach == access::VerbReach::Case;
        const auto allowed =
            atCase ? cases::mayAnywhere(facts, named.verb, dossier) : facts.author().may(named.verb, {});
        VerbAtCase answer{named.verb, allowed.ok(), {}};
        for (const Scope &scope : atCase ? cases::scopesOf(dossier) : std::vector<Scope>{{}})
            keepBest(answer.findings, access::findingsOf(facts, facts.author().id(), named.verb, scope));
        std::stable_partition(answer.findings.begin(), answer.findings.end(),
                              [](const Finding &one) { return one.ground == Ground::Gives; });
        answers.push_back(std::move(answer));
    }
    return answers;
}

} // namespace peygir::administration
