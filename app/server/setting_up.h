// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "arguments.h"

namespace peygir::server {

// What is done to a store while no server runs on it (`addUser`: or through the one that runs).

Result<void> migrateStore(const QStringList &arguments);
Result<void> addUser(const QStringList &arguments);
/// Puts records of base information and gives rights.
Result<void> loadBase(const QStringList &arguments);
/// Runs commands with the authors and times that they carry.
Result<void> loadCommands(const QStringList &arguments);

} // namespace peygir::server
