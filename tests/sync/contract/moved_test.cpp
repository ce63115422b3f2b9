// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/server/moved.h"

#include "base/random.h"
#include "support/databases/empty_database.h"
#include "sync/server/leadership.h"

using namespace peygir;
using storage::Connection;
using sync::Moved;
using sync::movedSince;
using test::EmptyDatabase;
using test::must;

/// Goal: a node that does not write learns of every bucket that has moved, of none twice, and of all when the history has
/// become another one (SYNC 8).
class MovedTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { test::addDatabaseRows(); }

    void init()
    {
        m_database = std::make_unique<EmptyDatabase>();
        m_connection = m_database->openMigrated();
        SeededRandom random(5);
        must(sync::Leadership::establish(*m_connection, newUuid(Instant(1), random), QByteArray(32, 'k')));
        commit(7, {20, 10});
    }
    void cleanup()
    {
        m_connection.reset();
        m_database.reset();
    }

    void nothingHasMovedAtTheHead()
    {
        const Moved moved = must(movedSince(*m_connection, 7));
        QCOMPARE(moved.head, 7);
        QVERIFY(moved.buckets.empty());
    }

    void bucketsAreToldOnceAndInOrder()
    {
        QCOMPARE(must(movedSince(*m_connection, 0)).buckets, (std::vector<qint64>{10, 20}));
        commit(9, {30});
        const Moved moved = must(movedSince(*m_connection, 7));
        QCOMPARE(moved.buckets, (std::vector<qint64>{30}));
        QCOMPARE(moved.head, 9);
        QVERIFY(must(movedSince(*m_connection, moved.head)).buckets.empty());
    }

    void headWithoutBucketsMovesOn()
    {
        commit(8, {});
        const Moved moved = must(movedSince(*m_connection, 7));
        QCOMPARE(moved.head, 8);
        QVERIFY(moved.buckets.empty());
    }

    void olderHistoryNamesAllBuckets()
    {
        const Moved moved = must(movedSince(*m_connection, 100));
        QCOMPARE(moved.head, 7);
        QCOMPARE(moved.buckets, (std::vector<qint64>{10, 20}));
    }

private:
    void commit(qint64 head, const std::vector<qint64> &buckets)
    {
        must(m_connection->run("UPDATE server_state SET head = ? WHERE id = 1", {Value(head)}));
        std::vector<Value> sums;
        for (const qint64 bucket : buckets)
            sums.insert(sums.end(), {Value(bucket), Value(qint64(1)), Value(qint64(1)), Value(head)});
        if (!sums.empty())
            must(m_connection->putMany("bucket_sum", {"bucket", "row_count", "row_sum", "seq"}, {"bucket"}, sums));
    }

    std::unique_ptr<EmptyDatabase> m_database;
    std::unique_ptr<Connection> m_connection;
};

QTEST_GUILESS_MAIN(MovedTest)
#include "moved_test.moc"
