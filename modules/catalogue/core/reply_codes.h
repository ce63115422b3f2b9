// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "command/changes.h"
#include "command/facts.h"
#include "command/row_type.h"
#include "reference/core/put_record.h"

/// A setting of the city: with which numbers citizens answer by SMS whether what they asked for was done (R101, R102).
namespace peygir::catalogue {

struct ReplyCodesTag;
using ReplyCodesId = StrongId<ReplyCodesTag>;

inline constexpr AggregateKind replyCodesKind{53, "reply_codes"};

/// A pair of codes. All active pairs count together: a city that changes its codes keeps the former pair for a while, since
/// citizens answer older messages.
struct ReplyCodes
{
    static constexpr const char *tableName = "reply_codes";
    static constexpr AggregateKind kind = replyCodesKind;
    static constexpr bool root = true;

    ReplyCodesId id;
    Localized name;
    /// Each one to `mostCodeDigits` ASCII digits; different.
    QString accept;
    QString object;
    /// What the official reads where the citizen objects without a word of his own; empty: the reply as it came.
    std::optional<QString> objection = {};
    bool active = true;

    static constexpr auto fields()
    {
        return std::tuple{field("id", &ReplyCodes::id),
                          field("name", &ReplyCodes::name),
                          field("accept", &ReplyCodes::accept),
                          field("object", &ReplyCodes::object),
                          field("objection", &ReplyCodes::objection),
                          field("active", &ReplyCodes::active)};
    }
};

/// Longer numbers would be taken for tracking codes that were typed wrong.
inline constexpr int mostCodeDigits = 4;
/// What a city has that never put a pair: the usual ones of 137 centres.
inline constexpr const char *usualAcceptCode = "31";
inline constexpr const char *usualObjectCode = "33";

void addReplyCodesTo(Registry &registry);

/// Codes are stored in ASCII digits, however they were typed. Refuses "catalogue.reply_code" {most} (no number, or one that is
/// too long) and "catalogue.reply_codes_same", each with the "field" that it is about.
reference::RecordType replyCodesType();

} // namespace peygir::catalogue
