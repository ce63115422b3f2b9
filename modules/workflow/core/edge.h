// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workflow/core/node.h"

#include <vector>

namespace peygir::workflow {

/// What an edge is for. Which kinds are possible follows from the node that it leaves: a task has `Forward`, `Back`
/// and `Reject`, a split `Branch`, a join one `Onward`, an end at most one `Reopen`.
enum class EdgeKind { Forward, Back, Reject, Branch, Onward, Reopen };

/// `Digits`: 1 to 30 Latin digits. `Date`: Gregorian, "2026-11-21". `Text`: up to `limits::nameText`.
enum class InputType { Text, Digits, Date };

/// A value without which an operation is not done: a payment's reference, a permit's number.
struct Input
{
    InputKey key;
    Localized name;
    InputType type;

    friend bool operator==(const Input &, const Input &) = default;
};

/// An operation that a person chooses at a task, the reopening of an ended case, or a way that splits and
/// joins take by themselves.
struct Edge
{
    OperationKey key;
    NodeKey from;
    NodeKey to;
    EdgeKind kind;
    /// What the button says; a branch or the way out of a join may have none.
    std::optional<Localized> name;
    /// The person must say why.
    bool needsNote = false;
    std::vector<Input> inputs;
    /// A key that the screen may offer for it, as Qt writes it ("F8", "Ctrl+Return"); empty = none.
    QString shortcut;
    /// Set where no bare operation leads along here: the edge is walked by the command of a feature that does more than
    /// moving the case (asking an official, recording what the citizen said). At most one edge of a task has this act.
    std::optional<ActName> act = std::nullopt;

    friend bool operator==(const Edge &, const Edge &) = default;
};

} // namespace peygir::workflow
