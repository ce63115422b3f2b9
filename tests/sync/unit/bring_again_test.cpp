// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/limits.h"
#include "sync/server/gathering.h"
#include "sync/server/history.h"
#include "sync/support/pair.h"
#include "sync/wire/kept.h"

#include <QJsonArray>
#include <QTemporaryDir>
#include <QtTest>

using namespace peygir;
using namespace peygir::sync;
using namespace peygir::sync::testing;
using storage::RowView;

/// Goal: desks give a server that was put back to an older state what it had acknowledged and lost: all of it, once, and
/// afterwards everybody sees the same (SYNC 9).
class BringAgainTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_server = std::make_unique<TestServer>(m_registry);
        m_desks.clear();
        for (int n = 1; n <= 3; ++n) {
            m_server->mayHold(user(n), {topics::roomBucket(QStringLiteral("red"))});
            m_desks.push_back(std::make_unique<TestDesk>(m_registry, *m_server, user(n), std::uint64_t(n)));
        }
        m_topic = topics::TopicId(derivedUuid(open(0, "lamp"), "topic"));
        synchroniseAll();
        m_server->saveTo(file());
    }

    void whatWasAcknowledgedComesBack_data()
    {
        QTest::addColumn<std::vector<int>>("order");
        QTest::newRow("in their order") << std::vector{0, 1, 2};
        QTest::newRow("the other way round") << std::vector{2, 1, 0};
        QTest::newRow("the middle one first") << std::vector{1, 2, 0};
    }
    void whatWasAcknowledgedComesBack()
    {
        QFETCH(std::vector<int>, order);
        // A chain over three desks: opened by the first, answered by the second, closed by the third.
        const topics::TopicId road(derivedUuid(open(0, "road"), "topic"));
        synchroniseAll();
        remark(1, road, "dark");
        synchroniseAll();
        m_desks[2]->submit(topics::CloseTopic::kind, fieldsToJson(topics::CloseTopic{road}));
        synchroniseAll();
        // Entered on what was lost, and not sent yet.
        remark(1, m_topic, "waiting");

        m_server->putBack(file(), TestServer::Mark::Gathering);
        QCOMPARE(count("remark"), 0);
        for (const int n : order)
            m_desks[size_t(n)]->synchronise();
        synchroniseAll();
        QCOMPARE(count("remark"), 2);
        QCOMPARE(count("topic WHERE closed"), 1);
        QCOMPARE(count("remark WHERE rev > 1"), 0);
        QCOMPARE(count("attention WHERE NOT settled"), 0);
        for (const auto &desk : m_desks) {
            QCOMPARE(topicsOf(*desk), topicsOf(*m_desks[0]));
            const auto queue = desk->engine().status().value().queue;
            QCOMPARE(queue.waiting + queue.acknowledged + queue.refused + queue.held, 0);
        }
        QCOMPARE(gathering().returned, qint64(3));
        QCOMPARE(gathering().desks, qint64(3));
        QVERIFY(possiblyLost(m_server->connection()).value().empty());
    }

    void whatWasRefusedStaysRefused()
    {
        const Uuid taken = open(1, "lamp2");
        m_server->run({});
        const Uuid first = open(0, "lamp2");
        m_desks[0]->synchronise();
        m_desks[1]->synchronise();
        QCOMPARE(stateOf(1, taken), QByteArray("done"));
        Q_UNUSED(first);
        m_server->putBack(file(), TestServer::Mark::Gathering);
        // He who was refused is the first one to come.
        m_desks[1]->synchronise();
        m_desks[0]->synchronise();
        synchroniseAll();
        QCOMPARE(count("topic WHERE title = 'lamp2'"), 1);
        QCOMPARE(count("receipt WHERE outcome = 'refused'"), 1);
        QCOMPARE(count("topic WHERE id = x'" + derivedUuid(first, "topic").view().toByteArray().toHex() + "'"), 1);
    }

    void whatWasHeldIsBroughtAgainAsWhatMayStillBeDone()
    {
        // Nobody has said no to it: a person was still to decide.
        const Uuid held = remark(1, m_topic, "held");
        for (int n = 0; n < 3; ++n)
            must(m_server->sequencer().countCrashes({&held, 1}));
        synchroniseAll();
        QCOMPARE(count("receipt WHERE outcome = 'held'"), 1);
        m_server->putBack(file(), TestServer::Mark::Gathering);
        for (const auto &desk : m_desks)
            desk->engine().disconnected();
        synchroniseAll();
        QCOMPARE(count("receipt WHERE outcome = 'refused'"), 0);
        QCOMPARE(count("remark"), 1);
    }

    void historyThatHasGoneOnOtherwiseIsSeenThoughWhatWasPulledIsInBoth()
    {
        // Acknowledged, and not pulled: its cursor lies before the place that is lost.
        const Uuid lost = remark(0, m_topic, "lost");
        QVERIFY(m_desks[0]->step());
        QCOMPARE(stateOf(0, lost), QByteArray("acknowledged"));
        m_server->putBack(file(), TestServer::Mark::None);
        remark(1, m_topic, "another");
        m_desks[1]->engine().disconnected();
        m_desks[1]->synchronise();
        m_desks[0]->engine().disconnected();
        m_desks[0]->synchronise();
        QCOMPARE(count("remark"), 2);
        QCOMPARE(stateOf(0, lost), QByteArray("done"));
    }

    void aDeskThatNeverPulledIsToldOfAnotherHistoryByItsPush()
    {
        m_server->putBack(file(), TestServer::Mark::Gathering);
        // It does not know yet that the line was cut.
        const Uuid waiting = remark(0, m_topic, "waiting");
        m_desks[0]->synchronise();
        QCOMPARE(stateOf(0, waiting), QByteArray("done"));
        QCOMPARE(count("remark"), 1);
    }

    void aCopyWhoseNameTheLostServerGaveNeedsNoPassword()
    {
        TestDesk copy(*m_desks[0], 9);
        for (TestDesk *desk : {m_desks[0].get(), &copy}) {
            desk->engine().disconnected();
            desk->synchronise();
        }
        QVERIFY(copy.engine().desk() != m_desks[0]->engine().desk());
        // Of the desk that this one was copied from the server will not have heard either.
        TestDesk second(copy, 10);
        for (TestDesk *desk : {&copy, &second}) {
            desk->engine().disconnected();
            desk->synchronise();
        }
        QVERIFY(second.engine().desk() != copy.engine().desk());
        copy.submit(topics::AddRemark::kind, fieldsToJson(topics::AddRemark{m_topic, QStringLiteral("copy")}));
        copy.synchronise();
        second.submit(topics::AddRemark::kind, fieldsToJson(topics::AddRemark{m_topic, QStringLiteral("second")}));
        m_server->putBack(file(), TestServer::Mark::Gathering);
        for (TestDesk *desk : {&second, &copy}) {
            desk->engine().disconnected();
            desk->synchronise(20);
            QCOMPARE(desk->engine().status().value().queue.waiting, 0);
        }
        QCOMPARE(count("remark"), 2);
    }

    void firstPagesOfALostHistoryAreForgotten()
    {
        TestServer server(m_registry, {}, 1);
        for (int n = 1; n <= 3; ++n)
            server.mayHold(user(n), {topics::roomBucket(QStringLiteral("red"))});
        TestDesk writer(m_registry, server, user(1), 1);
        writer.synchronise();
        server.saveTo(file() + QStringLiteral(".paged"));
        for (const char *title : {"lost", "lost too", "lost as well"}) {
            writer.submit(topics::OpenTopic::kind,
                          fieldsToJson(topics::OpenTopic{QString::fromLatin1(title), QStringLiteral("red")}));
        }
        writer.synchronise();
        TestDesk fresh(m_registry, server, user(2), 2);
        const int all = TestDesk(m_registry, server, user(3), 3).synchronise();
        QVERIFY(all > 3);
        for (int requests = 0; requests < all - 1; ++requests)
            QVERIFY(fresh.step());
        QVERIFY(!fresh.engine().status().value().cursor);
        server.putBack(file() + QStringLiteral(".paged"), TestServer::Mark::Gathering);
        fresh.engine().disconnected();
        QVERIFY(fresh.step());
        // Mixed with those of another history, they would be found by their sums only.
        int pages = -1;
        must(fresh.connection().each("SELECT COUNT(*) FROM inbox", {}, [&pages](const RowView &view) {
            pages = int(view.integer(0));
            return false;
        }));
        QCOMPARE(pages, 0);
        fresh.synchronise();
        QVERIFY2(!fresh.dump().contains("lost"), fresh.dump().constData());
    }

    void acknowledgedCommandsAreKeptUntilABackupHasThemAndTwoWeeksAreOver()
    {
        const Uuid early = remark(0, m_topic, "early");
        synchroniseAll();
        must(noteBackup(m_server->connection(), must(headOf(m_server->connection()))));
        const Uuid late = remark(0, m_topic, "late");
        synchroniseAll();
        later(limits::acknowledgedKept - std::chrono::hours(1));
        remark(0, m_topic, "now");
        synchroniseAll();
        QVERIFY(!stateOf(0, early).isEmpty());
        later(std::chrono::hours(7));
        remark(0, m_topic, "then");
        synchroniseAll();
        QCOMPARE(stateOf(0, early), QByteArray());
        // No backup has it.
        QCOMPARE(stateOf(0, late), QByteArray("done"));
    }

    void aDeskThatHasSentEverythingGoesOnInItsChainWeeksLater()
    {
        const Uuid name = m_desks[0]->engine().desk();
        remark(0, m_topic, "early");
        synchroniseAll();
        must(noteBackup(m_server->connection(), must(headOf(m_server->connection()))));
        // Others go on, so that it pulls and throws away what the backup has.
        for (int round = 0; round < 3; ++round) {
            later(limits::acknowledgedKept);
            remark(1, m_topic, "meanwhile");
            synchroniseAll();
        }
        const Uuid late = remark(0, m_topic, "late");
        m_desks[0]->engine().disconnected();
        synchroniseAll();
        QCOMPARE(stateOf(0, late), QByteArray("done"));
        QVERIFY(m_desks[0]->engine().desk() == name);
    }

    void hostilePlacesAreMalformed_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::newRow("no list") << QByteArray("{}");
        QTest::newRow("more than commands") << QByteArray("[null,null]");
        QTest::newRow("a number") << QByteArray("[7]");
        QTest::newRow("no place") << QByteArray(R"([{"ran":true}])");
        QTest::newRow("before the beginning") << QByteArray(R"([{"seq":"-1","ran":true}])");
        QTest::newRow("not said whether it ran") << QByteArray(R"([{"seq":"1"}])");
        QTest::newRow("refused for nothing") << QByteArray(R"([{"seq":"1","ran":true,"refused":5}])");
    }
    void hostilePlacesAreMalformed()
    {
        QFETCH(QByteArray, json);
        const QJsonDocument document = QJsonDocument::fromJson(json);
        const QJsonValue value = document.isArray() ? QJsonValue(document.array()) : QJsonValue(document.object());
        const auto places = keptPlacesFromJson(value, 1);
        QVERIFY(!places.ok());
        QCOMPARE(places.error().id(), QByteArray("sync.malformed"));
    }

    void placesSurviveTheWire()
    {
        PushRequest request{user(1).uuid(), {QByteArray("{}"), QByteArray("{}")}};
        request.kept = {std::nullopt, KeptPlace{7, true, Error("topics.closed", {{QStringLiteral("a"), 1}})}};
        const PushRequest read = must(PushRequest::decode(request.encoded()));
        QCOMPARE(read.kept.size(), size_t(2));
        QVERIFY(!read.kept[0]);
        QCOMPARE(read.kept[1]->seq, qint64(7));
        QCOMPARE(read.kept[1]->refused->id(), QByteArray("topics.closed"));
    }

private:
    template <class T>
    static T must(Result<T> result)
    {
        if (!result.ok())
            qFatal("%s", result.error().id().constData());
        return std::move(result).value();
    }
    static void must(const Result<void> &result)
    {
        if (!result.ok())
            qFatal("%s", result.error().id().constData());
    }
    QString file() const { return m_folder->filePath(QStringLiteral("older.sqlite")); }
    Uuid open(int desk, const char *title)
    {
        return m_desks[size_t(desk)]->submit(
            topics::OpenTopic::kind, fieldsToJson(topics::OpenTopic{QString::fromLatin1(title), QStringLiteral("red")}));
    }
    Uuid remark(int desk, const topics::TopicId &topic, const char *words)
    {
        return m_desks[size_t(desk)]->submit(topics::AddRemark::kind,
                                             fieldsToJson(topics::AddRemark{topic, QString::fromLatin1(words)}));
    }
    void synchroniseAll()
    {
        for (int round = 0; round < 2; ++round) {
            for (const auto &desk : m_desks)
                desk->synchronise();
        }
    }
    void later(Milliseconds time)
    {
        m_server->now = m_server->now + time;
        for (const auto &desk : m_desks)
            desk->now = desk->now + time;
    }
    int count(const QByteArray &what)
    {
        int found = -1;
        must(m_server->connection().each("SELECT COUNT(*) FROM " + what, {}, [&found](const RowView &view) {
            found = int(view.integer(0));
            return false;
        }));
        return found;
    }
    QByteArray stateOf(int desk, const Uuid &command)
    {
        QByteArray state;
        must(m_desks[size_t(desk)]->connection().each("SELECT state FROM outbox WHERE command_id = ?", {Value(command)},
                                                      [&state](const RowView &view) {
                                                          state = view.utf8(0);
                                                          return false;
                                                      }));
        return state;
    }
    /// Without what lies in a person's own bucket.
    static QByteArray topicsOf(TestDesk &desk)
    {
        const QByteArray all = desk.dump();
        return all.sliced(all.indexOf("topic:"));
    }
    Gathering gathering() { return *must(gatheringOf(m_server->connection())); }

    const Registry m_registry = topics::registry();
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<TestServer> m_server;
    std::vector<std::unique_ptr<TestDesk>> m_desks;
    topics::TopicId m_topic{Uuid(Uuid::Bytes{})};
};

QTEST_GUILESS_MAIN(BringAgainTest)
#include "bring_again_test.moc"
