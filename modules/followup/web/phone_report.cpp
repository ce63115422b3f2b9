// SPDX-License-Identifier: GPL-3.0-or-later
#include "followup/web/phone_report.h"

#include "base/limits.h"
#include "cases/core/attach_document.h"
#include "command/json_depth.h"
#include "followup/core/visit_commands.h"

#include <QJsonDocument>

#include <algorithm>
#include <set>

namespace peygir::followup {

namespace {

/// So often a photo is given once more after it was refused.
constexpr int mostPhotoTries = 100;

/// Another person's report of the same visit is another command, whatever ids the phones have made.
Uuid commandId(const Visit &visit, const UserId &user, const char *what, const Uuid &made)
{
    return derivedUuid(visit.id.uuid(), QByteArray(what) + user.uuid().toAscii() + made.toAscii());
}

template <class C>
Envelope envelopeOf(const Uuid &id, const Visit &visit, const UserId &user, Instant madeAt, const C &command)
{
    // Nobody reports before he was asked, whatever his phone's clock says.
    return {id, C::kind, C::version, user, madeAt, 0, visit.askedAt, {}, fieldsToJson(command)};
}

bool isPhoto(const PhonePhoto &photo) { return photo.size > 0 && photo.mediaType.startsWith(QLatin1String("image/")); }

} // namespace

Result<PhoneReport> readPhoneReport(const QByteArray &body)
{
    const Error malformed("followup.phone_malformed");
    if (body.size() > phoneReportBytes)
        return Error("followup.report_too_large", {{QStringLiteral("most"), phoneReportBytes}});
    if (!isNestedAtMost(body, limits::jsonDepth))
        return malformed;
    const auto read = fieldsFromJson<PhoneReport>(QJsonDocument::fromJson(body).object());
    if (!read.ok())
        return malformed;
    if (read->photos.size() > size_t(phonePhotos))
        return Error("followup.photos_over", {{QStringLiteral("most"), phonePhotos}});
    std::set<Uuid> ids;
    for (const PhonePhoto &photo : read->photos) {
        if (!isPhoto(photo) || !ids.insert(photo.id).second)
            return malformed;
        if (photo.size > phonePhotoBytes)
            return Error("followup.photo_too_large", {{QStringLiteral("most"), phonePhotoBytes}});
    }
    return *read;
}

std::vector<Envelope> commandsOf(const PhoneReport &report, const Visit &visit, const UserId &user,
                                 const std::function<bool(const Uuid &command)> &wasRefused)
{
    std::vector<Envelope> commands;
    ReportVisit said{visit.caseId, visit.id, report.words, report.latitude, report.longitude, {}};
    std::vector<Uuid> needs;
    for (const PhonePhoto &photo : report.photos) {
        Uuid id = commandId(visit, user, "photo", photo.id);
        for (int tries = 0; wasRefused && tries < mostPhotoTries && wasRefused(id); ++tries)
            id = derivedUuid(id, "again");
        commands.push_back(envelopeOf(id, visit, user, photo.takenAt,
                                      cases::AttachDocument{visit.caseId, cases::DocumentKind::Photo, {}, photo.fileName,
                                                            photo.mediaType, photo.size, photo.sha256, {},
                                                            photo.thumbnail}));
        needs.push_back(id);
        said.documents.push_back(Given(id, photo.takenAt).idOf<cases::DocumentId>("document"));
    }
    commands.push_back(envelopeOf(commandId(visit, user, "report", report.id), visit, user, report.madeAt, said));
    commands.back().needs = std::move(needs);
    return commands;
}

std::vector<BlobHash> contentsOf(const PhoneReport &report)
{
    std::vector<BlobHash> contents;
    for (const PhonePhoto &photo : report.photos) {
        contents.push_back(photo.sha256);
        if (photo.thumbnail)
            contents.push_back(*photo.thumbnail);
    }
    return contents;
}

} // namespace peygir::followup
