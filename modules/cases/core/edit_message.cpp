// SPDX-License-Identifier: GPL-3.0-or-later
#include "cases/core/edit_message.h"

#include "cases/core/case_keys.h"
#include "cases/core/following.h"
#include "cases/core/holders.h"
#include "cases/core/joining.h"
#include "cases/core/moving.h"
#include "cases/core/promised_end.h"
#include "cases/core/proposing.h"
#include "cases/core/waiting.h"
#include "persian/phone.h"

#include <algorithm>

namespace peygir::cases {

namespace {

const QString editedField = QStringLiteral("field");

/// Who moved it away from where it began, and when.
Error leftBeginning(const CaseDossier &dossier, const Facts &facts)
{
    const CaseNode *last = nullptr;
    for (const CaseNode &node : dossier.nodes) {
        if (node.state == workflow::OpeningState::Closed && node.closedAt
            && (!last || *last->closedAt < *node.closedAt))
            last = &node;
    }
    const Error error("cases.left_beginning", {{QStringLiteral("node"), dossier.card.node}});
    return last ? told(error, facts, last->closedBy.value_or(last->openedBy), *last->closedAt) : error;
}

Result<void> mustBeInHand(const CaseNode &node, const Facts &facts)
{
    if (node.takenBy == facts.author().id())
        return {};
    if (node.takenBy)
        return told(Error("cases.taken_by_other"), facts, *node.takenBy, node.takenAt.value_or(node.openedAt));
    if (!node.holder)
        return {};
    const auto post = facts.of<organisation::Post>(*node.holder);
    if (post.isUnknown())
        return Error("access.unknown_here");
    if (post.isAbsent() || !post->holder || post->holder == facts.author().id())
        return {};
    return told(Error("cases.held_by_other"), facts, *post->holder, node.openedAt);
}

/// What the new subject and place must be, whatever the message was about before.
Result<void> mustBeChoosable(const FieldMerge &merge, const CaseDossier &dossier, const Following &following)
{
    if (merge.changed(QStringLiteral("subject"))) {
        if (!following.subject)
            return Error("cases.subject_unknown", {{editedField, QStringLiteral("subject")}});
        if (!following.subject->active)
            return Error("cases.subject_closed", {{editedField, QStringLiteral("subject")}});
    }
    const bool placeIsWrong = std::any_of(following.wrong.begin(), following.wrong.end(),
                                          [](const Error &error) { return error.id() == "intake.place_unknown"; });
    if (merge.changed(QStringLiteral("place")) && dossier.card.place && placeIsWrong)
        return Error("cases.place_unknown", {{editedField, QStringLiteral("place")}});
    return {};
}

/// The case walks another process from now on: the stay where it lies becomes that one's start, with its holder.
/// False: the server has to decide.
Result<bool> changeProcess(CaseDossier &dossier, const Following &following, const Facts &facts, Changes &changes)
{
    if (dossier.nodes.size() != 1)
        return Error("cases.other_process", {{editedField, QStringLiteral("subject")}});
    CaseNode node = dossier.nodes.front();
    node.node = following.process ? following.process->start().key.text() : intakeNode;
    dossier.card.node = node.node;
    node.dueAt.reset();
    if (following.process) {
        const auto due = dueEnd(*following.process->start().task(), dossier.card.subject, node.openedAt, facts);
        if (due.isUnknown())
            return false;
        if (due.isKnown())
            node.dueAt = *due;
    }
    const Holding holding = following.process ? holdingOf(*following.process->start().task(), dossier, facts)
                                              : Holding{intakeSupervisor(facts), true};
    const auto &holder = holding.post;
    if (holder.isUnknown())
        return false;
    if (holder.isKnown() && node.holder != holder->id) {
        node.holder = holder->id;
        node.unit = holder->unit;
        node.takenBy.reset();
        node.takenAt.reset();
        dossier.addUnit(holder->unit);
    }
    dossier.putNode(node);
    dossier.card.expert.reset();
    if (following.process && !holding.isStandIn)
        nameExpert(dossier, node, *following.process);
    changes.put(node);
    return true;
}

/// What stood on the card as wrong since registration and is so no longer, or still is.
void correctFlag(CaseDossier &dossier, const std::vector<Error> &wrong)
{
    static const QByteArray correctable[] = {"intake.subject_unknown", "intake.subject_closed", "intake.calendar_missing", "intake.place_unknown",
                                             "intake.process_missing", "intake.phone_malformed"};
    std::optional<QString> &flag = dossier.card.intakeFlag;
    if (!flag || std::find(std::begin(correctable), std::end(correctable), flag->toLatin1()) == std::end(correctable))
        return;
    flag = wrong.empty() ? std::nullopt : std::optional(QString::fromLatin1(wrong.front().id()));
}

void moveProblem(const CaseCard &before, const CaseCard &after, const Facts &facts, Changes &changes)
{
    const bool isSame = before.subject == after.subject && before.place == after.place && before.plaque == after.plaque
        && before.intakeFlag == after.intakeFlag;
    if (isSame)
        return;
    releaseProblem(before, facts, changes);
    if (!after.intakeFlag)
        claimProblem(after, facts, changes);
}

/// What follows from subject, place and caller, as far as they were changed. False: the server has to decide.
Result<bool> letFollow(CaseDossier &dossier, const CaseCard &before, const FieldMerge &merge, const Facts &facts,
                       const Given &given, Changes &changes)
{
    const bool subjectChanged = merge.changed(QStringLiteral("subject"));
    const bool placeChanged = merge.changed(QStringLiteral("place"));
    const bool callerChanged = merge.changed(QStringLiteral("callerPhone"));
    if (!subjectChanged && !placeChanged && !callerChanged)
        return true;
    CaseDossier about = dossier;
    const auto following = followAbout(about, facts);
    if (!following)
        return false;
    TRY(mustBeChoosable(merge, dossier, *following));
    // Base information may have changed since the registration; only what the edit is about follows it.
    if (subjectChanged || placeChanged) {
        dossier.card.region = about.card.region;
        dossier.card.unit = about.card.unit;
    }
    if (subjectChanged) {
        dossier.card.subjectGroup = about.card.subjectGroup;
        dossier.file.subjectGroup = about.file.subjectGroup;
        dossier.card.deadline = about.card.deadline;
        if (about.card.process != before.process) {
            dossier.card.process = about.card.process;
            dossier.card.processVersion = about.card.processVersion;
            TRY_LET(const bool decided, changeProcess(dossier, *following, facts, changes));
            if (!decided)
                return false;
        }
    }
    std::vector<Error> wrong = following->wrong;
    if (following->subject && !following->subject->active)
        wrong.insert(wrong.begin(), Error("intake.subject_closed"));
    if (callerChanged) {
        if (const auto error = followCaller(dossier, facts, given, changes))
            wrong.push_back(*error);
    } else if (!dossier.file.callerPhone.isEmpty() && !persian::Phone::parse(dossier.file.callerPhone).ok()) {
        wrong.push_back(Error("intake.phone_malformed"));
    }
    correctFlag(dossier, wrong);
    return true;
}

/// An answer that was written must be one to its question; what is not asked (any longer) may be anything. False: the
/// server has to decide.
Result<bool> mustBeAnswers(const FieldMerge &merge, const CaseDossier &dossier, const Facts &facts)
{
    const auto isAnswer = [](const FieldMerge::Change &one) { return isAnswerField(one.field) && !one.to.isNull(); };
    if (std::none_of(merge.changes().begin(), merge.changes().end(), isAnswer))
        return true;
    const auto subject = facts.of<catalogue::Subject>(dossier.card.subject);
    if (subject.isUnknown())
        return false;
    if (subject.isAbsent() || !subject->questions)
        return true;
    for (catalogue::Question question : *subject->questions) {
        question.required = false;
        for (const FieldMerge::Change &one : merge.changes()) {
            if (one.field != answerField(question.key))
                continue;
            const auto wrong = catalogue::checkAnswers({question}, {{question.key, one.to}});
            if (!wrong.empty())
                return wrong.begin()->second.with(editedField, one.field);
        }
    }
    return true;
}

} // namespace

Result<void> mayEditMessage(const CaseDossier &dossier, const Facts &facts)
{
    const CaseNode *node = dossier.nodeAtBeginning();
    TRY(node ? mayAt(facts, editMessageVerb, dossier, *node) : mayAnywhere(facts, editMessageVerb, dossier));
    TRY(dossier.mustBeOpen(facts));
    if (!node)
        return leftBeginning(dossier, facts);
    return mustBeInHand(*node, facts);
}

Result<std::optional<FieldMerge>> editMessage(CaseDossier &dossier, const MessageEdits &edits, const Facts &facts,
                                              const Given &given, Changes &changes)
{
    const CaseDossier before = dossier;
    const FieldMerge merge = mergeInto(dossier, edits);
    if (merge.changes().empty())
        return std::optional(merge);
    TRY_LET(const bool decided, letFollow(dossier, before.card, merge, facts, given, changes));
    TRY_LET(const bool answered, mustBeAnswers(merge, dossier, facts));
    if (!decided || !answered || !keepWaits(dossier, before, facts, changes))
        return std::optional<FieldMerge>();
    moveProblem(before.card, dossier.card, facts, changes);
    dossier.alignCard(given.happenedAt());
    changes.put(dossier.card);
    if (!toRow(before.file).sameContent(toRow(dossier.file)))
        changes.put(dossier.file);
    return std::optional(merge);
}

Result<Changes> decide(const EditMessage &command, const Facts &facts, const Given &given)
{
    const auto found = facts.of<CaseDossier>(command.caseId);
    const auto proposals = facts.allOf<CaseProposal>(command.caseId);
    if (found.isUnknown() || proposals.isUnknown())
        return Changes::leftToServer();
    if (found.isAbsent())
        return Error("cases.unknown");
    CaseDossier dossier = *found;
    const auto allowed = mayEditMessage(dossier, facts);
    if (hasHappened(facts, given))
        return Changes::none();
    if (!allowed.ok())
        return refusedOrLeft(allowed.error());
    TRY_LET(const MessageEdits edits, stored(command.edits));
    Changes changes;
    TRY_LET(const auto merge, editMessage(dossier, edits, facts, given, changes));
    if (!merge)
        return Changes::leftToServer();
    std::vector<CaseProposal> among = proposals.isKnown() ? *proposals : std::vector<CaseProposal>();
    propose(*merge, command.caseId, among, command,
            {{QStringLiteral("case"), command.caseId.toString()}, {QStringLiteral("code"), dossier.card.code}}, facts,
            given, changes);
    if (merge->changedNothing())
        return changes;
    HistoryEntry entry = historyOf(HistoryKind::Edited, command.caseId, facts, given);
    entry.values = merge->summary();
    changes.put(entry);
    return changes;
}

} // namespace peygir::cases
