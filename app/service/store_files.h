// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

/// What lies where in a server's folder (`ServerStore::file`), and under the same names in its backups and its journal.
namespace peygir::server::files {

inline const QString database = QStringLiteral("peygir.sqlite");
inline const QString blobs = QStringLiteral("blobs");
inline const QString certificates = QStringLiteral("certificates");

} // namespace peygir::server::files
