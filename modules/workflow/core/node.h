// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/localized.h"
#include "workflow/core/key.h"

#include <map>
#include <optional>
#include <variant>

namespace peygir::workflow {

/// What people see of a case while this node is open.
struct Status
{
    Localized name;
    /// "#rrggbb"; at least 3:1 against both a white and a near-black window.
    QString colour;
    /// Sent to the citizen when the node opens; absent = nothing is sent. May hold `{code}`, `{subject}` and the
    /// key of any input of the process in braces.
    std::optional<Localized> sms;
};

/// Which unit answers for a case: the one that has its subject in its region, its region or its subject in charge, or
/// the whole organisation.
enum class Responsibility { SubjectInRegion, Region, Subject, Organisation };

/// A fixed post, by its key in the organisation's chart or by its id in canonical text.
struct PostHolds
{
    QString post;
};
/// Anyone with the role in the unit responsible for the case.
struct RoleHolds
{
    QString role;
    Responsibility unit;
};
/// The head of the unit responsible for the case.
struct UnitHeadHolds
{
    Responsibility unit;
};
/// Whoever did that node last. The parser has seen that it is done on every way here.
struct DoerHolds
{
    NodeKey node;
};
/// Whoever registered the case.
struct AuthorHolds
{};
/// The citizen whose case it is: in the portal, or at a counter through whoever may act for citizens.
struct CitizenHolds
{};

/// Who may hold a node. Resolved to posts where the organisation is known; the engine does not look at it.
using HolderRule = std::variant<PostHolds, RoleHolds, UnitHeadHolds, DoerHolds, AuthorHolds, CitizenHolds>;

enum class FieldAccess { Read, Write, Both };

/// The form that is filled at a node. A field that is not listed is not shown there.
struct FormReference
{
    QString form;
    std::map<QString, FieldAccess> fields;
};

/// Somebody acts here.
struct Task
{
    Status status;
    HolderRule holder;
    std::optional<FormReference> form;
    /// Working hours until the node is late; absent = never.
    std::optional<int> deadlineHours;
};

/// Opens all of its edges at once; nobody sees it.
struct Split
{};

/// Waits for every branch of `split`, then goes on along its one edge; nobody sees it.
struct Join
{
    NodeKey split;
};

/// How a case ended. `Joined`: the case went on as part of another.
enum class Outcome { Done, Rejected, Joined, Withdrawn };

/// The case is over, whatever other branches were open.
struct End
{
    Status status;
    Outcome outcome;
};

struct Node
{
    NodeKey key;
    std::variant<Task, Split, Join, End> kind;

    const Task *task() const { return std::get_if<Task>(&kind); }
    const Split *split() const { return std::get_if<Split>(&kind); }
    const Join *join() const { return std::get_if<Join>(&kind); }
    const End *end() const { return std::get_if<End>(&kind); }
    /// Null for splits and joins.
    const Status *status() const;
};

} // namespace peygir::workflow
