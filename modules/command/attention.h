// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "command/rights.h"
#include "command/row_type.h"

#include <array>

namespace peygir {

struct AttentionTag;
using AttentionId = StrongId<AttentionTag>;

inline constexpr AggregateKind attentionKind{1, "attention"};

/// Why something needs a person's attention.
enum class AttentionReason {
    /// The server refused a command; what was typed is kept.
    Refused,
    /// The server keeps a command until a person retries or refuses it.
    Held,
    /// The command was applied, but not quite as it was meant: another code, joined to another case.
    Changed,
};
constexpr std::array<std::pair<AttentionReason, const char *>, 3> wordsOf(AttentionReason)
{
    return {{{AttentionReason::Refused, "refused"}, {AttentionReason::Held, "held"}, {AttentionReason::Changed, "changed"}}};
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
                          field("settled", &Attention::settled)};
    }
};

} // namespace peygir
