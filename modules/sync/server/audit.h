// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "command/registry.h"
#include "storage/connection.h"
#include "sync/wire/messages.h"

#include <vector>

namespace peygir::sync {

/// What a reading of a whole server store has found.
struct StoreReport
{
    Cursor head{Uuid(Uuid::Bytes{}), 0, {}};
    qint64 rows = 0;
    qint64 aggregates = 0;
    qint64 buckets = 0;
    /// Links of the chain, the one at 0 included.
    qint64 links = 0;
    /// Commands that ever ran: each has one receipt at a place of its own.
    qint64 receipts = 0;
    /// The first `findingsKept` of what is not as it must be, by what it is: "sync.audit.row" {table, id} (its hash is not
    /// that of its content, or its seq lies behind the head), "sync.audit.rows" {table} (rows that no entry of the log
    /// leads to), "sync.audit.membership" {id} (the buckets of an aggregate are not those that its root gives),
    /// "sync.audit.sum" {bucket}, "sync.audit.chain" {seq}, "sync.audit.receipts" {seq}.
    std::vector<Error> findings;
    qint64 found = 0;

    static constexpr size_t findingsKept = 20;
    bool isSound() const { return found == 0; }
};

/// Reads everything that a server keeps and counts it anew: the hash of each row, the sums of all buckets, who is where, the
/// chain up to the head, and that each command has one place in it (SYNC 9, 17). Inside the caller's read transaction, so
/// that it is one state; some seconds for a million rows, in little memory. Fails with the machine's errors and
/// "sync.no_state".
Result<StoreReport> auditStore(storage::Connection &connection, const Registry &registry);

} // namespace peygir::sync
