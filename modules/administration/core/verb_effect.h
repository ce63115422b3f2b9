// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "administration/core/change_roles.h"

#include <map>

namespace peygir::administration {

/// How many people have a verb somewhere that they did not have, and the other way, by a change of roles.
struct VerbEffect
{
    QString verb;
    int gain = 0;
    int lose = 0;

    friend bool operator==(const VerbEffect &, const VerbEffect &) = default;
};

/// What these changes do to people, before they are made; verbs in the order of their ids, those that nobody gains or
/// loses are left out. Who has a verb by another role as well loses nothing. `contents`: what the roles contain; `holders`: the roles that each person has anywhere.
std::vector<VerbEffect> effectOf(const std::vector<RoleVerbs> &changes, const std::vector<access::Role> &roles,
                                 const access::Contents &contents, const std::map<UserId, std::vector<access::RoleId>> &holders);

} // namespace peygir::administration
