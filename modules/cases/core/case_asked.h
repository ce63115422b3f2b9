// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cases/core/case_ids.h"

namespace peygir::cases {

/// One case that somebody asks the server for, by its id or by what the citizen was told: one of the two.
struct CaseAsked
{
    std::optional<CaseId> id = {};
    /// A tracking code in ASCII digits (tracking_code.h).
    std::optional<QString> code = {};

    friend bool operator==(const CaseAsked &, const CaseAsked &) = default;
    static constexpr auto fields() { return std::tuple{field("case", &CaseAsked::id), field("code", &CaseAsked::code)}; }
};

} // namespace peygir::cases
