// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/standard_city/arrival_curve.h"
#include "support/standard_city/city_words.h"
#include "support/standard_city/desks.h"
#include "support/standard_city/townspeople.h"

namespace peygir::standard_city {

/// The time that a stream covers. Cases are registered from `from` up to `until`; what would happen from `until` on
/// has not happened, so that the cases of the last days are still open.
struct Span
{
    Instant from;
    Instant until;

    /// What the demo shows: the 60 days up to `now`.
    static Span demo(Instant now) { return {now - std::chrono::hours(24 * 60), now}; }
};

/// What happens to the cases of a city, in the order of their registration. The same plan, seed, count and span give
/// the same cases. Holds one case at a time: a million cases need no more memory than one. Keeps a reference to
/// the plan, which must pass `checkCityPlan`.
///
/// The figures are those of real centres: subjects, regions and hours of the day by the plan and `ArrivalCurve`; hours
/// to close by the subject's median and ninth decile; of ten answered cases six are confirmed by the citizen, one or
/// two are done again, the others do not pick up the phone; one case in twenty lies for ever.
class CaseLifeStream
{
public:
    CaseLifeStream(const CityPlan &plan, quint64 seed, qint64 count, Span span, Texts texts = Texts::Written);

    /// The next case; absent when all have come.
    std::optional<PlannedCase> next();
    /// Any case, without those before it; `index` from 0 up to the count.
    PlannedCase at(qint64 index) const;

    const Desks &desks() const { return m_desks; }
    qint64 count() const { return m_count; }

private:
    const CityPlan &m_plan;
    quint64 m_seed;
    qint64 m_count;
    Span m_span;
    Texts m_texts;
    Desks m_desks;
    ArrivalCurve m_arrivals;
    Townspeople m_townspeople;
    WeightedChoice m_subjects;
    qint64 m_next = 0;
};

} // namespace peygir::standard_city
