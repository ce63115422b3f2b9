// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "command/registry.h"
#include "service/server_store.h"

#include <vector>

namespace peygir::server {

/// Something about a store that an administrator should know.
struct Symptom
{
    enum class Weight {
        Note,
        /// Something must be done.
        Trouble
    };
    Weight weight;
    /// "doctor.…", "sync.audit.…" or an error of the machine; its sentence says what to do.
    Error what;
};

/// Reads everything that can be wrong with a store, also beside a server that runs on it: schema, leader, rows, sums, chain,
/// backup and journal, gathering, held commands and crashes, files, disk space. As long as reading everything takes. What a
/// damaged page keeps from being read is a trouble, and the rest is looked at all the same. Fails only where the database cannot
/// be reached.
Result<std::vector<Symptom>> examine(const ServerStore &store, const Registry &registry, Instant now);

} // namespace peygir::server
