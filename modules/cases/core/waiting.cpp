// SPDX-License-Identifier: GPL-3.0-or-later
#include "cases/core/waiting.h"

#include "cases/core/promised_end.h"

#include <algorithm>
#include <iterator>

namespace peygir::cases {

namespace {

bool isOpen(const CaseWait &wait) { return !wait.endedAt; }

/// The earliest that a wait at this stay may begin.
Instant earliestAt(const CaseNode &stay, const std::vector<CaseWait> &waits)
{
    Instant earliest = stay.openedAt;
    for (const CaseWait &wait : waits) {
        if (wait.endedAt)
            earliest = std::max(earliest, *wait.endedAt);
    }
    return earliest;
}

std::vector<CaseWait> waitsAt(const std::vector<CaseWait> &waits, const CaseNodeId &node)
{
    std::vector<CaseWait> here;
    std::copy_if(waits.begin(), waits.end(), std::back_inserter(here),
                 [&node](const CaseWait &wait) { return wait.node == node; });
    return here;
}

} // namespace

std::vector<WaitedSpan> spansOver(const std::vector<CaseWait> &waits)
{
    std::vector<WaitedSpan> spans;
    std::optional<Instant> openSince;
    for (const CaseWait &wait : waits) {
        if (wait.endedAt)
            spans.push_back({wait.askedAt, *wait.endedAt});
        else
            openSince = std::min(openSince.value_or(wait.askedAt), wait.askedAt);
    }
    std::sort(spans.begin(), spans.end(),
              [](const WaitedSpan &a, const WaitedSpan &b) { return std::pair(a.from, a.to) < std::pair(b.from, b.to); });
    std::vector<WaitedSpan> whole;
    for (const WaitedSpan &span : spans) {
        if (whole.empty() || whole.back().to < span.from)
            whole.push_back(span);
        else
            whole.back().to = std::max(whole.back().to, span.to);
    }
    if (openSince)
        std::erase_if(whole, [&openSince](const WaitedSpan &span) { return span.to > *openSince; });
    return whole;
}

std::optional<Instant> laterBySpans(Instant end, const std::vector<WaitedSpan> &spans,
                                    const catalogue::SubjectId &subject, const Facts &facts)
{
    for (const WaitedSpan &span : spans) {
        const auto later = laterBy(end, span.from, span.to, subject, facts);
        if (later.isUnknown())
            return std::nullopt;
        end = *later;
    }
    return end;
}

Fact<std::vector<CaseWait>> waitsOf(const Facts &facts, const CaseId &id)
{
    using Found = Fact<std::vector<CaseWait>>;
    const auto rows = facts.allOf<CaseWait>(id);
    if (rows.isUnknown())
        return Found::unknown();
    std::vector<CaseWait> waits = rows.isKnown() ? *rows : std::vector<CaseWait>();
    std::stable_sort(waits.begin(), waits.end(),
                     [](const CaseWait &a, const CaseWait &b) { return a.askedAt < b.askedAt; });
    return Found::known(std::move(waits));
}

CaseWait *openWait(std::vector<CaseWait> &waits, const CaseNodeId &node)
{
    const auto found = std::find_if(waits.begin(), waits.end(),
                                    [&node](const CaseWait &wait) { return isOpen(wait) && wait.node == node; });
    return found == waits.end() ? nullptr : &*found;
}

void beginWait(CaseDossier &dossier, std::vector<CaseWait> waits, const CaseNode &stay, const Facts &facts,
               const Given &given, Changes &changes)
{
    const Instant since = std::max(given.happenedAt(), earliestAt(stay, waits));
    std::optional<Instant> &shown = dossier.card.citizenAskedAt;
    if (CaseWait *here = openWait(waits, stay.id)) {
        if (since < here->askedAt) {
            here->askedAt = since;
            changes.put(*here);
        }
    } else {
        const auto other = std::find_if(waits.begin(), waits.end(), isOpen);
        const auto promise = other == waits.end() ? dossier.card.deadline : other->promise;
        changes.put(CaseWait{given.idOf<CaseWaitId>("wait"), dossier.card.id, stay.id, since, facts.author().id(),
                             stay.dueAt, promise, std::nullopt, std::nullopt, std::nullopt});
        CaseNode waiting = stay;
        waiting.dueAt.reset();
        if (stay.dueAt)
            changes.put(waiting);
        dossier.putNode(waiting);
        dossier.card.deadline.reset();
    }
    shown = std::min(shown.value_or(since), since);
}

bool endWait(CaseDossier &dossier, std::vector<CaseWait> &waits, const CaseNodeId &node, WaitEnding ending,
             const Facts &facts, const Given &given, Changes &changes)
{
    CaseWait *wait = openWait(waits, node);
    if (!wait)
        return true;
    wait->endedAt = std::max(given.happenedAt(), wait->askedAt);
    wait->endedBy = facts.author().id();
    wait->ending = ending;
    changes.put(*wait);
    const CaseNode *stay = dossier.node(node);
    if (wait->due && stay) {
        const auto due = laterBy(*wait->due, wait->askedAt, *wait->endedAt, dossier.card.subject, facts);
        if (due.isUnknown())
            return false;
        CaseNode going = *stay;
        going.dueAt = *due;
        dossier.putNode(going);
        changes.put(going);
    }
    if (std::any_of(waits.begin(), waits.end(), isOpen))
        return true;
    const Instant since = dossier.card.citizenAskedAt.value_or(wait->askedAt);
    dossier.card.citizenAskedAt.reset();
    if (!wait->promise)
        return true;
    const auto promise = laterBy(*wait->promise, since, *wait->endedAt, dossier.card.subject, facts);
    if (promise.isUnknown())
        return false;
    dossier.card.deadline = *promise;
    return true;
}

bool keepWaits(CaseDossier &dossier, const CaseDossier &before, const Facts &facts, Changes &changes)
{
    if (before.card.subject == dossier.card.subject)
        return true;
    const auto found = waitsOf(facts, dossier.card.id);
    if (found.isUnknown())
        return false;
    const catalogue::SubjectId &subject = dossier.card.subject;
    std::optional<Instant> &promise = dossier.card.deadline;
    if (promise && !(promise = laterBySpans(*promise, spansOver(*found), subject, facts)))
        return false;
    // Only another process gives its stay another due time.
    const bool isOtherWay = before.card.process != dossier.card.process;
    for (CaseNode stay : isOtherWay ? dossier.nodes : std::vector<CaseNode>()) {
        const auto here = spansOver(waitsAt(*found, stay.id));
        if (!stay.dueAt || here.empty())
            continue;
        if (!(stay.dueAt = laterBySpans(*stay.dueAt, here, subject, facts)))
            return false;
        dossier.putNode(stay);
        changes.put(stay);
    }
    for (CaseWait wait : *found) {
        const CaseNode *stay = dossier.node(wait.node);
        if (!isOpen(wait) || !stay)
            continue;
        wait.promise = promise;
        if (isOtherWay) {
            wait.due = stay->dueAt;
            CaseNode waiting = *stay;
            waiting.dueAt.reset();
            dossier.putNode(waiting);
            changes.put(waiting);
        }
        changes.put(wait);
    }
    if (dossier.card.citizenAskedAt)
        promise.reset();
    return true;
}

} // namespace peygir::cases
