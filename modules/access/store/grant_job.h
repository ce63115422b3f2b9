// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "access/core/roles.h"
#include "storage/job_kind.h"

namespace peygir::access {

/// What the job "grant" is asked: whoever has one role gets another, wherever he has it (R114, R115).
struct GrantAsked
{
    RoleId like;
    RoleId role;

    static constexpr auto fields()
    {
        return std::tuple{field("like", &GrantAsked::like), field("role", &GrantAsked::role)};
    }
};

/// Gives a role by `ChangeRights` to everybody who has another, for the same unit and group of subjects, under the rights of
/// whoever asks. Who had it already is passed over, so that taking back takes it from nobody who had it before, or to whom a
/// person gave it just then; somebody from whom it was taken meanwhile is left as he is ("jobs.moved_on"). Refuses "access.same_role" and "access.role_unknown".
storage::JobKind grantJob();

} // namespace peygir::access
