// SPDX-License-Identifier: GPL-3.0-or-later
#include "front/server/http_wire.h"

#include <algorithm>
#include <array>
#include <chrono>

namespace peygir::front {

namespace {

bool holdsWord(const QByteArray &list, QByteArrayView word)
{
    const QList<QByteArray> parts = list.toLower().split(',');
    return std::any_of(parts.begin(), parts.end(), [word](const QByteArray &part) { return part.trimmed() == word; });
}

/// RFC 9110: an origin server with a clock says what it shows. Always in English, whatever the locale.
QByteArray dateNow()
{
    using namespace std::chrono;
    static constexpr std::array<const char *, 7> days{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
    static constexpr std::array<const char *, 12> months{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                         "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    const auto now = floor<seconds>(system_clock::now());
    const auto day = floor<std::chrono::days>(now);
    const year_month_day date(day);
    const hh_mm_ss time(now - day);
    const auto two = [](auto number) { return QByteArray::number(qint64(number)).rightJustified(2, '0'); };
    return QByteArray(days[weekday(day).c_encoding()]) + ", " + two(unsigned(date.day())) + ' ' +
           months[unsigned(date.month()) - 1] + ' ' + QByteArray::number(int(date.year())) + ' ' +
           two(time.hours().count()) + ':' + two(time.minutes().count()) + ':' + two(time.seconds().count()) + " GMT";
}

QByteArray reasonPhrase(int status)
{
    struct Phrase
    {
        int status;
        const char *text;
    };
    static constexpr Phrase phrases[] = {
        {200, "OK"},
        {201, "Created"},
        {202, "Accepted"},
        {204, "No Content"},
        {206, "Partial Content"},
        {304, "Not Modified"},
        {400, "Bad Request"},
        {401, "Unauthorized"},
        {403, "Forbidden"},
        {404, "Not Found"},
        {405, "Method Not Allowed"},
        {408, "Request Timeout"},
        {409, "Conflict"},
        {410, "Gone"},
        {413, "Content Too Large"},
        {416, "Range Not Satisfiable"},
        {417, "Expectation Failed"},
        {426, "Upgrade Required"},
        {429, "Too Many Requests"},
        {431, "Request Header Fields Too Large"},
        {500, "Internal Server Error"},
        {503, "Service Unavailable"},
        {504, "Gateway Timeout"},
    };
    const auto found = std::find_if(std::begin(phrases), std::end(phrases),
                                    [status](const Phrase &phrase) { return phrase.status == status; });
    return found == std::end(phrases) ? QByteArray("Status") : QByteArray(found->text);
}

bool isPrintable(QByteArrayView text)
{
    return std::none_of(text.begin(), text.end(), [](char c) { return (c >= 0 && c < ' ') || c == 0x7f; });
}

} // namespace

qsizetype RequestHead::count(QByteArrayView name) const
{
    return std::count_if(headers.begin(), headers.end(), [name](const HttpHeader &h) { return h.name == name; });
}

QByteArray RequestHead::header(QByteArrayView name) const
{
    const auto found =
        std::find_if(headers.begin(), headers.end(), [name](const HttpHeader &h) { return h.name == name; });
    return found == headers.end() ? QByteArray() : found->value;
}

std::optional<Error> whyRefused(const RequestHead &head)
{
    const auto malformed = [](const char *what) {
        return Error("front.malformed").with(QStringLiteral("what"), QString::fromLatin1(what));
    };
    static constexpr std::array<QByteArrayView, 5> methods{"GET", "HEAD", "POST", "PUT", "DELETE"};
    if (std::find(methods.begin(), methods.end(), head.method) == methods.end())
        return Error("front.method");
    // Only the origin form: no absolute URLs, no '*', nothing that a proxy might read as another host.
    const bool plain = std::all_of(head.target.begin(), head.target.end(),
                                   [](char c) { return c > ' ' && c < 0x7f && c != '#' && c != '\\'; });
    if (!head.target.startsWith('/') || !plain)
        return malformed("target");
    if (head.count("host") > 1 || (head.minorVersion >= 1 && head.count("host") == 0))
        return malformed("host");
    // The parser lets "5, 5" pass; a proxy in front might not.
    if (head.count("content-length") > 1 || head.header("content-length").contains(','))
        return malformed("content-length");
    if (head.count("transfer-encoding") > 0) {
        const bool chunkedOnly =
            head.count("transfer-encoding") == 1 && head.header("transfer-encoding").trimmed().toLower() == "chunked";
        if (!chunkedOnly || head.minorVersion == 0 || head.count("content-length") > 0)
            return malformed("transfer-encoding");
    }
    if (head.count("authorization") > 1)
        return malformed("authorization");
    if (head.count("expect") > 0 && !waitsForContinue(head))
        return malformed("expect");
    return std::nullopt;
}

bool waitsForContinue(const RequestHead &head)
{
    return head.minorVersion >= 1 && head.count("expect") == 1 && head.header("expect").toLower() == "100-continue";
}

bool asksForWebSocket(const RequestHead &head)
{
    return head.method == "GET" && head.minorVersion >= 1 && holdsWord(head.header("connection"), "upgrade") &&
           holdsWord(head.header("upgrade"), "websocket") && head.header("sec-websocket-version") == "13" &&
           head.count("sec-websocket-key") == 1;
}

HttpRequest requestOf(RequestHead head, QByteArray peerAddress)
{
    const qsizetype mark = head.target.indexOf('?');
    HttpRequest request;
    request.method = std::move(head.method);
    request.path = mark < 0 ? head.target : head.target.first(mark);
    request.query = mark < 0 ? QByteArray() : head.target.sliced(mark + 1);
    request.headers = std::move(head.headers);
    request.peerAddress = std::move(peerAddress);
    return request;
}

QByteArray responseHead(const HttpResponse &response, bool keepAlive)
{
    QByteArray head;
    head.reserve(256);
    head += "HTTP/1.1 " + QByteArray::number(response.status) + ' ' + reasonPhrase(response.status) + "\r\n";
    head += "Date: " + dateNow() + "\r\n";
    if (response.status != 204 && response.status != 304)
        head += "Content-Length: " + QByteArray::number(response.bodySize()) + "\r\n";
    if (!response.contentType.isEmpty()) {
        Q_ASSERT(isPrintable(response.contentType));
        head += "Content-Type: " + response.contentType + "\r\n";
    }
    for (const HttpHeader &header : response.headers) {
        Q_ASSERT(isPrintable(header.name) && isPrintable(header.value));
        head += header.name + ": " + header.value + "\r\n";
    }
    head += keepAlive ? "Connection: keep-alive\r\n\r\n" : "Connection: close\r\n\r\n";
    return head;
}

} // namespace peygir::front
