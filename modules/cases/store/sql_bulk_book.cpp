// SPDX-License-Identifier: GPL-3.0-or-later
#include "cases/store/sql_bulk_book.h"

#include "command/fields.h"

namespace peygir::cases {

using storage::Connection;
using storage::RowView;
using storage::Transaction;

namespace {

std::optional<organisation::PostId> postOrNone(const RowView &view, int column)
{
    return view.isNull(column) ? std::nullopt : std::optional(organisation::PostId(view.uuid(column)));
}

Value wordOf(BulkState state) { return FieldCodec<BulkState>::toValue(state); }

} // namespace

Result<void> writeBulkAct(Connection &connection, const BulkAct &act)
{
    TRY(connection.run("DELETE FROM bulk_part", {}));
    TRY(connection.run("DELETE FROM bulk_act", {}));
    TRY(connection.run("INSERT INTO bulk_act (id, to_post, to_name, note) VALUES (?, ?, ?, ?)",
                       {Value(act.id), Value(act.to.uuid()), Value::text(act.toName), Value::text(act.note)}));
    const std::vector<QByteArray> columns{"act", "number", "case_id", "code", "node", "from_post", "state", "to_post"};
    std::vector<Value> values;
    for (const BulkPart &part : act.parts)
        values.insert(values.end(), {Value(act.id), Value(qint64(values.size() / columns.size())), Value(part.caseId.uuid()),
                                     Value::text(part.code), Value(part.node.uuid()),
                                     part.from ? Value(part.from->uuid()) : Value(), wordOf(part.state),
                                     part.to ? Value(part.to->uuid()) : Value()});
    if (values.empty())
        return {};
    return connection.putMany("bulk_part", columns, {"act", "number"}, values);
}

Result<void> writeBulkStates(Connection &connection, const Uuid &act, const std::vector<BulkBook::Became> &became)
{
    for (const auto &[number, state] : became) {
        TRY(connection.run("UPDATE bulk_part SET state = ? WHERE act = ? AND number = ?",
                           {wordOf(state), Value(act), Value(qint64(number))}));
    }
    return {};
}

Result<void> leaveBulkAct(Connection &connection, const Uuid &act)
{
    TRY(connection.run("UPDATE bulk_part SET state = ? WHERE act = ? AND state = ?",
                       {wordOf(BulkState::Left), Value(act), wordOf(BulkState::Waiting)}));
    return {};
}

Result<std::optional<BulkAct>> readBulkAct(Connection &connection)
{
    std::optional<BulkAct> act;
    TRY(connection.each("SELECT id, to_post, to_name, note FROM bulk_act", {}, [&act](const RowView &view) {
        act = BulkAct{view.uuid(0), organisation::PostId(view.uuid(1)), view.text(2), view.text(3), {}};
        return false;
    }));
    if (!act)
        return act;
    TRY(connection.each("SELECT case_id, code, node, from_post, state, to_post FROM bulk_part WHERE act = ? ORDER BY number",
                        {Value(act->id)}, [&act](const RowView &view) {
                            act->parts.push_back({CaseId(view.uuid(0)), view.text(1), CaseNodeId(view.uuid(2)),
                                                  postOrNone(view, 3),
                                                  FieldCodec<BulkState>::fromValue(Value::text(view.utf8(4))),
                                                  postOrNone(view, 5)});
                            return true;
                        }));
    return act;
}

Result<BulkBook::Holders> readHolders(Connection &connection, const std::vector<CaseNodeId> &nodes)
{
    BulkBook::Holders holders;
    for (const CaseNodeId &node : nodes) {
        TRY(connection.each("SELECT holder FROM case_node WHERE id = ? AND state = 'open'", {Value(node.uuid())},
                            [&](const RowView &view) {
                                holders.emplace(node, postOrNone(view, 0));
                                return false;
                            }));
    }
    return holders;
}

SqlBulkBook::SqlBulkBook(storage::QueryThread::Open open)
    : m_thread(std::move(open), storage::QueryThread::Jobs::Write)
{
}

void SqlBulkBook::write(std::function<Result<void>(Connection &)> write)
{
    // Where it cannot be written, the act goes on all the same: it is the book that is poorer.
    (void)m_thread.run<bool>(
        [write = std::move(write)](Connection &connection) -> Result<bool> {
            TRY_LET(Transaction transaction, Transaction::begin(connection, Connection::Access::Write));
            TRY(write(connection));
            TRY(transaction.commit());
            return true;
        },
        &m_nobody, [](const Result<bool> &) {});
}

void SqlBulkBook::keep(const BulkAct &act)
{
    write([act](Connection &connection) { return writeBulkAct(connection, act); });
}

void SqlBulkBook::note(const Uuid &act, const std::vector<Became> &became)
{
    write([=](Connection &connection) { return writeBulkStates(connection, act, became); });
}

void SqlBulkBook::leave(const Uuid &act)
{
    write([act](Connection &connection) { return leaveBulkAct(connection, act); });
}

void SqlBulkBook::last(QObject *context, Done<std::optional<BulkAct>> done)
{
    (void)m_thread.run<std::optional<BulkAct>>(readBulkAct, context, std::move(done));
}

void SqlBulkBook::holders(const std::vector<CaseNodeId> &nodes, QObject *context, Done<Holders> done)
{
    (void)m_thread.run<Holders>([nodes](Connection &connection) { return readHolders(connection, nodes); }, context,
                                std::move(done));
}

} // namespace peygir::cases
