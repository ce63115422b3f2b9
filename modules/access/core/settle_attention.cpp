// SPDX-License-Identifier: GPL-3.0-or-later
#include "access/core/settle_attention.h"

#include "access/core/settle_held.h"

namespace peygir::access {

Result<Changes> decide(const SettleAttention &command, const Facts &facts, const Given &given)
{
    const auto found = facts.of<Attention>(command.attention);
    if (found.isUnknown())
        return Changes::leftToServer();
    if (found.isAbsent())
        return Error("access.attention_unknown");
    const auto allowed = facts.author().may(settleAttention, {});
    if (found->user != facts.author().id() && !allowed.ok()) {
        if (allowed.error().id() == "access.unknown_here")
            return Changes::leftToServer();
        return allowed.error();
    }
    if (found->settled)
        return Changes::none();
    if (found->isHeld() && found->user != facts.author().id())
        return Error("access.attention_held");
    Attention settled = *found;
    settled.settled = true;
    Changes changes;
    changes.put(settled);
    if (found->isHeld())
        changes.put(actOn(*found, HeldDecision::Refuse, QString(), facts, given));
    return changes;
}

} // namespace peygir::access
