// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QStringList>

namespace peygir::workflow::test {

/// `tree` with one place changed. `path` is as in "nodes.2.status.colour"; "+" adds to a list. `value` is JSON; an
/// undefined one takes the field or item away.
inline QJsonValue changed(const QJsonValue &tree, QStringList path, const QJsonValue &value)
{
    if (path.isEmpty())
        return value;
    const QString step = path.takeFirst();
    if (tree.isObject()) {
        QJsonObject object = tree.toObject();
        const QJsonValue inner = changed(object.value(step), path, value);
        if (inner.isUndefined())
            object.remove(step);
        else
            object.insert(step, inner);
        return object;
    }
    QJsonArray array = tree.toArray();
    if (step == QLatin1String("+")) {
        array.append(value);
        return array;
    }
    const int index = step.toInt();
    const QJsonValue inner = changed(array.at(index), path, value);
    if (inner.isUndefined())
        array.removeAt(index);
    else
        array.replace(index, inner);
    return array;
}

/// The same on text. `value` is any JSON, or "absent".
inline QByteArray changed(const QByteArray &json, const QString &path, const QString &value)
{
    const QJsonValue wanted = value == QLatin1String("absent")
                                  ? QJsonValue(QJsonValue::Undefined)
                                  : QJsonDocument::fromJson('[' + value.toUtf8() + ']').array().at(0);
    const QJsonValue tree = QJsonDocument::fromJson(json).object();
    return QJsonDocument(changed(tree, path.split(u'.'), wanted).toObject()).toJson(QJsonDocument::Compact);
}

} // namespace peygir::workflow::test
