// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cases/core/document.h"
#include "command/envelope.h"
#include "followup/core/phone_link.h"

#include <functional>

namespace peygir::followup {

/// A photo that a phone has sent before its report. Its id is made when it is taken, so that it is one document however
/// often the report is sent.
struct PhonePhoto
{
    Uuid id;
    Instant takenAt;
    QString fileName;
    QString mediaType;
    qint64 size;
    BlobHash sha256;
    std::optional<BlobHash> thumbnail;

    static constexpr auto fields()
    {
        return std::tuple{field("id", &PhonePhoto::id),           field("takenAt", &PhonePhoto::takenAt),
                          field("fileName", &PhonePhoto::fileName), field("mediaType", &PhonePhoto::mediaType),
                          field("size", &PhonePhoto::size),       field("sha256", &PhonePhoto::sha256),
                          field("thumbnail", &PhonePhoto::thumbnail)};
    }
};

} // namespace peygir::followup

namespace peygir {

/// A photo is an object within its report.
template <>
struct FieldCodec<followup::PhonePhoto>
{
    static QJsonValue toJson(const followup::PhonePhoto &photo) { return fieldsToJson(photo); }
    static Result<followup::PhonePhoto> fromJson(const QJsonValue &json)
    {
        return json.isObject() ? fieldsFromJson<followup::PhonePhoto>(json.toObject()) : malformedField();
    }
};

} // namespace peygir

namespace peygir::followup {

/// What a phone says of a visit. Its id is made when the person sends it and is the same whenever the phone tries again.
struct PhoneReport
{
    Uuid id;
    /// By the phone's clock, set right by what the server told it.
    Instant madeAt;
    QString words;
    /// In millionths of a degree; both or neither.
    std::optional<qint64> latitude;
    std::optional<qint64> longitude;
    std::vector<PhonePhoto> photos;

    static constexpr auto fields()
    {
        return std::tuple{field("id", &PhoneReport::id),
                          field("madeAt", &PhoneReport::madeAt),
                          field("words", &PhoneReport::words),
                          field("latitude", &PhoneReport::latitude),
                          field("longitude", &PhoneReport::longitude),
                          field("photos", &PhoneReport::photos)};
    }
};

/// Reads hostile bytes. Fails with "followup.phone_malformed", "followup.report_too_large" {most}, "followup.photos_over" {most},
/// "followup.photo_too_large" {most}.
Result<PhoneReport> readPhoneReport(const QByteArray &body);

/// The same commands as at a desk, in this person's name: each photo becomes a document of the case, and the last one is the report that
/// names them all. The same report gives the same bytes through whatever link it comes, so that receipts answer when it comes
/// again. `visit` is that of the link. A photo of whose command `wasRefused` says so, for want of a right perhaps that he has by now, is
/// given under another id: the same one would only hear what it has heard.
std::vector<Envelope> commandsOf(const PhoneReport &report, const Visit &visit, const UserId &user,
                                 const std::function<bool(const Uuid &command)> &wasRefused = {});

/// Contents that the phone must have sent before.
std::vector<BlobHash> contentsOf(const PhoneReport &report);

} // namespace peygir::followup
