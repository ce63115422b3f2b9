// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/server/looked_at.h"

#include "base/limits.h"

#include <algorithm>

namespace peygir::sync {

using storage::Connection;
using storage::RowView;
using storage::Transaction;

namespace {

/// Whoever has been overtaken writes nothing (SYNC 3).
Result<void> fence(Connection &connection, qint64 token)
{
    TRY_LET(const qint64 mine,
            connection.run("UPDATE server_state SET head = head WHERE id = 1 AND token = ?", {Value(token)}));
    return mine == 1 ? Result<void>() : Error("sync.not_leader");
}

} // namespace

Result<void> LookedAt::add(const UserId &user, const Uuid &desk, const std::vector<Look> &looks, Instant now, qint64 token)
{
    TRY_LET(Transaction transaction, Transaction::begin(m_connection, Connection::Access::Write));
    TRY(fence(m_connection, token));
    for (const Look &look : looks) {
        TRY(m_connection.run("INSERT INTO looked_at (id, user_id, desk, at, received, act, kind, aggregate, detail)"
                             " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
                             {Value(look.id), Value(user.uuid()), Value(desk), Value(std::min(look.at, now)), Value(now),
                              FieldCodec<LookAct>::toValue(look.act), look.of ? Value(look.of->kind) : Value(),
                              look.of ? Value(look.of->id) : Value(), Value::text(look.detail)}));
    }
    // Here and not on a beat of its own: whoever writes waits for the disk once.
    TRY(m_connection.run("DELETE FROM looked_at WHERE id IN"
                         " (SELECT id FROM looked_at WHERE received < ? ORDER BY received LIMIT ?)",
                         {Value(now - Milliseconds(limits::looksLive)), Value(limits::looksForgotten)}));
    return transaction.commit();
}

Result<void> LookedAt::each(const Question &question, const std::function<void(const Entry &)> &visit)
{
    QByteArray sql = "SELECT id, user_id, desk, at, act, kind, aggregate, detail FROM looked_at";
    std::vector<Value> values;
    const auto narrow = [&](const char *condition, const Value &value) {
        sql += (values.empty() ? " WHERE " : " AND ") + QByteArray(condition);
        values.push_back(value);
    };
    if (question.aggregate)
        narrow("aggregate = ?", Value(*question.aggregate));
    if (question.user)
        narrow("user_id = ?", Value(question.user->uuid()));
    if (question.since)
        narrow("at >= ?", Value(*question.since));
    return m_connection.each(sql + " ORDER BY at, id", values, [&visit](const RowView &view) {
        Entry entry{UserId(view.uuid(1)), view.uuid(2),
                    Look{view.uuid(0), Instant(view.integer(3)), FieldCodec<LookAct>::fromValue(Value::text(view.utf8(4))),
                         {}, QString::fromUtf8(view.utf8(7))}};
        if (!view.isNull(6))
            entry.look.of = AggregateId{int(view.integer(5)), view.uuid(6)};
        visit(entry);
        return true;
    });
}

} // namespace peygir::sync
