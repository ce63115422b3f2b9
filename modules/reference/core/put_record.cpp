// SPDX-License-Identifier: GPL-3.0-or-later
#include "reference/core/put_record.h"

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
        [shared](const QJsonObject &arguments, const Facts &facts, const Given &) -> Result<Changes> {
            TRY_LET(const PutRecord command, fieldsFromJson<PutRecord>(arguments));
            TRY_LET(const RecordType *type, typeOf(*shared, command));
            const auto allowed = facts.author().may(type->verb, {});
            if (!allowed.ok() && allowed.error().id() == "access.unknown_here")
                return Changes::leftToServer();
            TRY(allowed);
            TRY_LET(Row row, type->read(command.record));
            if (type->put)
                return type->put(row, facts);
            Changes changes;
            changes.putRow(std::move(row));
            return changes;
        }});
}

} // namespace peygir::reference
