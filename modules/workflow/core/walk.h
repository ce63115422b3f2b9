// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workflow/core/walk_state.h"

namespace peygir::workflow {

/// What a person chose at an open node, with what the operation asks for.
struct Operation
{
    OperationKey key;
    QString note;
    /// Normalised by the caller: Latin digits, Gregorian dates (`InputType`).
    std::map<InputKey, QString> inputs;
};

/// Why a row is closed.
enum class ClosedBy {
    /// Its operation was done.
    Operation,
    /// An arrival whose join has fired.
    Join,
    /// The case left the split along another branch, or ended.
    Abandoned,
    /// An end from which the case was reopened.
    Reopening
};

struct Closing
{
    Uuid opening;
    ClosedBy by;
};

/// A row to be made. `name` is unique in its step and the same at every replay: derive the row's id from it, as in
/// `given.id(name)`. A command that takes several steps puts the step before the name.
struct NewOpening
{
    QByteArray name;
    NodeKey node;
    OpeningState state;
    QString branch;
};

/// What moving on changes in the rows of a case; what is not named stays as it is.
struct Step
{
    std::vector<Closing> closed;
    std::vector<NewOpening> opened;
    /// Set if the case is over with this step.
    std::optional<Outcome> ended;
};

/// The first step of every case: its start node is opened.
Step start(const Process &process);

/// Does an operation at an open node. Fails with "workflow.opening_unknown", "workflow.node_closed" (also when the
/// same operation comes a second time), "workflow.operation_unknown", "workflow.note_missing",
/// "workflow.input_missing", "workflow.input_unknown", "workflow.input_malformed", or "workflow.state_invalid" if the
/// rows are those of no walk through this version of the process.
Result<Step> follow(const Process &process, const WalkState &state, const Uuid &opening, const Operation &operation);

/// Opens an ended case again. Fails with "workflow.not_ended" (also when it comes a second time),
/// "workflow.not_reopenable", "workflow.note_missing" or "workflow.state_invalid".
Result<Step> reopen(const Process &process, const WalkState &state, const QString &note);

/// The state after `step`; `idOf` gives the id of a new row by its name.
template <class IdOf>
WalkState after(WalkState state, const Step &step, IdOf idOf)
{
    for (const Closing &closing : step.closed)
        state.close(closing.opening);
    for (const NewOpening &made : step.opened)
        state.openings.push_back({idOf(made.name), made.node, made.state, made.branch});
    return state;
}

/// The node whose status the case shows: of the open nodes the first in the process file; of an ended case its end.
/// Null if there is neither, which no walk leads to.
const Node *shownNode(const Process &process, const WalkState &state);

} // namespace peygir::workflow
