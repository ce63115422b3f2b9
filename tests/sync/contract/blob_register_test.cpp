// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/server/blob_register.h"

#include "base/random.h"
#include "support/databases/empty_database.h"

#include <QtTest>

using namespace peygir;
using namespace peygir::sync;
using test::EmptyDatabase;
using test::must;

/// Goal: a content opens through a record that one holds now and whose author has shown it, and in no other way (SYNC 20).
class BlobRegisterTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { test::addDatabaseRows(); }
    void init()
    {
        m_database = std::make_unique<EmptyDatabase>();
        m_connection = m_database->openMigrated();
    }
    void cleanup()
    {
        m_connection.reset();
        m_database.reset();
    }

    void withoutALinkNothingOpens()
    {
        show(m_sara);
        QVERIFY(!opens({}, {here}));
    }

    void recordOpensOnlyToThoseWhoHoldItsBucket()
    {
        show(m_sara);
        lies(here);
        QVERIFY(opens({aLink(m_sara)}, {here}));
        QVERIFY(opens({aLink(m_sara)}, {elsewhere, here}));
        QVERIFY(!opens({aLink(m_sara)}, {elsewhere}));
        QVERIFY(!opens({aLink(m_sara)}, {}));
    }

    void recordInSeveralBucketsOpensThroughEachOfThem()
    {
        show(m_sara);
        lies(here);
        lies(elsewhere);
        QVERIFY(opens({aLink(m_sara)}, {here}));
        QVERIFY(opens({aLink(m_sara)}, {elsewhere}));
    }

    void recordThatHasLeftTheBucketOpensNoLonger()
    {
        show(m_sara);
        lies(here, true);
        lies(elsewhere);
        QVERIFY(!opens({aLink(m_sara)}, {here}));
        QVERIFY(opens({aLink(m_sara)}, {elsewhere}));
    }

    void whoNamesAContentWithoutHavingShownItOpensNothing()
    {
        show(m_sara);
        lies(here);
        QVERIFY(!opens({aLink(m_omid)}, {here}));
        QVERIFY(opens({aLink(m_omid), aLink(m_sara)}, {here}));
        QVERIFY(must(BlobRegister(*m_connection).hasShown(m_hash, m_sara)));
        QVERIFY(!must(BlobRegister(*m_connection).hasShown(m_hash, m_omid)));
        QVERIFY(!must(BlobRegister(*m_connection).hasShown(BlobHash::of("other bytes"), m_sara)));
    }

    void recordOfAnotherKindWithTheSameIdOpensNothing()
    {
        show(m_sara);
        lies(here);
        QVERIFY(!opens({{kind + 1, m_aggregate, m_sara}}, {here}));
    }

    void bytesOfADayAreThoseOfOnePersonFromThenOn()
    {
        BlobRegister blobs(*m_connection);
        must(blobs.add(m_hash, m_sara, 10, Instant(1000)));
        must(blobs.add(BlobHash::of("a"), m_sara, 3, Instant(2000)));
        must(blobs.add(BlobHash::of("b"), m_omid, 100, Instant(2000)));
        QCOMPARE(must(blobs.shownSince(m_sara, Instant(1000))), 13);
        QCOMPARE(must(blobs.shownSince(m_sara, Instant(1001))), 3);
        QCOMPARE(must(blobs.shownSince(m_sara, Instant(2001))), 0);
    }

private:
    static constexpr int kind = 7;
    static constexpr qint64 here = 5;
    static constexpr qint64 elsewhere = -5;

    BlobLink aLink(const UserId &by) { return {kind, m_aggregate, by}; }
    void show(const UserId &user) { must(BlobRegister(*m_connection).add(m_hash, user, 5, Instant(1))); }
    void lies(qint64 bucket, bool removed = false)
    {
        must(m_connection->putMany("log", {"kind", "aggregate", "bucket", "seq", "entered_seq", "removed"},
                                   {"aggregate", "kind", "bucket"},
                                   std::vector<Value>{Value(kind), Value(m_aggregate), Value(bucket), Value(qint64(1)),
                                                      Value(qint64(1)), Value(removed)}));
    }
    bool opens(const std::vector<BlobLink> &links, const std::vector<qint64> &buckets)
    {
        return must(BlobRegister(*m_connection).opens(links, m_hash, buckets));
    }

    SeededRandom m_random{4};
    const Uuid m_aggregate = newUuid(Instant(1), m_random);
    const UserId m_sara{newUuid(Instant(1), m_random)};
    const UserId m_omid{newUuid(Instant(1), m_random)};
    const BlobHash m_hash = BlobHash::of("bytes");
    std::unique_ptr<EmptyDatabase> m_database;
    std::unique_ptr<storage::Connection> m_connection;
};

QTEST_GUILESS_MAIN(BlobRegisterTest)
#include "blob_register_test.moc"
