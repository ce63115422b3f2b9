// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workflow/core/process.h"

#include <map>

namespace peygir::workflow {

/// For tasks of one process the task of another at which a case goes on.
using Places = std::map<NodeKey, NodeKey>;

/// Where the cases at each task of `from` would go in `to`, in the order of `from`.
struct SwitchLine
{
    NodeKey from;
    /// Empty: nobody can say but a person.
    std::optional<NodeKey> to;

    friend bool operator==(const SwitchLine &, const SwitchLine &) = default;
};

/// To where a person has picked, if that is a task of `to`; else to the task of the same key; else to the one task that serves
/// all that this one is for, as where one clerk does everything.
std::vector<SwitchLine> switchPlan(const Process &from, const Process &to, const Places &picked);

/// What of a plan can be followed.
Places placesOf(const std::vector<SwitchLine> &plan);

} // namespace peygir::workflow
