// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/standard_city/life_story.h"

#include "support/standard_city/cycle_137.h"

#include <algorithm>

namespace peygir::standard_city {

namespace {

// Shares of all cases unless it says otherwise.
constexpr double notTheCitysBusiness = 0.05;
constexpr double settledByPhone = 0.16;
constexpr double liesForEver = 0.06;
constexpr double passedToColleague = 0.06;
constexpr double sisterUnitAsked = 0.07;
constexpr double wrongUnit = 0.03;
constexpr double officialAsked = 0.12;
constexpr double clerkNotes = 0.18;
constexpr double unitNotes = 0.2;
// Of the answered ones. Mashhad reports that 61 of 100 answered problems are really solved.
constexpr double confirmedByCitizen = 0.61;
constexpr double notDone = 0.14;
// Of the closed ones, when the citizen calls again later.
constexpr double reopenedLater = 0.03;
constexpr int mostRounds = 3;

} // namespace

LifeStory::LifeStory(const CityPlan &plan, const Desks &desks, Chance &chance, CityWords &words)
    : m_plan(plan), m_desks(desks), m_chance(chance), m_words(words),
      m_case{0, {}, Instant(0), std::nullopt}
{}

Instant LifeStory::when(double share)
{
    const Instant wanted = m_start + Milliseconds(qint64(share * double(m_length.count())));
    return std::max(wanted, m_case.events.back().at + Milliseconds(1000));
}

template <class What>
void LifeStory::add(double share, int user, What what)
{
    m_case.events.push_back({when(share), user, std::move(what)});
}

void LifeStory::begin(double hours)
{
    ++m_round;
    m_start = m_case.events.back().at;
    m_length = Milliseconds(qint64(std::max(hours, 0.2) * 3'600'000));
}

PlannedCase LifeStory::tell(qint64 index, PlannedEvent registered, Instant until)
{
    const auto &registration = std::get<Registered>(registered.what);
    const Subject &subject = m_plan.subjects[size_t(registration.subject)];
    m_subject = registration.subject;
    m_group = subject.group;
    m_district = m_plan.districtOf(registration.place.street);
    const bool registeredAtOnce = registration.operation == cycle_137::completeAtOnce;
    m_case.index = index;
    m_case.deadline = registered.at + std::chrono::hours(subject.deadlineHours);
    m_case.events.push_back(std::move(registered));
    m_followUpUser = m_chance.oneOf(m_desks.followingUp(m_group));

    m_closed = registeredAtOnce;
    if (!m_closed) {
        const double hours = m_chance.spread(subject.medianHours, subject.p90Hours);
        begin(m_chance.happens(liesForEver) ? hours * 1000 : hours);
        followUp();
    }
    while (m_closed && !registeredAtOnce && m_round < mostRounds && m_chance.happens(reopenedLater)) {
        begin(24 * (1 + m_chance.below(20)));
        add(1, m_followUpUser, Reopened{m_words.reopening()});
        beginAgain();
    }
    leaveOutTheFuture(until);
    return std::move(m_case);
}

void LifeStory::leaveOutTheFuture(Instant until)
{
    while (m_case.events.back().at >= until && m_case.events.size() > 1)
        m_case.events.pop_back();
    const PlannedEvent &last = m_case.events.back();
    QByteArray node;
    if (const auto *completed = std::get_if<Completed>(&last.what))
        node = cycle_137::leadsTo(completed->node, completed->operation);
    else if (const auto *registered = std::get_if<Registered>(&last.what))
        node = cycle_137::leadsTo(cycle_137::intake, registered->operation);
    if (cycle_137::isEnd(node))
        m_case.closedAt = last.at;
}

void LifeStory::beginAgain()
{
    const Subject &subject = m_plan.subjects[size_t(m_subject)];
    m_closed = false;
    // The second time everybody knows the place.
    begin(m_chance.spread(subject.medianHours * 0.7, subject.p90Hours * 0.7));
    followUp();
}

void LifeStory::followUp()
{
    m_unit = m_desks.homeUnit(m_followUpUser);
    add(0.02 + 0.05 * m_chance.share(), m_followUpUser, Taken{cycle_137::followUp});
    if (m_round == 1 && m_chance.happens(notTheCitysBusiness)) {
        add(1, m_followUpUser, Completed{cycle_137::followUp, cycle_137::reject, m_words.declined()});
        m_closed = true;
        return;
    }
    if (m_chance.happens(passedToColleague)) {
        const int colleague = m_chance.oneOf(m_desks.followingUp(m_group));
        if (colleague != m_followUpUser) {
            add(0.08, m_followUpUser, Referred{cycle_137::followUp, *post(colleague), m_words.referralNote()});
            m_followUpUser = colleague;
        }
    }
    if (m_chance.happens(clerkNotes))
        add(0.09 + 0.03 * m_chance.share(), m_followUpUser, Noted{m_words.note()});
    if (m_chance.happens(settledByPhone)) {
        add(0.7, m_followUpUser, Completed{cycle_137::followUp, cycle_137::settle, m_words.answer()});
        askCitizen();
        return;
    }
    add(0.12 + 0.08 * m_chance.share(), m_followUpUser,
        Completed{cycle_137::followUp, cycle_137::sendToUnit, m_words.referralNote()});
    answer();
}

void LifeStory::answer()
{
    m_unit = m_desks.responsibleUnit(m_subject, m_district);
    int expert = m_chance.oneOf(m_desks.answering(m_subject, m_district));
    add(0.22 + 0.15 * m_chance.share(), expert, Taken{cycle_137::answering});
    if (m_chance.happens(wrongUnit)) {
        add(0.4, expert, Completed{cycle_137::answering, cycle_137::notOurs, m_words.referralNote()});
        followUp();
        return;
    }
    int district = m_district;
    if (m_chance.happens(sisterUnitAsked)) {
        district = m_chance.below(int(m_plan.districts.size()));
        const int sister = m_chance.oneOf(m_desks.answering(m_subject, district));
        m_unit = m_desks.responsibleUnit(m_subject, district);
        if (sister != expert)
            add(0.42, expert, Referred{cycle_137::answering, *post(sister), m_words.referralNote()});
        expert = sister;
    }
    const auto &officials = m_desks.officials(m_subject, district);
    if (!officials.empty() && m_chance.happens(officialAsked)) {
        const int official = m_chance.oneOf(officials);
        add(0.45, expert, Referred{cycle_137::answering, *post(official), m_words.referralNote()});
        add(0.5 + 0.1 * m_chance.share(), official,
            Referred{cycle_137::answering, *post(expert), m_words.referralNote()});
    }
    if (m_chance.happens(unitNotes))
        add(0.6 + 0.15 * m_chance.share(), expert, Noted{m_words.note()});
    add(0.8 + 0.1 * m_chance.share(), expert, Completed{cycle_137::answering, cycle_137::answer, m_words.answer()});
    askCitizen();
}

void LifeStory::askCitizen()
{
    add(0.92, m_followUpUser, Taken{cycle_137::feedback});
    const double said = m_chance.share();
    if (said < confirmedByCitizen || m_round >= mostRounds) {
        add(1, m_followUpUser, Completed{cycle_137::feedback, cycle_137::confirmDone, m_words.feedbackDone()});
        m_closed = true;
    } else if (said < confirmedByCitizen + notDone) {
        add(1, m_followUpUser, Completed{cycle_137::feedback, cycle_137::notDone, m_words.feedbackNotDone()});
        beginAgain();
    } else {
        add(1, m_followUpUser, Completed{cycle_137::feedback, cycle_137::unreachable, m_words.feedbackUnreached()});
        m_closed = true;
    }
}

} // namespace peygir::standard_city
