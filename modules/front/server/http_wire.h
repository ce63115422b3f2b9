// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "front/server/http_message.h"

#include <optional>

namespace peygir::front {

/// The part of HTTP/1.1 that needs no socket: what is accepted of a header, and how an answer begins.
struct RequestHead
{
    /// 0 or 1, of HTTP/1.x.
    int minorVersion = 1;
    QByteArray method;
    QByteArray target;
    /// Names in lower case.
    std::vector<HttpHeader> headers;

    /// How many headers of that name there are.
    qsizetype count(QByteArrayView name) const;
    QByteArray header(QByteArrayView name) const;
};

/// Why a well-formed header is refused all the same: what two programs on the way could read in two ways (request
/// smuggling), and what this server does not do. Nothing if it is accepted.
std::optional<Error> whyRefused(const RequestHead &head);

/// Whether the client waits for "100 Continue" before it sends the body.
bool waitsForContinue(const RequestHead &head);

/// Whether the request asks for a WebSocket of the version that everybody speaks (RFC 6455).
bool asksForWebSocket(const RequestHead &head);

/// Splits the target at '?' and moves the rest over; the body is still to come.
HttpRequest requestOf(RequestHead head, QByteArray peerAddress);

/// Status line and headers up to the empty line.
QByteArray responseHead(const HttpResponse &response, bool keepAlive);

} // namespace peygir::front
