// SPDX-License-Identifier: GPL-3.0-or-later
#include "system/support/system_desk.h"

#include "storage/migrations.h"
#include "storage/sqlite_connection.h"

namespace peygir::test {

using sync::DeskEngine;

SystemDesk::SystemDesk(const Registry &registry, const UserId &user, std::uint64_t seed) : m_random(seed)
{
    storage::SqliteOptions options;
    options.path = QStringLiteral(":memory:");
    m_connection = must(storage::openSqlite(options));
    must(storage::migrate(*m_connection, must(storage::allMigrations()), storage::Side::Desk));
    m_engine = std::make_unique<DeskEngine>(*m_connection, registry, m_random, user, registry.oldestReader(), m_witness);
    must(m_engine->open(now()));
}

namespace {

QByteArray pathOf(DeskEngine::RequestKind kind)
{
    switch (kind) {
    case DeskEngine::RequestKind::Hello: return "/v1/hello";
    case DeskEngine::RequestKind::Push: return "/v1/push";
    case DeskEngine::RequestKind::Pull: return "/v1/pull";
    case DeskEngine::RequestKind::Verify: return "/v1/verify";
    case DeskEngine::RequestKind::Snapshot: break; // Such a desk has no place for it.
    }
    Q_UNREACHABLE();
}

} // namespace

QByteArray SystemDesk::synchronise(Caller &caller, const QByteArray &token)
{
    m_engine->wantPull();
    while (const auto request = must(m_engine->next(now()))) {
        const Caller::Answer answer = caller.post(pathOf(request->kind), request->body, token);
        if (answer.status != 200) {
            m_engine->disconnected();
            return answer.error;
        }
        if (m_heard)
            m_heard(request->kind, answer.body);
        must(m_engine->receive(request->kind, answer.body, now()));
    }
    return {};
}

int SystemDesk::count(const QByteArray &table)
{
    int rows = -1;
    must(m_connection->each("SELECT COUNT(1) FROM " + table, {}, [&rows](const storage::RowView &view) {
        rows = int(view.integer(0));
        return false;
    }));
    return rows;
}

} // namespace peygir::test
