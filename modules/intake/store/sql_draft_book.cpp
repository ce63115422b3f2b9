// SPDX-License-Identifier: GPL-3.0-or-later
#include "intake/store/sql_draft_book.h"

#include "cases/store/document_links.h"
#include "intake/core/call.h"
#include "reference/store/record_files.h"

#include <QJsonDocument>

namespace peygir::intake {

using storage::Connection;
using storage::RowView;
using storage::Transaction;

namespace {

/// Runs `write` in a transaction of its own; durable when this succeeds.
Result<void> committed(Connection &connection, const std::function<Result<void>(Connection &)> &write)
{
    auto transaction = Transaction::begin(connection, Connection::Access::Write);
    if (!transaction.ok())
        return transaction.error();
    TRY(write(connection));
    return transaction->commit();
}

} // namespace

Result<void> writeDraft(Connection &connection, const Draft &draft)
{
    return connection.putMany("call_draft", {"id", "call", "on_form", "changed_at"}, {"id"},
                              std::array{Value(draft.id),
                                         Value::text(QJsonDocument(draft.call).toJson(QJsonDocument::Compact)),
                                         Value(draft.onForm), Value(draft.changedAt)});
}

Result<void> removeDraft(Connection &connection, const Uuid &id)
{
    TRY(connection.run("DELETE FROM call_draft WHERE id = ?", {Value(id)}));
    return {};
}

Result<std::vector<Draft>> readDrafts(Connection &connection)
{
    std::vector<Draft> drafts;
    TRY(connection.each("SELECT id, call, on_form, changed_at FROM call_draft ORDER BY changed_at, id", {},
                        [&drafts](const RowView &view) {
                            drafts.push_back({view.uuid(0), QJsonDocument::fromJson(view.utf8(1)).object(),
                                              view.boolean(2), view.instant(3)});
                            return true;
                        }));
    return drafts;
}

Result<bool> hasDrafts(Connection &connection)
{
    bool found = false;
    TRY(connection.each("SELECT id FROM call_draft LIMIT 1", {}, [&found](const RowView &) {
        found = true;
        return false;
    }));
    return found;
}

Result<std::set<BlobHash>> draftContents(Connection &connection)
{
    TRY_LET(const std::vector<Draft> drafts, readDrafts(connection));
    std::set<BlobHash> contents;
    for (const Draft &draft : drafts) {
        const Call call = callFromJson(draft.call);
        for (const QJsonValue &file : call.files) {
            const auto hash = BlobHash::parse(file.toObject().value(QLatin1String("sha256")).toString().toLatin1());
            if (hash.ok())
                contents.insert(*hash);
        }
    }
    return contents;
}

Result<std::vector<BlobHash>> unnamedContents(Connection &connection, const std::vector<BlobHash> &contents)
{
    TRY_LET(const std::set<BlobHash> inDrafts, draftContents(connection));
    std::vector<BlobHash> unnamed;
    for (const BlobHash &content : contents) {
        TRY_LET(const auto documents, cases::documentsWith(connection, content));
        TRY_LET(const auto records, reference::recordsWith(connection, content));
        if (documents.empty() && records.empty() && !inDrafts.contains(content))
            unnamed.push_back(content);
    }
    return unnamed;
}

SqlDraftBook::SqlDraftBook(storage::QueryThread::Open open)
    : m_thread(std::move(open), storage::QueryThread::Jobs::Write)
{
}

void SqlDraftBook::keep(const Draft &draft, QObject *context, Done<Draft> done)
{
    m_thread.run<Draft>(
        [draft](Connection &connection) -> Result<Draft> {
            TRY(committed(connection, [&draft](Connection &c) { return writeDraft(c, draft); }));
            return draft;
        },
        context, std::move(done));
}

void SqlDraftBook::drop(const Uuid &id)
{
    m_thread.run<Uuid>(
        [id](Connection &connection) -> Result<Uuid> {
            TRY(committed(connection, [&id](Connection &c) { return removeDraft(c, id); }));
            return id;
        },
        &m_nobody, [](const Result<Uuid> &) {});
}

void SqlDraftBook::all(QObject *context, Done<std::vector<Draft>> done)
{
    m_thread.run<std::vector<Draft>>([](Connection &connection) { return readDrafts(connection); }, context,
                                     std::move(done));
}

void SqlDraftBook::unnamed(std::vector<BlobHash> contents, QObject *context, Done<std::vector<BlobHash>> done)
{
    m_thread.run<std::vector<BlobHash>>(
        [contents = std::move(contents)](Connection &connection) { return unnamedContents(connection, contents); },
        context, std::move(done));
}

} // namespace peygir::intake
