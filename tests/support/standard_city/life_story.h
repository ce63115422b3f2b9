// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/standard_city/city_words.h"
#include "support/standard_city/desks.h"

namespace peygir::standard_city {

/// Tells what staff do with one registered case along the 137 cycle, until the end of the world or `until`.
class LifeStory
{
public:
    /// `registered` is the first event; all are kept by reference until the story is told.
    LifeStory(const CityPlan &plan, const Desks &desks, Chance &chance, CityWords &words);

    /// May be called once.
    PlannedCase tell(qint64 index, PlannedEvent registered, Instant until);

private:
    /// Each goes on until the case is closed.
    void followUp();
    void answer();
    void askCitizen();
    void beginAgain();
    /// From now on, `when` counts in shares of `hours`.
    void begin(double hours);
    void leaveOutTheFuture(Instant until);
    /// The moment `share` of the way through this round, never before what was told last.
    Instant when(double share);
    template <class What>
    void add(double share, int user, What what);
    std::optional<int> post(int user) const { return m_desks.postOf(user, m_unit); }

    const CityPlan &m_plan;
    const Desks &m_desks;
    Chance &m_chance;
    CityWords &m_words;
    PlannedCase m_case;
    int m_subject = 0;
    int m_group = 0;
    int m_district = 0;
    int m_unit = 0;
    int m_followUpUser = 0;
    int m_round = 0;
    bool m_closed = false;
    Instant m_start = Instant(0);
    Milliseconds m_length = Milliseconds(0);
};

} // namespace peygir::standard_city
