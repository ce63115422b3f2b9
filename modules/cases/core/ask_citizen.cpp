// SPDX-License-Identifier: GPL-3.0-or-later
#include "cases/core/ask_citizen.h"

#include "cases/core/acting_for.h"
#include "cases/core/waiting.h"

#include <algorithm>

namespace peygir::cases {

namespace {

HistoryEntry entryOf(const char *act, const CaseDossier &dossier, const CaseNode &stay, const QString &words,
                     const Facts &facts, const Given &given)
{
    HistoryEntry entry = historyOf(HistoryKind::Acted, dossier.card.id, facts, given);
    entry.node = stay.id;
    entry.words = words;
    entry.values = {{QStringLiteral("node"), stay.node}, {QStringLiteral("act"), QLatin1String(act)}};
    sayForWhom(entry, dossier, stay, facts);
    return entry;
}

} // namespace

Result<Changes> decide(const AskCitizen &command, const Facts &facts, const Given &given)
{
    const auto found = facts.of<CaseDossier>(command.caseId);
    const auto waits = waitsOf(facts, command.caseId);
    if (found.isUnknown() || waits.isUnknown())
        return Changes::leftToServer();
    if (found.isAbsent())
        return Error("cases.unknown");
    CaseDossier dossier = *found;
    const CaseNode *node = found->node(command.node);
    if (!node)
        return Error("cases.node_unknown");
    if (const auto allowed = mayAt(facts, askCitizenVerb, dossier, *node); !allowed.ok())
        return refusedOrLeft(allowed.error());
    if (hasHappened(facts, given))
        return Changes::none();
    TRY(dossier.mustBeOpen(*node, facts));
    TRY_LET(const QString question, storedNote(command.question));
    if (question.isEmpty())
        return Error("cases.question_empty");
    Changes changes;
    changes.put(entryOf(citizenAskedAct, dossier, *node, question, facts, given));
    beginWait(dossier, *waits, *node, facts, given, changes);
    dossier.alignCard(given.happenedAt());
    changes.put(dossier.card);
    return changes;
}

Result<Changes> decide(const EndWait &command, const Facts &facts, const Given &given)
{
    const auto found = facts.of<CaseDossier>(command.caseId);
    const auto known = waitsOf(facts, command.caseId);
    if (found.isUnknown() || known.isUnknown())
        return Changes::leftToServer();
    if (found.isAbsent())
        return Error("cases.unknown");
    CaseDossier dossier = *found;
    if (const auto allowed = mayAnywhere(facts, askCitizenVerb, dossier); !allowed.ok())
        return refusedOrLeft(allowed.error());
    if (hasHappened(facts, given))
        return Changes::none();
    std::vector<CaseWait> waits = *known;
    const auto wait = std::find_if(waits.begin(), waits.end(),
                                   [&command](const CaseWait &one) { return one.id == command.wait; });
    const CaseNode *stay = wait == waits.end() ? nullptr : dossier.node(wait->node);
    if (!stay)
        return Error("cases.wait_unknown");
    const bool isAnswer = command.ending == AskingEnd::Answered;
    TRY_LET(const QString words, storedNote(command.words));
    if (isAnswer && words.isEmpty())
        return Error("cases.answer_empty");
    // It is over already; what the citizen said is told all the same.
    if (wait->endedAt && !isAnswer)
        return Changes::none();
    Changes changes;
    changes.put(entryOf(isAnswer ? citizenAnsweredAct : citizenNotAskedAct, dossier, *stay, words, facts, given));
    const CaseNodeId node = wait->node;
    const WaitEnding ending = isAnswer ? WaitEnding::Answered : WaitEnding::TakenBack;
    if (!wait->endedAt && !endWait(dossier, waits, node, ending, facts, given, changes))
        return Changes::leftToServer();
    dossier.alignCard(given.happenedAt());
    changes.put(dossier.card);
    return changes;
}

} // namespace peygir::cases
