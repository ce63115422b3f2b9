// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/blob_hash.h"
#include "intake/core/draft_book.h"
#include "storage/query_thread.h"

#include <set>

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
    /// `unnamedContents`, after all that was asked before.
    void unnamed(std::vector<BlobHash> contents, QObject *context, Done<std::vector<BlobHash>> done);

private:
    /// Stands for whoever asked and does not wait.
    QObject m_nobody;
    storage::QueryThread m_thread;
};

Result<void> writeDraft(storage::Connection &connection, const Draft &draft);
Result<void> removeDraft(storage::Connection &connection, const Uuid &id);
Result<std::vector<Draft>> readDrafts(storage::Connection &connection);
/// Whether a call was begun here and not registered.
Result<bool> hasDrafts(storage::Connection &connection);
/// The contents of files that were given to calls which are not registered yet.
Result<std::set<BlobHash>> draftContents(storage::Connection &connection);
/// Those of these contents that no draft, no document and no record of base information names; commands that wait may name them.
Result<std::vector<BlobHash>> unnamedContents(storage::Connection &connection,
                                              const std::vector<BlobHash> &contents);

} // namespace peygir::intake
