// SPDX-License-Identifier: GPL-3.0-or-later
#include "front/desk/unsent_errand.h"
#include "front/unit/topics_desk.h"
#include "sync/server/stranded.h"
#include "sync/support/pair.h"

#include <QDir>
#include <QTemporaryDir>
#include <QtTest>

using namespace peygir;
using namespace peygir::front;
using namespace peygir::front::testing;
using sync::DeskEngine;
using sync::testing::TestServer;

/// Goal: what one person leaves on a machine arrives by the next one who has a line there, and nothing lies there longer than it
/// has to (SYNC 16).
class UnsentWorkTest : public QObject
{
    Q_OBJECT

    /// One person at this machine.
    struct Person
    {
        UserId user;
        std::shared_ptr<ScriptedLine> line;
        std::unique_ptr<DeskWorker> worker;
    };

    Registry m_registry = topics::registry();
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<TestServer> m_server;
    std::unique_ptr<TestServer> m_other;
    HandClock m_clock;
    SeededRandom m_random{3};
    int m_topics = 0;

    QString unsent() const { return m_folder->filePath(QStringLiteral("unsent")); }
    QStringList files() const { return UnsentFolder(unsent()).names(); }
    /// Gives a new store the tables of the topics.
    static void prepare(const QString &folder)
    {
        if (QDir(folder).exists())
            return;
        const auto store = DeskStore::open(folder, inTheClear);
        const auto schema = storage::inDialect(topics::schema(), storage::Dialect::Sqlite);
        if (!store.ok() || !schema.ok() || !(*store)->connection().runScript(*schema).ok())
            qFatal("no store");
    }
    Person sitsDown(int number)
    {
        Person person{sync::testing::user(number), std::make_shared<ScriptedLine>(), nullptr};
        m_server->mayHold(person.user, {redRoom});
        const DeskSettings settings{.storeFolder = m_folder->filePath(QStringLiteral("store-%1").arg(number)),
                                    .policy = inTheClear,
                                    .user = person.user,
                                    .openTransport = [line = person.line]() -> Result<std::unique_ptr<DeskTransport>> {
                                        return std::unique_ptr<DeskTransport>(std::make_unique<ScriptedTransport>(line));
                                    },
                                    .witnessFolder = m_folder->filePath(QStringLiteral("codes")),
                                    .machine = "this machine",
                                    .unsentFolder = unsent()};
        prepare(settings.storeFolder);
        person.worker = std::make_unique<DeskWorker>(settings, DeskSurroundings{m_registry, m_random, m_clock, m_clock.after()});
        const auto opened = person.worker->open();
        if (!opened.ok())
            qFatal("%s", opened.error().id().constData());
        return person;
    }
    Result<QByteArray> answerTo(const Person &person, const ScriptedLine::Request &request)
    {
        if (request.path == "/v1/stranded")
            return answerToAnybody(request);
        return m_server->answer({person.user, person.worker->desk()}, kindOf(request.path), request.body);
    }
    Result<QByteArray> answerToAnybody(const ScriptedLine::Request &request)
    {
        TRY_LET(const sync::StrandedRequest asked, sync::StrandedRequest::decode(request.body));
        TRY_LET(const auto brought, sync::stranded::brought(m_server->connection(), asked, m_server->now));
        return sync::stranded::answered(brought, m_server->run(brought.arrivals)).encoded();
    }
    /// Until nothing more is asked.
    void serves(const Person &person)
    {
        const auto goesOn = [&person] { return !person.line->underWay.empty(); };
        while (QTest::qWaitFor(goesOn, 300))
            person.line->answer(answerTo(person, person.line->underWay.front()));
    }
    /// As the server answers nobody in particular.
    void servesNobody(ScriptedLine &line)
    {
        while (QTest::qWaitFor([&line] { return !line.underWay.empty(); }, 300)) {
            const auto &request = line.underWay.front();
            QCOMPARE(request.path, QByteArray("/v1/stranded"));
            QCOMPARE(request.token, QByteArray());
            line.answer(answerToAnybody(request));
        }
    }
    void leavesThree(int number)
    {
        Person person = sitsDown(number);
        person.worker->start("token");
        serves(person);
        person.worker->stop();
        for (int n = 0; n < 3; ++n)
            enters(person);
        person.worker->close();
    }
    std::unique_ptr<UnsentRounds> rounds(const std::shared_ptr<ScriptedLine> &line)
    {
        auto rounds = std::make_unique<UnsentRounds>(
            UnsentRounds::Settings{unsent(), [line]() -> Result<std::unique_ptr<DeskTransport>> {
                                       return std::unique_ptr<DeskTransport>(std::make_unique<ScriptedTransport>(line));
                                   }},
            std::make_shared<SeededRandom>(5), m_clock.after());
        rounds->begin();
        return rounds;
    }
    void enters(const Person &person)
    {
        const auto accepted = person.worker->submit(
            "OpenTopic", {{QStringLiteral("title"), QString::number(++m_topics)}, {QStringLiteral("room"), QStringLiteral("red")}});
        if (!accepted.ok())
            qFatal("%s", accepted.error().id().constData());
    }
    qint64 topics()
    {
        qint64 count = -1;
        const auto read = m_server->connection().each("SELECT COUNT(*) FROM topic", {}, [&count](const storage::RowView &view) {
            count = view.integer(0);
            return false;
        });
        return read.ok() ? count : -1;
    }

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_server = std::make_unique<TestServer>(m_registry);
        m_other = std::make_unique<TestServer>(m_registry);
        m_topics = 0;
    }

    void beforeTheFirstHelloNothingIsLaidDown()
    {
        Person sara = sitsDown(1);
        enters(sara);
        sara.worker->close();
        QCOMPARE(files().size(), 0);
    }

    void whatWaitsLiesThereUntilTheServerHasIt()
    {
        Person sara = sitsDown(1);
        sara.worker->start("token");
        serves(sara);
        enters(sara);
        m_clock.pass(DeskWorker::unsentTime);
        QTRY_COMPARE(files().size(), 1);
        serves(sara);
        QTRY_COMPARE(files().size(), 0);
        QCOMPARE(topics(), qint64(1));
    }

    void aProgramThatEndsLaysItDownAtOnce()
    {
        Person sara = sitsDown(1);
        sara.worker->start("token");
        serves(sara);
        sara.worker->stop();
        for (int n = 0; n < 3; ++n)
            enters(sara);
        sara.worker->close();
        QCOMPARE(files().size(), 3);
        for (const QString &name : files())
            QVERIFY(!UnsentFolder(unsent()).content(name)->contains("OpenTopic"));
    }

    void theNextOneSendsIt()
    {
        Person sara = sitsDown(1);
        sara.worker->start("token");
        serves(sara);
        sara.worker->stop();
        for (int n = 0; n < 3; ++n)
            enters(sara);
        sara.worker->close();

        Person omid = sitsDown(2);
        omid.worker->start("token");
        serves(omid);
        QCOMPARE(topics(), qint64(3));
        QTRY_COMPARE(files().size(), 0);
        // What the others see is asked for at once.
        QVERIFY(omid.line->paths.back() == "/v1/pull");

        Person back = sitsDown(1);
        back.worker->start("token");
        serves(back);
        QCOMPARE(topics(), qint64(3));
        QCOMPARE(back.worker->freshNews()->status.waiting, 0);
    }

    void aLineThatBreaksLeavesItThere()
    {
        Person sara = sitsDown(1);
        sara.worker->start("token");
        serves(sara);
        sara.worker->stop();
        enters(sara);
        sara.worker->close();
        Person omid = sitsDown(2);
        omid.worker->start("token");
        while (QTest::qWaitFor([&omid] { return !omid.line->underWay.empty(); }, 300)) {
            const auto &request = omid.line->underWay.front();
            if (request.path == "/v1/stranded")
                omid.line->fail("front.unreachable");
            else
                omid.line->answer(answerTo(omid, request));
        }
        QCOMPARE(files().size(), 1);
        QCOMPARE(topics(), qint64(0));
        QCOMPARE(omid.line->sent("/v1/stranded"), 1);
        m_clock.pass(DeskWorker::pollTime * 2);
        serves(omid);
        QCOMPARE(topics(), qint64(1));
    }

    void whereNobodyIsSignedInAllOfItIsSent()
    {
        leavesThree(1);
        leavesThree(2);
        const auto line = std::make_shared<ScriptedLine>();
        const auto nobody = rounds(line);
        servesNobody(*line);
        QCOMPARE(topics(), qint64(6));
        QCOMPARE(files().size(), 0);
        // What comes later is found by looking again.
        leavesThree(3);
        m_clock.pass(UnsentRounds::pause * 2);
        servesNobody(*line);
        QCOMPARE(topics(), qint64(9));
        QCOMPARE(files().size(), 0);
    }

    void withoutALineNobodySendsAndTriesAgain()
    {
        leavesThree(1);
        const auto line = std::make_shared<ScriptedLine>();
        const auto nobody = rounds(line);
        for (int tries = 1; tries <= 3; ++tries) {
            QTRY_COMPARE(line->sent("/v1/stranded"), tries);
            line->fail("front.unreachable");
            QCOMPARE(files().size(), 3);
            m_clock.pass(UnsentRounds::pause * 2);
        }
        servesNobody(*line);
        QCOMPARE(topics(), qint64(3));
        QCOMPARE(files().size(), 0);
    }

    void whatTheServerDoesNotTakeIsBroughtToItAgainLater()
    {
        leavesThree(1);
        const auto line = std::make_shared<ScriptedLine>();
        const auto nobody = rounds(line);
        QTRY_COMPARE(line->underWay.size(), size_t(1));
        // A server that has lost its disk knows nobody for a while.
        std::swap(m_server, m_other);
        for (int n = 0; n < 3; ++n)
            QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("left where it lies")));
        servesNobody(*line);
        std::swap(m_server, m_other);
        QCOMPARE(files().size(), 3);
        QCOMPARE(line->sent("/v1/stranded"), 1);
        // Not at each look; one that has not ended yet sets no alarm.
        for (int looks = 0; looks < 3 * UnsentRounds::looksUntilAll && line->underWay.empty(); ++looks) {
            m_clock.pass(UnsentRounds::pause * 2);
            QTest::qWait(20);
            QVERIFY(looks > UnsentRounds::looksUntilAll / 2 || line->underWay.empty());
        }
        servesNobody(*line);
        QCOMPARE(line->sent("/v1/stranded"), 2);
        QCOMPARE(topics(), qint64(3));
        QCOMPARE(files().size(), 0);
    }

    void whoSignsInEndsWhatNobodyHadBegun()
    {
        leavesThree(1);
        const auto line = std::make_shared<ScriptedLine>();
        auto nobody = rounds(line);
        QTRY_COMPARE(line->underWay.size(), size_t(1));
        // The server gets it, and the answer is not heard.
        const auto lost = answerToAnybody(line->underWay.front());
        QVERIFY(lost.ok());
        nobody.reset();
        m_clock.pass(UnsentRounds::pause * 2);
        QCOMPARE(line->sent("/v1/stranded"), 1);
        QCOMPARE(files().size(), 3);
        Person omid = sitsDown(2);
        omid.worker->start("token");
        serves(omid);
        QCOMPARE(topics(), qint64(3));
        QTRY_COMPARE(files().size(), 0);
    }

    void whatIsNoSuchFileStaysAndIsAskedForOnce()
    {
        QVERIFY(QDir().mkpath(unsent()));
        QFile strange(QDir(unsent()).filePath(QStringLiteral("zzz.sealed")));
        QVERIFY(strange.open(QIODevice::WriteOnly));
        strange.write("something else");
        strange.close();
        Person omid = sitsDown(2);
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("left where it lies.*zzz.*sync\\.malformed")));
        omid.worker->start("token");
        serves(omid);
        QCOMPARE(files(), QStringList{QStringLiteral("zzz.sealed")});
        QCOMPARE(omid.line->sent("/v1/stranded"), 0);
    }
};

QTEST_GUILESS_MAIN(UnsentWorkTest)
#include "unsent_work_test.moc"
