// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "front/desk/https_channel.h"

namespace peygir::front {

/// The value of an answer's header; null where there is none.
inline QByteArray headerOf(const HttpsReply &reply, const QByteArray &name)
{
    for (const auto &[given, value] : reply.headers) {
        if (given.compare(name, Qt::CaseInsensitive) == 0)
            return value;
    }
    return {};
}

/// How much of a file the server has; 0 where it does not say.
inline qint64 uploadOffset(const HttpsReply &reply) { return headerOf(reply, "Upload-Offset").toLongLong(); }

/// The status that a server answered behind an error of `HttpsChannel`; 0 where no answer came.
inline int answeredStatus(const Error &error) { return error.values().value(QStringLiteral("status")).toInt(); }

} // namespace peygir::front
