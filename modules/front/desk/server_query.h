// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "command/registry.h"
#include "command/server_port.h"
#include "front/desk/desk_transport.h"

namespace peygir::front {

/// Who asks, and what he can read of the answer. `registry` outlives the question.
struct Asker
{
    const Registry &registry;
    Uuid desk;
    QByteArray token;
};

/// Sends one named question over a desk's line, whatever else is on its way there; the errors are those of
/// `ServerPort::ask`. Called back as `DeskTransport::post` does.
void askServer(DeskTransport &line, const Asker &asker, const QByteArray &query, const QJsonObject &arguments,
               std::function<void(Result<ServerPort::Answer>)> done);

/// For programs: {"at": milliseconds, "tables": {"case_card": [{"id": …}, …], …}}, rows as in raw_query.h; "told" beside
/// them, where the query says more than rows.
QJsonObject toJson(const ServerPort::Answer &answer);

} // namespace peygir::front
