// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/server/looked_at.h"

#include "base/limits.h"
#include "base/random.h"
#include "support/databases/empty_database.h"
#include "sync/server/leadership.h"

#include <QtTest>

using namespace peygir;
using namespace peygir::sync;
using test::EmptyDatabase;
using test::idOf;
using test::must;

/// Goal: the journals of all desks are kept once, for as long as they are to be kept, and answer who has looked at what.
class LookedAtTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { test::addDatabaseRows(); }
    void init()
    {
        m_database = std::make_unique<EmptyDatabase>();
        m_connection = m_database->openMigrated();
        must(Leadership::establish(*m_connection, newUuid(Instant(1), m_random), QByteArray(32, 'k')));
        Leadership leadership(*m_connection, {"test", ""});
        QVERIFY(must(leadership.campaign(m_now)));
        m_token = leadership.token();
    }
    void cleanup()
    {
        m_connection.reset();
        m_database.reset();
    }

    void aLookIsKeptOnceHoweverOftenItComes()
    {
        const std::vector<Look> looks{aLook(m_case, 1), aLook(m_other, 2)};
        must(lookedAt().add(m_sara, m_desk, looks, m_now, m_token));
        must(lookedAt().add(m_sara, m_desk, looks, m_now, m_token));
        QCOMPARE(found({}), QStringList({QStringLiteral("sara case 1"), QStringLiteral("sara other 2")}));
    }

    void itAnswersByRecordByPersonAndByTime()
    {
        must(lookedAt().add(m_sara, m_desk, {aLook(m_case, 1), aLook(m_other, 2), aLook(m_case, 3)}, m_now, m_token));
        must(lookedAt().add(m_reza, m_desk, {aLook(m_case, 2)}, m_now, m_token));
        QCOMPARE(found({.aggregate = m_case}), QStringList({QStringLiteral("sara case 1"), QStringLiteral("reza case 2"),
                                                            QStringLiteral("sara case 3")}));
        QCOMPARE(found({.user = m_reza}), QStringList({QStringLiteral("reza case 2")}));
        QCOMPARE(found({.aggregate = m_case, .user = m_sara, .since = Instant(2)}),
                 QStringList({QStringLiteral("sara case 3")}));
    }

    void anExportIsOfNoRecord()
    {
        must(lookedAt().add(m_sara, m_desk,
                            {{newUuid(m_now, m_random), Instant(5), LookAct::Exported, {}, QStringLiteral("place.csv")}},
                            m_now, m_token));
        int seen = 0;
        must(lookedAt().each({}, [&](const LookedAt::Entry &entry) {
            ++seen;
            QVERIFY(entry.look.act == LookAct::Exported);
            QVERIFY(!entry.look.of);
            QCOMPARE(entry.look.detail, QStringLiteral("place.csv"));
            QCOMPARE(entry.desk, m_desk);
        }));
        QCOMPARE(seen, 1);
    }

    void aClockThatIsAheadIsNotBelieved()
    {
        must(lookedAt().add(m_sara, m_desk, {aLook(m_case, m_now.milliseconds() + 1000)}, m_now, m_token));
        must(lookedAt().each({}, [&](const LookedAt::Entry &entry) { QCOMPARE(entry.look.at, m_now); }));
    }

    void whoDoesNotLeadWritesNothing()
    {
        QCOMPARE(idOf(lookedAt().add(m_sara, m_desk, {aLook(m_case, 1)}, m_now, m_token + 1)), QByteArray("sync.not_leader"));
        QCOMPARE(found({}), QStringList());
    }

    void oldOnesAreForgotten()
    {
        must(lookedAt().add(m_sara, m_desk, {aLook(m_case, 1)}, m_now, m_token));
        const Instant later = m_now + Milliseconds(limits::looksLive);
        must(lookedAt().add(m_reza, m_desk, {aLook(m_case, 2)}, later, m_token));
        QCOMPARE(found({}).size(), 2);
        must(lookedAt().add(m_reza, m_desk, {}, later + Milliseconds(1), m_token));
        QCOMPARE(found({}), QStringList({QStringLiteral("reza case 2")}));
    }

private:
    LookedAt lookedAt() { return LookedAt(*m_connection); }
    Look aLook(const Uuid &record, qint64 at)
    {
        return {newUuid(Instant(at), m_random), Instant(at), LookAct::Opened, AggregateId{31, record}, {}};
    }
    QStringList found(const LookedAt::Question &question)
    {
        QStringList lines;
        must(lookedAt().each(question, [&](const LookedAt::Entry &entry) {
            lines << QStringLiteral("%1 %2 %3").arg(
                entry.user == m_sara ? QStringLiteral("sara") : QStringLiteral("reza"),
                entry.look.of->id == m_case ? QStringLiteral("case") : QStringLiteral("other"),
                QString::number(entry.look.at.milliseconds()));
        }));
        return lines;
    }

    SeededRandom m_random{3};
    const Instant m_now{1'790'000'000'000};
    const UserId m_sara{newUuid(m_now, m_random)};
    const UserId m_reza{newUuid(m_now, m_random)};
    const Uuid m_desk = newUuid(m_now, m_random);
    const Uuid m_case = newUuid(m_now, m_random);
    const Uuid m_other = newUuid(m_now, m_random);
    qint64 m_token = 0;
    std::unique_ptr<EmptyDatabase> m_database;
    std::unique_ptr<storage::Connection> m_connection;
};

QTEST_GUILESS_MAIN(LookedAtTest)
#include "looked_at_test.moc"
