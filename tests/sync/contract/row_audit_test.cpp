// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/server/row_audit.h"
#include "sync/support/topics_server.h"

using namespace peygir;
using namespace peygir::sync;
using sync::testing::TopicsServer;
using sync::testing::topicsPerson;
using test::must;

/// Goal: a cell that is not what was written is found by small steps, whatever is written between them, and nothing else is
/// (SYNC 17).
class RowAuditTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { test::addDatabaseRows(); }

    void init()
    {
        m_server = std::make_unique<TopicsServer>();
        for (int n = 0; n < 30; ++n)
            open(n);
        m_audit = std::make_unique<RowAudit>(m_server->connection(), m_server->rules);
    }
    void cleanup()
    {
        m_audit.reset();
        m_server.reset();
    }

    void changedCellIsFound_data()
    {
        QTest::addColumn<QByteArray>("damage");
        QTest::newRow("a word") << QByteArray("UPDATE topic SET title = 'topic 170' WHERE title = 'topic 17'");
        QTest::newRow("a word that is gone") << QByteArray("UPDATE topic SET title = '' WHERE title = 'topic 17'");
        QTest::newRow("a hash") << QByteArray("UPDATE topic SET hash = hash + 1 WHERE title = 'topic 17'");
    }
    void changedCellIsFound()
    {
        QFETCH(QByteArray, damage);
        const Uuid changed = topic(17);
        must(m_server->connection().runScript(damage));
        const auto findings = walk();
        QCOMPARE(findings.size(), size_t(1));
        QCOMPARE(findings.front().table, QByteArray("topic"));
        QVERIFY(findings.front().id == changed);
        // And again, as long as it is so.
        QCOMPARE(walk().size(), size_t(1));
    }

    void idThatIsNoneIsFoundAndStopsNothing_data()
    {
        QTest::addColumn<QByteArray>("damage");
        QTest::newRow("a short id") << QByteArray("UPDATE topic SET aggregate = x'01' WHERE title = 'topic 17'");
        QTest::newRow("an id that is none") << QByteArray("UPDATE topic SET id = x'01' WHERE title = 'topic 17'");
    }
    void idThatIsNoneIsFoundAndStopsNothing()
    {
        QFETCH(QByteArray, damage);
        if (m_server->connection().dialect() != storage::Dialect::Sqlite)
            QSKIP("a PostgreSQL column holds its own kind only");
        must(m_server->connection().runScript(damage));
        must(m_server->connection().runScript("UPDATE topic SET title = 'another' WHERE title = 'topic 29'"));
        QCOMPARE(walk().size(), size_t(2));
        QCOMPARE(walk().size(), size_t(2));
    }

    void tableThatCannotBeReadIsLeftForTheNextOne()
    {
        must(m_server->connection().runScript("ALTER TABLE topic RENAME TO away"));
        while (m_audit->step(50).ok()) {
        }
        const auto left = m_audit->leaveTable();
        QCOMPARE(left.findings.size(), size_t(1));
        QCOMPARE(left.findings.front().table, QByteArray("topic"));
        bool isLast = left.isLast;
        for (int steps = 0; !isLast && steps < 100; ++steps)
            isLast = must(m_audit->step(50)).isLast;
        QVERIFY(isLast);
        must(m_server->connection().runScript("ALTER TABLE away RENAME TO topic"));
    }

    void aStepIsNoLargerThanWasAskedFor()
    {
        must(m_server->connection().runScript("UPDATE topic SET title = 'another' WHERE title = 'topic 29'"));
        int rows = 0;
        int steps = 0;
        size_t found = 0;
        for (bool isLast = false; !isLast; ++steps) {
            const auto step = must(m_audit->step(7));
            QVERIFY(step.rows <= 7);
            rows += step.rows;
            found += step.findings.size();
            isLast = step.isLast;
        }
        QCOMPARE(rows, 30);
        QVERIFY(steps >= 5);
        QCOMPARE(found, size_t(1));
    }

    void nothingIsFoundWhereNothingWasChanged()
    {
        QCOMPARE(walk().size(), size_t(0));
        // Also not of what is written while it looks.
        for (int n = 30; n < 60; ++n) {
            open(n);
            m_server->run({m_server->arrival(topics::MoveTopic{topics::TopicId(topic(n - 20)), QStringLiteral("blue")}, topicsPerson(1))});
            QCOMPARE(must(m_audit->step(3)).findings.size(), size_t(0));
        }
        QCOMPARE(walk().size(), size_t(0));
    }

    void afterAFailureItGoesOnWhereItWas()
    {
        must(m_server->connection().runScript("UPDATE topic SET title = 'another' WHERE title = 'topic 0'"));
        must(m_server->connection().runScript("ALTER TABLE topic RENAME TO away"));
        while (m_audit->step(50).ok()) {
        }
        must(m_server->connection().runScript("ALTER TABLE away RENAME TO topic"));
        QCOMPARE(walk().size(), size_t(1));
    }

private:
    void open(int n)
    {
        m_server->run({m_server->arrival(topics::OpenTopic{QStringLiteral("topic %1").arg(n), QStringLiteral("red")}, topicsPerson(1))});
    }
    Uuid topic(int n)
    {
        std::optional<Uuid> id;
        must(m_server->connection().each("SELECT id FROM topic WHERE title = 'topic " + QByteArray::number(n) + "'", {},
                                         [&id](const storage::RowView &view) {
                                             id = view.uuid(0);
                                             return false;
                                         }));
        return *id;
    }
    /// To the end of a walk.
    std::vector<RowAudit::Finding> walk()
    {
        std::vector<RowAudit::Finding> found;
        for (;;) {
            const auto step = must(m_audit->step(10));
            found.insert(found.end(), step.findings.begin(), step.findings.end());
            if (step.isLast)
                return found;
        }
    }

    std::unique_ptr<TopicsServer> m_server;
    std::unique_ptr<RowAudit> m_audit;
};

QTEST_GUILESS_MAIN(RowAuditTest)
#include "row_audit_test.moc"
