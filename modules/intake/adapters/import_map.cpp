// SPDX-License-Identifier: GPL-3.0-or-later
#include "intake/adapters/import_map.h"

#include "persian/text.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace peygir::intake {

namespace {

Error wrongField(const QString &field) { return Error("import.map_field", {{QStringLiteral("field"), field}}); }

/// Takes the fields of an object one by one, in the form in which the file's texts are compared; what is left at the
/// end is unknown.
class MapReader
{
public:
    explicit MapReader(QJsonObject object)
        : m_object(std::move(object))
    {}

    Result<void> text(const char *name, QString &text, bool needed = false)
    {
        const QJsonValue value = m_object.take(QLatin1String(name));
        if (value.isUndefined() ? needed : !value.isString() || value.toString().isEmpty())
            return wrongField(QLatin1String(name));
        text = persian::normalised(value.toString(text));
        return {};
    }
    /// One text or a list of texts.
    Result<void> texts(const char *name, QStringList &texts, bool needed = false)
    {
        const QJsonValue value = m_object.take(QLatin1String(name));
        if (value.isUndefined() && !needed)
            return {};
        if (!value.isString() && !value.isArray())
            return wrongField(QLatin1String(name));
        const QJsonArray array = value.isString() ? QJsonArray{value} : value.toArray();
        for (const QJsonValue &item : array) {
            if (item.toString().isEmpty())
                return wrongField(QLatin1String(name));
            texts.append(persian::normalised(item.toString()));
        }
        if (needed && texts.isEmpty())
            return wrongField(QLatin1String(name));
        return {};
    }
    Result<QJsonObject> object(const char *name, bool needed)
    {
        const QJsonValue value = m_object.take(QLatin1String(name));
        if (value.isUndefined() ? needed : !value.isObject())
            return wrongField(QLatin1String(name));
        return value.toObject();
    }
    Result<void> nothingLeft() const
    {
        return m_object.isEmpty() ? Result<void>() : wrongField(m_object.begin().key());
    }

private:
    QJsonObject m_object;
};

Result<cases::Channel> channelOf(const QString &word)
{
    for (const auto &[channel, name] : wordsOf(cases::Channel())) {
        if (word == QLatin1String(name))
            return channel;
    }
    return Error("import.map_channel", {{QStringLiteral("channel"), word}});
}

Result<void> readColumns(const QJsonObject &object, ImportMap &map)
{
    MapReader reader(object);
    TRY(reader.text("number", map.number, true));
    TRY(reader.text("registered_at", map.registeredAt, true));
    TRY(reader.texts("subject", map.subject, true));
    TRY(reader.text("closed_at", map.closedAt));
    TRY(reader.text("promised_at", map.promisedAt));
    TRY(reader.text("status", map.status));
    TRY(reader.text("channel", map.channel));
    TRY(reader.texts("group", map.group));
    TRY(reader.texts("region", map.region));
    TRY(reader.texts("district", map.district));
    TRY(reader.texts("address", map.address));
    TRY(reader.texts("words", map.words));
    TRY(reader.texts("answer", map.answer));
    TRY(reader.texts("caller_name", map.callerName));
    TRY(reader.texts("caller_phone", map.callerPhone));
    return reader.nothingLeft();
}

Result<void> readChannels(const QJsonObject &channels, const QString &other, ImportMap &map)
{
    for (auto channel = channels.begin(); channel != channels.end(); ++channel) {
        TRY_LET(const cases::Channel known, channelOf(channel.value().toString()));
        map.channels.emplace(persian::normalised(channel.key()), known);
    }
    if (!other.isEmpty()) {
        TRY_LET(map.otherChannel, channelOf(other));
    }
    return {};
}

} // namespace

Result<ImportMap> ImportMap::parse(const QByteArray &json)
{
    QJsonParseError problem{};
    const QJsonDocument document = QJsonDocument::fromJson(json, &problem);
    if (!document.isObject())
        return Error("import.map_not_json", {{QStringLiteral("at"), problem.offset}});
    MapReader reader(document.object());
    ImportMap map;
    QString zone = QStringLiteral("Asia/Tehran"), separator = QStringLiteral(","), otherChannel;
    TRY(reader.text("source", map.source, true));
    TRY(reader.text("time_zone", zone));
    TRY(reader.text("separator", separator));
    TRY(reader.texts("times", map.times));
    TRY(reader.texts("empty", map.empty));
    TRY(reader.texts("closed_statuses", map.closedStatuses));
    TRY(reader.texts("open_statuses", map.openStatuses));
    TRY(reader.text("other_channel", otherChannel));
    TRY_LET(const QJsonObject channels, reader.object("channels", false));
    TRY_LET(const QJsonObject columns, reader.object("columns", true));
    TRY(reader.nothingLeft());
    TRY(readColumns(columns, map));
    TRY(readChannels(channels, otherChannel, map));
    map.zone = QTimeZone(zone.toUtf8());
    if (!map.zone.isValid())
        return Error("import.map_zone", {{QStringLiteral("zone"), zone}});
    if (separator == QLatin1String("tab"))
        separator = QStringLiteral("\t");
    if (separator.size() != 1 || !QStringLiteral(",;|\t").contains(separator))
        return wrongField(QStringLiteral("separator"));
    map.separator = separator.at(0).toLatin1();
    return map;
}

QStringList ImportMap::columns() const
{
    QStringList all{number, registeredAt, closedAt, promisedAt, status, channel};
    for (const QStringList *several :
         {&subject, &group, &region, &district, &address, &words, &answer, &callerName, &callerPhone})
        all += *several;
    all.removeAll(QString());
    all.removeDuplicates();
    return all;
}

} // namespace peygir::intake
