// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/random.h"
#include "storage/by_ids.h"
#include "support/databases/empty_database.h"

#include <map>

using namespace peygir;
using namespace peygir::storage;
using test::EmptyDatabase;
using test::must;

/// Goal: many rows are found by their ids in one question, each as often as it is there.
class ByIdsTest : public QObject
{
    Q_OBJECT

    SeededRandom m_random{1};
    std::vector<Uuid> m_ids;
    std::unique_ptr<EmptyDatabase> m_database;
    std::unique_ptr<Connection> m_connection;

    std::map<Uuid, int> found(std::span<const Uuid> ids)
    {
        std::map<Uuid, int> times;
        must(eachByIds(*m_connection, {"id, n", "thing", "id"}, ids,
                       [&times](const RowView &view) { times[view.uuid(0)] += int(view.integer(1)); }));
        return times;
    }

private Q_SLOTS:
    void initTestCase_data() { test::addDatabaseRows(); }
    void init()
    {
        m_database = std::make_unique<EmptyDatabase>();
        m_connection = m_database->open();
        // Not unique: an aggregate has several rows.
        must(m_connection->runScript(m_database->isPostgresql() ? "CREATE TABLE thing (id uuid NOT NULL, n bigint NOT NULL);"
                                                                  "CREATE INDEX thing_by_id ON thing (id);"
                                                                : "CREATE TABLE thing (id BLOB NOT NULL, n INTEGER NOT NULL);"
                                                                  "CREATE INDEX thing_by_id ON thing (id);"));
        m_ids.clear();
        std::vector<Value> rows;
        for (int i = 0; i < 300; ++i) {
            m_ids.push_back(newUuid(Instant(1'790'000'000'000), m_random));
            rows.insert(rows.end(), {Value(m_ids.back()), Value(qint64(1))});
        }
        // The first one twice.
        rows.insert(rows.end(), {Value(m_ids.front()), Value(qint64(1))});
        must(m_connection->putMany("thing", {"id", "n"}, {}, rows));
    }
    void cleanup()
    {
        m_connection.reset();
        m_database.reset();
    }

    void thoseThatAreThereAreFoundAndNoOthers()
    {
        std::vector<Uuid> asked(m_ids.begin(), m_ids.begin() + 201);
        const Uuid nobody = newUuid(Instant(1'790'000'000'000), m_random);
        asked.insert(asked.begin() + 100, nobody);
        const auto times = found(asked);
        QCOMPARE(times.size(), size_t(201));
        QVERIFY(!times.contains(nobody));
        QCOMPARE(times.at(m_ids.front()), 2);
        QCOMPARE(times.at(m_ids[200]), 1);
        QVERIFY(!times.contains(m_ids[201]));
    }

    void nothingAskedIsNothingFound() { QVERIFY(found({}).empty()); }

    void oneIsFound()
    {
        const auto times = found({&m_ids[7], 1});
        QCOMPARE(times, (std::map<Uuid, int>{{m_ids[7], 1}}));
    }

    void theStatementsFailureIsTold()
    {
        const auto asked = eachByIds(*m_connection, {"id", "nothing", "id"}, m_ids, [](const RowView &) {});
        QCOMPARE(test::idOf(asked), QByteArray("storage.sql"));
    }
};

QTEST_GUILESS_MAIN(ByIdsTest)
#include "by_ids_test.moc"
