// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "answering/core/call_book.h"
#include "storage/query_thread.h"

namespace peygir::answering {

/// Keeps typed calls in the desk's store, on a thread and connection of its own, which writes nothing but them. At its
/// end it does what was asked before.
class SqlCallBook final : public CallBook
{
public:
    explicit SqlCallBook(storage::QueryThread::Open open);

    void keep(const TypedCall &call, Instant at, QObject *context, Done<bool> done) override;
    void drop(const Uuid &id) override;
    void all(QObject *context, Done<std::vector<TypedCall>> done) override;

private:
    QObject m_nobody;
    storage::QueryThread m_thread;
};

// The same, on a connection of the caller.
Result<void> writeTypedCall(storage::Connection &connection, const TypedCall &call, Instant at);
Result<void> removeTypedCall(storage::Connection &connection, const Uuid &id);
Result<std::vector<TypedCall>> readTypedCalls(storage::Connection &connection);
/// Whether a call was typed into here, to a citizen or at the call desk, and not given: nobody else has it.
Result<bool> hasTyped(storage::Connection &connection);

} // namespace peygir::answering
