// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/desk/outbox_chain.h"

#include "command/fields.h"

#include <QJsonDocument>

namespace peygir::sync {

using storage::RowView;

namespace {

/// The place before the first command that has one: kept beside the other single facts of the desk.
constexpr const char *floorName = "chain";

} // namespace

Result<std::optional<ChainLink>> OutboxChain::linkWhere(const QByteArray &condition, std::initializer_list<Value> parameters)
{
    std::optional<ChainLink> link;
    TRY(m_connection.each("SELECT link_n, link_hash FROM outbox WHERE link_n IS NOT NULL" + condition, parameters,
                          [&link](const RowView &view) {
                              link = ChainLink{view.integer(0), view.bytes(1)};
                              return false;
                          }));
    return link;
}

Result<bool> OutboxChain::isMissing()
{
    bool isMissing = true;
    TRY(m_connection.each("SELECT name FROM desk_state WHERE name = ?", {Value::text(QByteArray(floorName))},
                          [&isMissing](const RowView &) {
                              isMissing = false;
                              return false;
                          }));
    return isMissing;
}

Result<ChainLink> OutboxChain::floor()
{
    std::optional<Result<ChainLink>> link;
    TRY(m_connection.each("SELECT value FROM desk_state WHERE name = ?", {Value::text(QByteArray(floorName))},
                          [&link](const RowView &view) {
                              link = chainLinkFromJson(QJsonDocument::fromJson(view.bytes(0)).object());
                              return false;
                          }));
    if (!link || !link->ok())
        return Error("storage.damaged", {{QStringLiteral("table"), QStringLiteral("desk_state")}});
    return *link;
}

Result<ChainLink> OutboxChain::end()
{
    TRY_LET(const std::optional<ChainLink> last, linkWhere(" ORDER BY link_n DESC LIMIT 1"));
    return last ? Result<ChainLink>(*last) : floor();
}

Result<ChainLink> OutboxChain::before(qint64 n)
{
    TRY_LET(const std::optional<ChainLink> link, linkWhere(" AND link_n = ?", {Value(n - 1)}));
    return link ? Result<ChainLink>(*link) : floor();
}

Result<std::vector<OutboxChain::Waiting>> OutboxChain::waitingAfter(qint64 n)
{
    std::vector<Waiting> waiting;
    qint64 first = 0;
    TRY(m_connection.each("SELECT n, command_id, bytes, link_n FROM outbox"
                          " WHERE state = 'waiting' AND link_n IS NOT NULL AND n > ? ORDER BY n",
                          {Value(n)}, [&](const RowView &view) {
                              if (waiting.empty())
                                  first = view.integer(3);
                              waiting.push_back({view.integer(0), view.uuid(1), view.bytes(2), {view.integer(3) - 1, {}}});
                              return true;
                          }));
    if (waiting.empty())
        return waiting;
    // They follow one another but for answers that left one out.
    TRY_LET(ChainLink link, before(first));
    for (Waiting &entry : waiting) {
        if (entry.before.n != link.n) {
            TRY_LET(link, before(entry.before.n + 1));
        }
        entry.before = link;
        link = link.followedBy(entry.command);
    }
    return waiting;
}

Result<ChainLink> OutboxChain::sent()
{
    TRY_LET(const std::optional<ChainLink> first, linkWhere(" AND state = 'waiting' ORDER BY n LIMIT 1"));
    return first ? before(first->n) : end();
}

Result<void> OutboxChain::numberFrom(ChainLink link)
{
    TRY(m_connection.run("UPDATE outbox SET link_n = NULL, link_hash = NULL WHERE link_n IS NOT NULL"));
    TRY(m_connection.run("INSERT INTO desk_state (name, value) VALUES (?, ?)"
                         " ON CONFLICT (name) DO UPDATE SET value = excluded.value",
                         {Value::text(QByteArray(floorName)), Value::bytes(canonicalJson(toJson(link)))}));
    std::vector<std::pair<qint64, Uuid>> waiting;
    TRY(m_connection.each("SELECT n, command_id FROM outbox WHERE state = 'waiting' ORDER BY n", {},
                          [&waiting](const RowView &view) {
                              waiting.emplace_back(view.integer(0), view.uuid(1));
                              return true;
                          }));
    for (const auto &[n, command] : waiting) {
        link = link.followedBy(command);
        TRY(m_connection.run("UPDATE outbox SET link_n = ?, link_hash = ? WHERE n = ?",
                             {Value(link.n), Value::bytes(link.hash), Value(n)}));
    }
    return {};
}

Result<void> OutboxChain::beginAs(const Uuid &desk) { return numberFrom(ChainLink::beginningOf(desk)); }

} // namespace peygir::sync
