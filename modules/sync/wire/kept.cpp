// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/wire/kept.h"

#include "sync/wire/message_reader.h"
#include "sync/wire/messages.h"

#include <QJsonDocument>

namespace peygir::sync {

QJsonArray toJson(const KeptPlaces &places)
{
    QJsonArray array;
    for (const auto &place : places) {
        if (!place) {
            array.append(QJsonValue());
            continue;
        }
        QJsonObject object{{QStringLiteral("seq"), wide(place->seq)}, {QStringLiteral("ran"), place->ran}};
        if (place->refused)
            object.insert(QStringLiteral("refused"), QJsonDocument::fromJson(errorToJson(*place->refused)).object());
        array.append(object);
    }
    return array;
}

Result<KeptPlaces> keptPlacesFromJson(const QJsonValue &json, qsizetype commands)
{
    const QJsonArray array = json.toArray();
    if (!json.isArray() || array.size() > commands)
        return Error("sync.malformed");
    KeptPlaces places;
    for (const QJsonValue &value : array) {
        if (value.isNull()) {
            places.push_back(std::nullopt);
            continue;
        }
        MessageReader reader(value);
        KeptPlace place{reader.wide("seq"), reader.get<bool>("ran", false)};
        if (reader.has("refused"))
            place.refused = errorFromJson(QJsonDocument(reader.json("refused").toObject()).toJson());
        // An error without a name would be none.
        if (reader.failure() || place.seq < 0 || (place.refused && place.refused->id().isEmpty()))
            return Error("sync.malformed");
        places.push_back(std::move(place));
    }
    return places;
}

} // namespace peygir::sync
