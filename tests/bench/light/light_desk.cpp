// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/light/light_desk.h"

#include "base/limits.h"
#include "bench/support/must.h"
#include "command/envelope.h"
#include "front/desk/desk_worker.h"
#include "front/desk/poke_socket.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace peygir::bench {

namespace {

constexpr char textFrame = 0x1;
constexpr char pingFrame = 0x9;
constexpr char pongFrame = 0xA;

/// The value of a header of an answer; names in lower case.
QByteArray headerOf(const QByteArray &head, const QByteArray &name)
{
    const QByteArray lower = head.toLower();
    const qsizetype at = lower.indexOf("\r\n" + name + ':');
    if (at < 0)
        return {};
    const qsizetype from = at + name.size() + 3;
    return head.mid(from, head.indexOf("\r\n", from) - from).trimmed();
}

} // namespace

LightDesk::LightDesk(LightLoop &loop, LightServer &server, Random &random, QString name)
    : m_loop(loop)
    , m_random(random)
    , m_name(std::move(name))
    , m_id(newUuid(SystemClock().now(), random))
    , m_user(m_id)
    , m_backOff(random, front::DeskWorker::leastWait, front::DeskWorker::mostWait)
    , m_earBackOff(random, front::PokeSocket::leastWait, front::PokeSocket::mostWait)
    , m_calls(loop, server)
    , m_ear(loop, server)
{
    m_calls.came = [this](QByteArray &bytes) { answerCame(bytes); };
    m_calls.ended = [this] {
        // The server closes what is idle; only a call that waits for its answer has failed.
        if (m_underWay) {
            m_underWay = false;
            again(0);
        }
    };
    m_ear.came = [this](QByteArray &bytes) { heard(bytes); };
    m_ear.ended = [this] {
        m_earOpen = false;
        m_loop.after(m_earBackOff.next(), [this] { openEar(); });
    };
}

void LightDesk::signIn(const QString &password, Then then)
{
    const QJsonObject request{{QStringLiteral("name"), m_name},
                              {QStringLiteral("password"), password},
                              {QStringLiteral("desk"), m_id.toString()}};
    post("/v1/login", QJsonDocument(request).toJson(), [this, then](const QByteArray &body) {
        const QJsonObject answer = QJsonDocument::fromJson(body).object();
        m_token = answer.value(QLatin1String("token")).toString().toLatin1();
        m_user = must(UserId::parse(answer.value(QLatin1String("user")).toString()));
        then();
    });
}

void LightDesk::greet(Then then)
{
    if (!m_chain)
        m_chain.emplace(m_id);
    const sync::HelloRequest hello{sync::wireVersion, 1'000'000, m_id, SystemClock().now(), limits::blocksPerDesk,
                                   m_chain->introduced(m_random)};
    post("/v1/hello", hello.encoded(), [this, then](const QByteArray &body) {
        m_setVersion = must(sync::HelloResponse::decode(body)).set.version;
        then();
    });
}

void LightDesk::push(std::vector<QByteArray> commands, std::function<void(const sync::PushResponse &)> then)
{
    sync::PushRequest push{m_id, std::move(commands)};
    if (m_chain) {
        std::vector<Uuid> ids;
        for (const QByteArray &command : push.commands)
            ids.push_back(must(Envelope::decode(command)).id);
        push.opening = m_chain->openingFor(ids);
    }
    post("/v1/push", push.encoded(),
         [then](const QByteArray &body) { then(must(sync::PushResponse::decode(body))); });
}

void LightDesk::pull(Then then)
{
    if (then)
        m_afterPull.push_back(std::move(then));
    if (m_pulling) {
        m_pullAgain = true;
        return;
    }
    m_pulling = true;
    m_position.reset();
    pullPage();
}

void LightDesk::pullPage()
{
    sync::PullRequest request{m_id, m_cursor, m_setVersion, {}, m_position, 1'000'000};
    request.frames = true;
    post("/v1/pull", request.encoded(), [this](const QByteArray &body) { takePage(body); });
}

void LightDesk::takePage(const QByteArray &body)
{
    m_bytesPulled += body.size();
    const auto answer = must(sync::PullResponse::decode(body));
    if (answer.changedSet) {
        m_setVersion = answer.changedSet->version;
        return pullPage();
    }
    m_position = answer.position;
    if (!answer.complete)
        return pullPage();
    m_cursor = answer.complete;
    m_pulling = false;
    ++m_pulls;
    std::vector<Then> then;
    then.swap(m_afterPull);
    for (const Then &one : then)
        one();
    if (pulled)
        pulled();
    if (std::exchange(m_pullAgain, false))
        pull();
    else
        rest();
}

/// As a desk does: it asks by itself after a while, whatever it hears.
void LightDesk::rest()
{
    if (!m_listening)
        return;
    const auto most = m_earOpen ? front::DeskWorker::pokedPollTime : front::DeskWorker::pollTime;
    const auto wait = most * 3 / 4 + Milliseconds(qint64(m_random.below(std::uint64_t(most.count() / 2 + 1))));
    m_loop.after(wait, [this, number = ++m_rests] {
        if (number == m_rests && !m_pulling)
            pull();
    });
}

void LightDesk::listen(Then opened)
{
    m_listening = true;
    m_opened = std::move(opened);
    openEar();
}

void LightDesk::hangUp()
{
    m_calls.close();
    m_ear.close();
    m_earOpen = false;
}

void LightDesk::openEar()
{
    m_ear.send("GET /v1/poke HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer " + m_token
               + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: "
               + m_random.bytes(16).toBase64() + "\r\n\r\n");
}

void LightDesk::heard(QByteArray &bytes)
{
    if (!m_earOpen) {
        const qsizetype end = bytes.indexOf("\r\n\r\n");
        if (end < 0)
            return;
        if (!bytes.startsWith("HTTP/1.1 101")) {
            m_ear.close();
            return m_ear.ended();
        }
        bytes.remove(0, end + 4);
        m_earOpen = true;
        m_earBackOff.reset();
        m_loop.after(front::PokeSocket::pingTime, [this] { sendFrame(pingFrame, {}); });
        rest();
        if (const Then opened = std::exchange(m_opened, {}))
            opened();
    }
    // A server's frames are not masked, and these are short.
    while (bytes.size() >= 2 && bytes.size() >= 2 + (bytes[1] & 0x7f)) {
        const char opcode = bytes[0] & 0xf;
        const QByteArray content = bytes.mid(2, bytes[1] & 0x7f);
        bytes.remove(0, 2 + content.size());
        if (opcode == pingFrame)
            sendFrame(pongFrame, content);
        if (opcode == pongFrame)
            m_loop.after(front::PokeSocket::pingTime, [this] { sendFrame(pingFrame, {}); });
        if (opcode != textFrame)
            continue;
        if (poked)
            poked();
        pull();
    }
}

void LightDesk::sendFrame(char opcode, QByteArrayView content)
{
    if (!m_earOpen)
        return;
    // Masked with zeros, which changes nothing.
    QByteArray frame;
    frame.append(char(0x80 | opcode)).append(char(0x80 | content.size())).append(4, '\0').append(content);
    m_ear.send(frame);
}

void LightDesk::post(QByteArray path, QByteArray body, std::function<void(const QByteArray &)> then)
{
    m_waiting.push_back({std::move(path), std::move(body), std::move(then)});
    if (m_waiting.size() == 1)
        sendFirst();
}

void LightDesk::sendFirst()
{
    const Call &call = m_waiting.front();
    m_underWay = true;
    m_calls.send("POST " + call.path + " HTTP/1.1\r\nHost: 127.0.0.1\r\n"
                 + (m_token.isEmpty() ? QByteArray() : "Authorization: Bearer " + m_token + "\r\n")
                 + "Content-Type: application/octet-stream\r\nContent-Length: " + QByteArray::number(call.body.size())
                 + "\r\n\r\n" + call.body);
}

void LightDesk::answerCame(QByteArray &bytes)
{
    const qsizetype end = bytes.indexOf("\r\n\r\n");
    if (end < 0)
        return;
    const QByteArray head = bytes.first(end + 2);
    const qsizetype length = headerOf(head, "content-length").toLongLong();
    if (bytes.size() < end + 4 + length)
        return;
    const QByteArray body = bytes.mid(end + 4, length);
    bytes.clear();
    const bool closes = headerOf(head, "connection").toLower() == "close";
    m_underWay = false;
    if (closes)
        m_calls.close();
    answered(head.mid(9, 3).toInt(), headerOf(head, "retry-after"), body);
}

void LightDesk::answered(int status, const QByteArray &retryAfter, const QByteArray &body)
{
    if (status == 429 || status >= 500) {
        ++m_busy;
        return again(retryAfter.toDouble());
    }
    if (status != 200)
        qFatal("%s: %d %s", m_waiting.front().path.constData(), status, body.left(500).constData());
    m_backOff.reset();
    const Call call = std::move(m_waiting.front());
    m_waiting.pop_front();
    if (!m_waiting.empty())
        sendFirst();
    call.then(body);
}

void LightDesk::again(double leastSeconds)
{
    const auto least = std::chrono::duration<double>(leastSeconds);
    const auto wait = std::max<LightLoop::Clock::duration>(
        m_backOff.next(), std::chrono::duration_cast<LightLoop::Clock::duration>(least));
    m_loop.after(wait, [this] { sendFirst(); });
}

} // namespace peygir::bench
