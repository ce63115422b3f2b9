// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cases/core/case_queries.h"
#include "catalogue/core/subject.h"
#include "places/core/place.h"

namespace peygir::intake {

struct SubjectChoice
{
    catalogue::SubjectId id;
    Localized name;
    Localized group;
    int deadlineHours;
};

struct AddressChoice
{
    places::PlaceId id;
    Localized name;
    /// From the outside in: the region and district that the system proposes, the neighbourhood (R050).
    std::vector<Localized> around;
};

/// Who a phone number leads to, and what he has open.
struct CallerView
{
    QString name;
    int messages = 0;
    std::vector<cases::CaseLine> open;
};

/// What the registration form reads while one types. As `cases::CaseQueries`: asked and answered on the GUI thread.
class IntakeQueries
{
public:
    using Cancel = std::function<void()>;
    template <class T>
    using Done = std::function<void(Result<T>)>;

    virtual ~IntakeQueries() = default;
    virtual Cancel subjects(const QString &typed, int limit, QObject *context, Done<std::vector<SubjectChoice>> done)
        = 0;
    virtual Cancel addresses(const QString &typed, int limit, QObject *context, Done<std::vector<AddressChoice>> done)
        = 0;
    /// `phone` canonical (`persian::Phone`). Empty where nobody is known by it on this desk.
    virtual Cancel caller(const QString &phone, QObject *context, Done<std::optional<CallerView>> done) = 0;
};

} // namespace peygir::intake
