// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "front/desk/trust.h"

#include <QByteArray>
#include <QUrl>

#include <functional>
#include <memory>

namespace peygir::front {

/// A desk's line to its server: requests, and an ear for pokes. Used on one thread with an event loop; nothing is called
/// back within the call that asked, and nothing at all once it has been destroyed.
class DeskTransport
{
public:
    /// The answer's body, or one of the errors of `HttpsChannel`.
    using Answer = std::function<void(Result<QByteArray>)>;
    struct Ear
    {
        /// The server says that something has moved.
        std::function<void()> poked;
        /// Whether the server could say so now.
        std::function<void(bool open)> openChanged;
    };

    virtual ~DeskTransport() = default;

    /// Sends a request in the name of the token's owner, or in nobody's where it is empty. Several may be on their way.
    virtual void post(const QByteArray &path, const QByteArray &body, const QByteArray &token, Answer answer) = 0;
    /// Gets so many bytes of what lies at a path, from a place on.
    virtual void fetch(const QByteArray &path, qint64 from, qint64 bytes, const QByteArray &token, Answer answer) = 0;
    /// Keeps an ear open until `stopListening`, opening it again by itself whenever the line breaks. Replaces the last.
    virtual void listen(const QByteArray &token, Ear ear) = 0;
    virtual void stopListening() = 0;
};

/// The real line: HTTPS requests and a WebSocket to one trusted server (https://host[:port]). Fails with "front.url" and
/// "front.trust". To be opened on the thread on which it is used.
Result<std::unique_ptr<DeskTransport>> openHttpsTransport(const QUrl &server, const Trust &trust);

} // namespace peygir::front
