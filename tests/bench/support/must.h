// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QtGlobal>

namespace peygir::bench {

/// A bench has nobody to tell: what fails ends it, with the error's words.
inline void must(const Result<void> &result)
{
    if (!result.ok()) {
        const QJsonObject values = QJsonObject::fromVariantMap(result.error().values());
        qFatal("%s %s", result.error().id().constData(), QJsonDocument(values).toJson(QJsonDocument::Compact).constData());
    }
}

template <class T>
T must(Result<T> result)
{
    if (!result.ok())
        must(Result<void>(result.error()));
    return std::move(result).value();
}

} // namespace peygir::bench
