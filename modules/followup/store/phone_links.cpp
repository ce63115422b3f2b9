// SPDX-License-Identifier: GPL-3.0-or-later
#include "followup/store/phone_links.h"

#include "cases/store/name_book.h"

namespace peygir::followup {

using storage::Connection;
using storage::Door;
using storage::RowView;
using storage::Transaction;

namespace {

/// A phone that was without a network for weeks is still told what became of its report.
constexpr auto remembered = std::chrono::hours(24 * 30);
/// Of one person for one visit: whoever asks for links all day fills no database.
constexpr qint64 linksKept = 10;

/// Whoever has been overtaken writes nothing (SYNC 3).
Result<void> mustLead(Connection &connection, qint64 token)
{
    TRY_LET(const qint64 mine,
            connection.run("UPDATE server_state SET head = head WHERE id = 1 AND token = ?", {Value(token)}));
    return mine == 1 ? Result<void>() : Error("sync.not_leader");
}

Result<void> endAll(Connection &connection, const VisitId &visit, const UserId &user, Instant now)
{
    TRY(connection.run("UPDATE phone_link SET ended_at = ? WHERE visit = ? AND user_id = ? AND ended_at IS NULL",
                       {Value(now), Value(visit.uuid()), Value(user.uuid())}));
    return {};
}

} // namespace

Result<void> PhoneLinks::put(const PhoneLink &link, const QByteArray &secretHash, qint64 token)
{
    TRY_LET(Transaction transaction, Transaction::begin(m_connection, Connection::Access::Write));
    TRY(mustLead(m_connection, token));
    TRY(endAll(m_connection, link.visit, link.user, link.madeAt));
    TRY(m_connection.run("DELETE FROM phone_link WHERE until < ?", {Value(link.madeAt - Milliseconds(remembered))}));
    const Value visit(link.visit.uuid());
    const Value user(link.user.uuid());
    TRY(m_connection.run("DELETE FROM phone_link WHERE visit = ? AND user_id = ? AND secret_hash NOT IN"
                         " (SELECT secret_hash FROM phone_link WHERE visit = ? AND user_id = ? ORDER BY made_at DESC, secret_hash"
                         " LIMIT ?)",
                         {visit, user, visit, user, Value(linksKept - 1)}));
    TRY(m_connection.run("INSERT INTO phone_link (secret_hash, visit, case_id, user_id, desk, made_at, until)"
                         " VALUES (?, ?, ?, ?, ?, ?, ?)",
                         {Value::bytes(secretHash), Value(link.visit.uuid()), Value(link.caseId.uuid()),
                          Value(link.user.uuid()), Value(link.desk), Value(link.madeAt), Value(link.until)}));
    return transaction.commit();
}

Result<void> PhoneLinks::end(const VisitId &visit, const UserId &user, Instant now, qint64 token)
{
    TRY_LET(Transaction transaction, Transaction::begin(m_connection, Connection::Access::Write));
    TRY(mustLead(m_connection, token));
    TRY(endAll(m_connection, visit, user, now));
    return transaction.commit();
}

Result<std::optional<PhoneLink>> PhoneLinks::find(const QByteArray &secretHash)
{
    std::optional<PhoneLink> found;
    TRY(m_connection.each("SELECT visit, case_id, user_id, desk, made_at, until, ended_at FROM phone_link"
                          " WHERE secret_hash = ?",
                          {Value::bytes(secretHash)}, [&found](const RowView &view) {
                              found = PhoneLink{VisitId(view.uuid(0)), cases::CaseId(view.uuid(1)),
                                                UserId(view.uuid(2)),  view.uuid(3),
                                                view.instant(4),       view.instant(5),
                                                std::nullopt};
                              if (!view.isNull(6))
                                  found->endedAt = view.instant(6);
                              return false;
                          }));
    return found;
}

Result<std::optional<Visit>> PhoneLinks::visit(const VisitId &id)
{
    Door door(m_connection);
    TRY_LET(const RowPointer row, door.row(tableOf<Visit>(), id.uuid()));
    return row ? std::optional(fromRow<Visit>(*row)) : std::nullopt;
}

Result<std::optional<UserId>> PhoneLinks::visitorOf(const Visit &visit)
{
    std::optional<UserId> holder;
    if (!visit.visitor)
        return holder;
    Door door(m_connection);
    TRY_LET(const RowPointer row, door.row(tableOf<organisation::Post>(), visit.visitor->uuid()));
    if (!row)
        return holder;
    const auto post = fromRow<organisation::Post>(*row);
    return post.active ? post.holder : std::nullopt;
}

Result<PhoneView> PhoneLinks::viewOf(const Visit &visit)
{
    Door door(m_connection);
    TRY_LET(const RowPointer card, door.row(tableOf<cases::CaseCard>(), visit.caseId.uuid()));
    if (!card)
        return Error("cases.unknown");
    TRY_LET(cases::CaseLine line, cases::NameBook(door).line(fromRow<cases::CaseCard>(*card)));
    return PhoneView{visit, std::move(line)};
}

} // namespace peygir::followup
