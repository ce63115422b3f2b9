// SPDX-License-Identifier: GPL-3.0-or-later
#include "reference/core/record_history.h"

#include "base/limits.h"

#include <QJsonDocument>
#include <QSet>

namespace peygir::reference {

namespace {

qsizetype sizeOf(const QJsonValue &value)
{
    return QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact).size();
}

QJsonValue nullIfUndefined(const QJsonValue &value)
{
    return value.isUndefined() ? QJsonValue(QJsonValue::Null) : value;
}

} // namespace

Bucket historyBucket(const QString &recordType) { return Bucket("record_history:" + recordType.toUtf8()); }

QJsonObject changesBetween(const QJsonObject &before, const QJsonObject &after)
{
    QSet<QString> fields;
    for (const QString &name : before.keys() + after.keys())
        fields.insert(name);
    QJsonObject changed;
    for (const QString &name : fields) {
        const QJsonValue from = nullIfUndefined(before.value(name));
        const QJsonValue to = nullIfUndefined(after.value(name));
        if (from == to)
            continue;
        QJsonObject both{{QStringLiteral("from"), from}, {QStringLiteral("to"), to}};
        if (sizeOf(from) + sizeOf(to) > limits::historyValueBytes)
            both = {};
        changed.insert(name, both);
    }
    return changed;
}

} // namespace peygir::reference
