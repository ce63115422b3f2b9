// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cases/core/case_card.h"
#include "cases/core/case_file.h"
#include "command/changes.h"
#include "command/facts.h"
#include "command/given.h"

namespace peygir::cases {

/// A case as a rule needs it: card, file and every stay at a node. Found as one fact: Absent where there is no card,
/// Unknown where any part is not held here.
struct CaseDossier
{
    CaseCard card;
    CaseFile file;
    std::vector<CaseNode> nodes;

    static Fact<CaseDossier> find(const Facts &facts, const CaseId &id);

    /// Null if the case was never at such a stay.
    const CaseNode *node(const CaseNodeId &id) const;
    /// Puts the stay in place of the one with its id, or adds it.
    void putNode(const CaseNode &node);
    /// The open stay whose status the case shows; null once the case is closed.
    const CaseNode *shownNode() const;
    /// The open stay of a case that lies where it began, and nowhere else; null once it has gone on.
    const CaseNode *nodeAtBeginning() const;

    /// The same as the process engine sees it. Fails with "workflow.key.malformed" on rows that we did not write.
    Result<workflow::WalkState> walkState() const;

    /// Fails with "cases.closed" and "code", "outcome", "at" (ms) and "by" (name, where this store knows it).
    Result<void> mustBeOpen(const Facts &facts) const;
    /// Also fails with "cases.node_closed" and "code", "at", "by", and "operation" where one closed it.
    Result<void> mustBeOpen(const CaseNode &node, const Facts &facts) const;

    /// Brings the card in line with the stays: number of open ones, holder, unit, taker and time of the shown one; and says
    /// that it was changed at `at` (what happened earlier elsewhere does not turn that back). So with who took the
    /// message, in the file.
    void alignCard(Instant at);
    /// The file is seen by this unit from now on.
    void addUnit(const organisation::UnitId &unit);
};

/// Whether the author may do this at a stay: in the unit where it lies (for one that nobody holds, in the unit that
/// answers for the case) and for the case's subjects.
Result<void> mayAt(const Facts &facts, const Verb &verb, const CaseDossier &dossier, const CaseNode &node);
/// Where the case is and was: each of the units that hold or held one of its nodes, with its group of subjects; the
/// unit that answers for it where none did. Never empty.
std::vector<Scope> scopesOf(const CaseDossier &dossier);
/// Whether he may do this to the case as a whole: in any of `scopesOf`.
Result<void> mayAnywhere(const Facts &facts, const Verb &verb, const CaseDossier &dossier);

/// Whether this command has had its effect on the case already: its history entry is there.
bool hasHappened(const Facts &facts, const Given &given);

/// The answer of a rule that may not go on: what this store cannot know of rights is left to the server.
Result<Changes> refusedOrLeft(const Error &error);

/// `error` with who (name, where this store knows it) and when (ms).
Error told(Error error, const Facts &facts, const UserId &by, Instant at);

/// What a person wrote, as it is stored. Fails with "cases.note_too_long" {length, most}.
Result<QString> storedNote(const QString &typed);

/// A line of history as a command writes it, with the command's own id and time.
HistoryEntry historyOf(HistoryKind what, const CaseId &caseId, const Facts &facts, const Given &given);

} // namespace peygir::cases
