// SPDX-License-Identifier: GPL-3.0-or-later
#include "reference/core/put_record.h"

#include "reference/core/merge_records.h"
#include "reference/core/part_forms.h"
#include "reference/core/record_history.h"

#include <algorithm>

namespace peygir::reference {

namespace {

struct PutRecord
{
    QString type;
    QJsonObject record;

    static constexpr auto fields()
    {
        return std::tuple{field("type", &PutRecord::type), field("record", &PutRecord::record)};
    }
};

Result<const RecordType *> typeOf(const std::vector<RecordType> &types, const PutRecord &command)
{
    const auto type = std::find_if(types.begin(), types.end(), [&](const RecordType &candidate) {
        return QLatin1String(candidate.name) == command.type;
    });
    if (type == types.end())
        return Error("reference.type_unknown", {{QStringLiteral("type"), command.type}});
    return &*type;
}

/// A desk does not know that a record is new, so what it cannot find counts as new there.
void writeHistory(const RecordType &type, const Row &row, const Facts &facts, const Given &given, Changes &changes)
{
    const auto before = type.find(facts, row.id);
    RecordHistory entry{given.idOf<RecordHistoryId>("record_history"),
                        QString::fromLatin1(type.name),
                        row.id,
                        RecordChange::Created,
                        facts.author().id(),
                        given.happenedAt(),
                        {}};
    const bool isPart = partFormOf(entry.recordType) != nullptr;
    if (before.isKnown() || isPart) {
        // What is a part of another record is not made: the other one is changed.
        entry.what = RecordChange::Changed;
        entry.changed = changesBetween(before.isKnown() ? *before : QJsonObject(), type.write(row));
        if (isPart)
            entry.changed.remove(QStringLiteral("id"));
        if (entry.changed.isEmpty())
            return;
    }
    changes.put(entry);
}

Result<Changes> putRecord(const RecordType &type, const QJsonObject &record, const Facts &facts, const Given &given)
{
    TRY_LET(const QJsonObject stored, withStoredFiles(type, record));
    TRY_LET(const Row row, type.read(stored));
    TRY(mustStandForItself(type, row.id, facts));
    Changes changes;
    if (type.put) {
        TRY_LET(changes, type.put(row, facts));
        if (changes.isLeftToServer())
            return changes;
    } else {
        changes.putRow(row);
    }
    writeHistory(type, row, facts, given, changes);
    if (!type.fileFields.empty()) {
        const auto before = type.find(facts, row.id);
        for (const RecordFile &file : newFiles(type, row.id, before.isKnown() ? *before : QJsonObject(), stored, facts, given))
            changes.put(file);
    }
    return changes;
}

/// The arguments with a record of each type.
std::vector<Shape> shapesOf(const std::vector<RecordType> &types)
{
    std::vector<Shape> shapes;
    for (const RecordType &type : types) {
        Shape arguments = shapeOf<PutRecord>();
        arguments.parts[0] = {Shape::Kind::Word, arguments.parts[0].name};
        arguments.parts[0].words = {type.name};
        const QByteArray name = arguments.parts[1].name;
        arguments.parts[1] = type.shape();
        arguments.parts[1].name = name;
        shapes.push_back(std::move(arguments));
    }
    return shapes;
}

} // namespace

void addPutRecord(Registry &registry, std::vector<RecordType> types)
{
    const auto shared = std::make_shared<const std::vector<RecordType>>(std::move(types));
    registry.add(CommandType{
        putRecordKind, 1,
        [shared](const QJsonObject &arguments) -> Result<void> {
            TRY_LET(const PutRecord command, fieldsFromJson<PutRecord>(arguments));
            TRY_LET(const RecordType *type, typeOf(*shared, command));
            TRY(type->read(command.record));
            return {};
        },
        [shared](const QJsonObject &arguments, const Facts &facts, const Given &given) -> Result<Changes> {
            TRY_LET(const PutRecord command, fieldsFromJson<PutRecord>(arguments));
            TRY_LET(const RecordType *type, typeOf(*shared, command));
            auto allowed = facts.author().may(type->verb, {});
            if (!allowed.ok() && type->mayOtherwise) {
                TRY_LET(const Row row, type->read(command.record));
                allowed = type->mayOtherwise(row, facts);
            }
            if (!allowed.ok() && allowed.error().id() == "access.unknown_here")
                return Changes::leftToServer();
            TRY(allowed);
            return putRecord(*type, command.record, facts, given);
        },
        false, false, [shared] { return shapesOf(*shared); }});
}

} // namespace peygir::reference
