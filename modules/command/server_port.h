// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/instant.h"
#include "base/result.h"
#include "command/row.h"

#include <QJsonObject>
#include <QObject>

#include <functional>
#include <vector>

namespace peygir {

/// Asks the server what this desk does not hold (DESIGN §5, `POST /v1/query`). What comes is for showing: it is no part
/// of what the desk holds, and goes when it is no longer looked at. Lives on the GUI thread; nothing here blocks.
class ServerPort
{
public:
    struct Answer
    {
        /// The server's clock when it answered.
        Instant at;
        /// Whole aggregates, as far as the person may read them.
        std::vector<RowPointer> rows;
        /// What the query says beside them.
        QJsonObject told = {};
    };
    using Cancel = std::function<void()>;
    using Done = std::function<void(Result<Answer>)>;

    virtual ~ServerPort() = default;

    /// `done` is called on the GUI thread, never within this call, unless `context` is gone or the question was
    /// cancelled. Errors are the query's own ("cases.unknown") and, where the server could not be asked,
    /// "front.sign_in_needed", "front.unreachable", "front.timeout", "front.certificate", "front.status" (it is
    /// overloaded or has fallen over) and "sync.malformed".
    virtual Cancel ask(const QByteArray &query, const QJsonObject &arguments, QObject *context, Done done) = 0;
};

} // namespace peygir
