// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "intake/core/draft_book.h"
#include "storage/query_thread.h"

namespace peygir::intake {

/// Drafts in the desk's own store, written on a thread of their own. What was asked before this goes is still written.
class SqlDraftBook final : public DraftBook
{
public:
    /// `open` gives a writing connection to the desk's store; called on the book's own thread.
    explicit SqlDraftBook(storage::QueryThread::Open open);

    void keep(const Draft &draft, QObject *context, Done<Draft> done) override;
    void drop(const Uuid &id) override;
    void all(QObject *context, Done<std::vector<Draft>> done) override;

private:
    /// Stands for whoever asked and does not wait.
    QObject m_nobody;
    storage::QueryThread m_thread;
};

Result<void> writeDraft(storage::Connection &connection, const Draft &draft);
Result<void> removeDraft(storage::Connection &connection, const Uuid &id);
Result<std::vector<Draft>> readDrafts(storage::Connection &connection);

} // namespace peygir::intake
