// SPDX-License-Identifier: GPL-3.0-or-later
#include "reference/core/record_file.h"

#include "base/limits.h"
#include "persian/file_name.h"
#include "reference/core/put_record.h"

namespace peygir::reference {

namespace {

std::optional<FileValue> fileIn(const QJsonObject &record, const QByteArray &field)
{
    const auto file = FieldCodec<std::optional<FileValue>>::fromJson(record.value(QLatin1String(field)));
    return file.ok() ? *file : std::nullopt;
}

Result<void> mayBeKept(const FileValue &file)
{
    if (file.size < 1)
        return Error("files.empty", {{QStringLiteral("name"), file.name}});
    // What a file may have is the server's setting and is asked when its bytes come; this is what no setting allows.
    if (file.size > limits::blobBytesMost)
        return Error("files.too_large", {{QStringLiteral("name"), file.name},
                                         {QStringLiteral("size"), file.size},
                                         {QStringLiteral("most"), limits::blobBytesMost}});
    return {};
}

} // namespace

Result<QJsonObject> withStoredFiles(const RecordType &type, QJsonObject record)
{
    for (const QByteArray &field : type.fileFields) {
        std::optional<FileValue> file = fileIn(record, field);
        if (!file)
            continue;
        if (const auto allowed = mayBeKept(*file); !allowed.ok())
            return allowed.error().with(QStringLiteral("field"), QString::fromLatin1(field));
        file->name = persian::storedFileName(file->name);
        file->mediaType = persian::storedMediaType(file->mediaType);
        record.insert(QLatin1String(field), fieldsToJson(*file));
    }
    return record;
}

std::vector<RecordFile> newFiles(const RecordType &type, const Uuid &id, const QJsonObject &before, const QJsonObject &record,
                                 const Facts &facts, const Given &given)
{
    std::vector<RecordFile> files;
    for (const QByteArray &field : type.fileFields) {
        const std::optional<FileValue> file = fileIn(record, field);
        const std::optional<FileValue> former = fileIn(before, field);
        if (!file || (former && former->sha256 == file->sha256))
            continue;
        files.push_back({given.idOf<RecordFileId>("record_file:" + field), QString::fromLatin1(type.name), id, file->sha256,
                         facts.author().id(), given.happenedAt()});
    }
    return files;
}

} // namespace peygir::reference
