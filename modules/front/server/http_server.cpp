// SPDX-License-Identifier: GPL-3.0-or-later
#include "front/server/http_server.h"

#include "front/server/http_connection.ipp"
#include "front/server/http_engine.ipp"

namespace peygir::front {

namespace {

Task<void> serveConnection(std::shared_ptr<HttpEngine> engine, Tcp::socket socket, QByteArray peer)
{
    Connection connection(*engine, std::move(socket), std::move(peer));
    co_await connection.run();
}

Error certificateError(const QString &file, const ErrorCode &why)
{
    return Error("front.server_certificate",
                 {{QStringLiteral("file"), file}, {QStringLiteral("reason"), QString::fromStdString(why.message())}});
}

} // namespace

HttpEngine::HttpEngine(const ServerOptions &o, RequestHandler h, PokeAuthoriser a, UploadOpener u, PokeRefusal r)
    : options(o)
    , handle(std::move(h))
    , authorisePoke(std::move(a))
    , openUpload(std::move(u))
    , refusePoke(std::move(r))
    , handlers(std::size_t(std::max(1, o.handlerThreads)))
{}

Result<void> HttpEngine::open()
{
    TRY(loadCertificate());
    return takePort();
}

Result<void> HttpEngine::loadCertificate()
{
    ErrorCode error;
    SSL_CTX *const context = tls.native_handle();
    SSL_CTX_set_min_proto_version(context, TLS1_2_VERSION);
    SSL_CTX_set_options(context, SSL_OP_NO_RENEGOTIATION | SSL_OP_NO_COMPRESSION | SSL_OP_CIPHER_SERVER_PREFERENCE);
    // Forward secrecy and authenticated encryption for TLS 1.2; TLS 1.3 has nothing else.
    SSL_CTX_set_cipher_list(context, "ECDHE+AESGCM:ECDHE+CHACHA20");
    // An idle connection gives its 34 kB of buffers back; there are thousands.
    SSL_CTX_set_mode(context, SSL_MODE_RELEASE_BUFFERS);
    // Tickets resume a session without memory of it here.
    SSL_CTX_set_session_cache_mode(context, SSL_SESS_CACHE_OFF);

    tls.use_certificate_chain_file(QFile::encodeName(options.certificateFile).toStdString(), error);
    if (error)
        return certificateError(options.certificateFile, error);
    tls.use_private_key_file(QFile::encodeName(options.keyFile).toStdString(), asio::ssl::context::pem, error);
    if (error)
        return certificateError(options.keyFile, error);
    return {};
}

Result<void> HttpEngine::takePort()
{
    ErrorCode error;
    const auto address = asio::ip::make_address(options.host.toStdString(), error);
    const Tcp::endpoint endpoint(address, options.port);
    if (!error)
        m_acceptor.open(endpoint.protocol(), error);
    if (!error)
        m_acceptor.set_option(Tcp::acceptor::reuse_address(true), error);
    if (!error)
        m_acceptor.bind(endpoint, error);
    if (!error)
        m_acceptor.listen(Tcp::acceptor::max_listen_connections, error);
    if (error)
        return Error("front.address", {{QStringLiteral("host"), QString::fromUtf8(options.host)},
                                       {QStringLiteral("port"), options.port},
                                       {QStringLiteral("reason"), QString::fromStdString(error.message())}});
    port = m_acceptor.local_endpoint(error).port();
    return {};
}

void HttpEngine::start()
{
    m_work.emplace(io.get_executor());
    asio::co_spawn(
        io, [this] { return acceptLoop(); }, asio::detached);
    m_ioThread = std::thread([this] { io.run(); });
}

void HttpEngine::stop()
{
    if (!m_ioThread.joinable())
        return;
    asio::post(io, [this] {
        stopping = true;
        ErrorCode ignored;
        m_acceptor.close(ignored);
        m_acceptAgain.cancel();
        for (Connected *one : connected)
            one->cut();
        for (const auto &[number, one] : waiting)
            one->wake.cancel();
        m_work.reset();
    });
    m_ioThread.join();
    Q_ASSERT(connected.empty());
    handlers.join();
    port = 0;
}

Task<void> HttpEngine::acceptLoop()
{
    while (!stopping) {
        Tcp::socket socket(io);
        const auto [failed] = co_await m_acceptor.async_accept(socket, asValue);
        if (stopping)
            co_return;
        if (failed == asio::error::connection_aborted)
            continue;
        if (failed) {
            // Out of file handles, most likely: asking again at once would keep a core busy until one is free.
            ++acceptFailures;
            giveUp(std::max<std::size_t>(1, unserved.size() / 8));
            m_acceptAgain.expires_after(std::chrono::milliseconds(100));
            co_await m_acceptAgain.async_wait(asValue);
            continue;
        }
        ++connectionsAccepted;
        ErrorCode error;
        const auto peer = socket.remote_endpoint(error);
        if (error)
            continue;
        if (connectionsOpen >= options.limits.connections) {
            if (unserved.empty()) {
                ++connectionsRefused;
                continue;
            }
            giveUp(1);
        }
        socket.set_option(Tcp::no_delay(true), error);
        QByteArray address = QByteArray::fromStdString(peer.address().to_string());
        asio::co_spawn(io, serveConnection(shared_from_this(), std::move(socket), std::move(address)), asio::detached);
    }
}

void HttpEngine::giveUp(std::size_t most)
{
    for (; most > 0 && !unserved.empty(); --most) {
        ++connectionsGivenUp;
        unserved.extract(unserved.begin()).mapped()->cut();
    }
}

void HttpEngine::answer(quint64 number, HttpResponse response)
{
    asio::post(io, [this, number, response = std::move(response)]() mutable {
        const auto found = waiting.find(number);
        if (found == waiting.end())
            return;
        found->second->answer = std::move(response);
        found->second->wake.cancel();
    });
}

void HttpEngine::connectionEnded()
{
    if (++endedSinceTrim < limits::connectionsBetweenTrims || stopping)
        return;
    endedSinceTrim = 0;
    // It takes some milliseconds, which nobody on the I/O thread has to wait for.
    asio::post(handlers, [] { malloc_trim(0); });
}

void HttpEngine::wakePoke(quint64 number)
{
    asio::post(io, [this, number] {
        if (const auto found = pokes.find(number); found != pokes.end())
            found->second->wake();
    });
}

Task<std::optional<HttpResponse>> HttpEngine::answerFrom(std::function<void(quint64)> call, Milliseconds most)
{
    Waiting one(io);
    const quint64 number = ++lastNumber;
    waiting.emplace(number, &one);
    const Entry entry(waiting, number);
    asio::post(handlers, [call = std::move(call), number] { call(number); });
    if (most == Milliseconds::max())
        one.wake.expires_at(asio::steady_timer::time_point::max());
    else
        one.wake.expires_after(most);
    co_await one.wake.async_wait(asValue);
    co_return std::move(one.answer);
}

HttpServer::HttpServer(RequestHandler handle, PokeAuthoriser authorisePoke, UploadOpener openUpload, PokeRefusal refusePoke)
    : m_handle(std::move(handle))
    , m_authorisePoke(std::move(authorisePoke))
    , m_openUpload(std::move(openUpload))
    , m_refusePoke(refusePoke ? std::move(refusePoke) : [](const Error &error) { return problemDocument(error); })
{}

HttpServer::~HttpServer() { stop(); }

Result<void> HttpServer::listen(const ServerOptions &options)
{
    stop();
    auto engine = std::make_shared<HttpEngine>(options, m_handle, m_authorisePoke, m_openUpload, m_refusePoke);
    TRY(engine->open());
    engine->start();
    const std::lock_guard lock(m_engineMutex);
    m_engine = std::move(engine);
    return {};
}

std::shared_ptr<HttpEngine> HttpServer::engine() const
{
    const std::lock_guard lock(m_engineMutex);
    return m_engine;
}

quint16 HttpServer::port() const
{
    const auto present = engine();
    return present ? present->port.load() : 0;
}

void HttpServer::stop()
{
    if (const auto present = engine())
        present->stop();
}

ServerFigures HttpServer::figures() const
{
    ServerFigures figures;
    const auto present = engine();
    if (!present)
        return figures;
    figures.connectionsAccepted = present->connectionsAccepted;
    figures.connectionsRefused = present->connectionsRefused;
    figures.connectionsGivenUp = present->connectionsGivenUp;
    figures.acceptFailures = present->acceptFailures;
    figures.bodyBytes = present->bodyBytes;
    figures.connectionsOpen = present->connectionsOpen;
    figures.pokeChannelsOpen = present->pokeChannelsOpen;
    figures.requestsHandled = present->requestsHandled;
    figures.requestsOverloaded = present->requestsOverloaded;
    return figures;
}

} // namespace peygir::front
