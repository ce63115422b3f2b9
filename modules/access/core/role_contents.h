// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "access/core/roles.h"

#include <functional>
#include <map>

namespace peygir::access {

inline constexpr AggregateKind roleContentsKind{62, "role_contents"};

/// More roles than anybody would put into one; how deep they contain each other has no limit.
inline constexpr int mostContained = 1000;

/// The roles that a role contains (R114): whoever has it has what they give, where he has it, for as long as it contains them
/// (docs/adr/0044-roles-that-contain-roles.md). Everybody holds it, as roles. Written by `ChangeRoles` alone.
struct RoleContents
{
    static constexpr const char *tableName = "role_contents";
    static constexpr AggregateKind kind = roleContentsKind;
    static constexpr bool root = true;
    static constexpr bool isReadOften = true;

    /// The role's own.
    RoleId id;
    /// Each once.
    std::vector<RoleId> contained;

    static constexpr auto fields() { return std::tuple{field("id", &RoleContents::id), field("contained", &RoleContents::contained)}; }
};

/// The roles that each role contains; none for one that is not named.
using Contents = std::map<RoleId, std::vector<RoleId>>;

/// Where roles are looked up. What it refers to outlives it.
struct RoleLookup
{
    std::function<Fact<Role>(const RoleId &)> role;
    /// What it contains, as far as that is known: a desk cannot tell that a role contains nothing.
    std::function<std::vector<RoleId>(const RoleId &)> contained;
};

/// As they are, or as they are after these changes.
RoleLookup rolesOf(const Facts &facts, const Changes *changes = nullptr);
RoleLookup rolesOf(const std::vector<Role> &roles, const Contents &contents);

/// What a role gives is read by this and by nothing else: `says` is asked of the role itself and of all that it contains, near or far,
/// each once, the nearest first, until it says yes. A role that is switched off or not there is left out, and so is what is reached
/// through such roles alone. Roles that contain each other end where they meet. Where a role cannot be known here
/// `unknown` is set, and never reset.
bool anyOfWhole(const RoleId &id, const RoleLookup &roles, bool &unknown, const std::function<bool(const Role &)> &says);

/// All of them.
std::vector<Role> wholeOf(const RoleId &id, const RoleLookup &roles);

/// The verbs of a role and of all that it contains, and for each the roles that say for how many months desks keep what it
/// lets them read: those that have it, and those that name it in their months (`Role::keptMonths`). The longest counts.
std::map<QString, std::vector<Role>> givenBy(const RoleId &id, const RoleLookup &roles);

/// Whether `outer` contains `inner`, near or far, or is it; also through roles that are switched off.
bool reachesRole(const RoleId &outer, const RoleId &inner, const RoleLookup &roles);

} // namespace peygir::access
