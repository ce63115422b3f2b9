// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "command/registry.h"
#include "reference/core/record_file.h"

namespace peygir::reference {

/// Declares that records of type T are base information (R151): they may be put by `PutRecord` by those who have
/// `verb`. The record's fields are the row's own.
struct RecordType
{
    QByteArray name;
    const Table *table;
    Verb verb;
    std::function<Result<Row>(const QJsonObject &record)> read;
    /// The other way.
    std::function<QJsonObject(const Row &row)> write;
    /// The record of this id as it is now, as JSON.
    std::function<Fact<QJsonObject>(const Facts &facts, const Uuid &id)> find;
    /// What putting such a record changes: the row and what is kept beside it. May refuse a record that does not fit
    /// what is there. Empty: the row alone.
    std::function<Result<Changes>(const Row &row, const Facts &facts)> put = {};
    /// What a record looks like.
    std::function<Shape()> shape = {};
    /// Two records of one thing may be merged (merge_records.h): all who read what names one of these show the record that it was
    /// merged into.
    bool isMergeable = false;
    /// Who else may put this record, though he has not `verb` (nobody, where it is empty). Refusals: those of `Rights::may`.
    std::function<Result<void>(const Row &row, const Facts &facts)> mayOtherwise = {};
    /// The fields that keep a file (`FileValue`), found by their type.
    std::vector<QByteArray> fileFields = {};
};

/// The same type, of which records may be merged.
inline RecordType mergeable(RecordType type)
{
    type.isMergeable = true;
    return type;
}

/// The names of T's fields that keep a file.
template <RowType T>
std::vector<QByteArray> fileFieldsOf()
{
    std::vector<QByteArray> names;
    const auto add = [&names](const auto &one) {
        if constexpr (std::is_same_v<std::decay_t<decltype(std::declval<T>().*one.member)>, std::optional<FileValue>>)
            names.push_back(one.name);
    };
    std::apply([&add](const auto &...f) { (add(f), ...); }, T::fields());
    return names;
}

template <RowType T>
RecordType recordType(const Verb &verb)
{
    static_assert(T::root, "base information is one row per record");
    return {T::tableName, &tableOf<T>(), verb,
            [](const QJsonObject &record) -> Result<Row> {
                TRY_LET(const T item, fieldsFromJson<T>(record));
                return toRow(item);
            },
            [](const Row &row) { return fieldsToJson(fromRow<T>(row)); },
            [](const Facts &facts, const Uuid &id) {
                const Fact<T> found = facts.of<T>(id);
                return found.isKnown() ? Fact<QJsonObject>::known(fieldsToJson(*found))
                                       : found.template without<QJsonObject>();
            },
            {}, shapeOf<T>, false, {}, fileFieldsOf<T>()};
}

/// The same for records that do not come alone: `put` is given the typed record.
template <RowType T>
RecordType recordType(const Verb &verb, std::function<Result<Changes>(const T &item, const Facts &facts)> put)
{
    RecordType type = recordType<T>(verb);
    type.put = [put = std::move(put)](const Row &row, const Facts &facts) { return put(fromRow<T>(row), facts); };
    return type;
}

/// Adds the command PutRecord {type, record}: puts one record of base information, new or in place of the old one, and
/// a line of its history (`RecordHistory`) where that changed anything, and a `RecordFile` for each content that it names anew.
/// Refusals: "access.denied", those of `withStoredFiles`, "reference.type_unknown", "reference.record_merged" {name, by, at}, since another one is shown for it,
/// "command.field.…" and those of the record's type.
void addPutRecord(Registry &registry, std::vector<RecordType> types);

inline constexpr const char *putRecordKind = "PutRecord";

} // namespace peygir::reference
