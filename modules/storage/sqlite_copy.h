// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QString>

namespace peygir::storage {

/// Copies the state that the SQLite file `from` has at this moment into the new file `to`, while others go on writing to
/// `from` (SQLite's backup API inside one read transaction: nobody waits, and nothing of a later commit comes along). The
/// copy keeps no log beside it, and survives a power cut when this returns. Fails with "storage.exists" where `to` is
/// there already, "storage.missing", and the errors of `Connection`; then `to` is not there.
Result<void> copySqlite(const QString &from, const QString &to);

} // namespace peygir::storage
