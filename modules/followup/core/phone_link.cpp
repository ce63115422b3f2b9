// SPDX-License-Identifier: GPL-3.0-or-later
#include "followup/core/phone_link.h"

#include "base/hash.h"

namespace peygir::followup {

namespace {

const QByteArray mark = "phone-";
constexpr qsizetype secretBytes = 32;
/// In base64url, without padding.
constexpr qsizetype secretLetters = 43;

} // namespace

QByteArray makePhoneSecret(Random &random)
{
    return mark
        + random.bytes(secretBytes).toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
}

bool isPhoneSecret(const QByteArray &text) { return text.startsWith(mark) && text.size() == mark.size() + secretLetters; }

QByteArray hashOfPhoneSecret(const QByteArray &secret) { return Blake2b(32, "peygir phone link").add(secret).finish(); }

QString phoneAddress(const QString &base, const VisitId &visit, const QString &secret)
{
    QString place = base;
    while (place.endsWith(u'/'))
        place.chop(1);
    return place + QStringLiteral("/phone/#") + visit.toString() + u'.' + secret;
}

Result<void> mayReportByPhone(const UserId &user, const PhoneStanding &standing)
{
    if (!standing.visit)
        return Error("followup.visit_unknown");
    if (standing.visit->state != VisitState::Requested)
        return Error("followup.visit_over",
                     {{QStringLiteral("state"),
                       QString::fromLatin1(FieldCodec<VisitState>::word(standing.visit->state))}});
    if (standing.visitor != user)
        return Error("followup.visit_of_another");
    return {};
}

Result<void> mayUse(const PhoneLink &link, const PhoneStanding &standing, Instant now)
{
    if (link.endedAt || !standing.mayComeIn || standing.isDeskLost)
        return Error("followup.phone_ended");
    if (now >= link.until)
        return Error("followup.phone_expired");
    if (standing.visit && (standing.visit->id != link.visit || standing.visit->caseId != link.caseId))
        return Error("followup.visit_unknown");
    return mayReportByPhone(link.user, standing);
}

} // namespace peygir::followup
