// SPDX-License-Identifier: GPL-3.0-or-later
// How the bytes of a connection become a request. Apart from connections so that hostile bytes can be given to it without one;
// costs the compiler a part of what the rest of Beast does.
#pragma once

#include "front/server/http_wire.h"

#include <boost/beast/http/basic_parser.hpp>

namespace peygir::front {

namespace http = boost::beast::http;

/// Takes a request apart. What comes after the header is the body, and trailers, which are dropped: a header that
/// arrives after it has been judged would be a way around the judgement.
class RequestParser final : public http::basic_parser<true>
{
public:
    /// `uploadPath` and `uploadBytes`: what may be larger, and how large. Empty: nothing.
    explicit RequestParser(qsizetype bodyBytes, QByteArrayView uploadPath, qint64 uploadBytes)
        : m_uploadPath(uploadPath)
        , m_uploadBytes(uploadBytes)
    {
        body_limit(std::uint64_t(bodyBytes));
    }

    /// As `put`, until the header is done.
    std::size_t putHeader(boost::asio::const_buffer bytes, boost::system::error_code &error)
    {
        const std::size_t count = put(bytes, error);
        for (const char c : View(static_cast<const char *>(bytes.data()), count)) {
            isFolded = isFolded || (m_last == '\n' && (c == ' ' || c == '\t'));
            m_last = c;
        }
        return count;
    }

    /// As `put`, of the body. Beast's parser takes it for certain (it stops the program otherwise) that it is not asked again
    /// about a last chunk of which less than "0\r\n\r\n" is there: so it is not asked before. Nothing waits for ever by that,
    /// since a body in chunks that is not done has as much still to come.
    std::size_t putBody(boost::asio::const_buffer bytes, boost::system::error_code &error)
    {
        constexpr std::size_t lastChunk = 5;
        if (chunked() && bytes.size() < lastChunk) {
            error = http::error::need_more;
            return 0;
        }
        return put(bytes, error);
    }

    RequestHead head;
    QByteArray body;
    /// A field goes on in a second line, which some programs take for a field of its own (RFC 9112: refused or mended).
    bool isFolded = false;
    /// Known when the header has been read.
    bool isUpload = false;

private:
    using View = boost::beast::string_view;
    static QByteArray bytes(View view) { return {view.data(), qsizetype(view.size())}; }

    void on_request_impl(http::verb, View method, View target, int version, boost::system::error_code &) override
    {
        head.method = bytes(method);
        head.target = bytes(target);
        head.minorVersion = version % 10;
        isUpload = !m_uploadPath.isEmpty() && head.method == "PUT" && head.target.startsWith(m_uploadPath);
        // Told lengths are judged at the end of the header.
        if (isUpload)
            body_limit(std::uint64_t(m_uploadBytes));
    }
    void on_field_impl(http::field, View name, View value, boost::system::error_code &) override
    {
        if (!is_header_done())
            head.headers.push_back({bytes(name).toLower(), bytes(value)});
    }
    void on_header_impl(boost::system::error_code &) override {}
    void on_body_init_impl(const boost::optional<std::uint64_t> &, boost::system::error_code &) override {}
    std::size_t on_body_impl(View part, boost::system::error_code &) override
    {
        body.append(part.data(), qsizetype(part.size()));
        return part.size();
    }
    void on_chunk_header_impl(std::uint64_t, View, boost::system::error_code &) override {}
    std::size_t on_chunk_body_impl(std::uint64_t, View part, boost::system::error_code &) override
    {
        body.append(part.data(), qsizetype(part.size()));
        return part.size();
    }
    void on_finish_impl(boost::system::error_code &) override {}
    void on_response_impl(int, View, int, boost::system::error_code &) override {}

    char m_last = 0;
    QByteArrayView m_uploadPath;
    qint64 m_uploadBytes;
};

} // namespace peygir::front
