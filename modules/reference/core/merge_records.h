// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "reference/core/put_record.h"

namespace peygir::reference {

/// Two records of one type are one thing (docs/adr/0033): `keep` is shown for `drop` from now on, wherever that is named. Nothing
/// that names it is written; `drop` is switched off and says into which it was merged, and readers follow. By the right to change
/// records of the type.
///
/// Of two who merge differently the first one counts, and the second is refused. Merged so already: nothing happens. What is kept
/// stands for itself, so there are no rings.
///
/// Refusals: "access.denied", "reference.type_unknown", "reference.not_mergeable", "reference.record_unknown",
/// "reference.merge_same", "reference.merge_circle" {name: of `drop`}, "reference.merge_unused" {name}, "reference.record_merged"
/// {name: of the one that is shown, by, at}, and those of the record's type.
struct MergeRecords
{
    static constexpr const char *kind = "MergeRecords";
    static constexpr int version = 1;

    /// As `RecordType::name`.
    QString type;
    Uuid keep;
    Uuid drop;

    static constexpr auto fields()
    {
        return std::tuple{field("type", &MergeRecords::type), field("kept", &MergeRecords::keep),
                          field("merged", &MergeRecords::drop)};
    }
};

/// Takes a merging back: `drop` stands for itself again, in use where it was. Parted already: nothing happens. Refusals:
/// "access.denied", "reference.type_unknown", "reference.record_unknown", "reference.record_merged" {name, by, at} where it was
/// merged into another one than `keep` meanwhile, and those of the record's type.
struct PartRecords
{
    static constexpr const char *kind = "PartRecords";
    static constexpr int version = 1;

    QString type;
    Uuid keep;
    Uuid drop;

    static constexpr auto fields()
    {
        return std::tuple{field("type", &PartRecords::type), field("kept", &PartRecords::keep),
                          field("merged", &PartRecords::drop)};
    }
};

/// A record that another one is shown for is not written to. Fails with "reference.record_merged" {name: of the one that is shown,
/// by, at}.
Result<void> mustStandForItself(const RecordType &type, const Uuid &record, const Facts &facts);

/// Adds both commands for those of the types that are `isMergeable`.
void addMergeRecords(Registry &registry, const std::vector<RecordType> &types);

/// The fields of the histories of the two records that say of a merging: into which, and which.
inline constexpr const char *mergedIntoField = "merged_into";
inline constexpr const char *joinedField = "joined";

} // namespace peygir::reference
