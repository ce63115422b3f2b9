// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/support/pair.h"
#include "sync/wire/packing.h"

#include <QtTest>

using namespace peygir;
using namespace peygir::sync;
using namespace peygir::sync::testing;
using Kind = DeskEngine::RequestKind;

namespace {

const Bucket red = topics::roomBucket(QStringLiteral("red"));
const Bucket blue = topics::roomBucket(QStringLiteral("blue"));
const QByteArray changedTopic = R"("changed":{"topic":[)";
const QByteArray wholeTopic = R"("tables":{"topic":)";

} // namespace

/// Goal: of a row that a desk has it is sent what changed alone, and its base is that of the server all the same; where the desk
/// has another row than that from which it changed, it gets the whole row and never a wrong one (ADR 24, SYNC 4, 17).
class ChangedRowsTest : public QObject
{
    Q_OBJECT

    Registry m_registry = topics::registry();
    std::unique_ptr<TestServer> m_server;
    std::unique_ptr<TestDesk> m_author;
    std::unique_ptr<TestDesk> m_reader;
    Uuid m_lamp{Uuid::Bytes{}};

    Uuid open(const char *title)
    {
        const Uuid command = m_author->submit("OpenTopic", {{QStringLiteral("title"), QLatin1String(title)},
                                                            {QStringLiteral("room"), QStringLiteral("red")}});
        m_author->synchronise();
        return derivedUuid(command, "topic");
    }
    void give(const char *kind, QJsonObject arguments = {})
    {
        arguments.insert(QStringLiteral("topic"), m_lamp.toString());
        m_author->submit(kind, arguments);
        m_author->synchronise();
    }
    /// All that the desk was told until it is quiet, as text. `tables`: what its program says that it has.
    enum class Says { ItsTables, Nothing, Others };
    QByteArray pull(TestDesk &desk, Says says = Says::ItsTables)
    {
        QByteArray told;
        desk.engine().wantPull();
        while (const auto request = desk.engine().next(desk.now).value()) {
            QByteArray body = request->body;
            if (request->kind == Kind::Pull && says != Says::ItsTables) {
                PullRequest pull = PullRequest::decode(body).value();
                pull.tables = says == Says::Others ? std::optional(qint64(5)) : std::nullopt;
                body = pull.encoded();
            }
            const QByteArray answer = m_server->answer(desk.session(), request->kind, body).value();
            told += unpacked(answer, limits::pageBytes).value() + '\n';
            desk.engine().receive(request->kind, answer, desk.now).value();
        }
        return told;
    }
    void expectWhole(TestDesk &desk)
    {
        QCOMPARE(desk.engine().status()->mismatches, 0);
        const std::vector<qint64> buckets{red.id(), blue.id(), Bucket::person(desk.user.uuid().toAscii()).id()};
        QCOMPARE(desk.dump(), dumpRows(m_server->connection(), m_registry, &buckets));
    }
    void spoil(const QByteArray &sql) { QVERIFY(m_reader->connection().run(sql).ok()); }

private Q_SLOTS:
    void init()
    {
        m_author.reset();
        m_reader.reset();
        m_server = std::make_unique<TestServer>(m_registry);
        for (const int who : {1, 2, 3})
            m_server->mayHold(user(who), {red, blue});
        m_author = std::make_unique<TestDesk>(m_registry, *m_server, user(1), 1);
        m_reader = std::make_unique<TestDesk>(m_registry, *m_server, user(2), 2);
        m_author->synchronise();
        m_lamp = open("lamp");
        m_reader->synchronise();
    }

    void aDeskThatHasLostTheRowGetsItWhole()
    {
        spoil("DELETE FROM topic");
        give("CloseTopic");
        const QByteArray told = pull(*m_reader);
        QVERIFY(told.contains(changedTopic));
        QVERIFY2(told.contains(wholeTopic), told);
        expectWhole(*m_reader);
    }

    void aDeskWhoseRowIsAnotherGetsItWhole()
    {
        spoil("UPDATE topic SET title = 'bell'");
        give("CloseTopic");
        const QByteArray told = pull(*m_reader);
        QVERIFY(told.contains(changedTopic));
        QVERIFY2(told.contains(wholeTopic), told);
        expectWhole(*m_reader);
    }

    void untilItIsWholeTheRowIsWhatItWas()
    {
        spoil("UPDATE topic SET title = 'bell'");
        give("CloseTopic");
        m_reader->engine().wantPull();
        const auto request = m_reader->engine().next(m_reader->now).value();
        QVERIFY(request && request->kind == Kind::Pull);
        const QByteArray answer = m_server->answer(m_reader->session(), Kind::Pull, request->body).value();
        m_reader->engine().receive(Kind::Pull, answer, m_reader->now).value();
        bool isClosed = true;
        QVERIFY(m_reader->connection()
                    .each("SELECT closed FROM topic", {}, [&isClosed](const storage::RowView &view) { return isClosed = view.boolean(0); })
                    .ok());
        QVERIFY(!isClosed);
        QCOMPARE(m_reader->engine().status()->mismatches, 1);
    }

    void rowsAreWholeForAProgramThatSaysNothing_data()
    {
        QTest::addColumn<int>("says");
        QTest::newRow("an older one") << int(Says::Nothing);
        QTest::newRow("one with other tables") << int(Says::Others);
    }
    void rowsAreWholeForAProgramThatSaysNothing()
    {
        QFETCH(int, says);
        give("CloseTopic");
        const QByteArray told = pull(*m_reader, Says(says));
        QVERIFY(!told.contains(changedTopic));
        QVERIFY(told.contains(wholeTopic));
        expectWhole(*m_reader);
    }

    void rowsAreWholeAfterAStart()
    {
        give("CloseTopic");
        m_server->recent.forget();
        m_server->pages = PageMemory(1024 * 1024);
        QVERIFY(!pull(*m_reader).contains(changedTopic));
        expectWhole(*m_reader);
    }

    void whatMovesInOrIsNewIsWhole()
    {
        give("MoveTopic", {{QStringLiteral("room"), QStringLiteral("blue")}});
        open("bell");
        QVERIFY(!pull(*m_reader).contains(changedTopic));
        expectWhole(*m_reader);
    }

    void aDeskThatHasTheRowIsSentWhatChanged()
    {
        give("CloseTopic");
        const QByteArray told = pull(*m_reader);
        QVERIFY(told.contains(changedTopic));
        QVERIFY(!told.contains(wholeTopic));
        QVERIFY(!told.contains("\"title\""));
        QVERIFY2(told.contains("{\"closed\":true}"), told);
        expectWhole(*m_reader);
    }

    void whatWaitsOnTheRowIsDecidedOnWhatCame()
    {
        m_reader->submit("AddRemark", {{QStringLiteral("topic"), m_lamp.toString()}, {QStringLiteral("words"), QStringLiteral("dark")}});
        give("CloseTopic");
        QVERIFY(pull(*m_reader).contains(changedTopic));
        expectWhole(*m_reader);
        QCOMPARE(m_reader->engine().status()->queue.waiting, 0);
    }

    /// The page begins before the change that one of both has already.
    void aKeptPageIsForDesksBehindItsBeginning()
    {
        m_server->pages.tick(m_reader->engine().status()->cursor->seq);
        TestDesk other(m_registry, *m_server, user(3), 3);
        other.synchronise();
        give("CloseTopic");
        QVERIFY(pull(*m_reader).contains(changedTopic));
        open("bell");
        for (TestDesk *const desk : {m_reader.get(), &other}) {
            QVERIFY(pull(*desk).contains(changedTopic));
            expectWhole(*desk);
        }
    }

    void whatIsKeptForOneFormIsNotServedInTheOther()
    {
        m_server->pages.tick(m_reader->engine().status()->cursor->seq);
        TestDesk other(m_registry, *m_server, user(3), 3);
        other.synchronise();
        give("CloseTopic");
        QVERIFY(pull(*m_reader).contains(changedTopic));
        QVERIFY(!pull(other, Says::Nothing).contains(changedTopic));
        expectWhole(other);
    }
};

QTEST_GUILESS_MAIN(ChangedRowsTest)
#include "changed_rows_test.moc"
