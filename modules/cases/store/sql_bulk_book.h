// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cases/core/bulk_book.h"
#include "storage/query_thread.h"

namespace peygir::cases {

/// The book in the desk's own store, written on a thread of its own. What was asked before this goes is still written.
class SqlBulkBook final : public BulkBook
{
public:
    /// `open` gives a writing connection to the desk's store; called on the book's own thread.
    explicit SqlBulkBook(storage::QueryThread::Open open);

    void keep(const BulkAct &act) override;
    void note(const Uuid &act, const std::vector<Became> &became) override;
    void leave(const Uuid &act) override;
    void last(QObject *context, Done<std::optional<BulkAct>> done) override;
    void holders(const std::vector<CaseNodeId> &nodes, QObject *context, Done<Holders> done) override;

private:
    void write(std::function<Result<void>(storage::Connection &)> write);

    /// Stands for whoever asked and does not wait.
    QObject m_nobody;
    storage::QueryThread m_thread;
};

// The same, on a connection of the caller; those that write, in his transaction.
Result<void> writeBulkAct(storage::Connection &connection, const BulkAct &act);
Result<void> writeBulkStates(storage::Connection &connection, const Uuid &act, const std::vector<BulkBook::Became> &became);
Result<void> leaveBulkAct(storage::Connection &connection, const Uuid &act);
Result<std::optional<BulkAct>> readBulkAct(storage::Connection &connection);
Result<BulkBook::Holders> readHolders(storage::Connection &connection, const std::vector<CaseNodeId> &nodes);

} // namespace peygir::cases
