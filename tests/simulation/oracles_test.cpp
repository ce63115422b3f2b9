// SPDX-License-Identifier: GPL-3.0-or-later
#include "intake/core/register_case.h"
#include "simulation/beginning.h"
#include "simulation/bucket_sets.h"
#include "simulation/effect_oracle.h"
#include "simulation/oracles.h"
#include "simulation/server.h"

#include <QtTest>

using namespace peygir;
using namespace peygir::simulation;

/// Goal: the oracles of the simulator that look at everything say so when what they look at is wrong, and nothing otherwise.
class OraclesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        testing::seedSqlite(1);
        m_beginning = std::make_unique<Beginning>();
    }

    void init()
    {
        m_mirror.emplace(*m_beginning->mirror);
        m_server = std::make_unique<Server>(m_beginning->server, m_beginning->programs.later, bucketSets(), 5000, 1);
        must(m_server->start(Beginning::at));
    }
    void cleanup() { m_server.reset(); }

    void cursorThatGoesBackIsSeen()
    {
        Book book;
        DeskOracle oracle(m_beginning->registry, *m_mirror, book);
        Desk desk(0, m_beginning->city.users().front(), m_beginning->desks.met.front(), m_beginning->programs.later, 7);
        must(desk.start(Beginning::at));
        synchronise(desk);
        QCOMPARE(wordsOf(oracle.check(desk)), QByteArray());
        desk.saved = desk.copy();
        registerCase();
        must(m_mirror->follow(m_server->connection()));
        desk.engine().wantPull();
        synchronise(desk);
        QCOMPARE(must(desk.engine().status()).cursor->seq, m_mirror->head().seq);
        QCOMPARE(wordsOf(oracle.check(desk)), QByteArray());

        desk.putBack();
        must(desk.start(Beginning::at));
        const auto wrong = oracle.check(desk);
        QVERIFY(wrong);
        QCOMPARE(wrong->oracle, QByteArray("a cursor never goes back"));
        // Where somebody has said that its disk was put back, that is no fault of the program.
        oracle.putBack(desk.number);
        QCOMPARE(wordsOf(oracle.check(desk)), QByteArray());
    }

    void rowsThatNoCommandMakesAreSeen_data()
    {
        QTest::addColumn<QByteArray>("damage");
        QTest::addColumn<QByteArray>("oracle");
        const QByteArray rows = "rows are what the commands make of those before";
        QTest::newRow("nothing is wrong") << QByteArray() << QByteArray();
        QTest::newRow("a row is missing") << QByteArray("DELETE FROM case_history WHERE seq = ?") << rows;
        QTest::newRow("written once more") << QByteArray("UPDATE case_card SET rev = rev + 1 WHERE seq = ?") << rows;
        QTest::newRow("other words") << QByteArray("UPDATE case_card SET address = 'elsewhere' WHERE seq = ?") << rows;
        QTest::newRow("a row that nobody made")
            << QByteArray("UPDATE receipt SET outcome = 'refused', reason = '{\"id\":\"x\"}' WHERE seq = ?") << rows;
        QTest::newRow("a key is not kept") << QByteArray("DELETE FROM unique_value WHERE ? > 0")
                                           << QByteArray("keys are those that were claimed");
    }
    void rowsThatNoCommandMakesAreSeen()
    {
        QFETCH(QByteArray, damage);
        QFETCH(QByteArray, oracle);
        EffectOracle effects(m_beginning->registry, *m_mirror);
        must(effects.begin(m_server->connection()));
        const qint64 before = m_mirror->head().seq;
        registerCase();
        if (!damage.isEmpty())
            QVERIFY(must(m_server->connection().run(damage, {Value(before + 1)})) > 0);
        must(m_mirror->follow(m_server->connection()));
        auto wrong = must(effects.follow(m_server->connection(), m_server->commands(), before));
        if (!wrong)
            wrong = must(effects.checkKeys(m_server->connection()));
        QCOMPARE(wrong ? wrong->oracle : QByteArray(), oracle);
    }

private:
    static QByteArray wordsOf(const std::optional<Violation> &violation)
    {
        return violation ? violation->oracle + ": " + violation->words : QByteArray();
    }
    void registerCase()
    {
        const auto &subjects = m_beginning->city.subjects();
        const auto subject = std::find_if(subjects.begin(), subjects.end(), [](const auto &one) { return one.active; });
        const auto said = must(m_server->say(
            intake::RegisterCase::kind,
            fieldsToJson(intake::RegisterCase{{}, subject->id, m_beginning->city.places().front().id, QStringLiteral("1"), {},
                                              QStringLiteral("a lamp is dark"), QStringLiteral("09123456780"), {},
                                              cases::Channel::Phone, cases::Urgency::FollowUp, {}}),
            Beginning::at));
        QCOMPARE(said.receipts.front().outcome, sync::Outcome::Applied);
    }
    void synchronise(Desk &desk)
    {
        while (const auto request = must(desk.engine().next(Beginning::at))) {
            const sync::Session session{desk.user, desk.engine().desk()};
            const QByteArray answer
                = must(m_server->answer(session, session.desk, request->kind, request->body, Beginning::at));
            must(desk.engine().receive(request->kind, answer, Beginning::at));
        }
    }

    std::unique_ptr<Beginning> m_beginning;
    std::optional<Mirror> m_mirror;
    std::unique_ptr<Server> m_server;
};

QTEST_GUILESS_MAIN(OraclesTest)
#include "oracles_test.moc"
