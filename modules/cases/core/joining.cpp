// SPDX-License-Identifier: GPL-3.0-or-later
#include "cases/core/joining.h"

#include "cases/core/case_keys.h"

#include <chrono>

namespace peygir::cases {

namespace {

/// What the subject of a case says of problems that are the same; what a subject says that says nothing, or is not here.
struct Sameness
{
    catalogue::SameProblem by = catalogue::SameProblem::House;
    std::optional<int> hours;
};

Sameness samenessFor(const CaseCard &card, const Facts &facts)
{
    const auto subject = facts.of<catalogue::Subject>(card.subject);
    if (!subject.isKnown())
        return {};
    return {subject->sameProblem.value_or(catalogue::SameProblem::House), subject->sameProblemHours};
}

bool isNear(const CaseCard &one, const CaseCard &other, const std::optional<int> &hours)
{
    return !hours || std::chrono::abs(one.registeredAt - other.registeredAt) <= std::chrono::hours(*hours);
}

} // namespace

Changes joined(const CaseCard &card, const CaseId &earlier, const Facts &facts, const Given &given)
{
    const auto earlierCard = facts.of<CaseCard>(earlier);
    HistoryEntry here = historyOf(HistoryKind::Joined, card.id, facts, given);
    here.id = given.idOf<HistoryEntryId>("history:joined");
    here.values.insert(QStringLiteral("to"), earlier.toString());
    if (earlierCard.isKnown())
        here.values.insert(QStringLiteral("code"), earlierCard->code);
    Changes changes;
    changes.put(here);
    // An entry in a file that this store does not hold would be a row without its root.
    if (facts.of<CaseFile>(earlier).isKnown()) {
        HistoryEntry there = historyOf(HistoryKind::Joined, earlier, facts, given);
        there.id = given.idOf<HistoryEntryId>("history:joined:earlier");
        there.values = {{QStringLiteral("from"), card.id.toString()}, {QStringLiteral("code"), card.code}};
        changes.put(there);
    }
    return changes;
}

std::optional<CaseCard> otherAbout(const CaseCard &card, const Facts &facts)
{
    const Sameness sameness = samenessFor(card, facts);
    const auto problem = problemOf(card, sameness.by);
    if (!problem)
        return std::nullopt;
    const auto holder = facts.holder(caseProblemKey, *problem);
    if (!holder.isKnown() || *holder == card.id.uuid())
        return std::nullopt;
    const auto other = facts.of<CaseCard>(CaseId(*holder));
    const bool same = other.isKnown() && !other->closedAt && isNear(card, *other, sameness.hours);
    return same ? std::optional(*other) : std::nullopt;
}

void claimProblem(const CaseCard &card, const Facts &facts, Changes &changes)
{
    const auto problem = problemOf(card, samenessFor(card, facts).by);
    if (problem && !otherAbout(card, facts))
        changes.claim(caseProblemKey, *problem, card.id.uuid());
}

void releaseProblem(const CaseCard &card, const Facts &facts, Changes &changes)
{
    const auto problem = problemOf(card, samenessFor(card, facts).by);
    if (!problem)
        return;
    const auto holder = facts.holder(caseProblemKey, *problem);
    if (holder.isKnown() && *holder == card.id.uuid())
        changes.release(caseProblemKey, *problem);
}

} // namespace peygir::cases
