// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/random.h"
#include "command/rights.h"
#include "command/row_type.h"

#include <array>

namespace peygir {

struct AttentionTag;
using AttentionId = StrongId<AttentionTag>;
struct HeldActTag;
using HeldActId = StrongId<HeldActTag>;

inline constexpr AggregateKind attentionKind{1, "attention"};

/// Why something needs a person's attention.
enum class AttentionReason {
    /// The server refused a command; what was typed is kept.
    Refused,
    /// The server keeps a command until a person retries or refuses it.
    Held,
    /// The command was applied, but not quite as it was meant: another code, joined to another case.
    Changed,
    /// It was held, and has been applied since. Such an entry is settled.
    Applied,
};
constexpr std::array<std::pair<AttentionReason, const char *>, 4> wordsOf(AttentionReason)
{
    return {{{AttentionReason::Refused, "refused"},
             {AttentionReason::Held, "held"},
             {AttentionReason::Changed, "changed"},
             {AttentionReason::Applied, "applied"}}};
}

/// One entry of a person's needs-attention list (R244). Lives in his own bucket, so that he finds it on every desk.
struct Attention
{
    static constexpr const char *tableName = "attention";
    static constexpr AggregateKind kind = attentionKind;
    static constexpr bool root = true;

    AttentionId id;
    UserId user;
    Uuid commandId;
    AttentionReason reason;
    /// The error as the rule gave it: id and values.
    QString errorId;
    QJsonObject errorValues;
    /// What the person had typed: kind and arguments of the command.
    QString commandKind;
    QJsonObject arguments;
    Instant at;
    /// Settled: retried, edited and sent again, or put aside.
    bool settled;
    /// The part of the organisation in whose care a held command is: the smallest that has all that its author may do.
    /// Empty: the whole.
    std::optional<Uuid> unit = {};

    static constexpr auto fields()
    {
        return std::tuple{field("id", &Attention::id),
                          field("user_id", &Attention::user),
                          field("command_id", &Attention::commandId),
                          field("reason", &Attention::reason),
                          field("error_id", &Attention::errorId),
                          field("error_values", &Attention::errorValues),
                          field("command_kind", &Attention::commandKind),
                          field("arguments", &Attention::arguments),
                          field("at", &Attention::at),
                          field("settled", &Attention::settled),
                          field("unit", &Attention::unit)};
    }

    /// The server keeps the command and nobody has said what becomes of it.
    bool isHeld() const { return reason == AttentionReason::Held && !settled; }
};

/// The entry about a command that the server did not apply.
inline AttentionId attentionAbout(const Uuid &command) { return AttentionId(derivedUuid(command, "attention")); }

/// What becomes of a held command.
enum class HeldDecision { Retry, Refuse };
constexpr std::array<std::pair<HeldDecision, const char *>, 2> wordsOf(HeldDecision)
{
    return {{{HeldDecision::Retry, "retry"}, {HeldDecision::Refuse, "refuse"}}};
}

/// What came of it.
enum class HeldEnd { Applied, Refused, Held };
constexpr std::array<std::pair<HeldEnd, const char *>, 3> wordsOf(HeldEnd)
{
    return {{{HeldEnd::Applied, "applied"}, {HeldEnd::Refused, "refused"}, {HeldEnd::Held, "held"}}};
}

/// What somebody decided about a held command (SYNC 6): the history of its entry. Put without an end by a rule, it is what
/// the sequencer has to carry out in the same transaction; on a desk it is on its way until then.
struct HeldAct
{
    static constexpr const char *tableName = "held_act";
    static constexpr AggregateKind kind = attentionKind;
    static constexpr bool root = false;

    HeldActId id;
    AttentionId attention;
    UserId by;
    HeldDecision decision;
    /// Why, as typed; empty where nobody had to say.
    QString words;
    Instant at;
    /// Empty until the server has carried it out.
    std::optional<HeldEnd> end = {};

    static constexpr auto fields()
    {
        return std::tuple{field("id", &HeldAct::id),       field("aggregate", &HeldAct::attention),
                          field("by_user", &HeldAct::by),  field("decision", &HeldAct::decision),
                          field("words", &HeldAct::words), field("at", &HeldAct::at),
                          field("held_end", &HeldAct::end)};
    }
};

} // namespace peygir
