// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/localized.h"
#include "workflow/core/key.h"

#include <map>
#include <optional>
#include <set>
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

    friend bool operator==(const Status &, const Status &) = default;
};

/// Which unit answers for a case: the one that has its subject in its region, its region or its subject in charge, or
/// the whole organisation.
enum class Responsibility { SubjectInRegion, Region, Subject, Organisation };

/// A fixed post, by its key in the organisation's chart or by its id in canonical text.
struct PostHolds
{
    QString post;

    friend bool operator==(const PostHolds &, const PostHolds &) = default;
};
/// Anyone with the role in the unit responsible for the case.
struct RoleHolds
{
    QString role;
    Responsibility unit;

    friend bool operator==(const RoleHolds &, const RoleHolds &) = default;
};
/// The head of the unit responsible for the case.
struct UnitHeadHolds
{
    Responsibility unit;

    friend bool operator==(const UnitHeadHolds &, const UnitHeadHolds &) = default;
};
/// Whoever did that node last. The parser has seen that it is done on every way here.
struct DoerHolds
{
    NodeKey node;

    friend bool operator==(const DoerHolds &, const DoerHolds &) = default;
};
/// Whoever registered the case.
struct AuthorHolds
{
    friend bool operator==(const AuthorHolds &, const AuthorHolds &) = default;
};
/// The citizen whose case it is: in the portal, or at a counter through whoever may act for citizens.
struct CitizenHolds
{
    friend bool operator==(const CitizenHolds &, const CitizenHolds &) = default;
};
/// Whoever with this role has the case in his area: its authority, region and group of subjects.
struct AreaHolds
{
    QString role;

    friend bool operator==(const AreaHolds &, const AreaHolds &) = default;
};
/// The expert whom the case names; where it names nobody, as `AreaHolds` with this role.
struct ExpertHolds
{
    QString role;

    friend bool operator==(const ExpertHolds &, const ExpertHolds &) = default;
};

/// Who may hold a node. Resolved to posts where the organisation is known; the engine does not look at it.
using HolderRule = std::variant<PostHolds, RoleHolds, UnitHeadHolds, DoerHolds, AuthorHolds, CitizenHolds, AreaHolds,
                                ExpertHolds>;

enum class FieldAccess { Read, Write, Both };

/// The form that is filled at a node. A field that is not listed is not shown there.
struct FormReference
{
    QString form;
    std::map<QString, FieldAccess> fields;

    friend bool operator==(const FormReference &, const FormReference &) = default;
};

/// What a task is for in the cycle of a message. Lists and screens ask this and never the keys of nodes, which every
/// city may choose: one task may serve several purposes, as where one clerk does everything, and several tasks the same.
enum class Purpose {
    /// The message is taken down or completed.
    Intake,
    /// It is decided whom to ask.
    FollowUp,
    /// An official has been asked and has to reply.
    Official,
    /// The reply is checked.
    Check,
    /// The citizen is called.
    Answer,
    /// The citizen has been told, and is asked once more on a day that is set.
    Later
};

/// Somebody acts here.
struct Task
{
    Status status;
    HolderRule holder;
    std::optional<FormReference> form;
    /// Working hours until the node is late; absent = never.
    std::optional<int> deadlineHours;
    /// Empty: nothing but what its operations say.
    std::set<Purpose> purposes = {};

    bool serves(Purpose purpose) const { return purposes.count(purpose) != 0; }
    friend bool operator==(const Task &, const Task &) = default;
};

/// Opens all of its edges at once; nobody sees it.
struct Split
{
    friend bool operator==(const Split &, const Split &) = default;
};

/// Waits for every branch of `split`, then goes on along its one edge; nobody sees it.
struct Join
{
    NodeKey split;

    friend bool operator==(const Join &, const Join &) = default;
};

/// How a case ended. `Joined`: the case went on as part of another.
enum class Outcome { Done, Rejected, Joined, Withdrawn };

/// The case is over, whatever other branches were open.
struct End
{
    Status status;
    Outcome outcome;

    friend bool operator==(const End &, const End &) = default;
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

    friend bool operator==(const Node &, const Node &) = default;
};

} // namespace peygir::workflow
