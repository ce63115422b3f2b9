// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/blob_hash.h"
#include "storage/connection.h"

#include <set>

namespace peygir::sync {

/// What a server store says of itself, beside what is counted anew (`auditStore`).
struct Health
{
    /// A node has led at some time; then: its row and the state name one token, and when it last said that it leads.
    bool hasLed = false;
    bool tokensAgree = false;
    Instant beat{0};
    qint64 held = 0;
    /// Commands during which the server fell.
    qint64 crashed = 0;
    /// Of an embedded store: up to which transaction the last backup reaches, and which was the last one.
    qint64 backedUp = 0;
    qint64 lastTransaction = 0;
};
/// On any connection. Fails with the machine's errors only.
Result<Health> healthOf(storage::Connection &connection);

/// Contents whose bytes somebody has shown: they have to be here.
Result<std::set<BlobHash>> shownContents(storage::Connection &connection);

} // namespace peygir::sync
