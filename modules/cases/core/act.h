// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cases/core/dossier.h"

#include <functional>

namespace peygir::cases {

/// What a feature's command does at an open stay of a case (docs/adr/0026).
struct ActAt
{
    CaseId caseId;
    CaseNodeId node;
    /// Asked of the author at the stay (`mayAt`), or in `orIn`.
    Verb verb;
    /// The task where the case stays must serve it, whether or not the act leads on from there.
    workflow::Purpose purpose;
    workflow::ActName act;
    /// As typed; may be empty unless the edge needs one.
    QString note = {};
    /// Goes into the history entry beside node, act and operation.
    QJsonObject values = {};
    /// Who holds what is opened, in place of whom the process says. Nothing where the case stays.
    std::optional<organisation::PostId> to = {};
    /// Brings card and file with it (opinion, expert, when to ask again), before it is found out who holds what is
    /// opened. Who sees the case, where it stands and what `CaseDossier::alignCard` keeps is not its to change.
    std::function<void(CaseDossier &)> also = {};
    /// A unit in which the right counts as well as where the stay lies, for the case's subjects.
    std::optional<organisation::UnitId> orIn = {};
};

/// What became of the case.
struct Acted
{
    /// Afterwards.
    CaseDossier dossier;
    /// The stay, as it was before.
    CaseNode node;
    /// An edge was walked; else the node has none for this act, and the case stayed.
    bool moved;
    /// The rows of the case: history entry, stays, card and file as far as they changed. Never left to the server.
    Changes changes;
};

/// What `act` answers: what was done, or else what the command answers in its place.
struct ActAnswer
{
    std::optional<Acted> acted;
    /// Where nothing was done here: none (it has happened already), or left to the server.
    Changes otherwise = {};
};

/// Does an act: where the node has an edge for it the case moves along that edge as with `CompleteNode`, else it stays.
/// Either way the history says so, in an entry with the command's own id: a command acts on one case.
///
/// Refusals: "access.denied", "cases.unknown", "cases.node_unknown", "cases.closed", "cases.node_closed",
/// "cases.process_unknown", "cases.not_for_this" {purpose, status: name of the task's status}, "cases.note_too_long",
/// "cases.post_unknown" (`to`, also one that is no longer used), and "workflow.note_missing" where the edge needs a
/// note.
Result<ActAnswer> act(const ActAt &at, const Facts &facts, const Given &given);

/// Whether the node has an edge for this act. Fails with "cases.process_unknown".
Result<Fact<bool>> hasEdge(const CaseDossier &dossier, const CaseNode &node, const workflow::ActName &act,
                           const Facts &facts);

} // namespace peygir::cases
