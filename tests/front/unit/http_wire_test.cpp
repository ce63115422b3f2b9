// SPDX-License-Identifier: GPL-3.0-or-later
#include "front/server/http_wire.h"
#include "front/server/problem.h"

#include <QtTest>

using namespace peygir;
using namespace peygir::front;

namespace {

RequestHead headWith(std::vector<HttpHeader> headers)
{
    headers.push_back({"host", "127.0.0.1"});
    return {1, "POST", "/v1/push", std::move(headers)};
}

} // namespace

/// Goal: what two programs on the way could read in two ways is refused, an error has one form on the wire, and an
/// answer cannot be broken out of by its own header.
class HttpWireTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void ambiguousHeadersAreRefused_data()
    {
        QTest::addColumn<QByteArray>("name");
        QTest::addColumn<QByteArray>("first");
        QTest::addColumn<QByteArray>("second");
        QTest::newRow("two equal lengths") << QByteArray("content-length") << QByteArray("5") << QByteArray("5");
        QTest::newRow("a list of lengths") << QByteArray("content-length") << QByteArray("5, 5") << QByteArray();
        QTest::newRow("compressed chunks")
            << QByteArray("transfer-encoding") << QByteArray("gzip, chunked") << QByteArray();
        QTest::newRow("not quite chunked") << QByteArray("transfer-encoding") << QByteArray("xchunked") << QByteArray();
        QTest::newRow("chunked twice") << QByteArray("transfer-encoding") << QByteArray("chunked")
                                       << QByteArray("chunked");
        QTest::newRow("two hosts") << QByteArray("host") << QByteArray("elsewhere") << QByteArray();
        QTest::newRow("two tokens") << QByteArray("authorization") << QByteArray("Bearer a") << QByteArray("Bearer b");
        QTest::newRow("another expectation") << QByteArray("expect") << QByteArray("a miracle") << QByteArray();
    }
    void ambiguousHeadersAreRefused()
    {
        QFETCH(QByteArray, name);
        QFETCH(QByteArray, first);
        QFETCH(QByteArray, second);
        std::vector<HttpHeader> headers{{name, first}};
        if (!second.isEmpty())
            headers.push_back({name, second});
        const std::optional<Error> why = whyRefused(headWith(headers));
        QVERIFY(why);
        QCOMPARE(why->id(), QByteArray("front.malformed"));
    }

    void targetsOtherThanAPathAreRefused_data()
    {
        QTest::addColumn<QByteArray>("target");
        QTest::newRow("a whole address") << QByteArray("https://elsewhere/v1/push");
        QTest::newRow("asterisk") << QByteArray("*");
        QTest::newRow("fragment") << QByteArray("/v1/push#here");
        QTest::newRow("backslash") << QByteArray("/v1\\push");
        QTest::newRow("not ASCII") << QByteArray("/v1/\xd8\xa7");
    }
    void targetsOtherThanAPathAreRefused()
    {
        QFETCH(QByteArray, target);
        RequestHead head = headWith({});
        head.target = target;
        QVERIFY(whyRefused(head));
    }

    void anOrdinaryHeadIsAccepted()
    {
        QVERIFY(!whyRefused(headWith({{"content-length", "5"}, {"authorization", "Bearer abc"}})));
        QVERIFY(!whyRefused(headWith({{"transfer-encoding", "chunked"}})));
    }

    void onlyAWellFormedTokenIsGiven_data()
    {
        QTest::addColumn<QByteArray>("value");
        QTest::addColumn<QByteArray>("token");
        QTest::newRow("none") << QByteArray() << QByteArray();
        QTest::newRow("another scheme") << QByteArray("Basic YTpi") << QByteArray();
        QTest::newRow("empty") << QByteArray("Bearer  ") << QByteArray();
        QTest::newRow("two words") << QByteArray("Bearer a b") << QByteArray();
        QTest::newRow("good") << QByteArray("Bearer a.b-c_1") << QByteArray("a.b-c_1");
        QTest::newRow("small letters") << QByteArray("bearer abc") << QByteArray("abc");
    }
    void onlyAWellFormedTokenIsGiven()
    {
        QFETCH(QByteArray, value);
        QFETCH(QByteArray, token);
        HttpRequest request;
        if (!value.isNull())
            request.headers.push_back({"authorization", value});
        QCOMPARE(request.bearerToken().value_or(QByteArray()), token);
    }

    void theQueryIsSplitFromThePath()
    {
        RequestHead head = headWith({});
        head.target = "/v1/blob?from=7?";
        const HttpRequest request = requestOf(head, "::1");
        QCOMPARE(request.path, QByteArray("/v1/blob"));
        QCOMPARE(request.query, QByteArray("from=7?"));
        QCOMPARE(request.peerAddress, QByteArray("::1"));
        QVERIFY(request.header("cookie").isNull());
    }

    void theLastWordOfAnErrorDecidesTheStatus_data()
    {
        QTest::addColumn<QByteArray>("id");
        QTest::addColumn<int>("status");
        QTest::newRow("not signed in") << QByteArray("access.unauthorized") << 401;
        QTest::newRow("unknown case") << QByteArray("cases.unknown") << 404;
        QTest::newRow("fork") << QByteArray("sync.fork") << 409;
        QTest::newRow("old cursor") << QByteArray("sync.cursor_expired") << 410;
        QTest::newRow("too large") << QByteArray("front.body_too_large") << 413;
        QTest::newRow("busy") << QByteArray("sync.overloaded") << 503;
        QTest::newRow("anything else") << QByteArray("cases.closed") << 400;
    }
    void theLastWordOfAnErrorDecidesTheStatus()
    {
        QFETCH(QByteArray, id);
        QFETCH(int, status);
        QCOMPARE(statusOf(Error(id)), status);
    }

    void anErrorHasOneFormOnTheWire()
    {
        const HttpResponse response = problemDocument(Error("sync.overloaded").with(QStringLiteral("retryAfter"), 7));
        QCOMPARE(response.status, 503);
        QCOMPARE(response.contentType, QByteArray("application/json"));
        QCOMPARE(response.body, QByteArray(R"({"error":{"id":"sync.overloaded","values":{"retryAfter":7}}})"));
        QVERIFY(responseHead(response, true).contains("\r\nRetry-After: 7\r\n"));
    }

    void anAnswerWithoutContentSaysNoLength()
    {
        QVERIFY(!responseHead({204, {}, {}, {}}, true).contains("Content-Length"));
        QVERIFY(responseHead({200, {}, {}, {}}, false).contains("\r\nContent-Length: 0\r\n"));
        QVERIFY(responseHead({200, {}, {}, {}}, false).endsWith("\r\nConnection: close\r\n\r\n"));
    }
};

QTEST_GUILESS_MAIN(HttpWireTest)
#include "http_wire_test.moc"
