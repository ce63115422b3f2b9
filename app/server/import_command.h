// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QStringList>

namespace peygir::server {

/// `import cases FILE --map MAP.json [--dry-run] [--rejected FILE]`: brings another system's cases in (docs/import.md).
/// The server must not run. Bad rows go to the rejected file (by default FILE.rejected.csv) with line and reason.
Result<void> importFile(const QStringList &words);

} // namespace peygir::server
