// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "command/registry.h"

namespace peygir::reference {

/// Declares that records of type T are base information (R151): they may be put by `PutRecord` by those who have
/// `verb`. The record's fields are the row's own.
struct RecordType
{
    QByteArray name;
    Verb verb;
    std::function<Result<Row>(const QJsonObject &record)> read;
};

template <RowType T>
RecordType recordType(const Verb &verb)
{
    static_assert(T::root, "base information is one row per record");
    return {T::tableName, verb, [](const QJsonObject &record) -> Result<Row> {
                TRY_LET(const T item, fieldsFromJson<T>(record));
                return toRow(item);
            }};
}

/// Adds the command PutRecord {type, record}: puts one record of base information, new or in place of the old one.
/// Refusals: "access.denied", "reference.type_unknown", "command.field.…".
void addPutRecord(Registry &registry, std::vector<RecordType> types);

inline constexpr const char *putRecordKind = "PutRecord";

} // namespace peygir::reference
