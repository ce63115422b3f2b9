// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "access/core/role_contents.h"

#include <array>

namespace peygir::access {

/// Why something that was given to a person gives him a verb at a place, or does not.
enum class Ground {
    Gives,
    /// The role is switched off, or there is none of this id.
    RoleOff,
    /// The role does not have the verb.
    NoVerb,
    /// It counts for another group of subjects.
    OtherGroup,
    /// It counts for a part of the organisation or one group only, and the act reaches everywhere.
    PartOnly,
    /// It counts in another part of the organisation, or one that the chart does not have.
    OtherUnit,
    /// This store does not hold what would tell.
    Unknown,
};
constexpr std::array<std::pair<Ground, const char *>, 7> wordsOf(Ground)
{
    return {{{Ground::Gives, "gives"},
             {Ground::RoleOff, "role_off"},
             {Ground::NoVerb, "no_verb"},
             {Ground::OtherGroup, "other_group"},
             {Ground::PartOnly, "part_only"},
             {Ground::OtherUnit, "other_unit"},
             {Ground::Unknown, "unknown"}}};
}

struct Finding
{
    Assignment assignment;
    Ground ground;
    /// Which he holds and which gives it; empty: it was given to him, or he stands in.
    std::optional<organisation::PostId> post = {};
    /// The role within the assignment's own that has the verb, the nearest of several; empty: it has it itself, or none has.
    std::optional<RoleId> through = {};
};

/// What one assignment says to a question; one that was taken away is not asked. Every rule's question is answered by this
/// (`rightsOf`), and whoever explains an answer asks the same. `roles`: what they are, or will be.
Finding findingOf(const Facts &facts, const Assignment &assignment, const RoleLookup &roles, const Verb &verb, const Scope &scope);

/// What everything that `user` has now says to a question, in the order of ids. Empty where he has nothing, as far as
/// this store knows.
std::vector<Finding> findingsOf(const Facts &facts, const UserId &user, const Verb &verb, const Scope &scope);

/// Whether the author has this right after these changes as well, of his own or as a substitute: nobody takes from himself what he
/// acts by, so that there is always somebody left who can give it. Refusals: "access.own_right" {verb}, "access.unknown_here".
Result<void> keepsOwnRight(const Facts &facts, const Verb &verb, const Scope &scope, const Changes &changes);

} // namespace peygir::access
