// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/wire/query.h"

#include "base/limits.h"
#include "sync/wire/message_reader.h"
#include "sync/wire/packing.h"

#include <QtTest>

using namespace peygir;
using namespace peygir::sync;

namespace {

const Uuid desk = *Uuid::parse(QByteArrayView("0190f3a0-7c1e-7abc-8def-0123456789ab"));

} // namespace

/// Goal: a question for the server and its answer are read as they were written, and what only looks like one is not
/// (SYNC, "The wire").
class QueryTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsNoQuestionIsRefused_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QByteArray>("error");
        const QByteArray malformed("sync.malformed");
        QTest::newRow("empty") << QByteArray() << malformed;
        QTest::newRow("no object") << QByteArray("[1,2]") << malformed;
        QTest::newRow("nothing in it") << QByteArray("{}") << malformed;
        QTest::newRow("desk is a number") << QByteArray(R"({"desk":5,"query":"case","arguments":{}})") << malformed;
        QTest::newRow("name is a list")
            << QByteArray(R"({"desk":"0190f3a0-7c1e-7abc-8def-0123456789ab","query":["case"],"arguments":{}})")
            << malformed;
        QTest::newRow("arguments are text")
            << QByteArray(R"({"desk":"0190f3a0-7c1e-7abc-8def-0123456789ab","query":"case","arguments":"x"})")
            << malformed;
        QTest::newRow("noise in a frame") << QByteArray("\x28\xb5\x2f\xfd\x00\xff\xff", 7) << malformed;
        QTest::newRow("too much") << QByteArray(limits::queryBytes + 1, '[') << QByteArray("sync.too_large");
        QTest::newRow("little that unpacks to too much")
            << packed(QByteArray(limits::queryBytes + 1, ' ')) << QByteArray("sync.too_large");
    }
    void whatIsNoQuestionIsRefused()
    {
        QFETCH(QByteArray, body);
        QFETCH(QByteArray, error);
        const auto request = QueryRequest::decode(body);
        QVERIFY(!request.ok());
        QCOMPARE(request.error().id(), error);
    }

    void whatIsNoAnswerIsRefused()
    {
        for (const QByteArray &body : {QByteArray(), QByteArray("{}"), QByteArray("{}\n{}"), QByteArray("\n"),
                                       QByteArray("{\"serverTime\":\"noon\"}\n{}"),
                                       withTail({{QStringLiteral("serverTime"), 5}, {QStringLiteral("told"), 5}}, "\n{}")}) {
            const auto response = QueryResponse::decode(body);
            QVERIFY2(!response.ok(), body.constData());
            QCOMPARE(response.error().id(), QByteArray("sync.malformed"));
        }
    }

    void questionIsReadAsItWasWritten()
    {
        const QJsonObject arguments{{QStringLiteral("code"), QStringLiteral("1000000017")}};
        const auto request = QueryRequest::decode(QueryRequest{desk, caseQuery, arguments}.encoded());
        QVERIFY(request.ok());
        QCOMPARE(request->desk, desk);
        QCOMPARE(request->name, QByteArray(caseQuery));
        QCOMPARE(request->arguments, arguments);
    }

    void answerIsReadAsItWasWritten()
    {
        for (const qsizetype size : {0, 20, 100'000}) {
            const QByteArray page(size, 'x');
            const auto response = QueryResponse::decode(QueryResponse{Instant(1'795'000'000'123), page}.encoded());
            QVERIFY(response.ok());
            QCOMPARE(response->serverTime, Instant(1'795'000'000'123));
            QCOMPARE(response->page, page);
            QVERIFY(response->told.isEmpty());
        }
    }

    void whatIsToldBesideTheRowsIsReadAsItWasWritten()
    {
        const QJsonObject told{{QStringLiteral("years"), QJsonArray{1405, 1404}}};
        const auto response = QueryResponse::decode(QueryResponse{Instant(5), QByteArray("{}"), told}.encoded());
        QVERIFY(response.ok());
        QCOMPARE(response->told, told);
    }
};

QTEST_GUILESS_MAIN(QueryTest)
#include "query_test.moc"
