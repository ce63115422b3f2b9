// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/migrations.h"
#include "support/databases/empty_database.h"
#include "sync/server/leadership.h"
#include "sync/server/sequencer.h"
#include "sync/support/topics.h"

/// A sequencer on an empty database of the running row, for tests of what is in the database afterwards.
namespace peygir::sync::testing {

class TopicsServer
{
public:
    TopicsServer()
        : m_connection(m_database.openMigrated())
        , m_leadership(*m_connection, Leadership::Node{"test", ""})
    {
        test::must(m_connection->runScript(test::must(storage::inDialect(topics::schema(), m_connection->dialect()))));
        test::must(Leadership::establish(*m_connection, newUuid(Instant(1), m_random), QByteArray(32, 'k')));
        QVERIFY(test::must(m_leadership.campaign(now)));
        restart();
    }

    storage::Connection &connection() { return *m_connection; }
    Sequencer &sequencer() { return *m_sequencer; }
    const test::EmptyDatabase &database() const { return m_database; }
    qint64 token() const { return m_leadership.token(); }
    /// As after a start: nothing is held in memory.
    void restart()
    {
        m_sequencer = std::make_unique<Sequencer>(*m_connection, rules);
        m_sequencer->lead(m_leadership.token());
    }

    template <class C>
    Arrival arrival(const C &command, const UserId &by)
    {
        const Envelope envelope{newUuid(now, m_random), C::kind, C::version, by, now, 0, std::nullopt, {},
                                fieldsToJson(command)};
        return {envelope.encoded(), envelope, newUuid(now, m_random), now};
    }
    std::vector<Receipt> run(const std::vector<Arrival> &arrivals)
    {
        return test::must(m_sequencer->run(arrivals)).receipts;
    }
    qint64 number(const QByteArray &sql)
    {
        qint64 found = -1;
        test::must(m_connection->each(sql, {}, [&found](const storage::RowView &view) {
            found = view.isNull(0) ? -1 : view.integer(0);
            return false;
        }));
        return found;
    }

    const Registry rules = topics::registry();
    Instant now{1'790'000'000'000};

private:
    test::EmptyDatabase m_database;
    SeededRandom m_random{5};
    std::unique_ptr<storage::Connection> m_connection;
    Leadership m_leadership;
    std::unique_ptr<Sequencer> m_sequencer;
};

inline UserId topicsPerson(int number)
{
    Uuid::Bytes bytes{};
    bytes[0] = 0xa0;
    bytes[15] = std::uint8_t(number);
    return UserId(Uuid(bytes));
}

} // namespace peygir::sync::testing
