// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/wire/looks.h"

#include "base/limits.h"
#include "base/random.h"
#include "storage/migrations.h"
#include "storage/sqlite_connection.h"
#include "sync/desk/look_journal.h"

#include <QtTest>

using namespace peygir;
using namespace peygir::sync;

namespace {

const Uuid desk = *Uuid::parse(QByteArrayView("0190f3a0-7c1e-7abc-8def-0123456789ab"));
const Uuid record = *Uuid::parse(QByteArrayView("0190f3a0-7c1e-7abc-8def-0123456789ac"));

} // namespace

/// Goal: what was looked at is kept on the desk until the server has it, gathered, and read strictly.
class LooksTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        storage::SqliteOptions options;
        options.path = QStringLiteral(":memory:");
        m_connection = storage::openSqlite(options).value();
        QVERIFY(storage::migrate(*m_connection, storage::allMigrations().value(), storage::Side::Desk).ok());
        m_journal = std::make_unique<LookJournal>(*m_connection);
        QVERIFY(m_journal->load().ok());
    }

    void whatIsSentIsRead()
    {
        const LooksRequest request{desk,
                                   {aLook(1), {newUuid(Instant(2), m_random), Instant(2), LookAct::Exported, {},
                                               QStringLiteral("place.csv")}}};
        const auto read = LooksRequest::decode(request.encoded());
        QVERIFY(read.ok());
        QCOMPARE(read->looks.size(), size_t(2));
        QCOMPARE(read->looks[0].id, request.looks[0].id);
        QCOMPARE(read->looks[0].at, Instant(1));
        QVERIFY(read->looks[0].of == AggregateId({7, record}));
        QVERIFY(read->looks[1].act == LookAct::Exported);
        QVERIFY(!read->looks[1].of);
        QCOMPARE(read->looks[1].detail, QStringLiteral("place.csv"));
    }

    void whatIsNoLookIsRefused_data()
    {
        QTest::addColumn<QByteArray>("look");
        QTest::newRow("nothing") << QByteArray("{}");
        QTest::newRow("no such act") << aLine(R"("act":"guessed")");
        QTest::newRow("no id") << aLine(R"("id":7)");
        QTest::newRow("time is text") << aLine(R"("at":"now")");
        QTest::newRow("of nothing") << aLine(R"("of":"","kind":7)");
        QTest::newRow("negative kind") << aLine(R"("kind":-7)");
        QTest::newRow("a story") << aLine("\"detail\":\"" + QByteArray(limits::lookText + 1, 'x') + '"');
    }
    void whatIsNoLookIsRefused()
    {
        QFETCH(QByteArray, look);
        const auto body = [](const QByteArray &line) {
            return "{\"desk\":\"" + desk.toAscii() + "\",\"looks\":[" + line + "]}";
        };
        QVERIFY(LooksRequest::decode(body(aLine(R"("act":"opened")"))).ok());
        const auto read = LooksRequest::decode(body(look));
        QVERIFY(!read.ok());
        QCOMPARE(read.error().id(), QByteArray("sync.malformed"));
    }

    void moreThanOneRequestTakesIsRefused()
    {
        LooksRequest request{desk, std::vector<Look>(size_t(limits::looksPerRequest), aLook(1))};
        QVERIFY(LooksRequest::decode(request.encoded()).ok());
        request.looks.push_back(aLook(1));
        QVERIFY(!LooksRequest::decode(request.encoded()).ok());
    }

    void itIsSentWhenManyHaveGathered()
    {
        for (int n = 1; n < limits::looksGathered; ++n)
            QVERIFY(m_journal->add(aLook(n)).ok());
        QVERIFY(!m_journal->isDue(Instant(1000)));
        QVERIFY(m_journal->add(aLook(1000)).ok());
        QVERIFY(m_journal->isDue(Instant(1000)));
    }

    void itIsSentWhenTheFirstHasWaitedLongEnough()
    {
        QVERIFY(!m_journal->dueAt());
        QVERIFY(m_journal->add(aLook(1)).ok());
        QVERIFY(m_journal->add(aLook(2)).ok());
        const Instant due = Instant(1) + Milliseconds(limits::lookGathering);
        QVERIFY(!m_journal->isDue(due - Milliseconds(1)));
        QVERIFY(m_journal->isDue(due));
        // Also in the next program.
        LookJournal again(*m_connection);
        QVERIFY(again.load().ok());
        QVERIFY(again.isDue(due));
    }

    void onlyWhatTheServerHasIsForgotten()
    {
        for (int n = 0; n < limits::looksPerRequest + 3; ++n)
            QVERIFY(m_journal->add(aLook(n)).ok());
        const auto first = m_journal->oldest();
        QCOMPARE(first->size(), size_t(limits::looksPerRequest));
        QCOMPARE(first->front().at, Instant(0));
        QVERIFY(first->front().of == AggregateId({7, record}));
        QVERIFY(m_journal->forget(*first).ok());
        const auto rest = m_journal->oldest();
        QCOMPARE(rest->size(), size_t(3));
        QCOMPARE(rest->front().at, Instant(limits::looksPerRequest));
        QVERIFY(m_journal->forget(*rest).ok());
        QVERIFY(!m_journal->dueAt());
    }

private:
    Look aLook(qint64 at) { return {newUuid(Instant(at), m_random), Instant(at), LookAct::Opened, AggregateId{7, record}, {}}; }
    /// A right look in which `member` is as given.
    static QByteArray aLine(const QByteArray &member)
    {
        QJsonObject object{{QStringLiteral("id"), desk.toString()},
                           {QStringLiteral("at"), 5},
                           {QStringLiteral("act"), QStringLiteral("opened")},
                           {QStringLiteral("kind"), 7},
                           {QStringLiteral("of"), record.toString()}};
        const QJsonObject other = QJsonDocument::fromJson('{' + member + '}').object();
        for (auto at = other.begin(); at != other.end(); ++at)
            object.insert(at.key(), at.value());
        return QJsonDocument(object).toJson(QJsonDocument::Compact);
    }

    SeededRandom m_random{3};
    std::unique_ptr<storage::Connection> m_connection;
    std::unique_ptr<LookJournal> m_journal;
};

QTEST_GUILESS_MAIN(LooksTest)
#include "looks_test.moc"
