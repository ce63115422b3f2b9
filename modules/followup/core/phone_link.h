// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/random.h"
#include "followup/core/visit.h"

namespace peygir::followup {

/// How long a phone may report: a working day, wherever in it the link was made.
constexpr auto phoneLinkLives = std::chrono::hours(24);
/// Of one report: what somebody looks at afterwards. Its bytes are a shrunk picture of about 1 MB; some phones cannot shrink.
constexpr int phonePhotos = 12;
constexpr qint64 phonePhotoBytes = 12 * 1024 * 1024;
/// Of the report itself, without its photos.
constexpr qsizetype phoneReportBytes = 64 * 1024;

/// Lets the phone of one person report one visit without a sign-in (R060). It opens nothing else: no list, no other case, no
/// file.
struct PhoneLink
{
    VisitId visit;
    cases::CaseId caseId;
    /// In whose name it reports.
    UserId user;
    /// At which it was made.
    Uuid desk;
    Instant madeAt;
    Instant until;
    /// Somebody has ended it, or another one has taken its place.
    std::optional<Instant> endedAt;
};

/// Asked of the server (`sync::phoneLinkQuery`): makes a link for a visit that the asker is to make, in the place of the one that he
/// had. Told: `PhoneLinkTold`. Errors: those of `mayReportByPhone` and of ReportVisit.
struct PhoneLinkAsked
{
    VisitId visit;

    static constexpr auto fields() { return std::tuple{field("visit", &PhoneLinkAsked::visit)}; }
};

/// Asked of the server (`sync::endPhoneLinkQuery`): the asker's link for a visit is good no more. Harmless when repeated.
struct EndPhoneLink
{
    VisitId visit;

    static constexpr auto fields() { return std::tuple{field("visit", &EndPhoneLink::visit)}; }
};

struct PhoneLinkTold
{
    /// Shown once; the server keeps its hash alone.
    QString secret;
    Instant until;
    /// https://host[:port] under which phones reach the server: what its administrator says, else as this desk reached it.
    QString base;

    static constexpr auto fields()
    {
        return std::tuple{field("secret", &PhoneLinkTold::secret), field("until", &PhoneLinkTold::until),
                          field("base", &PhoneLinkTold::base)};
    }
};

/// What a link depends on beside itself, at the moment.
struct PhoneStanding
{
    /// His account is there and switched on.
    bool mayComeIn;
    bool isDeskLost;
    /// Empty: there is none, or no longer.
    std::optional<Visit> visit;
    /// Who holds the post that is to make it.
    std::optional<UserId> visitor;
};

/// 256 random bits behind a mark by which it cannot be taken for the token of a desk.
QByteArray makePhoneSecret(Random &random);
bool isPhoneSecret(const QByteArray &text);
QByteArray hashOfPhoneSecret(const QByteArray &secret);

/// The address that a phone opens: what stands behind '#' is not sent with the request for the page, and so is in no log.
QString phoneAddress(const QString &base, const VisitId &visit, const QString &secret);

/// Whether this person's phone may report this visit now. Refusals: "followup.visit_unknown", "followup.visit_over" {state},
/// "followup.visit_of_another" (the post is somebody else's by now).
Result<void> mayReportByPhone(const UserId &user, const PhoneStanding &standing);
/// Whether the link is good now. Refusals: "followup.phone_ended" (also where its owner may come in no more), "followup.phone_expired",
/// those of `mayReportByPhone`, and "followup.visit_unknown" for a visit that is not its own.
Result<void> mayUse(const PhoneLink &link, const PhoneStanding &standing, Instant now);

} // namespace peygir::followup
