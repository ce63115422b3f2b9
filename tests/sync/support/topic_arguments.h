// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/support/topics.h"

#include <QJsonObject>

/// What tests of synchronisation enter as arguments of commands about topics.
namespace peygir::sync::testing {

/// Of OpenTopic.
inline QJsonObject aTopic(const QString &title, const char *room)
{
    return {{QStringLiteral("title"), title}, {QStringLiteral("room"), QLatin1String(room)}};
}
inline QJsonObject aTopic(const char *title, const char *room) { return aTopic(QString::fromLatin1(title), room); }

/// Of a command on the topic that this command has opened.
inline QJsonObject on(const Uuid &openedBy, QJsonObject more = {})
{
    more.insert(QStringLiteral("topic"), derivedUuid(openedBy, "topic").toString());
    return more;
}

/// Three rooms: what is one's own, what is closed and large, and another one.
inline const Bucket own = topics::roomBucket(QStringLiteral("own"));
inline const Bucket archive = topics::roomBucket(QStringLiteral("archive"));
inline const Bucket cellar = topics::roomBucket(QStringLiteral("cellar"));

} // namespace peygir::sync::testing
