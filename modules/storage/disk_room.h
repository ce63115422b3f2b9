// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace peygir::storage {

/// Bytes that this user may still write where the folder lies; where the system does not say, as many as one could wish for, since nothing is
/// to be refused for that. Asked of the folder itself, not of a list of mounted disks: where a system runs in a folder of another one, its own
/// disk is in no such list.
qint64 diskRoom(const QString &folder);

} // namespace peygir::storage
