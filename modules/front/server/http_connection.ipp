// SPDX-License-Identifier: GPL-3.0-or-later
// One TLS connection and the requests that come over it, one after another. Included by http_server.cpp only.
#pragma once

#include "front/server/http_engine.ipp"
#include "front/server/poke_session.ipp"
#include "front/server/request_parser.ipp"

namespace peygir::front {

/// The program's side of one request: answers once, whoever calls first, and says so if nobody ever does.
class Answering
{
public:
    Answering(std::weak_ptr<HttpEngine> engine, quint64 number)
        : m_engine(std::move(engine))
        , m_number(number)
    {}
    ~Answering() { give(problemDocument(Error("front.no_answer"))); }
    Answering(const Answering &) = delete;
    Answering &operator=(const Answering &) = delete;

    void give(HttpResponse response)
    {
        if (m_given.test_and_set())
            return;
        if (const auto engine = m_engine.lock())
            engine->answer(m_number, std::move(response));
    }

private:
    std::weak_ptr<HttpEngine> m_engine;
    quint64 m_number;
    std::atomic_flag m_given;
};

/// A listener on its way from the program to its channel: if it never gets there, it is told of the end all the same,
/// and the channel takes nothing more.
struct PokeOffer
{
    PokeOffer(HttpEngine &e, std::shared_ptr<PokeQueue> q)
        : engine(e)
        , queue(std::move(q))
    {}
    ~PokeOffer()
    {
        if (taken)
            return;
        queue->end();
        if (listener && listener->closed)
            asio::post(engine.handlers, listener->closed);
    }
    PokeOffer(const PokeOffer &) = delete;
    PokeOffer &operator=(const PokeOffer &) = delete;

    HttpEngine &engine;
    const std::shared_ptr<PokeQueue> queue;
    std::optional<PokeListener> listener;
    bool taken = false;
};

/// One more of something as long as it is in scope.
class Counted
{
public:
    explicit Counted(int &count)
        : m_count(count)
    {
        ++m_count;
    }
    ~Counted() { --m_count; }
    Counted(const Counted &) = delete;
    Counted &operator=(const Counted &) = delete;

private:
    int &m_count;
};

/// The largest record of TLS.
constexpr std::size_t recordBytes = 16 * 1024;
/// What an idle connection keeps for the beginning of its next request.
constexpr std::size_t idleBytes = 512;
constexpr qsizetype writeBytes = 64 * 1024;

class Connection final : public Connected
{
public:
    Connection(HttpEngine &engine, Tcp::socket socket, QByteArray peer);
    ~Connection() override;

    Task<void> run();
    void cut() override;

private:
    enum class Turn { Next, Close, CloseUnread, Gone };
    enum class Reading { Whole, Refused, Gone };

    /// As long as it lives somebody else may be given this place.
    using Unserved = Entry<std::map<quint64, Connected *>, quint64>;
    std::unique_ptr<Unserved> beginUnserved();
    Task<bool> readMore(std::size_t most = recordBytes);
    Task<Reading> readHeader(RequestParser &parser);
    Task<Reading> readBody(RequestParser &parser);
    Task<Turn> serveOne(bool first);
    Task<Turn> handle(RequestParser &parser);
    Task<Turn> upload(RequestParser &parser);
    Task<Reading> readUpload(RequestParser &parser, const std::shared_ptr<BodySink> &sink);
    Task<Reading> givePiece(RequestParser &parser, const std::shared_ptr<BodySink> &sink);
    Task<bool> sayContinue(const RequestHead &head);
    Task<bool> writeSource(std::shared_ptr<BodySource> source);
    Task<Turn> upgrade(RequestParser &parser);
    Task<Turn> write(HttpResponse response, bool keepAlive, bool withBody);
    Task<Turn> writeRefusal();
    Task<void> hangUp(bool unread);

    Reading refuse(const ErrorCode &error);
    Reading refuse(Error error);
    void countBody(const RequestParser &parser);
    beast::tcp_stream &tcp() { return beast::get_lowest_layer(m_stream); }
    const ServerLimits &limits() const { return m_engine.options.limits; }

    HttpEngine &m_engine;
    TlsStream m_stream;
    QByteArray m_peer;
    beast::flat_buffer m_buffer;
    /// Why the last reading was refused.
    std::optional<Error> m_refusal;
    /// What this connection's body holds of the memory that all bodies share.
    qsizetype m_bodyBytes = 0;
    /// The stream has gone to a PokeSession.
    bool m_upgraded = false;
};

inline Connection::Connection(HttpEngine &engine, Tcp::socket socket, QByteArray peer)
    : m_engine(engine)
    , m_stream(std::move(socket), engine.tls)
    , m_peer(std::move(peer))
    , m_buffer(4 * recordBytes)
{
    m_engine.connected.insert(this);
    ++m_engine.connectionsOpen;
}

inline Connection::~Connection()
{
    m_engine.bodyBytes -= m_bodyBytes;
    m_engine.connected.erase(this);
    --m_engine.connectionsOpen;
    m_engine.connectionEnded();
}

inline void Connection::cut()
{
    if (!m_upgraded)
        tcp().close();
}

inline std::unique_ptr<Connection::Unserved> Connection::beginUnserved()
{
    const quint64 number = ++m_engine.lastNumber;
    m_engine.unserved.emplace(number, this);
    return std::make_unique<Unserved>(m_engine.unserved, number);
}

inline Task<void> Connection::run()
{
    auto unserved = beginUnserved();
    tcp().expires_after(limits().handshakeTime);
    const auto [failed] = co_await m_stream.async_handshake(asio::ssl::stream_base::server, asValue);
    unserved.reset();
    if (failed)
        co_return;
    Turn turn = co_await serveOne(true);
    while (turn == Turn::Next && !m_engine.stopping)
        turn = co_await serveOne(false);
    if (turn != Turn::Gone && !m_engine.stopping)
        co_await hangUp(turn == Turn::CloseUnread);
}

inline Task<Connection::Turn> Connection::serveOne(bool first)
{
    auto unserved = beginUnserved();
    tcp().expires_after(first ? limits().headerTime : limits().idleTime);
    if (m_buffer.size() == 0) {
        // Thousands of idle desks keep nothing.
        m_buffer.shrink_to_fit();
        if (!co_await readMore(idleBytes))
            co_return Turn::Gone;
    }
    if (!first)
        tcp().expires_after(limits().headerTime);

    RequestParser parser(limits().bodyBytes, m_engine.openUpload ? m_engine.options.uploadPath : QByteArray(),
                         limits().uploadBytes);
    Reading reading = co_await readHeader(parser);
    if (reading == Reading::Whole && parser.isUpload) {
        // Who may send it is asked at once.
        unserved.reset();
        co_return co_await upload(parser);
    }
    if (reading == Reading::Whole && !parser.is_done()) {
        tcp().expires_after(limits().bodyTime);
        reading = co_await readBody(parser);
    }
    unserved.reset();
    if (reading == Reading::Gone)
        co_return Turn::Gone;
    if (reading == Reading::Refused) {
        parser.body = {};
        countBody(parser);
        co_return co_await writeRefusal();
    }
    co_return co_await handle(parser);
}

inline Task<bool> Connection::readMore(std::size_t most)
{
    const std::size_t room = m_buffer.max_size() - m_buffer.size();
    if (room == 0)
        co_return false;
    const auto [failed, count] =
        co_await m_stream.async_read_some(m_buffer.prepare(std::min(room, most)), asValue);
    m_buffer.commit(count);
    co_return !failed;
}

inline Task<Connection::Reading> Connection::readHeader(RequestParser &parser)
{
    // The parser's own limit counts from what it has not consumed yet; this one counts all.
    const auto most = std::size_t(limits().headerBytes);
    parser.header_limit(std::uint32_t(most));
    std::size_t used = 0;
    for (;;) {
        if (m_buffer.size() > 0) {
            ErrorCode error;
            const std::size_t count = parser.putHeader(m_buffer.data(), error);
            m_buffer.consume(count);
            used += count;
            if (error && error != beast::http::error::need_more)
                co_return refuse(error);
        }
        if (used + (parser.is_header_done() ? 0 : m_buffer.size()) > most)
            co_return refuse(beast::http::error::header_limit);
        if (parser.is_header_done())
            break;
        if (!co_await readMore())
            co_return Reading::Gone;
    }
    if (parser.isFolded)
        co_return refuse(Error("front.malformed").with(QStringLiteral("what"), QStringLiteral("folded")));
    if (auto why = whyRefused(parser.head))
        co_return refuse(std::move(*why));
    co_return Reading::Whole;
}

inline Task<Connection::Reading> Connection::readBody(RequestParser &parser)
{
    if (!co_await sayContinue(parser.head))
        co_return Reading::Gone;
    parser.eager(true);
    while (!parser.is_done()) {
        std::size_t count = 0;
        if (m_buffer.size() > 0) {
            ErrorCode error;
            count = parser.putBody(m_buffer.data(), error);
            m_buffer.consume(count);
            countBody(parser);
            if (error && error != beast::http::error::need_more)
                co_return refuse(error);
        }
        if (m_engine.bodyBytes > limits().bodyBytesTogether) {
            ++m_engine.requestsOverloaded;
            co_return refuse(Error("front.overloaded").with(QStringLiteral("retryAfter"), 1));
        }
        if (count > 0 && m_buffer.size() > 0)
            continue;
        if (!parser.is_done() && !co_await readMore())
            co_return Reading::Gone;
    }
    co_return Reading::Whole;
}

inline Task<bool> Connection::sayContinue(const RequestHead &head)
{
    if (!waitsForContinue(head) || m_buffer.size() > 0)
        co_return true;
    static constexpr std::string_view goOn = "HTTP/1.1 100 Continue\r\n\r\n";
    const auto [failed, count] = co_await asio::async_write(m_stream, asio::buffer(goOn), asValue);
    co_return !failed;
}

inline void Connection::countBody(const RequestParser &parser)
{
    m_engine.bodyBytes += parser.body.size() - m_bodyBytes;
    m_bodyBytes = parser.body.size();
}

inline Connection::Reading Connection::refuse(const ErrorCode &error)
{
    if (error == beast::http::error::body_limit)
        return refuse(Error("front.body_too_large").with(QStringLiteral("limit"), qint64(limits().bodyBytes)));
    if (error == beast::http::error::header_limit)
        return refuse(Error("front.header_too_large").with(QStringLiteral("limit"), limits().headerBytes));
    return refuse(Error("front.malformed").with(QStringLiteral("what"), QString::fromStdString(error.message())));
}

inline Connection::Reading Connection::refuse(Error error)
{
    m_refusal = std::move(error);
    return Reading::Refused;
}

inline Task<Connection::Turn> Connection::writeRefusal()
{
    HttpResponse response = problemDocument(*m_refusal);
    if (response.status == 405)
        response.headers.push_back({"Allow", "GET, HEAD, POST, PUT, DELETE"});
    const Turn turn = co_await write(std::move(response), false, true);
    // What is left of the request has not been read, so the next one cannot be found.
    co_return turn == Turn::Gone ? Turn::Gone : Turn::CloseUnread;
}

inline Task<Connection::Turn> Connection::handle(RequestParser &parser)
{
    const bool keepAlive = parser.keep_alive() && parser.head.minorVersion >= 1;
    const bool withBody = parser.head.method != "HEAD";
    if (m_engine.requestsInHandlers >= limits().requestsInHandlers) {
        ++m_engine.requestsOverloaded;
        HttpResponse busy = problemDocument(Error("front.overloaded").with(QStringLiteral("retryAfter"), 1));
        co_return co_await write(std::move(busy), keepAlive, withBody);
    }
    if (asksForWebSocket(parser.head) && parser.head.target.split('?').first() == m_engine.options.pokePath)
        co_return co_await upgrade(parser);
    HttpRequest request = requestOf(std::move(parser.head), m_peer);
    request.body = std::move(parser.body);
    HttpEngine *const engine = &m_engine;
    auto call = [engine, request = std::move(request)](quint64 number) mutable {
        auto answering = std::make_shared<Answering>(engine->weak_from_this(), number);
        engine->handle(std::move(request),
                       [answering](HttpResponse response) { answering->give(std::move(response)); });
        --engine->requestsInHandlers;
    };
    ++m_engine.requestsInHandlers;
    ++m_engine.requestsHandled;
    std::optional<HttpResponse> answer = co_await m_engine.answerFrom(std::move(call), limits().answerTime);
    m_engine.bodyBytes -= std::exchange(m_bodyBytes, 0);
    if (m_engine.stopping)
        co_return Turn::Gone;
    if (!answer)
        answer = problemDocument(Error("front.late"));
    co_return co_await write(std::move(*answer), keepAlive, withBody);
}

inline Task<Connection::Turn> Connection::upload(RequestParser &parser)
{
    const bool keepAlive = parser.keep_alive() && parser.head.minorVersion >= 1;
    const RequestHead head = parser.head;
    if (m_engine.uploads >= limits().uploads || m_engine.requestsInHandlers >= limits().requestsInHandlers) {
        ++m_engine.requestsOverloaded;
        refuse(Error("front.overloaded").with(QStringLiteral("retryAfter"), 1));
        co_return co_await writeRefusal();
    }
    const Counted counted(m_engine.uploads);
    HttpEngine *const engine = &m_engine;
    const auto opening = std::make_shared<UploadOpening>();
    ++m_engine.requestsInHandlers;
    ++m_engine.requestsHandled;
    std::function<void(quint64)> open = [engine, opening, request = requestOf(std::move(parser.head), m_peer)](quint64 number) {
        *opening = engine->openUpload(request);
        --engine->requestsInHandlers;
        engine->answer(number, {});
    };
    const auto opened = co_await m_engine.answerFrom(std::move(open), limits().answerTime);
    if (m_engine.stopping)
        co_return Turn::Gone;
    if (!opened) {
        refuse(Error("front.late"));
        co_return co_await writeRefusal();
    }
    const std::shared_ptr<BodySink> sink = opening->sink;
    if (!sink) {
        const bool unread = !parser.is_done();
        const Turn turn = co_await write(std::move(opening->answer), keepAlive && !unread, true);
        co_return turn == Turn::Close && unread ? Turn::CloseUnread : turn;
    }
    if (!parser.is_done()) {
        tcp().expires_after(limits().pieceTime);
        Reading reading = Reading::Gone;
        if (co_await sayContinue(head))
            reading = co_await readUpload(parser, sink);
        if (reading == Reading::Gone || m_engine.stopping)
            co_return Turn::Gone;
        if (reading == Reading::Refused)
            co_return co_await writeRefusal();
    }
    std::function<void(quint64)> end = [engine, sink](quint64 number) {
        const auto answering = std::make_shared<Answering>(engine->weak_from_this(), number);
        sink->finish([answering](HttpResponse response) { answering->give(std::move(response)); });
    };
    std::optional<HttpResponse> answer = co_await m_engine.answerFrom(std::move(end), limits().answerTime);
    if (m_engine.stopping)
        co_return Turn::Gone;
    if (!answer)
        answer = problemDocument(Error("front.late"));
    co_return co_await write(std::move(*answer), keepAlive, true);
}

inline Task<Connection::Reading> Connection::readUpload(RequestParser &parser, const std::shared_ptr<BodySink> &sink)
{
    parser.eager(true);
    while (!parser.is_done()) {
        if (m_buffer.size() > 0) {
            ErrorCode error;
            const std::size_t count = parser.putBody(m_buffer.data(), error);
            m_buffer.consume(count);
            if (error && error != beast::http::error::need_more)
                co_return refuse(error);
            if (parser.body.size() >= writeBytes || parser.is_done()) {
                const Reading given = co_await givePiece(parser, sink);
                if (given != Reading::Whole)
                    co_return given;
                tcp().expires_after(limits().pieceTime);
            }
            if (count > 0 && m_buffer.size() > 0)
                continue;
        }
        if (!parser.is_done() && !co_await readMore()) {
            // On a bad line every byte that came is one that need not come again.
            if (!parser.body.isEmpty())
                co_await givePiece(parser, sink);
            co_return Reading::Gone;
        }
    }
    co_return Reading::Whole;
}

inline Task<Connection::Reading> Connection::givePiece(RequestParser &parser, const std::shared_ptr<BodySink> &sink)
{
    HttpEngine *const engine = &m_engine;
    const auto taken = std::make_shared<Result<void>>();
    std::function<void(quint64)> give = [engine, sink, taken, piece = std::exchange(parser.body, {})](quint64 number) {
        *taken = sink->take(piece);
        engine->answer(number, {});
    };
    const auto done = co_await m_engine.answerFrom(std::move(give), limits().answerTime);
    if (!done)
        co_return m_engine.stopping ? Reading::Gone : refuse(Error("front.late"));
    co_return taken->ok() ? Reading::Whole : refuse(taken->error());
}

inline Task<Connection::Turn> Connection::upgrade(RequestParser &parser)
{
    if (!m_engine.authorisePoke || !parser.is_done() || m_buffer.size() > 0) {
        HttpResponse none = problemDocument(Error("front.unknown"));
        co_return co_await write(std::move(none), false, true);
    }
    PokeSession::Handshake handshake = PokeSession::handshakeOf(parser.head);
    const auto queue =
        std::make_shared<PokeQueue>(m_engine.weak_from_this(), ++m_engine.lastNumber, m_peer, limits().pokeQueueBytes);
    const auto offer = std::make_shared<PokeOffer>(m_engine, queue);
    HttpEngine *const engine = &m_engine;
    const auto call = [engine, offer, request = requestOf(std::move(parser.head), m_peer)](quint64 number) {
        Result<PokeListener> decided = engine->authorisePoke(request, offer->queue);
        if (decided.ok())
            offer->listener = std::move(decided).value();
        --engine->requestsInHandlers;
        engine->answer(number, decided.ok() ? HttpResponse{101, {}, {}, {}} : engine->refusePoke(decided.error()));
    };
    ++m_engine.requestsInHandlers;
    std::optional<HttpResponse> answer = co_await m_engine.answerFrom(call, limits().answerTime);
    if (m_engine.stopping)
        co_return Turn::Gone;
    if (!answer)
        answer = problemDocument(Error("front.late"));
    if (answer->status != 101)
        co_return co_await write(std::move(*answer), true, true);
    offer->taken = true;
    tcp().expires_never();
    const auto session =
        std::make_shared<PokeSession>(m_engine, std::move(m_stream), queue, std::move(*offer->listener));
    m_upgraded = true;
    m_buffer.shrink_to_fit();
    co_await session->run(std::move(handshake));
    co_return Turn::Gone;
}

inline Task<Connection::Turn> Connection::write(HttpResponse response, bool keepAlive, bool withBody)
{
    // One buffer at a time: Beast's TLS stream, given a short and a long one, ends the write after the short one.
    // What fits goes along with the head, so that a small answer is one record.
    QByteArray part = responseHead(response, keepAlive);
    const qsizetype size = withBody ? response.body.size() : 0;
    qsizetype done = std::clamp<qsizetype>(qsizetype(recordBytes) - part.size(), 0, size);
    part.append(response.body.constData(), done);
    tcp().expires_after(limits().writeTime);
    auto [failed, count] =
        co_await asio::async_write(m_stream, asio::buffer(part.constData(), std::size_t(part.size())), asValue);
    while (!failed && done < size) {
        const auto next =
            asio::buffer(response.body.constData() + done, std::size_t(std::min(writeBytes, size - done)));
        tcp().expires_after(limits().writeTime);
        std::tie(failed, count) = co_await asio::async_write(m_stream, next, asValue);
        done += qsizetype(count);
    }
    if (failed || (withBody && response.source && !co_await writeSource(std::move(response.source))))
        co_return Turn::Gone;
    co_return keepAlive ? Turn::Next : Turn::Close;
}

inline Task<bool> Connection::writeSource(std::shared_ptr<BodySource> source)
{
    HttpEngine *const engine = &m_engine;
    for (qint64 left = source->size(); left > 0;) {
        const auto piece = std::make_shared<Result<QByteArray>>(QByteArray());
        std::function<void(quint64)> read = [engine, source, piece,
                                             most = qsizetype(std::min<qint64>(writeBytes, left))](quint64 number) {
            *piece = source->read(most);
            engine->answer(number, {});
        };
        const auto done = co_await m_engine.answerFrom(std::move(read), limits().answerTime);
        if (!done || !piece->ok() || (*piece)->isEmpty())
            co_return false;
        const QByteArray &bytes = **piece;
        tcp().expires_after(limits().writeTime);
        const auto [failed, count] =
            co_await asio::async_write(m_stream, asio::buffer(bytes.constData(), std::size_t(bytes.size())), asValue);
        if (failed)
            co_return false;
        left -= bytes.size();
    }
    co_return true;
}

inline Task<void> Connection::hangUp(bool unread)
{
    tcp().expires_after(limits().hangUpTime);
    const auto [failed] = co_await m_stream.async_shutdown(asValue);
    if (!failed || !unread)
        co_return;
    // Closing with unread bytes would reset the connection, and the peer might lose the refusal that says why.
    ErrorCode ignored;
    tcp().socket().shutdown(Tcp::socket::shutdown_send, ignored);
    qsizetype most = limits().bodyBytes;
    while (most > 0) {
        m_buffer.clear();
        const auto [ended, count] = co_await tcp().async_read_some(m_buffer.prepare(recordBytes), asValue);
        if (ended)
            co_return;
        most -= qsizetype(count);
    }
}

} // namespace peygir::front
