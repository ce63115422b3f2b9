// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "command/changes.h"
#include "command/facts.h"
#include "command/field_edit.h"
#include "command/given.h"

namespace peygir::administration {

/// Says by which mobile number somebody of the staff is reached (R125): everybody his own, another's whoever may edit
/// the organisation
/// (`reference::editOrganisation`). An empty one takes it away. Where somebody else has changed it meanwhile, what was
/// written last counts. A line of the person's history is kept. Refusals: "access.denied",
/// "administration.person_unknown", those of `persian::Phone::parse`, "administration.not_mobile"; all but the first
/// two with {field}.
struct ChangeMobile
{
    static constexpr const char *kind = "ChangeMobile";
    static constexpr int version = 1;

    UserId user;
    /// As typed.
    QString mobile;

    static constexpr auto fields()
    {
        return std::tuple{field("user", &ChangeMobile::user), field("mobile", &ChangeMobile::mobile)};
    }
};

Result<Changes> decide(const ChangeMobile &command, const Facts &facts, const Given &given);

} // namespace peygir::administration
