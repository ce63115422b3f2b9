// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/limits.h"
#include "sync/support/pair.h"
#include "sync/wire/dictionary.h"
#include "sync/wire/packing.h"

#include <QtTest>

#include <functional>

using namespace peygir;
using namespace peygir::sync;
using namespace peygir::sync::testing;
using Kind = DeskEngine::RequestKind;

/// Goal: small bodies are packed with a dictionary where both sides have it, and as of old where one has not; never is a body
/// read wrongly, and no desk stands still because of it (ADR 24, SYNC 10).
class DictionaryTest : public QObject
{
    Q_OBJECT

    Registry m_registry = topics::registry();
    std::unique_ptr<TestServer> m_server;
    std::unique_ptr<TestDesk> m_desk;
    /// Kinds of what was said since the beginning, and whether request and answer were packed with a dictionary.
    struct Said
    {
        Kind kind;
        bool asked;
        bool answered;
    };
    std::vector<Said> m_said;

    /// What becomes of a body on its way; an error instead of an answer.
    std::function<QByteArray(Kind, QByteArray)> m_request = [](Kind, QByteArray body) { return body; };
    std::function<Result<QByteArray>(Kind, const QByteArray &request, QByteArray)> m_answer =
        [](Kind, const QByteArray &, QByteArray body) { return body; };

    void speak()
    {
        m_desk->engine().wantPull();
        for (int left = 100; left > 0; --left) {
            const auto request = m_desk->engine().next(m_desk->now).value();
            if (!request)
                return;
            const QByteArray body = m_request(request->kind, request->body);
            Result<QByteArray> answer = m_server->answer(m_desk->session(), request->kind, body);
            if (answer.ok())
                answer = m_answer(request->kind, body, *answer);
            m_said.push_back({request->kind, dictionaryOf(body) != 0, answer.ok() && dictionaryOf(*answer) != 0});
            const auto told = answer.ok() ? m_desk->engine().receive(request->kind, *answer, m_desk->now)
                                          : m_desk->engine().refused(request->kind, answer.error(), m_desk->now);
            QVERIFY2(told.ok(), told.ok() ? "" : told.error().id().constData());
        }
        QFAIL("the desk never comes to rest");
    }
    void write(const char *title)
    {
        m_desk->submit("OpenTopic", {{QStringLiteral("title"), QLatin1String(title)}, {QStringLiteral("room"), QStringLiteral("red")}});
        speak();
    }
    /// Of pushes and pulls.
    int packed(bool Said::*side) const
    {
        return int(std::count_if(m_said.begin(), m_said.end(), [side](const Said &said) { return said.*side; }));
    }
    void expectWhole()
    {
        QCOMPARE(m_desk->engine().status()->queue.waiting, 0);
        QCOMPARE(m_desk->engine().status()->mismatches, 0);
        const std::vector<qint64> buckets{topics::roomBucket(QStringLiteral("red")).id(),
                                          Bucket::person(m_desk->user.uuid().toAscii()).id()};
        QCOMPARE(m_desk->dump(), dumpRows(m_server->connection(), m_registry, &buckets));
    }

private Q_SLOTS:
    void init()
    {
        m_desk.reset();
        m_said.clear();
        m_request = [](Kind, QByteArray body) { return body; };
        m_answer = [](Kind, const QByteArray &, QByteArray body) { return body; };
        m_server = std::make_unique<TestServer>(m_registry);
        m_server->mayHold(user(1), {topics::roomBucket(QStringLiteral("red"))});
        m_desk = std::make_unique<TestDesk>(m_registry, *m_server, user(1), 1);
    }

    void aHelloIsReadByEveryServer()
    {
        speak();
        QCOMPARE(m_said.front().kind, Kind::Hello);
        QVERIFY(!m_said.front().asked);
        QVERIFY(!m_said.front().answered);
    }

    void aServerOfOldIsWrittenToAsOfOld()
    {
        m_answer = [](Kind kind, const QByteArray &, QByteArray body) -> Result<QByteArray> {
            if (kind != Kind::Hello)
                return body;
            HelloResponse hello = HelloResponse::decode(body).value();
            hello.dictionaries.clear();
            return hello.encoded();
        };
        write("lamp");
        QCOMPARE(packed(&Said::asked), 0);
        QCOMPARE(packed(&Said::answered), 0);
        expectWhole();
    }

    void aServerWhoseDictionariesAreAllNewerIsWrittenToAsOfOld()
    {
        m_answer = [](Kind kind, const QByteArray &, QByteArray body) -> Result<QByteArray> {
            if (kind != Kind::Hello)
                return body;
            HelloResponse hello = HelloResponse::decode(body).value();
            hello.dictionaries = {250};
            return hello.encoded();
        };
        write("lamp");
        QCOMPARE(packed(&Said::asked), 0);
        expectWhole();
    }

    void aServerWithMoreDictionariesThanAreReadIsStillUnderstood()
    {
        m_answer = [](Kind kind, const QByteArray &, QByteArray body) -> Result<QByteArray> {
            if (kind != Kind::Hello)
                return body;
            HelloResponse hello = HelloResponse::decode(body).value();
            for (quint32 number = 1000; number < 1100; ++number)
                hello.dictionaries.push_back(number);
            return hello.encoded();
        };
        speak();
        m_said.clear();
        write("lamp");
        QCOMPARE(packed(&Said::asked), int(m_said.size()));
        expectWhole();
    }

    void aDeskOfOldIsAnsweredAsOfOld()
    {
        m_request = [](Kind, QByteArray body) { return *unpacked(body, limits::requestBytes); };
        write("lamp");
        QCOMPARE(packed(&Said::answered), 0);
        expectWhole();
    }

    void bothSidesPackWhereBothHaveIt()
    {
        speak();
        m_said.clear();
        write("lamp");
        QCOMPARE(packed(&Said::asked), int(m_said.size()));
        QCOMPARE(packed(&Said::answered), int(m_said.size()));
        QVERIFY(m_said.size() >= 2);
        expectWhole();
    }

    /// Behind one address: one server says hello and knows the dictionary, another one gets the rest.
    void amongServersOfTwoAgesADeskGoesBackToWhatAllRead_data()
    {
        QTest::addColumn<QByteArray>("refusal");
        QTest::newRow("a server of last year") << QByteArray("sync.malformed");
        QTest::newRow("a server with other dictionaries") << QByteArray("sync.dictionary_unknown");
    }
    void amongServersOfTwoAgesADeskGoesBackToWhatAllRead()
    {
        QFETCH(QByteArray, refusal);
        m_answer = [refusal](Kind, const QByteArray &request, QByteArray body) -> Result<QByteArray> {
            return dictionaryOf(request) == 0 ? Result<QByteArray>(body) : Error(refusal);
        };
        write("lamp");
        QCOMPARE(packed(&Said::asked), 1);
        expectWhole();
        m_said.clear();
        m_desk->engine().disconnected();
        write("bell");
        QCOMPARE(packed(&Said::asked), 0);
        expectWhole();
    }
};

QTEST_GUILESS_MAIN(DictionaryTest)
#include "dictionary_test.moc"
