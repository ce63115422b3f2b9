// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "access/core/roles.h"
#include "command/changes.h"
#include "command/given.h"

namespace peygir::access {

inline constexpr Verb changeRights{"access.change_rights"};

/// Gives a role to a person for a part of the organisation, or takes it away (R115, R123). Given twice, it is there
/// once. Refusals: "access.denied", "access.role_unknown", and where the author would take from himself the right by
/// which he does it "access.own_right" {verb}.
struct ChangeRights
{
    static constexpr const char *kind = "ChangeRights";
    static constexpr int version = 1;

    UserId user;
    RoleId role;
    std::optional<organisation::UnitId> unit;
    std::optional<Uuid> subjectGroup;
    bool granted;

    static constexpr auto fields()
    {
        return std::tuple{field("user", &ChangeRights::user), field("role", &ChangeRights::role),
                          field("unit", &ChangeRights::unit), field("subjectGroup", &ChangeRights::subjectGroup),
                          field("granted", &ChangeRights::granted)};
    }
};

Result<Changes> decide(const ChangeRights &command, const Facts &facts, const Given &given);

} // namespace peygir::access
