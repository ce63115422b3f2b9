// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QJsonObject>

#include <optional>
#include <vector>

namespace peygir::sync {

/// Of a command that a desk brings to another history than the one for which it was entered (SYNC 9).
struct KeptPlace
{
    /// Its place in the history that was lost; of a command that had none, the last place that the desk knew of.
    qint64 seq = 0;
    /// The lost history had it.
    bool ran = false;
    /// Why it was refused there: it is not to be applied now.
    std::optional<Error> refused = {};
};

/// For the commands of one push, by their order; fewer where the last ones have none.
using KeptPlaces = std::vector<std::optional<KeptPlace>>;

QJsonArray toJson(const KeptPlaces &places);
/// Reads hostile JSON about `commands` commands. Fails with "sync.malformed".
Result<KeptPlaces> keptPlacesFromJson(const QJsonValue &json, qsizetype commands);

} // namespace peygir::sync
