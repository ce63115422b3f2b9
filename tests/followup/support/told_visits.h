// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cases/core/attach_document.h"
#include "command/desk_port.h"
#include "followup/core/followup_queries.h"

#include <QTimer>

#include <deque>

namespace peygir::followup::testing {

// 1405/9/1 10:50 in Tehran.
inline const Instant now(1'795'332'000'000);
inline constexpr Milliseconds day = std::chrono::hours(24);

template <class Id>
Id idOf(int number)
{
    return *Id::parse(QStringLiteral("019b761a-6540-7000-8000-%1").arg(number, 12, 10, QLatin1Char('0')));
}

/// In thousandths of a degree from a corner of the town: about 90 metres to the east, 111 to the north.
inline GeoPoint at(int east, int north) { return {35'690'000 + north * 1000, 51'330'000 + east * 1000}; }

/// A visit of one's own that is asked for today, about a case of the same number.
inline OwnVisit visitOf(int number, const char *subject, const std::optional<GeoPoint> &point)
{
    cases::CaseCard card{.id = idOf<cases::CaseId>(number),
                         .code = QString::number(4820173950 + number),
                         .aliasCode = {},
                         .subject = idOf<catalogue::SubjectId>(51),
                         .subjectGroup = {},
                         .place = {},
                         .region = {},
                         .plaque = QString::number(number),
                         .address = {},
                         .unit = {},
                         .process = {},
                         .processVersion = {},
                         .node = QStringLiteral("follow_up"),
                         .holder = {},
                         .holderUnit = {},
                         .takenBy = {},
                         .openNodes = 1,
                         .referrals = 0,
                         .channel = cases::Channel::Phone,
                         .urgency = cases::Urgency::FollowUp,
                         .citizen = {},
                         .registeredBy = idOf<UserId>(1),
                         .registeredAt = now - 5 * day,
                         .deadline = {},
                         .lastChangeAt = now,
                         .closedAt = {},
                         .closedPeriod = {},
                         .outcome = {},
                         .joinedTo = {},
                         .intakeFlag = {},
                         .needsCallBack = false};
    Visit visit{idOf<VisitId>(number),
                card.id,
                idOf<organisation::PostId>(1),
                now,
                QStringLiteral("ببینید چه باید کرد"),
                idOf<UserId>(2),
                now - day,
                VisitState::Requested,
                {},
                {},
                {},
                {},
                {},
                {}};
    cases::CaseLine line{card,
                         {QString::fromUtf8(subject), {}},
                         {QStringLiteral("در دست پیگیری"), {}},
                         QStringLiteral("#b45309"),
                         {{QStringLiteral("منطقه ۵"), {}}, {QStringLiteral("خیابان آزادی"), {}}},
                         {}};
    VisitView view{visit, {}, {}, {}, {}, {}, true};
    return {view, line, QStringLiteral("جلوی خانه‌مان چاله‌ای بزرگ است و شب‌ها دیده نمی‌شود."), point};
}

/// Answers what a test told it, as a query thread does: later. Of the follow-up it knows visits alone.
class ToldVisits final : public FollowUpQueries
{
public:
    std::vector<OwnVisit> known;
    FollowUpView view;
    /// The days that were asked for last.
    Instant from{0};
    Instant until{0};
    int asked = 0;

    Cancel list(const Filter &, qint64, int, QObject *, Done<Lines>) override { return [] {}; }
    Cancel counts(const Filter &, QObject *, Done<PartCounts>) override { return [] {}; }
    Cancel choices(const UserId &, QObject *, Done<Choices>) override { return [] {}; }
    Cancel ids(const Filter &, int, QObject *, Done<std::vector<cases::CaseId>>) override { return [] {}; }
    Cancel askable(const std::vector<cases::CaseId> &, const UserId &, QObject *,
                   Done<std::vector<AskableCase>>) override
    {
        return [] {};
    }
    Cancel ofCase(const cases::CaseId &, const UserId &, QObject *context, Done<FollowUpView> done) override
    {
        QTimer::singleShot(0, context, [done = std::move(done), answer = view] { done(answer); });
        return [] {};
    }
    Cancel visits(const UserId &, Instant wantedFrom, Instant wantedUntil, QObject *context,
                  Done<std::vector<OwnVisit>> done) override
    {
        from = wantedFrom;
        until = wantedUntil;
        ++asked;
        QTimer::singleShot(0, context, [done = std::move(done), answer = known] { done(answer); });
        return [] {};
    }
};

/// A desk on that day that notes what it is given, and keeps it or refuses it as the test says.
class FieldDesk final : public DeskPort
{
public:
    struct Given
    {
        QByteArray kind;
        QJsonObject arguments;
    };
    std::vector<Given> given;
    /// One for each of the next commands; then everything is kept.
    std::deque<Error> refusals;

    UserId user() const override { return idOf<UserId>(7); }
    void submit(const QByteArray &kind, const QJsonObject &arguments, QObject *context, Done done, const char *) override
    {
        given.push_back({kind, arguments});
        Result<Accepted> answer = Accepted{idOf<UserId>(99).uuid(), {}, false};
        if (!refusals.empty()) {
            answer = refusals.front();
            refusals.pop_front();
        }
        QTimer::singleShot(0, context, [done = std::move(done), answer] { done(answer); });
    }
    DeskStatus status() const override { return {}; }
    std::vector<TroubledCommand> troubled() const override { return {}; }
    Instant now() const override { return testing::now; }
    void synchroniseNow() override {}
};

} // namespace peygir::followup::testing
