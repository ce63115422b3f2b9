// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "command/blob_field.h"
#include "command/facts.h"
#include "command/given.h"
#include "command/row_type.h"

namespace peygir::reference {

struct RecordType;

/// The value of a field that keeps a file (R158): a content by its name, and how people know it. Its bytes are no row: they travel
/// beside the commands (SYNC 20), and may still be on their way when the record is here.
struct FileValue
{
    BlobHash sha256;
    /// In bytes, more than 0.
    qint64 size;
    /// As `storedFileName` makes it. Never a path.
    QString name;
    /// What the desk that chose it took it for. Nobody may rely on it.
    QString mediaType;

    static constexpr auto fields()
    {
        return std::tuple{field("sha256", &FileValue::sha256), field("size", &FileValue::size),
                          field("name", &FileValue::name), field("mediaType", &FileValue::mediaType)};
    }
    friend bool operator==(const FileValue &, const FileValue &) = default;
};

struct RecordFileTag;
using RecordFileId = StrongId<RecordFileTag>;

inline constexpr AggregateKind recordFileKind{65, "record_file"};

/// Says that a record of base information names a content since then, in whatever field. Written by `PutRecord` beside the record
/// wherever it names another content than before, and never taken back: what a record named once its history names still. By
/// these rows alone is decided who may read a content, and that it is used.
struct RecordFile
{
    static constexpr const char *tableName = "record_file";
    static constexpr AggregateKind kind = recordFileKind;
    static constexpr bool root = true;

    RecordFileId id;
    /// As `RecordType::name`.
    QString recordType;
    Uuid record;
    BlobHash sha256;
    /// Who has to have shown the bytes.
    UserId by;
    Instant at;

    static constexpr auto fields()
    {
        return std::tuple{field("id", &RecordFile::id),         field("record_type", &RecordFile::recordType),
                          field("record", &RecordFile::record), field("sha256", &RecordFile::sha256),
                          field("by_user", &RecordFile::by),    field("at", &RecordFile::at)};
    }
};

/// The record with the names of its files as they are stored. Refusals, each with "field": "files.empty" {name},
/// "files.too_large" {name, size, most}. What is no file at all is left to the record's type.
Result<QJsonObject> withStoredFiles(const RecordType &type, QJsonObject record);

/// What `record` names and `before` did not, as rows. `before` is empty where there was no record.
std::vector<RecordFile> newFiles(const RecordType &type, const Uuid &id, const QJsonObject &before, const QJsonObject &record,
                                 const Facts &facts, const Given &given);

} // namespace peygir::reference

namespace peygir {

/// JSON text in a column.
template <>
struct FieldCodec<reference::FileValue>
{
    static constexpr auto type = Value::Type::Text;
    static Value toValue(const reference::FileValue &file) { return Value::text(canonicalJson(fieldsToJson(file))); }
    static bool isReadable(const Value &value)
    {
        return fieldsFromJson<reference::FileValue>(FieldCodec<QJsonObject>::fromValue(value)).ok();
    }
    static reference::FileValue fromValue(const Value &value)
    {
        return fieldsFromJson<reference::FileValue>(FieldCodec<QJsonObject>::fromValue(value)).value();
    }
    static QJsonValue toJson(const reference::FileValue &file) { return fieldsToJson(file); }
    static Result<reference::FileValue> fromJson(const QJsonValue &json)
    {
        if (!json.isObject())
            return malformedField();
        return fieldsFromJson<reference::FileValue>(json.toObject());
    }
};

} // namespace peygir
