// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "command/facts.h"
#include "command/row_type.h"

namespace peygir::reference {

struct RecordMergeTag;
using RecordMergeId = StrongId<RecordMergeTag>;

inline constexpr AggregateKind recordMergeKind{48, "record_merge"};

/// So many records one after another are no mistake of people; a longer way is cut off.
inline constexpr int mostRecordMerges = 100;

/// Says that a record of base information is shown as another one of its type (`MergeRecords`, docs/adr/0033). One row for each
/// record that ever was merged, with an id made of the record's; everybody holds all of them.
struct RecordMerge
{
    static constexpr const char *tableName = "record_merge";
    static constexpr AggregateKind kind = recordMergeKind;
    static constexpr bool root = true;

    RecordMergeId id;
    /// As `RecordType::name`.
    QString recordType;
    Uuid record;
    /// What is shown for it, or was merged itself.
    Uuid kept;
    /// Whether the record was in use before, for when the two are parted.
    bool wasActive;
    UserId by;
    Instant at;
    /// False: parted again; then the row says nothing.
    bool active;

    static constexpr auto fields()
    {
        return std::tuple{field("id", &RecordMerge::id),         field("record_type", &RecordMerge::recordType),
                          field("record", &RecordMerge::record), field("kept", &RecordMerge::kept),
                          field("was_active", &RecordMerge::wasActive), field("by_user", &RecordMerge::by),
                          field("at", &RecordMerge::at),         field("active", &RecordMerge::active)};
    }
};

RecordMergeId mergeIdOf(const QString &recordType, const Uuid &record);

/// The merging that this record stands under; empty where it stands for itself. What a desk does not hold counts as none: the
/// server decides anew.
std::optional<RecordMerge> mergeOf(const Facts &facts, const QString &recordType, const Uuid &record);

/// The record that is shown for this one: itself, where it was not merged.
Uuid shownRecord(const Facts &facts, const QString &recordType, const Uuid &record);

} // namespace peygir::reference
