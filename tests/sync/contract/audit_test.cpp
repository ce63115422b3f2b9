// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/server/audit.h"
#include "sync/server/history.h"
#include "sync/support/topics_server.h"

using namespace peygir;
using namespace peygir::sync;
using storage::Connection;
using storage::Transaction;
using sync::testing::TopicsServer;
using sync::testing::topicsPerson;
using test::must;

/// Goal: whatever in a server's store is not as the sequencer has left it, a reading of all of it finds (SYNC 9, 17).
class AuditTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { test::addDatabaseRows(); }

    void init()
    {
        m_server = std::make_unique<TopicsServer>();
        const UserId author = topicsPerson(1);
        const auto opened = m_server->arrival(topics::OpenTopic{QStringLiteral("lamp"), QStringLiteral("red")}, author);
        const topics::TopicId topic(derivedUuid(opened.envelope.id, "topic"));
        m_server->run({opened, m_server->arrival(topics::OpenTopic{QStringLiteral("road"), QStringLiteral("blue")}, author)});
        m_server->run({m_server->arrival(topics::AddRemark{topic, QStringLiteral("dark")}, author)});
        m_server->run({m_server->arrival(topics::MoveTopic{topic, QStringLiteral("blue")}, author)});
        // Refused: a receipt and an attention row as well.
        m_server->run({m_server->arrival(topics::OpenTopic{QStringLiteral("road"), QStringLiteral("blue")}, author)});
    }
    void cleanup() { m_server.reset(); }

    void damageIsFound_data()
    {
        QTest::addColumn<QByteArray>("damage");
        QTest::addColumn<QByteArray>("finding");
        QTest::newRow("a value") << QByteArray("UPDATE remark SET words = 'bright'") << QByteArray("sync.audit.row");
        QTest::newRow("a hash") << QByteArray("UPDATE topic SET hash = hash + 1 WHERE title = 'road'")
                                << QByteArray("sync.audit.row");
        QTest::newRow("a row behind the head") << QByteArray("UPDATE remark SET seq = 99") << QByteArray("sync.audit.row");
        QTest::newRow("a row that is gone") << QByteArray("DELETE FROM remark") << QByteArray("sync.audit.sum");
        QTest::newRow("an entry that is gone")
            << QByteArray("DELETE FROM log WHERE aggregate IN (SELECT id FROM topic WHERE title = 'road')")
            << QByteArray("sync.audit.rows");
        QTest::newRow("another room") << QByteArray("UPDATE log SET removed = NOT removed WHERE aggregate IN"
                                                    " (SELECT id FROM topic WHERE title = 'lamp')")
                                      << QByteArray("sync.audit.membership");
        QTest::newRow("an entry behind the head") << QByteArray("UPDATE log SET seq = 99") << QByteArray("sync.audit.membership");
        QTest::newRow("an entry of nothing")
            << QByteArray("UPDATE log SET removed = NOT removed WHERE NOT removed AND aggregate IN"
                          " (SELECT id FROM topic WHERE title = 'road'); DELETE FROM topic WHERE title = 'road'")
            << QByteArray("sync.audit.membership");
        QTest::newRow("a sum") << QByteArray("UPDATE bucket_sum SET row_sum = row_sum + 1") << QByteArray("sync.audit.sum");
        QTest::newRow("a sum that is gone") << QByteArray("DELETE FROM bucket_sum") << QByteArray("sync.audit.sum");
        QTest::newRow("the head's link") << QByteArray("DELETE FROM chain WHERE seq = 5") << QByteArray("sync.audit.chain");
        QTest::newRow("the first link") << QByteArray("DELETE FROM chain WHERE seq = 0") << QByteArray("sync.audit.chain");
        QTest::newRow("a link of no group") << QByteArray("UPDATE chain SET seq = 7 WHERE seq = 4")
                                            << QByteArray("sync.audit.chain");
        QTest::newRow("a receipt") << QByteArray("DELETE FROM receipt WHERE seq = 3") << QByteArray("sync.audit.receipts");
        QTest::newRow("one place twice") << QByteArray("UPDATE receipt SET seq = 2 WHERE seq = 3")
                                         << QByteArray("sync.audit.receipts");
    }
    void damageIsFound()
    {
        QFETCH(QByteArray, damage);
        QFETCH(QByteArray, finding);
        must(m_server->connection().runScript(damage));
        const StoreReport report = audit();
        QVERIFY(!report.isSound());
        const bool named = std::any_of(report.findings.begin(), report.findings.end(),
                                       [&finding](const Error &error) { return error.id() == finding; });
        QVERIFY2(named, report.findings.front().id().constData());
    }

    void soundStoreIsSound()
    {
        const StoreReport report = audit();
        QVERIFY2(report.isSound(), report.findings.empty() ? "" : report.findings.front().id().constData());
        QCOMPARE(report.receipts, qint64(5));
        QCOMPARE(report.links, qint64(5));
        // Two topics, a remark, an attention row.
        QCOMPARE(report.rows, qint64(4));
        QCOMPARE(report.head, must(headOf(m_server->connection())));
    }

    void commandsOfOtherContentMakeAnotherChain_data()
    {
        QTest::addColumn<QString>("title");
        QTest::addColumn<Outcome>("outcome");
        QTest::newRow("applied") << QStringLiteral("lamp") << Outcome::Applied;
        QTest::newRow("refused") << QStringLiteral("road") << Outcome::Refused;
    }
    void commandsOfOtherContentMakeAnotherChain()
    {
        QFETCH(QString, title);
        QFETCH(Outcome, outcome);
        // The rows that come of it are the same; its bytes are not.
        const auto chainWith = [&](const QByteArray &more) {
            TopicsServer server;
            server.run({server.arrival(topics::OpenTopic{QStringLiteral("road"), QStringLiteral("red")}, topicsPerson(1))});
            Arrival last = server.arrival(topics::OpenTopic{title, QStringLiteral("red")}, topicsPerson(1));
            last.bytes += more;
            if (server.run({last}).front().outcome != outcome)
                qFatal("it came to something else");
            return must(headOf(server.connection())).chain;
        };
        QCOMPARE(chainWith(" "), chainWith(" "));
        QVERIFY(chainWith(" ") != chainWith({}));
    }

    void onlyABackupOfThisHistoryMovesWhatIsDurable()
    {
        Connection &connection = m_server->connection();
        const Cursor head = must(headOf(connection));
        must(noteBackup(connection, Cursor{newUuid(Instant(9), m_random), 5, head.chain}));
        QCOMPARE(must(durableSeq(connection)), qint64(0));
        must(noteBackup(connection, head));
        QCOMPARE(must(durableSeq(connection)), qint64(5));
        must(noteBackup(connection, Cursor{head.epoch, 3, head.chain}));
        QCOMPARE(must(durableSeq(connection)), qint64(5));
    }

private:
    StoreReport audit()
    {
        const Transaction transaction = must(Transaction::begin(m_server->connection(), Connection::Access::Read));
        return must(auditStore(m_server->connection(), m_server->rules));
    }

    SeededRandom m_random{11};
    std::unique_ptr<TopicsServer> m_server;
};

QTEST_GUILESS_MAIN(AuditTest)
#include "audit_test.moc"
