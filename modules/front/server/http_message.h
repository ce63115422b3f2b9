// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QByteArray>
#include <QByteArrayView>

#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace peygir::front {

struct HttpHeader
{
    QByteArray name;
    QByteArray value;
};

/// One request as it came over the wire, whole and within the limits. Everything in it was chosen by a stranger.
struct HttpRequest
{
    /// GET, HEAD, POST, PUT or DELETE; the server refuses the rest itself.
    QByteArray method;
    /// Begins with '/', without the query, percent-encoded as sent.
    QByteArray path;
    /// What follows '?', without it; empty if there was none.
    QByteArray query;
    /// In the order sent, names in lower case.
    std::vector<HttpHeader> headers;
    QByteArray body;
    /// The numeric address of the peer, without the port: for logs and rate limits. Behind a proxy it is the proxy's.
    QByteArray peerAddress;

    /// The value of the first header of that name (`name` in lower case); null if there is none, which is not the
    /// same as empty.
    QByteArray header(QByteArrayView name) const;
    /// The token of `Authorization: Bearer …`, if there is a well-formed one.
    std::optional<QByteArray> bearerToken() const;
};

/// The body of an answer that is too large to be held. Read on handler threads, one call at a time.
class BodySource
{
public:
    virtual ~BodySource() = default;
    virtual qint64 size() const = 0;
    /// The next bytes, `most` of them unless the end comes before. A failure ends the connection: the head has gone out.
    virtual Result<QByteArray> read(qsizetype most) = 0;
};

/// What goes back. The server adds Content-Length, Date and Connection; for HEAD it leaves the body out and keeps its
/// length.
struct HttpResponse
{
    int status = 200;
    QByteArray contentType;
    QByteArray body;
    /// Further headers (Retry-After, ETag …). Names and values with control characters are our own bug.
    std::vector<HttpHeader> headers;
    /// Instead of `body`.
    std::shared_ptr<BodySource> source = {};

    qint64 bodySize() const { return source ? source->size() : body.size(); }
};

/// Answers one request. May be kept and called later, from any thread, for instance by a long poll; only the first
/// call counts. If the last copy goes away uncalled the peer is told 500 "front.no_answer", and after
/// `ServerLimits::answerTime` 504 "front.late"; a call after that, or after the server has stopped, does nothing.
using Responder = std::function<void(HttpResponse)>;

/// Serves requests. Called on the server's handler threads, several at a time, never on its I/O thread: it may block
/// for a database, but each thread that it holds is missed by others. It must not throw.
using RequestHandler = std::function<void(HttpRequest, Responder)>;

/// Takes a body that is too large to be held, in pieces of about 64 KiB. Called on handler threads, one call at a time.
/// It goes away when the request has been answered or the peer is gone, possibly in the middle of the body.
class BodySink
{
public:
    virtual ~BodySink() = default;
    /// An error is the answer; nothing more is read.
    virtual Result<void> take(QByteArrayView piece) = 0;
    /// The body was whole.
    virtual void finish(const Responder &respond) = 0;
};

/// Asked before the body of an upload is read, with a request whose body is empty: who takes the body, or else the
/// answer, after which the connection ends unless there was no body. On a handler thread; may block for a database.
struct UploadOpening
{
    std::shared_ptr<BodySink> sink;
    HttpResponse answer = {};
};
using UploadOpener = std::function<UploadOpening(const HttpRequest &)>;

} // namespace peygir::front
