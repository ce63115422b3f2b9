// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/standard_city/case_life_stream.h"

#include "support/standard_city/cycle_137.h"
#include "support/standard_city/life_story.h"

namespace peygir::standard_city {

namespace {

/// Mashhad tells messages that are answered while the citizen is on the line from those that are followed up; in Qom
/// they were 8,000 of 18,000 calls, of which not all are registered.
constexpr double answeredAtOnce = 0.27;

std::vector<int> subjectWeights(const CityPlan &plan)
{
    std::vector<int> weights;
    for (const Subject &subject : plan.subjects)
        weights.push_back(subject.callWeight);
    return weights;
}

Channel drawChannel(Chance &chance)
{
    const double share = chance.share();
    if (share < 0.78)
        return Channel::Phone;
    if (share < 0.86)
        return Channel::MobileApp;
    if (share < 0.92)
        return Channel::Web;
    return share < 0.97 ? Channel::Sms : Channel::InPerson;
}

/// 0.3 on average (DESIGN §11).
int drawDocuments(Chance &chance)
{
    const double share = chance.share();
    return share < 0.04 ? 2 : share < 0.26 ? 1 : 0;
}

} // namespace

CaseLifeStream::CaseLifeStream(const CityPlan &plan, quint64 seed, qint64 count, Span span, Texts texts)
    : m_plan(plan), m_seed(seed), m_count(count), m_span(span), m_texts(texts), m_desks(plan),
      m_arrivals(span.from, span.until, plan.timeZone), m_townspeople(plan, seed, count),
      m_subjects(subjectWeights(plan))
{}

std::optional<PlannedCase> CaseLifeStream::next()
{
    if (m_next == m_count)
        return std::nullopt;
    return at(m_next++);
}

PlannedCase CaseLifeStream::at(qint64 index) const
{
    Q_ASSERT(index >= 0 && index < m_count);
    // Each case has its own part of the whole: so they come in order without being sorted.
    Chance arrival(m_seed, Chance::For::Arrival, quint64(index));
    const Instant at = m_arrivals.at((double(index) + arrival.share()) / double(m_count));

    Chance chance(m_seed, Chance::For::Life, quint64(index));
    CityWords words(m_plan, m_texts, m_seed, index);
    const int agent = chance.oneOf(m_desks.registering());
    const qint64 number = m_townspeople.drawCaller(chance);
    const int subject = m_subjects.draw(chance);
    const Place place = m_townspeople.drawPlace(chance, number);
    const Channel channel = drawChannel(chance);
    const int documents = drawDocuments(chance);
    Caller caller = m_texts == Texts::Written ? m_townspeople.caller(number) : Caller{number, {}, {}, {}};
    Registered registered{std::move(caller), channel, subject, place, words.description(subject, place), documents,
                          cycle_137::registerCase, {}};
    if (chance.happens(answeredAtOnce)) {
        registered.operation = cycle_137::completeAtOnce;
        registered.answer = words.answerAtOnce();
    }
    return LifeStory(m_plan, m_desks, chance, words).tell(index, {at, agent, std::move(registered)}, m_span.until);
}

} // namespace peygir::standard_city
