// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "command/look.h"

/// `POST /v1/journal`: what was looked at on a desk, apart from its outbox. Decoders are given hostile bytes and answer
/// "sync.malformed" or "sync.too_large".
namespace peygir::sync {

struct LooksRequest
{
    Uuid desk;
    /// At most `limits::looksPerRequest`, in the order of their ids.
    std::vector<Look> looks;

    QByteArray encoded() const;
    static Result<LooksRequest> decode(const QByteArray &bytes);
};

/// All of them are durable now.
struct LooksResponse
{
    Instant serverTime;

    QByteArray encoded() const;
    static Result<LooksResponse> decode(const QByteArray &bytes);
};

} // namespace peygir::sync
