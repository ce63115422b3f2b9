// SPDX-License-Identifier: GPL-3.0-or-later
#include "front/server/problem.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <iterator>

namespace peygir::front {

namespace {

struct StatusOfWord
{
    QByteArrayView word;
    int status;
};

constexpr StatusOfWord statusTable[] = {
    {"unauthorized", 401},
    {"forbidden", 403},
    {"unknown", 404},
    {"method", 405},
    {"slow", 408},
    {"epoch_changed", 409},
    {"scope_changed", 409},
    {"fork", 409},
    {"conflict", 409},
    {"cursor_expired", 410},
    {"body_too_large", 413},
    {"too_large", 413},
    {"schema_unsupported", 426},
    {"desk_too_old", 426},
    {"too_many", 429},
    {"header_too_large", 431},
    {"internal", 500},
    {"no_answer", 500},
    {"unavailable", 503},
    {"overloaded", 503},
    {"late", 504},
};

} // namespace

int statusOf(const Error &error)
{
    const QByteArray word = error.id().mid(error.id().lastIndexOf('.') + 1);
    const auto found = std::find_if(std::begin(statusTable), std::end(statusTable),
                                    [&word](const StatusOfWord &row) { return row.word == word; });
    return found == std::end(statusTable) ? 400 : found->status;
}

HttpResponse problemDocument(const Error &error) { return problemDocument(error, statusOf(error)); }

HttpResponse problemDocument(const Error &error, int status)
{
    const QJsonObject document{{QStringLiteral("error"),
                                QJsonObject{{QStringLiteral("id"), QString::fromUtf8(error.id())},
                                            {QStringLiteral("values"), QJsonObject::fromVariantMap(error.values())}}}};
    HttpResponse response{status, "application/json", QJsonDocument(document).toJson(QJsonDocument::Compact), {}};
    const auto retryAfter = error.values().constFind(QStringLiteral("retryAfter"));
    if (retryAfter != error.values().constEnd())
        response.headers.push_back({"Retry-After", QByteArray::number(retryAfter->toLongLong())});
    return response;
}

} // namespace peygir::front
