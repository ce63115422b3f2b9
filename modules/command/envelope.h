// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/instant.h"
#include "command/rights.h"

#include <QJsonObject>

#include <vector>

namespace peygir {

/// A command on its way: who meant what, and when. Encoded once, when the person acts; stored and sent again as those
/// same bytes (SYNC 5), because the receipt remembers their hash.
struct Envelope
{
    /// UUIDv7, made on the desk. Delivered twice, a command has the effect of once.
    Uuid id;
    /// "ReferCase"; with `version` the shape of `arguments`.
    QByteArray kind;
    int version;
    UserId author;
    /// By the desk's own clock, which may be days wrong.
    Instant madeAt;
    /// Server time minus desk time as the desk last knew it; empty before the first contact.
    std::optional<qint64> clockOffsetMs;
    /// Server time of the desk's last contact before it made this; empty before the first.
    std::optional<Instant> lastContact;
    /// Commands still waiting on the desk that made what this one builds on. Refused with one of them, held with it.
    std::vector<Uuid> needs;
    QJsonObject arguments;

    QByteArray encoded() const;
    /// Reads hostile bytes. Fails with "command.envelope.malformed", "command.envelope.too_large".
    static Result<Envelope> decode(const QByteArray &bytes);
    /// The id in bytes that may be no envelope otherwise, so that whoever sent them can be answered.
    static Result<Uuid> idIn(const QByteArray &bytes);
};

/// When the person acted, in server time: the desk's clock corrected by its last known offset, never before its last
/// contact and never after the arrival (DESIGN §3). With no contact before, only the arrival limits it.
Instant happenedAt(const Envelope &envelope, Instant arrival);

/// The same estimate on the desk itself, for its own screen.
Instant happenedAtOnDesk(const Envelope &envelope);

} // namespace peygir
