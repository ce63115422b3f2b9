// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "front/server/http_message.h"
#include "front/server/poke_channel.h"
#include "front/server/server_options.h"

#include <memory>
#include <mutex>

namespace peygir::front {

class HttpEngine;

/// The city's door: HTTPS (TLS 1.2 and later, HTTP/1.1 with keep-alive) and WebSockets on one port. One thread does
/// all input and output; a small pool of threads calls the handler. It knows nothing of paths, tokens and messages;
/// it makes sure that what reaches the handler is whole, in time and of bearable size.
class HttpServer
{
public:
    /// Without `authorisePoke` every upgrade is refused with 404; without `openUpload` a PUT is a request like others; without
    /// `refusePoke` a refused channel is answered with the status of the error's last word.
    explicit HttpServer(RequestHandler handle, PokeAuthoriser authorisePoke = {}, UploadOpener openUpload = {},
                        PokeRefusal refusePoke = {});
    /// Stops.
    ~HttpServer();
    HttpServer(const HttpServer &) = delete;
    HttpServer &operator=(const HttpServer &) = delete;

    /// Takes the port and starts the threads. Fails with "front.address" (host, port, reason) if the address cannot be
    /// had, or "front.server_certificate" (file, reason) if a PEM file cannot be used or the key does not belong to
    /// the certificate. May be called again after `stop`.
    Result<void> listen(const ServerOptions &options);
    /// The port taken; 0 while not listening.
    quint16 port() const;

    /// Closes the port, lets the handlers that run come to their end, cuts all connections, tells each channel's
    /// listener, and returns when no thread of the server is left. Not from a handler.
    void stop();

    /// From any thread; the last ones after stopping.
    ServerFigures figures() const;

private:
    std::shared_ptr<HttpEngine> engine() const;

    RequestHandler m_handle;
    PokeAuthoriser m_authorisePoke;
    UploadOpener m_openUpload;
    PokeRefusal m_refusePoke;
    mutable std::mutex m_engineMutex;
    /// Kept after stopping, for its figures.
    std::shared_ptr<HttpEngine> m_engine;
};

} // namespace peygir::front
