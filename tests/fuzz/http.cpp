// SPDX-License-Identifier: GPL-3.0-or-later
// What comes over a connection before anybody knows who speaks.
#include "base/limits.h"
#include "front/server/request_parser.ipp"
#include "fuzz/oracles.h"

namespace peygir::fuzz {

namespace {

using namespace front;

std::vector<QByteArray> requests()
{
    return {"GET /healthz HTTP/1.1\r\nHost: city\r\n\r\n",
            "POST /v1/push?wait=5 HTTP/1.1\r\nHost: city:8443\r\nAuthorization: Bearer abc-_.~+/=\r\nContent-Type: "
            "application/octet-stream\r\nContent-Length: 5\r\n\r\nhello",
            "POST /v1/pull HTTP/1.1\r\nHost: city\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n2;ext=\"x\"\r\nde\r\n0\r\nTrailer: "
            "t\r\n\r\n",
            "PUT /v1/blob/ab HTTP/1.1\r\nHost: city\r\nExpect: 100-continue\r\nContent-Range: bytes 0-4/9\r\nContent-Length: "
            "5\r\n\r\n01234",
            "GET /v1/poke HTTP/1.1\r\nHost: city\r\nConnection: keep-alive, Upgrade\r\nUpgrade: websocket\r\n"
            "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n",
            "GET / HTTP/1.0\r\n\r\n",
            // What two programs on the way might read in two ways.
            "POST /v1/push HTTP/1.1\r\nHost: city\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
            "POST /v1/push HTTP/1.1\r\nHost: city\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\nhello!",
            "POST /v1/push HTTP/1.1\r\nHost: city\r\nX: a\r\n folded\r\nContent-Length: 5\r\n\r\nhello",
            "POST /v1/push HTTP/1.1\nHost: city\nContent-Length: 5\n\nhello",
            "GET http://other/v1/push HTTP/1.1\r\nHost: city\r\n\r\n"};
}

enum class End { Whole, Unfinished, Refused };

struct Read
{
    End end;
    RequestHead head;
    QByteArray body;
    qsizetype used = 0;
};

/// As a connection does it, when the bytes come in pieces of this many.
Read readIn(const QByteArray &bytes, qsizetype step)
{
    RequestParser parser(64 * 1024, "/v1/blob/", 128 * 1024);
    parser.header_limit(std::uint32_t(limits::httpHeaderBytes));
    QByteArray buffer;
    qsizetype used = 0;
    bool isJudged = false;
    for (qsizetype at = 0; !parser.is_done() && at < bytes.size(); at += step) {
        buffer += bytes.mid(at, step);
        while (!parser.is_done()) {
            boost::system::error_code error;
            const boost::asio::const_buffer piece(buffer.constData(), std::size_t(buffer.size()));
            const std::size_t count = isJudged ? parser.putBody(piece, error) : parser.putHeader(piece, error);
            buffer.remove(0, qsizetype(count));
            used += qsizetype(count);
            if (error && error != http::error::need_more)
                return {End::Refused, parser.head, {}, used};
            if (parser.is_header_done() && !isJudged) {
                if (parser.isFolded || whyRefused(parser.head))
                    return {End::Refused, parser.head, {}, used};
                isJudged = true;
                parser.eager(true);
            } else if (count == 0 || buffer.isEmpty()) {
                break;
            }
            if (buffer.isEmpty())
                break;
        }
    }
    return {parser.is_done() ? End::Whole : End::Unfinished, parser.head, parser.body, used};
}

bool isToken(QByteArrayView name)
{
    static constexpr QByteArrayView others("!#$%&'*+-.^_`|~");
    return !name.isEmpty() && std::all_of(name.begin(), name.end(), [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || others.contains(c);
    });
}

/// The strictest reading of a header there is, written down once more: what we take, everybody reads as we do.
void expectPlain(const QByteArray &bytes, const RequestHead &head)
{
    const qsizetype end = bytes.indexOf("\r\n\r\n");
    expect(end > 0, "a header ends with an empty line");
    QByteArray text = bytes.first(end);
    expect(text.count('\n') == text.count("\r\n") && text.count('\r') == text.count('\n'), "lines end with CR and LF");
    expect(!text.contains('\0'), "no NUL stands in a header");
    const QList<QByteArray> lines = text.replace("\r\n", "\n").split('\n');
    expect(lines.size() - 1 == qsizetype(head.headers.size()), "each line of a header is one field");
    int lengths = 0;
    int codings = 0;
    for (const QByteArray &line : lines.sliced(1)) {
        const qsizetype colon = line.indexOf(':');
        expect(colon > 0 && isToken(QByteArrayView(line).first(colon)), "a field has a name, and the colon right behind it");
        const QByteArray name = line.first(colon).toLower();
        const QByteArray value = line.sliced(colon + 1).trimmed();
        lengths += name == "content-length" ? 1 : 0;
        codings += name == "transfer-encoding" ? 1 : 0;
        if (name == "content-length")
            expect(!value.isEmpty() && std::all_of(value.begin(), value.end(), [](char c) { return c >= '0' && c <= '9'; }),
                   "a length is digits");
    }
    expect(lengths + codings <= 1, "a body has one length");
    expect(head.target.startsWith('/'), "a target is a path");
}

void tryRequest(const QByteArray &bytes)
{
    const Read atOnce = readIn(bytes, std::max<qsizetype>(1, bytes.size()));
    const Read byBytes = readIn(bytes, 1);
    // What is none is refused sooner or later, or never ends and runs out of time.
    expect((atOnce.end == End::Whole) == (byBytes.end == End::Whole), "a request is one however it is cut on the way");
    if (atOnce.end != End::Whole)
        return;
    expect(atOnce.body == byBytes.body && atOnce.used == byBytes.used, "a body is the same however it is cut on the way");
    expect(atOnce.body.size() <= 128 * 1024, "a body is of bearable size");
    expectPlain(bytes, atOnce.head);
    (void)asksForWebSocket(atOnce.head);
    const HttpRequest request = requestOf(atOnce.head, "127.0.0.1");
    expect(request.path.startsWith('/') && !request.path.contains('?'), "a path ends before its question");
    if (const auto token = request.bearerToken())
        expect(!token->isEmpty() && !token->contains(' '), "a token is one word");
}

} // namespace

std::vector<Target> httpTargets() { return {{"http", 4096, requests, tryRequest}}; }

} // namespace peygir::fuzz
