// SPDX-License-Identifier: GPL-3.0-or-later
#include "answering/store/sql_call_book.h"

#include "intake/store/sql_draft_book.h"

#include <QJsonDocument>

#include <array>

namespace peygir::answering {

using storage::Connection;
using storage::RowView;
using storage::Transaction;

namespace {

/// Runs `write` in a transaction of its own; durable when this succeeds.
Result<bool> committed(Connection &connection, const std::function<Result<void>(Connection &)> &write)
{
    TRY_LET(Transaction transaction, Transaction::begin(connection, Connection::Access::Write));
    TRY(write(connection));
    TRY(transaction.commit());
    return true;
}

} // namespace

Result<void> writeTypedCall(Connection &connection, const TypedCall &call, Instant at)
{
    return connection.putMany(
        "typed_call", {"id", "answers", "changed_at"}, {"id"},
        std::array{Value(call.id), Value::text(QJsonDocument(toJson(call)).toJson(QJsonDocument::Compact)), Value(at)});
}

Result<void> removeTypedCall(Connection &connection, const Uuid &id)
{
    TRY(connection.run("DELETE FROM typed_call WHERE id = ?", {Value(id)}));
    return {};
}

Result<std::vector<TypedCall>> readTypedCalls(Connection &connection)
{
    std::vector<TypedCall> calls;
    TRY(connection.each("SELECT id, answers FROM typed_call ORDER BY changed_at DESC, id", {},
                        [&calls](const RowView &view) {
                            calls.push_back(typedCall(view.uuid(0), QJsonDocument::fromJson(view.utf8(1)).object()));
                            return true;
                        }));
    return calls;
}

Result<bool> hasTyped(Connection &connection)
{
    TRY_LET(bool found, intake::hasDrafts(connection));
    TRY(connection.each("SELECT id FROM typed_call LIMIT 1", {}, [&found](const RowView &) {
        found = true;
        return false;
    }));
    return found;
}

SqlCallBook::SqlCallBook(storage::QueryThread::Open open)
    : m_thread(std::move(open), storage::QueryThread::Jobs::Write)
{}

void SqlCallBook::keep(const TypedCall &call, Instant at, QObject *context, Done<bool> done)
{
    (void)m_thread.run<bool>(
        [call, at](Connection &connection) {
            return committed(connection, [&](Connection &c) { return writeTypedCall(c, call, at); });
        },
        context, std::move(done));
}

void SqlCallBook::drop(const Uuid &id)
{
    (void)m_thread.run<bool>(
        [id](Connection &connection) {
            return committed(connection, [&id](Connection &c) { return removeTypedCall(c, id); });
        },
        &m_nobody, [](const Result<bool> &) {});
}

void SqlCallBook::all(QObject *context, Done<std::vector<TypedCall>> done)
{
    (void)m_thread.run<std::vector<TypedCall>>([](Connection &connection) { return readTypedCalls(connection); },
                                               context, std::move(done));
}

} // namespace peygir::answering
