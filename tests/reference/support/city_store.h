// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "command/desk_port.h"
#include "storage/door.h"
#include "support/databases/empty_database.h"
#include "support/rules/scene.h"
#include "support/standard_city/base_commands.h"

#include <QTimer>

namespace peygir::test {

/// The base information of the demo city, by the rules, in the order of its commands.
inline const FactStore &cityFacts()
{
    static const FactStore facts = [] {
        FactStore store;
        const auto plan = must(standard_city::demoCityPlan());
        for (const Envelope &command : must(standard_city::baseInformation(plan, Instant(1'790'000'000'000))))
            store.apply(must(cityRules().decide(command, command.madeAt, store)));
        return store;
    }();
    return facts;
}

/// Writes all rows of a store into a database that has none of them.
inline void fill(storage::Connection &connection, const FactStore &facts)
{
    storage::Door door(connection);
    auto transaction = must(storage::Transaction::begin(connection, storage::Connection::Access::Write));
    for (const auto &[key, row] : facts.rows())
        must(door.put(*row));
    must(transaction.commit());
}

/// A desk of one who may everything: decides by the rules on rows in memory and keeps the rows in the database that the
/// screens read. No network, no outbox.
class CityDesk final : public DeskPort
{
public:
    explicit CityDesk(storage::Connection &connection) : m_facts(cityFacts()), m_connection(connection)
    {
        fill(connection, m_facts);
    }

    FactStore &facts() { return m_facts; }
    /// What was given, in order.
    const std::vector<Envelope> &submitted() const { return m_submitted; }
    void setNow(Instant now) { m_now = now; }

    UserId user() const override { return access::systemUser(); }
    DeskStatus status() const override { return {}; }
    std::vector<TroubledCommand> troubled() const override { return {}; }
    Instant now() const override { return m_now; }
    void synchroniseNow() override {}
    void submit(const QByteArray &kind, const QJsonObject &arguments, QObject *context, Done done,
                const char * = nullptr) override
    {
        SeededRandom random(quint64(m_submitted.size()) + 1);
        const Envelope envelope{newUuid(m_now, random), kind, cityRules().commands().at(kind).version, user(), m_now, 0, std::nullopt, {}, arguments};
        auto decided = cityRules().decide(envelope, m_now, m_facts);
        QTimer::singleShot(0, context, [this, envelope, decided = std::move(decided), done = std::move(done)] {
            if (!decided.ok()) {
                done(decided.error());
                return;
            }
            m_submitted.push_back(envelope);
            m_facts.apply(*decided);
            storage::Door door(m_connection);
            auto transaction = must(storage::Transaction::begin(m_connection, storage::Connection::Access::Write));
            for (const Row &row : decided->rows())
                must(door.put(row));
            must(transaction.commit());
            done(Accepted{envelope.id, {}, false});
            Q_EMIT rowsChanged();
        });
    }

private:
    FactStore m_facts;
    storage::Connection &m_connection;
    std::vector<Envelope> m_submitted;
    Instant m_now{1'795'000'000'000};
};

} // namespace peygir::test
