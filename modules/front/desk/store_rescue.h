// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/connection.h"
#include "storage/key_provider.h"

#include <QString>

#include <optional>

namespace peygir::front {

/// What came of a damaged store.
struct RescueReport
{
    /// Commands that the server had not told of in the end, and half-typed calls and the like, in rows.
    qint64 rows = 0;
    /// Not everything that is only here could be read; what was lost lies in the file that was set aside.
    bool isIncomplete = false;

    friend bool operator==(const RescueReport &, const RescueReport &) = default;
};

/// Copies what is only in a desk's store (outbox, drafts, codes, who this desk is) into `fresh`, an empty database, as far as it can
/// be read; null: nothing of it can.
Result<void> copyWhatIsOnlyHere(storage::Connection *damaged, storage::Connection &fresh, RescueReport &report);

/// Replaces a desk's store in which a page is damaged: what is only here is copied into
/// a new one as far as it can be read, row by row; everything else comes again from the server at the next pull. The damaged
/// file is set aside. Not while the store is open. Errors of `LocalStore::replace` and `storage::migrate`.
Result<RescueReport> rescueStore(const QString &folder, storage::KeyProvider *keys);

} // namespace peygir::front
