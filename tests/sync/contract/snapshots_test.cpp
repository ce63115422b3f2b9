// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/server/snapshots.h"

#include "base/limits.h"
#include "storage/sqlite_connection.h"
#include "sync/server/history.h"
#include "sync/server/snapshot_maker.h"
#include "sync/support/topics_server.h"

#include <QTemporaryDir>

#include <algorithm>

using namespace peygir;
using namespace peygir::sync;
using namespace peygir::sync::testing;
using storage::Connection;
using storage::RowView;
using test::must;

namespace {

const Bucket archive = topics::roomBucket(QStringLiteral("archive"));
constexpr int archived = 9;
constexpr int schema = 4;
const QByteArray node = "test";

} // namespace

/// Goal: on both databases a snapshot has the rows of its bucket, value by value, and nobody is told of one that does not go
/// on from here (SYNC 18).
class SnapshotsTest : public QObject
{
    Q_OBJECT

    std::unique_ptr<TopicsServer> m_server;
    std::vector<Uuid> m_topics;

    void open(const QString &room)
    {
        const auto arrival = m_server->arrival(topics::OpenTopic{QStringLiteral("topic %1").arg(m_topics.size()), room}, topicsPerson(1));
        m_server->run({arrival});
        m_topics.push_back(derivedUuid(arrival.envelope.id, "topic"));
    }
    std::unique_ptr<Connection> newFile(const QTemporaryDir &folder)
    {
        return must(storage::openSqlite({.path = folder.filePath(QStringLiteral("snapshot")),
                                         .journal = storage::SqliteOptions::Journal::Delete,
                                         .roomForSeal = true}));
    }
    Result<SnapshotManifest> fill(Connection &file)
    {
        return SnapshotMaker(m_server->connection(), m_server->rules, schema).fill(archive.id(), file);
    }
    /// Notes one of the present state under a name of its own.
    SnapshotOffer add(int number, int ofSchema = schema, const Bucket &bucket = archive)
    {
        SnapshotManifest manifest{ofSchema, bucket.id(), must(headOf(m_server->connection())), archived, 0, {}};
        const SnapshotOffer offer{bucket.id(), BlobHash::of(QByteArray::number(number)), manifest.at.seq, archived, 100, 10};
        dropped = must(Snapshots(m_server->connection()).add(manifest, offer, node, m_server->token()));
        return offer;
    }
    std::vector<SnapshotOffer> offers(const std::vector<qint64> &buckets = {archive.id()}, int ofSchema = schema)
    {
        const Cursor head = must(headOf(m_server->connection()));
        return must(Snapshots(m_server->connection()).offers(buckets, ofSchema, head, must(horizonOf(m_server->connection()))));
    }
    std::vector<BlobHash> dropped;

private Q_SLOTS:
    void initTestCase_data() { test::addDatabaseRows(); }

    void init()
    {
        m_topics.clear();
        m_server = std::make_unique<TopicsServer>();
        for (int i = 0; i < archived; ++i)
            open(QStringLiteral("archive"));
        open(QStringLiteral("cellar"));
    }
    void cleanup() { m_server.reset(); }

    void rowsThatAreNotWhatWasCountedMakeNone()
    {
        must(m_server->connection().run("UPDATE bucket_sum SET row_sum = row_sum + 1 WHERE bucket = ?", {Value(archive.id())}));
        const QTemporaryDir folder;
        const auto made = fill(*newFile(folder));
        QVERIFY(!made.ok());
        QCOMPARE(made.error().id(), QByteArray("sync.snapshot_differs"));
    }

    void itHasTheRowsOfItsBucketValueByValue()
    {
        const QTemporaryDir folder;
        const auto file = newFile(folder);
        const SnapshotManifest manifest = must(fill(*file));
        QCOMPARE(manifest.rows, archived);
        QCOMPARE(manifest.at, must(headOf(m_server->connection())));
        const Table &table = *m_server->rules.table("topic");
        const auto imagesOf = [&table](Connection &connection) {
            std::vector<QByteArray> images;
            must(connection.each("SELECT " + table.selectList + " FROM topic ORDER BY id", {}, [&](const RowView &view) {
                images.push_back(storage::encodeImage(*storage::readRow(table, view)));
                return true;
            }));
            return images;
        };
        std::vector<QByteArray> wanted = imagesOf(m_server->connection());
        const std::vector<QByteArray> found = imagesOf(*file);
        QCOMPARE(found.size(), size_t(archived));
        QVERIFY(std::includes(wanted.begin(), wanted.end(), found.begin(), found.end())
                || std::all_of(found.begin(), found.end(), [&wanted](const QByteArray &image) {
                       return std::find(wanted.begin(), wanted.end(), image) != wanted.end();
                   }));
    }

    void eachPageLeavesRoomForASeal()
    {
        const QTemporaryDir folder;
        must(fill(*newFile(folder)));
        QFile file(folder.filePath(QStringLiteral("snapshot")));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray pages = file.readAll();
        QVERIFY(pages.size() > 0 && pages.size() % 4096 == 0);
        for (qsizetype at = 0; at < pages.size(); at += 4096)
            QCOMPARE(pages.mid(at + 4056, 40), QByteArray(40, '\0'));
    }

    void theNewestIsToldAndOnlyTwoAreKept()
    {
        const SnapshotOffer first = add(1);
        QCOMPARE(offers(), std::vector<SnapshotOffer>{first});
        open(QStringLiteral("archive"));
        const SnapshotOffer second = add(2);
        QVERIFY(dropped.empty());
        open(QStringLiteral("archive"));
        const SnapshotOffer third = add(3);
        QCOMPARE(dropped, std::vector<BlobHash>{first.hash});
        QCOMPARE(offers(), std::vector<SnapshotOffer>{third});
        Snapshots known(m_server->connection());
        QVERIFY(!must(known.find(first.hash)));
        QCOMPARE(must(known.find(second.hash))->offer, second);
    }

    void nobodyIsToldOfOneOfAnotherKind_data()
    {
        QTest::addColumn<QByteArray>("change");
        QTest::newRow("another history") << QByteArray("UPDATE snapshot SET epoch = hash_of_nothing");
        QTest::newRow("a node that does not lead") << QByteArray("UPDATE snapshot SET node = 'another'");
        QTest::newRow("a place that was rewritten") << QByteArray("UPDATE snapshot SET chain = (SELECT hash FROM chain WHERE seq = 1)");
        QTest::newRow("a place that is still to come") << QByteArray("UPDATE snapshot SET seq = 1000");
        QTest::newRow("something was forgotten since") << QByteArray("UPDATE server_state SET horizon = head + 1");
    }
    void nobodyIsToldOfOneOfAnotherKind()
    {
        QFETCH(QByteArray, change);
        add(1);
        QCOMPARE(offers().size(), size_t(1));
        if (change.contains("hash_of_nothing"))
            must(m_server->connection().run("UPDATE snapshot SET epoch = ?", {Value(m_topics.front())}));
        else
            must(m_server->connection().run(change));
        QVERIFY(offers().empty());
    }

    void otherBucketsAndProgramsAreToldNothing()
    {
        add(1);
        QVERIFY(offers({archive.id() - 1}).empty());
        QVERIFY(offers({archive.id()}, schema + 1).empty());
    }

    void itShowsOnlyWhatIsHeldNow()
    {
        const Bucket cellar = topics::roomBucket(QStringLiteral("cellar"));
        const Bucket attic = topics::roomBucket(QStringLiteral("attic"));
        LeftPlaces left;
        const auto shows = [this, &left](const SnapshotOffer &offer, std::vector<qint64> buckets) {
            std::sort(buckets.begin(), buckets.end());
            Connection &connection = m_server->connection();
            return must(Snapshots(connection).showsOnlyWhatIsIn(buckets, offer, must(headOf(connection)), left));
        };
        const auto move = [this](size_t topic, const char *room) {
            m_server->run({m_server->arrival(topics::MoveTopic{topics::TopicId(m_topics[topic]), QString::fromLatin1(room)}, topicsPerson(1))});
        };
        move(8, "cellar");
        // That it had left before is no matter of the file.
        const SnapshotOffer offer = add(1);
        QVERIFY(shows(offer, {archive.id()}));
        open(QStringLiteral("archive"));
        QVERIFY(shows(offer, {archive.id()}));
        move(0, "cellar");
        QVERIFY(!shows(offer, {archive.id()}));
        QVERIFY(shows(offer, {archive.id(), cellar.id()}));
        for (const size_t topic : {1, 2, 3})
            move(topic, "attic");
        QVERIFY(!shows(offer, {archive.id(), cellar.id()}));
        QVERIFY(!shows(offer, {archive.id(), attic.id()}));
        QVERIFY(shows(offer, {archive.id(), cellar.id(), attic.id()}));
        move(0, "archive");
        QVERIFY(shows(offer, {archive.id(), attic.id()}));
        for (const size_t topic : {1, 2, 3})
            move(topic, "archive");
        QVERIFY(shows(offer, {archive.id()}));
    }

    void whereThingsWentIsReadOnceForEachState()
    {
        const SnapshotOffer offer = add(1);
        m_server->run({m_server->arrival(topics::MoveTopic{topics::TopicId(m_topics[0]), QStringLiteral("cellar")}, topicsPerson(1))});
        Connection &connection = m_server->connection();
        LeftPlaces left;
        const auto shows = [&](const Cursor &head) {
            return must(Snapshots(connection).showsOnlyWhatIsIn({archive.id()}, offer, head, left));
        };
        const Cursor head = must(headOf(connection));
        QVERIFY(!shows(head));
        // Behind its back, which no group does.
        must(connection.runScript("DELETE FROM log"));
        QVERIFY(!shows(head));
        open(QStringLiteral("cellar"));
        QVERIFY(shows(must(headOf(connection))));
    }

    void thoseOfSeveralBucketsAreReadAtOnce()
    {
        const Bucket cellar = topics::roomBucket(QStringLiteral("cellar"));
        const Bucket attic = topics::roomBucket(QStringLiteral("attic"));
        const std::vector<SnapshotOffer> offers{add(1), add(2, schema, cellar), add(3, schema, attic)};
        const auto move = [this](size_t topic, const char *room) {
            const topics::MoveTopic command{topics::TopicId(m_topics[topic]), QString::fromLatin1(room)};
            m_server->run({m_server->arrival(command, topicsPerson(1))});
        };
        move(0, "cellar");
        move(1, "attic");
        move(9, "archive");
        Connection &connection = m_server->connection();
        const Cursor head = must(headOf(connection));
        LeftPlaces left;
        must(left.learn(connection, offers, head));
        // Whoever reads once more finds nothing.
        must(connection.runScript("DELETE FROM log"));
        const auto shows = [&](size_t offer, std::vector<qint64> buckets) {
            std::sort(buckets.begin(), buckets.end());
            return must(Snapshots(connection).showsOnlyWhatIsIn(buckets, offers[offer], head, left));
        };
        QVERIFY(!shows(0, {archive.id(), cellar.id()}));
        QVERIFY(shows(0, {cellar.id(), attic.id()}));
        QVERIFY(!shows(1, {cellar.id()}));
        QVERIFY(shows(1, {archive.id()}));
        QVERIFY(shows(2, {}));
    }

    void whoDoesNotLeadNotesNothing()
    {
        const SnapshotManifest manifest{schema, archive.id(), must(headOf(m_server->connection())), archived, 0, {}};
        const SnapshotOffer offer{archive.id(), BlobHash::of("x"), manifest.at.seq, archived, 100, 10};
        const auto added = Snapshots(m_server->connection()).add(manifest, offer, node, m_server->token() - 1);
        QVERIFY(!added.ok());
        QCOMPARE(added.error().id(), QByteArray("sync.not_leader"));
        QVERIFY(offers().empty());
    }

    void whoDoesNotLeadForgetsNothing()
    {
        const SnapshotOffer offer = add(1);
        const auto forgotten = Snapshots(m_server->connection()).forget(offer.hash, m_server->token() - 1);
        QVERIFY(!forgotten.ok());
        QCOMPARE(forgotten.error().id(), QByteArray("sync.not_leader"));
        QCOMPARE(offers(), std::vector<SnapshotOffer>{offer});
    }

    void oneThatNobodyIsToldOfIsMadeAnew_data()
    {
        QTest::addColumn<QByteArray>("change");
        QTest::newRow("of a lost history") << QByteArray("UPDATE snapshot SET epoch = ?");
        QTest::newRow("older than what the log remembers") << QByteArray("UPDATE server_state SET horizon = head + 1 WHERE epoch <> ?");
    }
    void oneThatNobodyIsToldOfIsMadeAnew()
    {
        QFETCH(QByteArray, change);
        add(1);
        must(m_server->connection().run(change, {Value(m_topics.front())}));
        QCOMPARE(must(Snapshots(m_server->connection()).wanted(node, schema, archived)), std::vector<qint64>{archive.id()});
    }

    void oneOfAnotherSchemaGoesWithTheNext()
    {
        const SnapshotOffer older = add(1, schema - 1);
        open(QStringLiteral("archive"));
        add(2);
        QCOMPARE(dropped, std::vector<BlobHash>{older.hash});
        QVERIFY(!must(Snapshots(m_server->connection()).find(older.hash)));
    }

    void whatIsSmallIsNotWanted()
    {
        Snapshots known(m_server->connection());
        QVERIFY(must(known.wanted(node, schema, archived + 1)).empty());
        QCOMPARE(must(known.wanted(node, schema, archived)), std::vector<qint64>{archive.id()});
        add(1);
        QVERIFY(must(known.wanted(node, schema, archived)).empty());
        QCOMPARE(must(known.wanted("another", schema, archived)), std::vector<qint64>{archive.id()});
    }
};

QTEST_GUILESS_MAIN(SnapshotsTest)
#include "snapshots_test.moc"
