// SPDX-License-Identifier: GPL-3.0-or-later
// One WebSocket after its upgrade. Included by http_server.cpp only.
#pragma once

#include "front/server/http_engine.ipp"

#include <deque>
#include <mutex>

namespace peygir::front {

/// The program's end of a channel: what waits to be sent. From any thread.
class PokeQueue final : public PokeChannel
{
public:
    enum class State { Open, Closing, Overflowed, Ended };

    PokeQueue(std::weak_ptr<HttpEngine> engine, quint64 number, QByteArray peer, qsizetype most)
        : m_engine(std::move(engine))
        , m_number(number)
        , m_peer(std::move(peer))
        , m_most(most)
    {}

    bool send(QByteArray utf8) override
    {
        const std::lock_guard lock(m_mutex);
        if (m_state != State::Open)
            return false;
        m_bytes += utf8.size();
        if (m_bytes > m_most) {
            m_messages.clear();
            m_state = State::Overflowed;
        } else {
            m_messages.push_back(std::move(utf8));
        }
        wake();
        return m_state == State::Open;
    }

    void close() override
    {
        const std::lock_guard lock(m_mutex);
        if (m_state == State::Open)
            m_state = State::Closing;
        wake();
    }

    QByteArray peerAddress() const override { return m_peer; }
    quint64 number() const { return m_number; }

    /// The next message; none if there is nothing to send now.
    std::optional<QByteArray> take()
    {
        const std::lock_guard lock(m_mutex);
        if (m_messages.empty())
            return std::nullopt;
        QByteArray message = std::move(m_messages.front());
        m_messages.pop_front();
        m_bytes -= message.size();
        return message;
    }

    State state() const
    {
        const std::lock_guard lock(m_mutex);
        return m_state;
    }

    void end()
    {
        const std::lock_guard lock(m_mutex);
        m_state = State::Ended;
        m_messages.clear();
    }

private:
    void wake()
    {
        if (const auto engine = m_engine.lock())
            engine->wakePoke(m_number);
    }

    const std::weak_ptr<HttpEngine> m_engine;
    const quint64 m_number;
    const QByteArray m_peer;
    const qsizetype m_most;
    mutable std::mutex m_mutex;
    std::deque<QByteArray> m_messages;
    qsizetype m_bytes = 0;
    State m_state = State::Open;
};

class PokeSession final : public Connected, public std::enable_shared_from_this<PokeSession>
{
public:
    using Handshake = beast::http::request<beast::http::empty_body>;

    PokeSession(HttpEngine &engine, TlsStream stream, std::shared_ptr<PokeQueue> queue, PokeListener listener);
    ~PokeSession() override;

    static Handshake handshakeOf(const RequestHead &head);

    /// Ends when the channel has ended; the listener has been told then.
    Task<void> run(Handshake handshake);
    /// There is something in the queue, or its state has changed.
    void wake();
    void cut() override { beast::get_lowest_layer(m_socket).close(); }

private:
    Task<void> readMessages();
    Task<void> writeMessages();
    Task<bool> tellReceived(QByteArray message);

    HttpEngine &m_engine;
    beast::websocket::stream<TlsStream> m_socket;
    std::shared_ptr<PokeQueue> m_queue;
    PokeListener m_listener;
    /// The listener's calls come one after another, the last one last.
    asio::strand<asio::thread_pool::executor_type> m_calls;
    asio::steady_timer m_wake;
    bool m_ended = false;
};

inline PokeSession::PokeSession(HttpEngine &engine, TlsStream stream, std::shared_ptr<PokeQueue> queue,
                                PokeListener listener)
    : m_engine(engine)
    , m_socket(std::move(stream))
    , m_queue(std::move(queue))
    , m_listener(std::move(listener))
    , m_calls(asio::make_strand(engine.handlers))
    , m_wake(engine.io)
{
    m_engine.connected.insert(this);
    m_engine.pokes.emplace(m_queue->number(), this);
    ++m_engine.pokeChannelsOpen;
}

inline PokeSession::~PokeSession()
{
    m_engine.connected.erase(this);
    m_engine.pokes.erase(m_queue->number());
    --m_engine.pokeChannelsOpen;
}

inline PokeSession::Handshake PokeSession::handshakeOf(const RequestHead &head)
{
    Handshake handshake(beast::http::verb::get,
                        std::string_view(head.target.constData(), std::size_t(head.target.size())), 11);
    for (const HttpHeader &header : head.headers)
        handshake.insert(std::string_view(header.name.constData(), std::size_t(header.name.size())),
                         std::string_view(header.value.constData(), std::size_t(header.value.size())));
    return handshake;
}

inline Task<void> PokeSession::run(Handshake handshake)
{
    namespace websocket = beast::websocket;
    const ServerLimits &limits = m_engine.options.limits;
    m_socket.set_option(websocket::stream_base::timeout{limits.handshakeTime, limits.pokeIdleTime, true});
    m_socket.set_option(websocket::stream_base::decorator(
        [](websocket::response_type &response) { response.erase(beast::http::field::server); }));
    m_socket.read_message_max(std::size_t(limits.pokeMessageBytes));
    m_socket.auto_fragment(false);
    m_socket.text(true);
    const auto [failed] = co_await m_socket.async_accept(handshake, asValue);
    if (!failed && !m_engine.stopping) {
        asio::co_spawn(
            m_engine.io, [self = shared_from_this()] { return self->writeMessages(); }, asio::detached);
        co_await readMessages();
    }
    m_ended = true;
    m_queue->end();
    m_wake.cancel();
    cut();
    if (m_listener.closed)
        asio::post(m_calls, std::move(m_listener.closed));
}

inline Task<void> PokeSession::readMessages()
{
    beast::flat_buffer buffer;
    for (;;) {
        const auto [failed, count] = co_await m_socket.async_read(buffer, asValue);
        if (failed || m_engine.stopping)
            co_return;
        if (!m_socket.got_text()) {
            co_await m_socket.async_close(beast::websocket::close_code::unknown_data, asValue);
            co_return;
        }
        QByteArray message(static_cast<const char *>(buffer.data().data()), qsizetype(buffer.size()));
        buffer.consume(buffer.size());
        buffer.shrink_to_fit();
        // The next one is not read before this one has been dealt with: a flood stays in the peer's own queue.
        if (m_listener.received && !co_await tellReceived(std::move(message)))
            co_return;
    }
}

inline Task<bool> PokeSession::tellReceived(QByteArray message)
{
    Waiting waiting(m_engine.io);
    const quint64 number = ++m_engine.lastNumber;
    m_engine.waiting.emplace(number, &waiting);
    const Entry entry(m_engine.waiting, number);
    asio::post(m_calls, [engine = &m_engine, number, received = m_listener.received, message = std::move(message)] {
        received(message);
        engine->answer(number, {});
    });
    waiting.wake.expires_at(asio::steady_timer::time_point::max());
    co_await waiting.wake.async_wait(asValue);
    co_return waiting.answer.has_value();
}

inline Task<void> PokeSession::writeMessages()
{
    while (!m_ended) {
        const std::optional<QByteArray> message = m_queue->take();
        if (message) {
            const auto bytes = asio::buffer(message->constData(), std::size_t(message->size()));
            const auto [failed, count] = co_await m_socket.async_write(bytes, asValue);
            if (failed) {
                cut();
                co_return;
            }
            continue;
        }
        if (m_queue->state() == PokeQueue::State::Closing) {
            // The reader ends when the peer has answered, or when the time for it is over.
            co_await m_socket.async_close(beast::websocket::close_code::normal, asValue);
            co_return;
        }
        m_wake.expires_at(asio::steady_timer::time_point::max());
        co_await m_wake.async_wait(asValue);
    }
}

inline void PokeSession::wake()
{
    if (m_queue->state() == PokeQueue::State::Overflowed)
        cut();
    m_wake.cancel();
}

} // namespace peygir::front
