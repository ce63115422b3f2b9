// SPDX-License-Identifier: GPL-3.0-or-later
// The heart of the server: port, threads, and who is connected. Included by http_server.cpp only, because Boost.Beast
// takes a minute or two to compile and shall do so once (ARCHITECTURE.md).
#pragma once

#include "front/server/http_server.h"
#include "front/server/http_wire.h"
#include "front/server/problem.h"

#include <QFile>

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/ssl.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/strand.hpp>
#include <boost/asio/thread_pool.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/core/tcp_stream.hpp>
#include <boost/beast/http/basic_parser.hpp>
#include <boost/beast/http/empty_body.hpp>
#include <boost/beast/http/message.hpp>
#include <boost/beast/ssl.hpp>
#include <boost/beast/websocket.hpp>
#include <boost/beast/websocket/ssl.hpp>

#include <malloc.h>

#include <atomic>
#include <future>
#include <map>
#include <optional>
#include <set>
#include <thread>
#include <unordered_map>

namespace peygir::front {

namespace asio = boost::asio;
namespace beast = boost::beast;
using Tcp = asio::ip::tcp;
using ErrorCode = boost::system::error_code;
using TlsStream = beast::ssl_stream<beast::tcp_stream>;
template <class T>
using Task = asio::awaitable<T>;

/// Every asynchronous call returns its error as a value.
constexpr auto asValue = asio::as_tuple(asio::use_awaitable);

/// What a coroutine on the I/O thread waits for while another thread works: an answer, or only the end of a call.
struct Waiting
{
    explicit Waiting(asio::io_context &io)
        : wake(io)
    {}
    asio::steady_timer wake;
    std::optional<HttpResponse> answer;
};

class PokeSession;

/// Something with a socket, so that stopping can reach it.
class Connected
{
public:
    virtual ~Connected() = default;
    /// Closes the socket; what waits on it ends with an error. On the I/O thread.
    virtual void cut() = 0;
};

/// Lives as long as the server listens. Unless said otherwise a member belongs to the I/O thread.
class HttpEngine : public std::enable_shared_from_this<HttpEngine>
{
public:
    HttpEngine(const ServerOptions &options, RequestHandler handle, PokeAuthoriser authorisePoke, UploadOpener openUpload,
               PokeRefusal refusePoke);

    Result<void> open();
    void start();
    /// From the thread that owns the server.
    void stop();

    /// From any thread: hands an answer to the coroutine that waits under this number. Too late is no error.
    void answer(quint64 number, HttpResponse response);
    /// One of `connected` is gone: the memory of many that have gone is given back to the machine now and then. The allocator
    /// keeps what lies between pieces that are still used, which is all of it where thousands of lines come and go.
    void connectionEnded();
    /// From any thread: lets the channel of this number look at its queue.
    void wakePoke(quint64 number);

    /// Posts a call of the program's code to the handler threads and waits until it has answered under the number that
    /// it is given, or the time is over.
    Task<std::optional<HttpResponse>> answerFrom(std::function<void(quint64 number)> call, Milliseconds most);

    const ServerOptions options;
    const RequestHandler handle;
    const PokeAuthoriser authorisePoke;
    const UploadOpener openUpload;
    const PokeRefusal refusePoke;

    // Declared first among what uses it, so that it goes last.
    asio::io_context io{1};
    asio::ssl::context tls{asio::ssl::context::tls_server};
    asio::thread_pool handlers;
    std::unordered_map<quint64, Waiting *> waiting;
    std::unordered_map<quint64, PokeSession *> pokes;
    std::set<Connected *> connected;
    /// Those that hold a place and have not made a request of it yet, or not made the next one: who has been at it for longest
    /// comes first, and goes first where places are needed.
    std::map<quint64, Connected *> unserved;
    quint64 lastNumber = 0;
    int uploads = 0;
    int endedSinceTrim = 0;
    bool stopping = false;

    /// Any thread.
    std::atomic<quint16> port = 0;
    std::atomic<int> requestsInHandlers = 0;
    std::atomic<qsizetype> bodyBytes = 0;
    std::atomic<int> connectionsOpen = 0;
    std::atomic<int> pokeChannelsOpen = 0;
    std::atomic<qint64> connectionsAccepted = 0;
    std::atomic<qint64> connectionsRefused = 0;
    std::atomic<qint64> connectionsGivenUp = 0;
    std::atomic<qint64> acceptFailures = 0;
    std::atomic<qint64> requestsHandled = 0;
    std::atomic<qint64> requestsOverloaded = 0;

private:
    Result<void> loadCertificate();
    Result<void> takePort();
    Task<void> acceptLoop();
    /// Closes those who have kept their places for longest without a whole request, `most` of them.
    void giveUp(std::size_t most);

    Tcp::acceptor m_acceptor{io};
    asio::steady_timer m_acceptAgain{io};
    std::optional<asio::executor_work_guard<asio::io_context::executor_type>> m_work;
    std::thread m_ioThread;
};

/// Keeps something in one of the engine's lists as long as it is in scope.
template <class List, class Key>
class Entry
{
public:
    Entry(List &list, Key key)
        : m_list(list)
        , m_key(key)
    {}
    ~Entry() { m_list.erase(m_key); }
    Entry(const Entry &) = delete;
    Entry &operator=(const Entry &) = delete;

private:
    List &m_list;
    Key m_key;
};

} // namespace peygir::front
