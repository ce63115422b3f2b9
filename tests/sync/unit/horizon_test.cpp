// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/server/log_compactor.h"
#include "sync/support/pair.h"
#include "sync/support/topic_arguments.h"

#include <QtTest>

using namespace peygir;
using namespace peygir::sync;
using namespace peygir::sync::testing;

namespace {

const Bucket red = topics::roomBucket(QStringLiteral("red"));
const Bucket blue = topics::roomBucket(QStringLiteral("blue"));

} // namespace

/// Goal: a desk that was away for longer than the server remembers takes its base anew, and loses and doubles nothing
/// (SYNC 4).
class HorizonTest : public QObject
{
    Q_OBJECT

    Registry m_registry = topics::registry();
    std::unique_ptr<TestServer> m_server;

    QByteArray projection(const TestDesk &desk, std::vector<Bucket> buckets)
    {
        buckets.push_back(Bucket::person(desk.user.uuid().toAscii()));
        std::vector<qint64> ids;
        for (const Bucket &bucket : buckets)
            ids.push_back(bucket.id());
        return dumpRows(m_server->connection(), m_registry, &ids);
    }
    /// The log forgets at once what has left a bucket.
    void forgetEverything()
    {
        LogCompactor compactor(m_server->connection(), {Milliseconds(0), Milliseconds(1), 1'000'000});
        qint64 token = 0;
        QVERIFY(m_server->connection()
                    .each("SELECT token FROM server_state", {}, [&token](const storage::RowView &view) {
                        token = view.integer(0);
                        return false;
                    })
                    .ok());
        QVERIFY(compactor.step(token, m_server->now = m_server->now + Milliseconds(10)).ok());
    }

private Q_SLOTS:
    void init()
    {
        m_server = std::make_unique<TestServer>(m_registry, QByteArray(), 3);
        m_server->mayHold(user(1), {red, blue});
        m_server->mayHold(user(2), {red});
        m_writer = std::make_unique<TestDesk>(m_registry, *m_server, user(1), 1);
        m_away = std::make_unique<TestDesk>(m_registry, *m_server, user(2), 2);
        m_leaves = m_writer->submit("OpenTopic", aTopic("leaves", "red"));
        m_stays = m_writer->submit("OpenTopic", aTopic("stays", "red"));
        for (int i = 0; i < 8; ++i)
            m_writer->submit("OpenTopic", aTopic(qPrintable(QString::number(i)), "red"));
        m_writer->synchronise();
        m_away->synchronise();
        m_writer->submit("MoveTopic", on(m_leaves, {{QStringLiteral("room"), QStringLiteral("blue")}}));
        m_writer->synchronise();
        forgetEverything();
    }

    void whatHasLeftMeanwhileIsGone()
    {
        m_away->synchronise();
        QCOMPARE(m_away->dump(), projection(*m_away, {red}));
        QCOMPARE(m_away->engine().status()->mismatches, 0);
        QCOMPARE(m_away->synchronise(), 1); // again: one question, nothing new
    }

    void theOldBaseStaysUntilTheNewOneIsWhole()
    {
        const QByteArray before = m_away->dump();
        const qint64 cursor = m_away->engine().status()->cursor->seq;
        m_away->engine().wantPull();
        int steps = 0;
        while (m_away->engine().status()->cursor->seq == cursor) {
            QCOMPARE(m_away->dump(), before);
            QVERIFY(m_away->step());
            ++steps;
        }
        QVERIFY2(steps > 4, "several pages");
        QCOMPARE(m_away->dump(), projection(*m_away, {red}));
    }

    void whatWaitsIsSentOnceAndWhatWasAnsweredIsNotSentAgain()
    {
        const Uuid answered = m_away->submit("AddRemark", on(m_stays, {{QStringLiteral("words"), QStringLiteral("one")}}));
        QVERIFY(m_away->step()); // push: acknowledged, its rows not here yet
        const Uuid waiting = m_away->submit("AddRemark", on(m_stays, {{QStringLiteral("words"), QStringLiteral("two")}}));
        forgetEverything();
        m_away->synchronise();
        QCOMPARE(m_away->dump(), projection(*m_away, {red}));
        for (const Uuid &command : {answered, waiting})
            QCOMPARE(m_away->engine().find(command)->value().state, Outbox::State::Done);
        int receipts = 0;
        QVERIFY(m_server->connection()
                    .each("SELECT COUNT(*) FROM receipt WHERE desk = ?", {Value(m_away->engine().desk())},
                          [&receipts](const storage::RowView &view) {
                              receipts = int(view.integer(0));
                              return false;
                          })
                    .ok());
        QCOMPARE(receipts, 2);
    }

    void forgettingInTheMiddleBeginsTheNewBaseAgain()
    {
        m_away->engine().wantPull();
        for (int i = 0; i < 4; ++i)
            QVERIFY(m_away->step());
        m_writer->submit("MoveTopic", on(m_stays, {{QStringLiteral("room"), QStringLiteral("blue")}}));
        m_writer->synchronise();
        forgetEverything();
        m_away->synchronise();
        QCOMPARE(m_away->dump(), projection(*m_away, {red}));
        QCOMPARE(m_away->engine().status()->mismatches, 0);
    }

    void whatIsRevokedMeanwhileGoesAtOnce()
    {
        m_away->engine().wantPull();
        for (int i = 0; i < 4; ++i)
            QVERIFY(m_away->step());
        m_server->mayHold(user(2), {});
        m_away->synchronise(2);
        QCOMPARE(m_away->dump(), projection(*m_away, {}));
        m_away->synchronise();
        QCOMPARE(m_away->dump(), projection(*m_away, {}));
    }

    void whatTheNewDeskFindsWhileTheLogForgetsIsOneState()
    {
        TestDesk fresh(m_registry, *m_server, user(2), 3);
        for (int i = 0; i < 3; ++i)
            QVERIFY(fresh.step());
        m_writer->submit("MoveTopic", on(m_stays, {{QStringLiteral("room"), QStringLiteral("blue")}}));
        m_writer->synchronise();
        forgetEverything();
        fresh.synchronise();
        QCOMPARE(fresh.dump(), projection(fresh, {red}));
        QCOMPARE(fresh.engine().status()->mismatches, 0);
    }

private:
    std::unique_ptr<TestDesk> m_writer;
    std::unique_ptr<TestDesk> m_away;
    Uuid m_leaves{Uuid::Bytes{}};
    Uuid m_stays{Uuid::Bytes{}};
};

QTEST_GUILESS_MAIN(HorizonTest)
#include "horizon_test.moc"
