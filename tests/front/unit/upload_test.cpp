// SPDX-License-Identifier: GPL-3.0-or-later
#include "front/server/http_server.h"

#include "front/unit/front_support.h"

#include <mutex>

using namespace peygir;
using namespace peygir::front;

/// What the program saw of uploads.
struct Seen
{
    std::mutex mutex;
    QByteArray bytes;
    qsizetype largestPiece = 0;
    int finished = 0;
    int gone = 0;

    template <class T>
    T read(T Seen::*member)
    {
        const std::lock_guard lock(mutex);
        return this->*member;
    }
};

namespace {

QByteArray put(const QByteArray &path, const QByteArray &headers, const QByteArray &body)
{
    return "PUT " + path + " HTTP/1.1\r\nHost: a\r\n" + headers + "\r\n" + body;
}

QByteArray length(qsizetype size) { return "Content-Length: " + QByteArray::number(size) + "\r\n"; }

class Sink final : public BodySink
{
public:
    Sink(std::shared_ptr<Seen> seen, qsizetype most)
        : m_seen(std::move(seen))
        , m_most(most)
    {}
    ~Sink() override
    {
        const std::lock_guard lock(m_seen->mutex);
        ++m_seen->gone;
    }
    Result<void> take(QByteArrayView piece) override
    {
        const std::lock_guard lock(m_seen->mutex);
        if (m_seen->bytes.size() + piece.size() > m_most)
            return Error("test.too_large");
        m_seen->bytes += piece;
        m_seen->largestPiece = std::max(m_seen->largestPiece, piece.size());
        return {};
    }
    void finish(const Responder &respond) override
    {
        const std::lock_guard lock(m_seen->mutex);
        ++m_seen->finished;
        respond({201, {}, {}, {}});
    }

private:
    std::shared_ptr<Seen> m_seen;
    qsizetype m_most;
};

class Source final : public BodySource
{
public:
    explicit Source(QByteArray bytes)
        : m_bytes(std::move(bytes))
    {}
    qint64 size() const override { return m_bytes.size(); }
    Result<QByteArray> read(qsizetype most) override
    {
        const QByteArray piece = m_bytes.mid(m_at, most);
        m_at += piece.size();
        return piece;
    }

private:
    QByteArray m_bytes;
    qsizetype m_at = 0;
};

QByteArray manyBytes(qsizetype size)
{
    QByteArray bytes(size, Qt::Uninitialized);
    for (qsizetype i = 0; i < size; ++i)
        bytes[i] = char(i * 31 + i / 251);
    return bytes;
}

} // namespace

/// Goal: bodies of any size go through in pieces, and whoever sends them slowly, without a name or for ever disturbs
/// nobody (SYNC 20, PLATFORM: slow and hostile peers).
class UploadTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_seen = std::make_shared<Seen>();
        m_opening = [this](const HttpRequest &) { return UploadOpening{std::make_shared<Sink>(m_seen, 100'000'000)}; };
    }

    void largerThanTheLimitIsRefusedBeforeItIsRead()
    {
        const auto server = listen();
        RawClient client(server->port());
        const RawAnswer answer = client.ask(put("/v1/blob/x", length(10'000'001), "begin"));
        QCOMPARE(answer.status, 413);
        QCOMPARE(m_seen->read(&Seen::bytes), QByteArray());
    }

    void chunksEndAtTheLimitToo()
    {
        const auto server = listen();
        RawClient client(server->port());
        client.send(put("/v1/blob/x", "Transfer-Encoding: chunked\r\n", "989681\r\nbegin"));
        QCOMPARE(client.receive().status, 413);
    }

    void otherPathsKeepTheSmallLimit()
    {
        const auto server = listen();
        RawClient client(server->port());
        QCOMPARE(client.ask(put("/v1/other", length(3'000'000), "x")).status, 413);
        QCOMPARE(RawClient(server->port()).ask(post(length(3'000'000), "x")).status, 413);
    }

    void refusedUploadIsNotRead()
    {
        m_opening = [](const HttpRequest &) { return UploadOpening{nullptr, {403, {}, "no", {}}}; };
        const auto server = listen();
        RawClient client(server->port());
        const RawAnswer answer = client.ask(put("/v1/blob/x", length(5'000'000), QByteArray(100'000, 'x')));
        QCOMPARE(answer.status, 403);
        QCOMPARE(answer.body, QByteArray("no"));
        QVERIFY(client.closedAfter() >= 0);
    }

    void sinkThatTakesNoMoreEndsTheRequest()
    {
        m_opening = [this](const HttpRequest &) { return UploadOpening{std::make_shared<Sink>(m_seen, 200'000)}; };
        const auto server = listen();
        RawClient client(server->port());
        client.send(put("/v1/blob/x", length(3'000'000), QByteArray(3'000'000, 'x')));
        const RawAnswer answer = client.receive();
        QCOMPARE(answer.status, 413);
        QVERIFY(answer.body.contains("test.too_large"));
        QCOMPARE(m_seen->read(&Seen::finished), 0);
    }

    void slowSenderIsDroppedAndWhatHeSentIsKept()
    {
        const auto server = listen([](ServerOptions &options) { options.limits.pieceTime = brief; });
        RawClient client(server->port());
        QVERIFY(client.isReady());
        client.send(put("/v1/blob/x", length(1'000'000), "begin"));
        QVERIFY(client.closedAfter() >= 0);
        QTRY_COMPARE(m_seen->read(&Seen::bytes), QByteArray("begin"));
        QTRY_COMPARE(m_seen->read(&Seen::gone), 1);
        QCOMPARE(m_seen->read(&Seen::finished), 0);
    }

    void dripOfBytesIsNoLineEither()
    {
        const auto server = listen([](ServerOptions &options) { options.limits.pieceTime = brief; });
        RawClient client(server->port());
        QVERIFY(client.isReady());
        client.send(put("/v1/blob/x", length(1'000'000), {}));
        QElapsedTimer timer;
        timer.start();
        while (client.socket().state() == QAbstractSocket::ConnectedState && timer.elapsed() < 5000) {
            client.send("x");
            client.socket().waitForReadyRead(20);
        }
        QVERIFY2(timer.elapsed() < 5000, "kept the connection by one byte at a time");
    }

    void cutInTheMiddleKeepsWhatCame()
    {
        const auto server = listen();
        const QByteArray bytes = manyBytes(500'000);
        {
            RawClient client(server->port());
            QVERIFY(client.isReady());
            client.send(put("/v1/blob/x", length(1'000'000), bytes));
            client.hangUp();
        }
        QTRY_COMPARE(m_seen->read(&Seen::gone), 1);
        QCOMPARE(m_seen->read(&Seen::bytes), bytes);
        QCOMPARE(m_seen->read(&Seen::finished), 0);
    }

    void tooManyAtOnceAreToldToComeBack()
    {
        const auto server = listen([](ServerOptions &options) { options.limits.uploads = 1; });
        RawClient first(server->port());
        QVERIFY(first.isReady());
        first.send(put("/v1/blob/x", length(1'000'000), QByteArray(100'000, 'x')));
        QTRY_VERIFY(!m_seen->read(&Seen::bytes).isEmpty());
        RawClient second(server->port());
        const RawAnswer answer = second.ask(put("/v1/blob/y", length(5), "12345"));
        QCOMPARE(answer.status, 503);
        QCOMPARE(answer.header("Retry-After"), QByteArray("1"));
    }

    void wholeBodyComesInSmallPieces()
    {
        const auto server = listen();
        RawClient client(server->port());
        const QByteArray bytes = manyBytes(9'000'000);
        client.send(put("/v1/blob/x", length(bytes.size()), bytes));
        QCOMPARE(client.receive().status, 201);
        QVERIFY(m_seen->read(&Seen::bytes) == bytes);
        QVERIFY2(m_seen->read(&Seen::largestPiece) <= 128 * 1024, "held more of the body than it had to");
        // The connection goes on.
        QCOMPARE(client.ask(put("/v1/blob/x", length(1), "x")).status, 201);
        QCOMPARE(client.ask(get("/")).status, 200);
    }

    void emptyBodyIsWholeAtOnce()
    {
        const auto server = listen();
        RawClient client(server->port());
        QCOMPARE(client.ask(put("/v1/blob/x", length(0), {})).status, 201);
    }

    void bodyThatIsWaitedForIsAskedFor()
    {
        const auto server = listen();
        RawClient client(server->port());
        client.send(put("/v1/blob/x", length(5) + "Expect: 100-continue\r\n", {}));
        QCOMPARE(client.receive(false).status, 100);
        QCOMPARE(client.ask("12345").status, 201);
        QCOMPARE(m_seen->read(&Seen::bytes), QByteArray("12345"));
    }

    void largeAnswerComesWhole()
    {
        const QByteArray bytes = manyBytes(9'000'000);
        m_handle = [bytes](const HttpRequest &, const Responder &respond) {
            HttpResponse response{200, "text/plain", {}, {}};
            response.source = std::make_shared<Source>(bytes);
            respond(std::move(response));
        };
        const auto server = listen();
        RawClient client(server->port());
        const RawAnswer answer = client.ask(get("/"));
        QCOMPARE(answer.header("Content-Length"), QByteArray("9000000"));
        QVERIFY(answer.body == bytes);
        client.send("HEAD / HTTP/1.1\r\nHost: a\r\n\r\n");
        QCOMPARE(client.receive(false).header("Content-Length"), QByteArray("9000000"));
        QVERIFY(client.ask(get("/")).body == bytes);
    }

private:
    std::unique_ptr<HttpServer> listen(const std::function<void(ServerOptions &)> &change = {})
    {
        ServerOptions options = m_authority.options();
        options.limits.uploadBytes = 10'000'000;
        options.limits.hangUpTime = brief;
        if (change)
            change(options);
        auto server = std::make_unique<HttpServer>(m_handle, PokeAuthoriser(),
                                                   [this](const HttpRequest &request) { return m_opening(request); });
        if (const auto listening = server->listen(options); !listening.ok())
            qFatal("%s", listening.error().id().constData());
        return server;
    }

    TestAuthority m_authority;
    RequestHandler m_handle = echo;
    std::shared_ptr<Seen> m_seen;
    UploadOpener m_opening;
};

QTEST_GUILESS_MAIN(UploadTest)
#include "upload_test.moc"
