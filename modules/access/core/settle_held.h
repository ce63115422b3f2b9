// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "command/attention.h"
#include "command/bucket.h"
#include "command/changes.h"
#include "command/facts.h"
#include "command/given.h"

namespace peygir::access {

/// To read and settle what the server keeps of others, within a unit and for all groups of subjects: a held command says
/// of itself where it belongs, not what it is about. Everybody settles his own.
inline constexpr Verb settleHeld{"access.settle_held"};

/// Says what becomes of a command that the server keeps (SYNC 6): try it again, as its author gave it then, or refuse it
/// with a reason. What has been settled already stays as it is, and to wish the same again is no error. Refusals:
/// "access.held_unknown", "access.denied", "access.reason_missing" (of another's command),
/// "access.reason_too_long" {length, most}, "access.held_applied" and "access.held_refused" (settled otherwise meanwhile).
struct SettleHeld
{
    static constexpr const char *kind = "SettleHeld";
    static constexpr int version = 1;
    static constexpr bool settlesHeld = true;

    Uuid command;
    HeldDecision decision;
    /// Why it is refused, as typed; kept with an attempt too.
    QString words;

    static constexpr auto fields()
    {
        return std::tuple{field("command", &SettleHeld::command), field("decision", &SettleHeld::decision),
                          field("words", &SettleHeld::words)};
    }
};

Result<Changes> decide(const SettleHeld &command, const Facts &facts, const Given &given);

/// The act of this author, for the sequencer to carry out.
HeldAct actOn(const Attention &entry, HeldDecision decision, QString words, const Facts &facts, const Given &given);

/// The smallest unit that has everything in which this person has a role now, also as a substitute; empty: none smaller than the whole, also
/// where he has none. Whoever may settle there may read everything that he could have meant.
std::optional<Uuid> careOf(const Facts &facts, const UserId &user);

/// The held commands in the care of a unit, for those who may settle them.
Bucket heldBucket(const std::optional<Uuid> &unit);

} // namespace peygir::access
