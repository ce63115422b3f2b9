// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/core/strict_json.h"

#include "base/limits.h"

#include <QJsonDocument>
#include <QSet>

#include <algorithm>
#include <cmath>

namespace peygir::workflow {

namespace {

Error fieldError(const char *id, const QByteArray &field)
{
    return Error(id).with(QStringLiteral("where"), QString::fromUtf8(field.left(80)));
}

/// Past the closing quote of the string that begins at `at`.
qsizetype endOfString(const QByteArray &json, qsizetype at)
{
    ++at;
    while (json[at] != '"')
        at += json[at] == '\\' ? 2 : 1;
    return at + 1;
}

/// Qt keeps the last of two fields with the same name and says nothing; what one person reads in the file would then
/// not be what another's program does. `json` is known to be well formed.
Result<void> checkDuplicatesAndDepth(const QByteArray &json)
{
    std::vector<QSet<QByteArray>> open;
    for (qsizetype i = 0; i < json.size();) {
        const char c = json[i];
        if (c == '{' || c == '[') {
            open.emplace_back();
            if (int(open.size()) > limits::jsonDepth)
                return fieldError("workflow.process.too_deep", json.mid(i, 20));
        } else if (c == '}' || c == ']') {
            open.pop_back();
        } else if (c == '"') {
            const qsizetype end = endOfString(json, i);
            const QByteArray name = json.mid(i + 1, end - i - 2);
            qsizetype next = end;
            while (next < json.size() &&
                   (json[next] == ' ' || json[next] == '\n' || json[next] == '\r' || json[next] == '\t'))
                ++next;
            if (next < json.size() && json[next] == ':') {
                // A name with an escape could spell another one; ours need none.
                if (open.back().contains(name) || name.contains('\\'))
                    return fieldError("workflow.process.duplicate_field", name);
                open.back().insert(name);
            }
            i = end;
            continue;
        }
        ++i;
    }
    return {};
}

} // namespace

Result<StrictObject> StrictObject::parse(QByteArrayView json, qsizetype mostBytes)
{
    if (json.size() > mostBytes)
        return Error("workflow.process.too_large").with(QStringLiteral("most"), mostBytes);
    const QByteArray bytes = json.toByteArray();
    QJsonParseError problem;
    const QJsonDocument document = QJsonDocument::fromJson(bytes, &problem);
    if (problem.error != QJsonParseError::NoError)
        return Error("workflow.process.not_json").with(QStringLiteral("at"), problem.offset);
    TRY(checkDuplicatesAndDepth(bytes));
    if (!document.isObject())
        return Error("workflow.process.wrong_type").with(QStringLiteral("where"), QString());
    return StrictObject(document.object(), QString());
}

QString StrictObject::where(const char *name) const
{
    const QString field = QString::fromLatin1(name);
    if (field.isEmpty() || m_where.isEmpty())
        return m_where + field;
    return m_where + u'.' + field;
}

Error StrictObject::at(const char *name, Error error) const { return error.with(QStringLiteral("where"), where(name)); }

Result<void> StrictObject::placed(const char *name, const Result<void> &checked) const
{
    return checked ? Result<void>() : at(name, checked.error());
}

Result<void> StrictObject::allowOnly(std::initializer_list<const char *> names) const
{
    for (const QString &field : fields()) {
        const bool isKnown =
            std::any_of(names.begin(), names.end(), [&](const char *name) { return field == QLatin1String(name); });
        if (!isKnown)
            return at("", Error("workflow.process.unknown_field")).with(QStringLiteral("field"), field.left(80));
    }
    return {};
}

std::vector<QString> StrictObject::fields() const
{
    const QStringList keys = m_object.keys();
    return {keys.begin(), keys.end()};
}

Result<QJsonValue> StrictObject::value(const char *name, QJsonValue::Type type) const
{
    const QJsonValue found = m_object.value(QLatin1String(name));
    if (found.isUndefined())
        return at(name, Error("workflow.process.missing_field"));
    if (found.type() != type)
        return at(name, Error("workflow.process.wrong_type"));
    return found;
}

Result<QString> StrictObject::text(const char *name) const
{
    TRY_LET(const QJsonValue found, value(name, QJsonValue::String));
    return found.toString();
}

Result<int> StrictObject::number(const char *name, int least, int most) const
{
    TRY_LET(const QJsonValue found, value(name, QJsonValue::Double));
    const double number = found.toDouble();
    if (number != std::floor(number) || number < least || number > most)
        return at(name, Error("workflow.process.number_range"))
            .with(QStringLiteral("least"), least)
            .with(QStringLiteral("most"), most);
    return int(number);
}

Result<bool> StrictObject::flag(const char *name) const
{
    TRY_LET(const QJsonValue found, value(name, QJsonValue::Bool));
    return found.toBool();
}

Result<StrictObject> StrictObject::object(const char *name) const
{
    TRY_LET(const QJsonValue found, value(name, QJsonValue::Object));
    return StrictObject(found.toObject(), where(name));
}

Result<QJsonArray> StrictObject::items(const char *name, QJsonValue::Type type, int most) const
{
    TRY_LET(const QJsonValue found, value(name, QJsonValue::Array));
    const QJsonArray items = found.toArray();
    if (items.size() > most)
        return at(name, Error("workflow.process.too_many")).with(QStringLiteral("most"), most);
    for (qsizetype i = 0; i < items.size(); ++i)
        if (items[i].type() != type)
            return Error("workflow.process.wrong_type").with(QStringLiteral("where"), placeOf(name, i));
    return items;
}

QString StrictObject::placeOf(const char *name, qsizetype item) const
{
    return where(name) + u'[' + QString::number(item) + u']';
}

Result<std::vector<QString>> StrictObject::texts(const char *name, int most) const
{
    TRY_LET(const QJsonArray found, items(name, QJsonValue::String, most));
    std::vector<QString> texts;
    for (const QJsonValue &item : found)
        texts.push_back(item.toString());
    return texts;
}

Result<std::vector<StrictObject>> StrictObject::list(const char *name, int most) const
{
    TRY_LET(const QJsonArray found, items(name, QJsonValue::Object, most));
    std::vector<StrictObject> objects;
    for (qsizetype i = 0; i < found.size(); ++i)
        objects.push_back(StrictObject(found[i].toObject(), placeOf(name, i)));
    return objects;
}

} // namespace peygir::workflow
