// SPDX-License-Identifier: GPL-3.0-or-later
#include "intake/core/import_map.h"

#include "intake/core/import_columns.h"
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
        if (value.isUndefined() ? needed : !value.isString())
            return wrongField(QLatin1String(name));
        text = persian::normalised(value.toString(text));
        // White space is nothing either.
        return text.isEmpty() && !value.isUndefined() ? wrongField(QLatin1String(name)) : Result<void>();
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
            texts.append(persian::normalised(item.toString()));
            if (texts.last().isEmpty())
                return wrongField(QLatin1String(name));
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
    Result<QJsonArray> array(const char *name)
    {
        const QJsonValue value = m_object.take(QLatin1String(name));
        if (!value.isUndefined() && !value.isArray())
            return wrongField(QLatin1String(name));
        return value.toArray();
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
    for (const ImportColumnPlace &place : importColumnPlaces()) {
        TRY(place.one ? reader.text(place.key, map.*place.one, place.needed)
                      : reader.texts(place.key, map.*place.several, place.needed));
    }
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

/// "subjects": [{"from": ["group", "subject"], "to": ["group", "subject"]}]
Result<void> readSubjects(const QJsonArray &list, ImportMap &map)
{
    for (const QJsonValue &item : list) {
        SubjectName names[2];
        for (int i = 0; i < 2; ++i) {
            const QJsonArray pair = item.toObject().value(QLatin1String(i == 0 ? "from" : "to")).toArray();
            names[i] = {persian::normalised(pair.at(0).toString()), persian::normalised(pair.at(1).toString())};
            if (pair.size() != 2 || names[i].subject.isEmpty())
                return wrongField(QStringLiteral("subjects"));
        }
        map.subjects.emplace(names[0], names[1]);
    }
    return {};
}

Result<FileEncoding> encodingOf(const QString &word)
{
    for (const auto &[encoding, name] : wordsOf(FileEncoding())) {
        if (word.compare(QLatin1String(name), Qt::CaseInsensitive) == 0)
            return encoding;
    }
    return wrongField(QStringLiteral("encoding"));
}

QString wordOf(cases::Channel channel)
{
    for (const auto &[candidate, name] : wordsOf(cases::Channel())) {
        if (candidate == channel)
            return QLatin1String(name);
    }
    Q_UNREACHABLE();
}

QJsonObject columnsObject(const ImportMap &map)
{
    QJsonObject columns;
    for (const ImportColumnPlace &place : importColumnPlaces()) {
        const QStringList names = place.one ? QStringList{map.*place.one} : map.*place.several;
        if (names.size() > 1)
            columns.insert(QLatin1String(place.key), QJsonArray::fromStringList(names));
        else if (!names.isEmpty() && !names.first().isEmpty())
            columns.insert(QLatin1String(place.key), names.first());
    }
    return columns;
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
    QString encoding = QStringLiteral("utf-8");
    TRY(reader.text("source", map.source, true));
    TRY(reader.text("time_zone", zone));
    TRY(reader.text("separator", separator));
    TRY(reader.text("encoding", encoding));
    TRY(reader.texts("times", map.times));
    TRY(reader.texts("empty", map.empty));
    TRY(reader.texts("closed_statuses", map.closedStatuses));
    TRY(reader.texts("open_statuses", map.openStatuses));
    TRY(reader.text("other_channel", otherChannel));
    TRY_LET(const QJsonObject channels, reader.object("channels", false));
    TRY_LET(const QJsonArray subjects, reader.array("subjects"));
    TRY_LET(const QJsonObject columns, reader.object("columns", true));
    TRY(reader.nothingLeft());
    TRY(readColumns(columns, map));
    TRY(readChannels(channels, otherChannel, map));
    TRY(readSubjects(subjects, map));
    TRY_LET(map.encoding, encodingOf(encoding));
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

QByteArray ImportMap::toJson() const
{
    const auto list = [](const QStringList &texts) { return QJsonArray::fromStringList(texts); };
    QJsonObject object{{QStringLiteral("source"), source},
                       {QStringLiteral("time_zone"), QString::fromUtf8(zone.id())},
                       {QStringLiteral("separator"), separator == '\t' ? QStringLiteral("tab") : QString(QLatin1Char(separator))},
                       {QStringLiteral("encoding"), QLatin1String(wordsOf(FileEncoding())[encoding == FileEncoding::Utf8 ? 0 : 1].second)},
                       {QStringLiteral("columns"), columnsObject(*this)},
                       {QStringLiteral("other_channel"), wordOf(otherChannel)}};
    for (const auto &[name, texts] : {std::pair("times", &times), std::pair("empty", &empty),
                                      std::pair("closed_statuses", &closedStatuses), std::pair("open_statuses", &openStatuses)}) {
        if (!texts->isEmpty())
            object.insert(QLatin1String(name), list(*texts));
    }
    QJsonObject byWord;
    for (const auto &[word, meant] : channels)
        byWord.insert(word, wordOf(meant));
    QJsonArray names;
    for (const auto &[from, to] : subjects)
        names.append(QJsonObject{{QStringLiteral("from"), list({from.group, from.subject})},
                                 {QStringLiteral("to"), list({to.group, to.subject})}});
    if (!byWord.isEmpty())
        object.insert(QStringLiteral("channels"), byWord);
    if (!names.isEmpty())
        object.insert(QStringLiteral("subjects"), names);
    return QJsonDocument(object).toJson();
}

QStringList ImportMap::columns() const
{
    QStringList all;
    for (const ImportColumnPlace &place : importColumnPlaces()) {
        if (place.one)
            all.append(this->*place.one);
        else
            all += this->*place.several;
    }
    all.removeAll(QString());
    all.removeDuplicates();
    return all;
}

} // namespace peygir::intake
