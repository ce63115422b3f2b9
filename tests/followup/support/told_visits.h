// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cases/core/attach_document.h"
#include "cases/support/told.h"
#include "command/desk_port.h"
#include "followup/core/followup_queries.h"

#include <QTimer>

#include <deque>

namespace peygir::followup::testing {

using told::day;
using told::idOf;
using told::now;

/// In thousandths of a degree from a corner of the town: about 90 metres to the east, 111 to the north.
inline GeoPoint at(int east, int north) { return {35'690'000 + north * 1000, 51'330'000 + east * 1000}; }

/// A visit of one's own that is asked for today, about a case of the same number.
inline OwnVisit visitOf(int number, const char *subject, const std::optional<GeoPoint> &point)
{
    cases::CaseLine line = told::line(number, subject, QStringLiteral("follow_up"), QStringLiteral("در دست پیگیری"));
    line.card.plaque = QString::number(number);
    Visit visit{idOf<VisitId>(number),
                line.card.id,
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
        return told::later<FollowUpView>(context, done, view);
    }
    Cancel visits(const UserId &, Instant wantedFrom, Instant wantedUntil, QObject *context,
                  Done<std::vector<OwnVisit>> done) override
    {
        from = wantedFrom;
        until = wantedUntil;
        ++asked;
        return told::later<std::vector<OwnVisit>>(context, done, known);
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
