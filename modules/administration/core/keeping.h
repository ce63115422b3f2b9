// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "access/core/role_contents.h"

#include <map>

namespace peygir::administration {

/// What another number of months in a role does to the desks of people (`Role::keptMonths`).
struct KeepingEffect
{
    /// What they keep of it: what this verb lets them read.
    QString verb;
    /// Of the role, where it says nothing those of the rule.
    int before = 0;
    int after = 0;
    /// How many people's desks keep it longer than now, and shorter.
    int longer = 0;
    int shorter = 0;

    friend bool operator==(const KeepingEffect &, const KeepingEffect &) = default;
};

/// What it does if `wanted` takes the place of the role with its id, or comes to the others; what stays as it is is left out.
/// Who has the same by a role that keeps it longer keeps as much as before. `contents`: what the roles contain; `holders`: the roles that each
/// person has anywhere.
std::vector<KeepingEffect> keepingEffect(const access::Role &wanted, const std::vector<access::Role> &roles, const access::Contents &contents,
                                         const std::map<UserId, std::vector<access::RoleId>> &holders);

} // namespace peygir::administration
