// SPDX-License-Identifier: GPL-3.0-or-later
#include "followup/web/phone_page.h"

#include "base/limits.h"

#include <QCryptographicHash>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>
#include <iterator>

namespace peygir::followup {

using front::HttpHeader;
using front::HttpRequest;
using front::HttpResponse;

namespace {

const QByteArray root = "/phone/";

struct PageFile
{
    const char *name;
    const char *type;
};

constexpr PageFile pageFiles[] = {
    {"page.html", "text/html; charset=utf-8"},       {"page.css", "text/css; charset=utf-8"},
    {"page.js", "text/javascript; charset=utf-8"},   {"keep.js", "text/javascript; charset=utf-8"},
    {"worker.js", "text/javascript; charset=utf-8"}, {"words_fa.json", "application/json"},
    {"words_en.json", "application/json"},           {"icon.svg", "image/svg+xml"},
};

std::vector<HttpHeader> safeHeaders()
{
    return {{"Content-Security-Policy",
             "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:; connect-src 'self'; "
             "worker-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"},
            {"Permissions-Policy", "geolocation=(self), camera=(self)"},
            {"Referrer-Policy", "no-referrer"},
            {"Cross-Origin-Opener-Policy", "same-origin"},
            {"X-Content-Type-Options", "nosniff"}};
}

QJsonArray namesOf(const std::vector<Localized> &names)
{
    QJsonArray array;
    for (const Localized &name : names)
        array.append(FieldCodec<Localized>::toJson(name));
    return array;
}

} // namespace

bool isPhonePath(const QByteArray &path) { return path.startsWith(root); }

Result<HttpResponse> phonePage(const HttpRequest &request)
{
    const QByteArray name = request.path == root ? QByteArray("page.html") : request.path.sliced(root.size());
    const auto found = std::find_if(std::begin(pageFiles), std::end(pageFiles),
                                    [&name](const PageFile &file) { return name == file.name; });
    if (found == std::end(pageFiles))
        return Error("front.unknown");
    QFile file(QStringLiteral(":/phone/") + QLatin1String(found->name));
    if (!file.open(QIODevice::ReadOnly))
        return Error("front.unknown");
    const QByteArray content = file.readAll();
    const QByteArray tag = '"' + QCryptographicHash::hash(content, QCryptographicHash::Sha256).toHex().first(32) + '"';
    HttpResponse response{200, found->type, content, safeHeaders()};
    response.headers.push_back({"Cache-Control", "no-cache"});
    response.headers.push_back({"ETag", tag});
    if (request.header("if-none-match") == tag) {
        response.status = 304;
        response.body.clear();
    }
    return response;
}

HttpResponse phoneAnswer(const QJsonObject &object)
{
    HttpResponse response{200, "application/json", QJsonDocument(object).toJson(QJsonDocument::Compact), safeHeaders()};
    response.headers.push_back({"Cache-Control", "no-store"});
    return response;
}

QJsonObject phoneVisit(const Visit &visit, const cases::CaseCard &card, const Localized &subject,
                       const std::vector<Localized> &place, Instant until, Instant now)
{
    return {{QStringLiteral("visit"), visit.id.toString()},
            {QStringLiteral("code"), card.code},
            {QStringLiteral("subject"), FieldCodec<Localized>::toJson(subject)},
            {QStringLiteral("place"), namesOf(place)},
            {QStringLiteral("address"), card.address},
            {QStringLiteral("plaque"), card.plaque},
            {QStringLiteral("note"), visit.note},
            {QStringLiteral("until"), until.milliseconds()},
            {QStringLiteral("now"), now.milliseconds()},
            {QStringLiteral("most"), QJsonObject{{QStringLiteral("words"), limits::noteText},
                                                 {QStringLiteral("photos"), phonePhotos},
                                                 {QStringLiteral("photoBytes"), phonePhotoBytes},
                                                 {QStringLiteral("thumbnailSide"), limits::thumbnailSide}}}};
}

} // namespace peygir::followup
