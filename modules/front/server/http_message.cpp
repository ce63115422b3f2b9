// SPDX-License-Identifier: GPL-3.0-or-later
#include "front/server/http_message.h"

#include <algorithm>

namespace peygir::front {

QByteArray HttpRequest::header(QByteArrayView name) const
{
    const auto found =
        std::find_if(headers.begin(), headers.end(), [name](const HttpHeader &h) { return h.name == name; });
    if (found == headers.end())
        return {};
    return found->value.isNull() ? QByteArray("") : found->value;
}

std::optional<QByteArray> HttpRequest::bearerToken() const
{
    constexpr QByteArrayView scheme("bearer ");
    const QByteArray value = header("authorization");
    if (value.size() <= scheme.size() || value.first(scheme.size()).toLower() != scheme)
        return std::nullopt;
    const QByteArray token = value.sliced(scheme.size()).trimmed();
    const bool wellFormed =
        !token.isEmpty() && std::all_of(token.begin(), token.end(), [](char c) { return c > ' ' && c < 0x7f; });
    return wellFormed ? std::optional(token) : std::nullopt;
}

} // namespace peygir::front
