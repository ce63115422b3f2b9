// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/desk/engine.h"

/// For the sources of the engine alone.
namespace peygir::sync {

/// Runs `act` in one write transaction. When it fails, what is held in memory is read again from the store.
template <class Act>
auto DeskEngine::inTransaction(Act act) -> decltype(act())
{
    auto transaction = storage::Transaction::begin(m_connection, storage::Connection::Access::Write);
    if (!transaction.ok())
        return transaction.error();
    auto result = act();
    if (result.ok()) {
        auto committed = m_rows.writeMarks();
        if (committed.ok())
            committed = transaction->commit();
        if (committed.ok())
            return result;
        result = decltype(result)(committed.error());
    }
    {
        const auto rolledBack = std::move(transaction);
    }
    // Best effort: if the store cannot even be read, the next call says so.
    (void)reload();
    return result;
}

} // namespace peygir::sync
