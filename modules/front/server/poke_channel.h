// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "front/server/http_message.h"

#include <functional>
#include <memory>

namespace peygir::front {

/// One open WebSocket, seen from the program: a way to tell a desk that something has moved. Losing a message is
/// harmless by design (SYNC 8), so nothing here is retried or acknowledged.
class PokeChannel
{
public:
    virtual ~PokeChannel() = default;

    /// Queues a text message (UTF-8). From any thread. False if the channel is closed, or was closed by this call
    /// because its peer reads too slowly (`ServerLimits::pokeQueueBytes`).
    virtual bool send(QByteArray utf8) = 0;
    /// Closes it with a WebSocket close frame. From any thread, as often as one likes.
    virtual void close() = 0;
    virtual QByteArray peerAddress() const = 0;
};

/// What the program wants to hear of one channel. Both are called on handler threads, one at a time per channel.
struct PokeListener
{
    /// A text message of at most `ServerLimits::pokeMessageBytes`, well-formed UTF-8. May be empty.
    std::function<void(QByteArray)> received;
    /// The last call for this channel, exactly once, for whatever reason it ended. May be empty.
    std::function<void()> closed;
};

/// Decides whether the request (bearer token, path, query) may open a channel. Called on a handler thread. On success
/// the upgrade is made; what is sent into `channel` before waits for it. On failure the peer gets the error as a
/// problem document and `channel` is never opened.
using PokeAuthoriser =
    std::function<Result<PokeListener>(const HttpRequest &request, std::shared_ptr<PokeChannel> channel)>;

/// Makes the answer to whoever may not open one.
using PokeRefusal = std::function<HttpResponse(const Error &error)>;

} // namespace peygir::front
