// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cases/core/case_queries.h"

#include <QObject>
#include <QTimer>

#include <functional>
#include <memory>

/// What queries that a test tells their answers have in common.
namespace peygir::told {

// 1405/9/1 10:50 in Tehran.
inline const Instant now(1'795'332'000'000);
inline constexpr Milliseconds day = std::chrono::hours(24);

template <class Id>
Id idOf(int number)
{
    return *Id::parse(QStringLiteral("019b761a-6540-7000-8000-%1").arg(number, 12, 10, QLatin1Char('0')));
}

/// Gives the answer as a query thread does: later, while `context` lives, and not if it was taken back with what is returned.
template <class T>
std::function<void()> later(QObject *context, const std::function<void(Result<T>)> &done, const Result<T> &answer)
{
    const auto cancelled = std::make_shared<bool>(false);
    QTimer::singleShot(0, context, [=] {
        if (!*cancelled)
            done(answer);
    });
    return [cancelled] { *cancelled = true; };
}

/// An open case that was registered five days ago, with the id of this number, at this node of its process.
inline cases::CaseLine line(int number, const char *subject, const QString &node, const QString &status)
{
    cases::CaseCard card{.id = idOf<cases::CaseId>(number),
                         .code = QString::number(4820173950 + number),
                         .aliasCode = {},
                         .subject = idOf<catalogue::SubjectId>(51),
                         .subjectGroup = {},
                         .place = {},
                         .region = {},
                         .plaque = {},
                         .address = {},
                         .unit = {},
                         .process = {},
                         .processVersion = {},
                         .node = node,
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
    return {card,
            {QString::fromUtf8(subject), {}},
            {status, {}},
            QStringLiteral("#b45309"),
            {{QStringLiteral("منطقه ۵"), {}}, {QStringLiteral("خیابان آزادی"), {}}},
            {}};
}

} // namespace peygir::told
