// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/server/log_compactor.h"
#include "sync/support/pair.h"
#include "sync/support/topic_arguments.h"

#include <QtTest>

#include <algorithm>

using namespace peygir;
using namespace peygir::sync;
using namespace peygir::sync::testing;

namespace {

constexpr int ownTopics = 7;
constexpr int oldTopics = 20;

} // namespace

/// Goal: a desk that has nothing yet shows its person's own open work at once and says that it is not all; at the end it is
/// a state of the server like any other (SYNC 13, 18).
class FirstPullTest : public QObject
{
    Q_OBJECT

    Registry m_registry = topics::registry();
    std::unique_ptr<TestServer> m_server;
    std::unique_ptr<TestDesk> m_writer;
    std::unique_ptr<TestDesk> m_desk;
    Uuid m_ownTopic{Uuid::Bytes{}};

    QByteArray projection(const TestDesk &desk, std::vector<Bucket> buckets)
    {
        buckets.push_back(Bucket::person(desk.user.uuid().toAscii()));
        std::vector<qint64> ids;
        for (const Bucket &bucket : buckets)
            ids.push_back(bucket.id());
        return dumpRows(m_server->connection(), m_registry, &ids);
    }
    static int count(TestDesk &desk, const char *sql)
    {
        int number = -1;
        const auto read = desk.connection().each(sql, {}, [&number](const storage::RowView &view) {
            number = int(view.integer(0));
            return false;
        });
        return read.ok() ? number : -1;
    }
    static int shown(TestDesk &desk) { return count(desk, "SELECT COUNT(*) FROM topic"); }
    /// The desk asks until its own topics are there; false if it comes to the end before.
    bool stepUntilOwnIsShown()
    {
        while (shown(*m_desk) < ownTopics) {
            if (!m_desk->step())
                return false;
        }
        return !m_desk->engine().status()->cursor;
    }
    PullResponse answerTo(const PullRequest &request)
    {
        const Session session{m_desk->user, m_desk->engine().desk()};
        return PullResponse::decode(
                   m_server->answer(session, DeskEngine::RequestKind::Pull, request.encoded()).value())
            .value();
    }
    std::vector<qint64> all() const
    {
        return BucketSet::of({own.id(), archive.id(), cellar.id(), Bucket::person(m_desk->user.uuid().toAscii()).id()})
            .buckets;
    }

private Q_SLOTS:
    void init()
    {
        m_server = std::make_unique<TestServer>(m_registry, QByteArray(), 3);
        m_server->beginWith({own, Bucket::person(user(2).uuid().toAscii())});
        m_server->mayHold(user(1), {own, archive, cellar});
        m_server->mayHold(user(2), {own, archive, cellar});
        m_writer = std::make_unique<TestDesk>(m_registry, *m_server, user(1), 1);
        m_desk = std::make_unique<TestDesk>(m_registry, *m_server, user(2), 2);
        for (int i = 0; i < oldTopics; ++i)
            m_writer->submit("OpenTopic", aTopic(QStringLiteral("old %1").arg(i), i % 4 ? "archive" : "cellar"));
        for (int i = 0; i < ownTopics; ++i)
            m_ownTopic = m_writer->submit("OpenTopic", aTopic(QStringLiteral("own %1").arg(i), "own"));
        m_writer->synchronise();
    }

    void whoeverHasAllIsNotShownAPart()
    {
        m_desk->synchronise();
        m_writer->submit("MoveTopic", on(m_ownTopic, {{QStringLiteral("room"), QStringLiteral("cellar")}}));
        for (int i = 0; i < 9; ++i)
            m_writer->submit("OpenTopic", aTopic(QStringLiteral("more %1").arg(i), "own"));
        m_writer->synchronise();
        const QByteArray before = m_desk->dump();
        const qint64 cursor = m_desk->engine().status()->cursor->seq;
        m_desk->engine().wantPull();
        while (m_desk->engine().status()->cursor->seq == cursor) {
            QCOMPARE(m_desk->dump(), before);
            QVERIFY(m_desk->step());
        }
        QCOMPARE(m_desk->dump(), projection(*m_desk, {own, archive, cellar}));
    }

    void thePlanBeginsWithThePresentAndThenTheSmall()
    {
        const PullRequest request{m_desk->engine().desk(), {}, BucketSet::of(all()).version, all(), {}, 0, true};
        const PullResponse first = answerTo(request);
        const std::vector<BucketRows> plan{{Bucket::person(m_desk->user.uuid().toAscii()).id(), 0},
                                           {own.id(), ownTopics},
                                           {cellar.id(), oldTopics / 4},
                                           {archive.id(), oldTopics - oldTopics / 4}};
        QCOMPARE(first.plan, plan);
        QVERIFY(first.early);
    }

    void whoeverDoesNotAskForAPlanIsServedByTheNumbersOfBuckets()
    {
        PullRequest request{m_desk->engine().desk(), {}, BucketSet::of(all()).version, all(), {}};
        int pages = 0;
        for (PullResponse answer = answerTo(request); !answer.complete; answer = answerTo(request)) {
            QVERIFY(answer.plan.empty());
            QVERIFY(!answer.early);
            QVERIFY(!request.position || request.position->bucket <= answer.position->bucket);
            request.position = answer.position;
            QVERIFY(++pages < 100);
        }
        QVERIFY(pages > 5);
    }

    void aPositionInABucketThatWasNotAskedForIsRefused()
    {
        const PullRequest request{m_desk->engine().desk(), {}, BucketSet::of(all()).version, {own.id()},
                                  Position{0, 1, archive.id(), 0, true}, 0, true};
        const auto answer = m_server->answer({m_desk->user, m_desk->engine().desk()}, DeskEngine::RequestKind::Pull,
                                             request.encoded());
        QVERIFY(!answer.ok());
        QCOMPARE(answer.error().id(), QByteArray("sync.malformed"));
    }

    void ownWorkIsShownBeforeTheRestAndSaidToBeAPart()
    {
        QVERIFY(stepUntilOwnIsShown());
        QCOMPARE(shown(*m_desk), ownTopics);
        const auto status = m_desk->engine().status().value();
        QVERIFY(status.arriving);
        QCOMPARE(status.arriving->rows, ownTopics);
        QCOMPARE(status.arriving->of, ownTopics + oldTopics);
        qint64 rows = status.arriving->rows;
        while (!m_desk->engine().status()->cursor) {
            const auto now = m_desk->engine().status()->arriving;
            QVERIFY(now && now->rows >= rows && now->rows <= now->of);
            rows = now->rows;
            QVERIFY(m_desk->step());
        }
        QVERIFY(!m_desk->engine().status()->arriving);
        QCOMPARE(m_desk->dump(), projection(*m_desk, {own, archive, cellar}));
        QCOMPARE(m_desk->engine().status()->mismatches, 0);
    }

    void whatIsEnteredMeanwhileShowsAndStays()
    {
        QVERIFY(stepUntilOwnIsShown());
        const Uuid remark = m_desk->submit("AddRemark", on(m_ownTopic, {{QStringLiteral("words"), QStringLiteral("dark")}}));
        while (!m_desk->engine().status()->cursor) {
            QCOMPARE(count(*m_desk, "SELECT COUNT(*) FROM remark"), 1);
            QVERIFY(m_desk->step());
        }
        m_desk->synchronise();
        QCOMPARE(m_desk->dump(), projection(*m_desk, {own, archive, cellar}));
        QCOMPARE(m_desk->engine().find(remark)->value().state, Outbox::State::Done);
    }

    void whatChangesMeanwhileIsThereAtTheEnd()
    {
        QVERIFY(stepUntilOwnIsShown());
        m_writer->submit("MoveTopic", on(m_ownTopic, {{QStringLiteral("room"), QStringLiteral("archive")}}));
        m_writer->submit("OpenTopic", aTopic(QStringLiteral("late"), "own"));
        m_writer->synchronise();
        m_desk->synchronise();
        QCOMPARE(m_desk->dump(), projection(*m_desk, {own, archive, cellar}));
        QCOMPARE(m_desk->engine().status()->mismatches, 0);
    }

    void anotherStartGoesOnWhereItWas()
    {
        QVERIFY(stepUntilOwnIsShown());
        SeededRandom random(9);
        DeskEngine again(m_desk->connection(), m_registry, random, m_desk->user, 1, m_desk->witness);
        QVERIFY(again.open(m_desk->now).ok());
        QVERIFY(again.status()->arriving);
        QVERIFY(again.next(m_desk->now).value()->kind == DeskEngine::RequestKind::Hello);
        m_desk->synchronise();
        QCOMPARE(m_desk->dump(), projection(*m_desk, {own, archive, cellar}));
    }

    void whatIsRevokedMeanwhileIsNotShownAnyMore()
    {
        QVERIFY(stepUntilOwnIsShown());
        const Uuid remark = m_desk->submit("AddRemark", on(m_ownTopic, {{QStringLiteral("words"), QStringLiteral("dark")}}));
        m_server->mayHold(user(2), {cellar});
        while (m_desk->step() && shown(*m_desk) > 0) {
        }
        QCOMPARE(shown(*m_desk), 0);
        m_desk->synchronise();
        QCOMPARE(m_desk->dump(), projection(*m_desk, {cellar}));
        QVERIFY(m_desk->engine().find(remark)->has_value());
        QCOMPARE(m_desk->engine().status()->mismatches, 0);
    }

    void aRefusedPullBeginsWithNothingAgain()
    {
        QVERIFY(stepUntilOwnIsShown());
        const Uuid topic = m_desk->submit("OpenTopic", aTopic(QStringLiteral("mine"), "own"));
        QVERIFY(m_desk->engine().refused(DeskEngine::RequestKind::Pull, Error("sync.malformed"), m_desk->now).ok());
        // His own act stays on the screen; what was a part of something that nobody can go on with does not.
        QCOMPARE(shown(*m_desk), 1);
        QVERIFY(!m_desk->engine().status()->arriving);
        m_desk->synchronise();
        QCOMPARE(m_desk->dump(), projection(*m_desk, {own, archive, cellar}));
        QCOMPARE(m_desk->engine().find(topic)->value().state, Outbox::State::Done);
    }

    void whatLeftWhileTheLogForgotIsNotShownForEver()
    {
        QVERIFY(stepUntilOwnIsShown());
        m_writer->submit("MoveTopic", on(m_ownTopic, {{QStringLiteral("room"), QStringLiteral("nowhere")}}));
        m_writer->synchronise();
        LogCompactor compactor(m_server->connection(), {Milliseconds(0), Milliseconds(1), 1000});
        QVERIFY(compactor.step(1, m_server->now + Milliseconds(10)).ok());
        int verified = 0;
        for (;;) {
            const auto request = m_desk->engine().next(m_desk->now).value();
            if (!request)
                break;
            verified += request->kind == DeskEngine::RequestKind::Verify;
            QVERIFY(m_desk->step());
        }
        QCOMPARE(m_desk->dump(), projection(*m_desk, {own, archive, cellar}));
        QCOMPARE(verified, 0);
    }

    void aPlanThatIsNoneIsMalformed_data()
    {
        QTest::addColumn<QByteArray>("plan");
        QTest::newRow("no list") << QByteArray("{}");
        QTest::newRow("no pairs") << QByteArray("[[\"1\"]]");
        QTest::newRow("no numbers") << QByteArray("[[1,2]]");
        QTest::newRow("fewer than none") << QByteArray("[[\"1\",\"-1\"]]");
    }
    void aPlanThatIsNoneIsMalformed()
    {
        QFETCH(QByteArray, plan);
        const QByteArray message = "{\"digests\":[],\"serverTime\":1,\"plan\":" + plan + "}";
        const auto read = PullResponse::decode(message);
        QVERIFY(!read.ok());
        QCOMPARE(read.error().id(), QByteArray("sync.malformed"));
        QVERIFY(PullResponse::decode("{\"digests\":[],\"serverTime\":1,\"plan\":[[\"1\",\"2\"]]}").ok());
    }
};

QTEST_GUILESS_MAIN(FirstPullTest)
#include "first_pull_test.moc"
