// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "command/attention.h"
#include "command/changes.h"
#include "command/facts.h"
#include "command/given.h"

namespace peygir::access {

/// Needed for another person's list only: everybody settles his own.
inline constexpr Verb settleAttention{"access.settle_attention"};

/// Says that an entry of the needs-attention list has been dealt with (R244): sent again, or put aside. A held command is
/// withdrawn with it: the server forgets its effect for good, or what was given up today would happen tomorrow. Refusals:
/// "access.attention_unknown", "access.denied", "access.attention_held" (of another: refuse it with a reason, `SettleHeld`).
struct SettleAttention
{
    static constexpr const char *kind = "SettleAttention";
    static constexpr int version = 1;
    static constexpr bool settlesHeld = true;

    AttentionId attention;

    static constexpr auto fields() { return std::tuple{field("attention", &SettleAttention::attention)}; }
};

Result<Changes> decide(const SettleAttention &command, const Facts &facts, const Given &given);

} // namespace peygir::access
