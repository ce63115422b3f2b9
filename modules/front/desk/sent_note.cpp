// SPDX-License-Identifier: GPL-3.0-or-later
#include "front/desk/sent_note.h"

#include "base/limits.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace peygir::front {

namespace {

constexpr size_t placesNeeded = 3;
const QString atField = QStringLiteral("at");
const QString historyField = QStringLiteral("history");
const QString placesField = QStringLiteral("places");

} // namespace

Result<SentNote> SentNote::decode(const QByteArray &bytes)
{
    const QJsonObject object = QJsonDocument::fromJson(bytes).object();
    const QJsonArray places = object.value(placesField).toArray();
    if (object.value(atField).toInteger(-1) < 0 || places.size() > qsizetype(placesNeeded))
        return Error("storage.damaged");
    SentNote note{Instant(object.value(atField).toInteger())};
    if (object.contains(historyField)) {
        const auto history = Uuid::parse(QStringView(object.value(historyField).toString()));
        if (!history.ok())
            return Error("storage.damaged");
        note.history = *history;
    }
    for (const QJsonValue &place : places)
        note.places.push_back(place.toInteger());
    // A history is known by a place that the desk came to in it.
    if (note.history.has_value() == note.places.empty())
        return Error("storage.damaged");
    return note;
}

QByteArray SentNote::encoded() const
{
    QJsonArray known;
    for (const qint64 place : places)
        known.append(place);
    QJsonObject object{{atField, at.milliseconds()}, {placesField, known}};
    if (history)
        object.insert(historyField, history->toString());
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

bool SentNote::follow(const sync::HistoryPlace &place)
{
    if (history != place.cursor.epoch) {
        // What was known of the other one says nothing about what the server has now.
        history = place.cursor.epoch;
        places = {place.cursor.seq};
        return true;
    }
    if (places.size() == placesNeeded || place.cursor.seq <= places.back())
        return false;
    places.push_back(place.cursor.seq);
    return true;
}

bool SentNote::isOver(const sync::HistoryPlace &place, Instant now) const
{
    return history == place.cursor.epoch && places.size() == placesNeeded && place.durable > places.back() &&
           now - at >= limits::acknowledgedKept;
}

} // namespace peygir::front
