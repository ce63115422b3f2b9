// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "access/core/attention_queries.h"
#include "command/desk_port.h"
#include "uikit/list_row.h"

namespace peygir::access {

/// One entry of what needs attention as it is shown, from the server or still on its way from there.
struct AttentionItem
{
    /// Empty while the server's entry is not here: then it can only be sent again.
    std::optional<AttentionId> attention;
    Uuid command;
    AttentionReason reason;
    Error error;
    QString sentence;
    QByteArray kind;
    QJsonObject arguments;
    bool isOwn;
    /// Not decided by the server yet.
    bool waits = false;
    /// Instead of the command's name; empty: that.
    QString title = {};
    QString origin = {};
    QString decisions = {};
    /// Somebody here has said what becomes of it, and the server has not answered yet.
    bool isDecided = false;
    std::optional<Instant> at = {};

    /// The server keeps it.
    bool isHeld() const { return reason == AttentionReason::Held && !waits; }
};

AttentionItem itemOf(const AttentionEntry &read, const UserId &reader);
AttentionItem itemOf(const TroubledCommand &troubled);
/// `now`: the server's clock.
uikit::ListRow rowOf(const AttentionItem &item, Instant now);

} // namespace peygir::access
