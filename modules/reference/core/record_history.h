// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "command/bucket.h"
#include "command/rights.h"
#include "command/row_type.h"

#include <array>

namespace peygir::reference {

struct RecordHistoryTag;
using RecordHistoryId = StrongId<RecordHistoryTag>;

inline constexpr AggregateKind recordHistoryKind{24, "record_history"};

enum class RecordChange { Created, Changed };
constexpr std::array<std::pair<RecordChange, const char *>, 2> wordsOf(RecordChange)
{
    return {{{RecordChange::Created, "created"}, {RecordChange::Changed, "changed"}}};
}

/// One line of the history of a record of base information: who changed what when. Written by `PutRecord` beside the
/// record, an aggregate of its own, so that desks which only read base information do not carry its past.
struct RecordHistory
{
    static constexpr const char *tableName = "record_history";
    static constexpr AggregateKind kind = recordHistoryKind;
    static constexpr bool root = true;

    RecordHistoryId id;
    /// As `RecordType::name`.
    QString recordType;
    Uuid record;
    RecordChange what;
    UserId author;
    Instant at;
    /// By the name of each field that is different: {"from": …, "to": …} as in the record's JSON, null where the field
    /// was or is empty, neither of them where they are too long to keep. Empty where the record was created.
    QJsonObject changed;

    static constexpr auto fields()
    {
        return std::tuple{field("id", &RecordHistory::id),         field("record_type", &RecordHistory::recordType),
                          field("record", &RecordHistory::record), field("what", &RecordHistory::what),
                          field("author", &RecordHistory::author), field("at", &RecordHistory::at),
                          field("changed", &RecordHistory::changed)};
    }
};

/// Held by those who may change records of this type.
Bucket historyBucket(const QString &recordType);

/// What `RecordHistory::changed` says of a record that was `before` and is `after`.
QJsonObject changesBetween(const QJsonObject &before, const QJsonObject &after);

} // namespace peygir::reference
