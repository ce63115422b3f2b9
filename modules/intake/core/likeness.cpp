// SPDX-License-Identifier: GPL-3.0-or-later
#include "intake/core/likeness.h"

#include "persian/digits.h"

#include <cstdlib>
#include <tuple>

namespace peygir::intake {

namespace {

/// No street is longer; what follows is no number of a house.
constexpr int mostHouses = 1'000'000;

bool isOutOfTime(const cases::CaseCard &card, Instant now)
{
    return card.closedAt && now - *card.closedAt > closedNotLongAgo;
}

} // namespace

bool Likeness::isStrongerThan(const Likeness &other) const
{
    const auto rank = [](const Likeness &one) {
        return std::tuple(!one.open, one.nearness, !one.sameSubject, one.houses.value_or(nearHouses));
    };
    return rank(*this) < rank(other);
}

std::optional<int> houseNumber(const QString &plaque)
{
    std::optional<int> number;
    for (const QChar c : plaque) {
        const int digit = persian::digitValue(c.unicode());
        if (digit < 0) {
            if (number)
                break;
            continue;
        }
        number = number.value_or(0) * 10 + digit;
        if (*number >= mostHouses)
            return std::nullopt;
    }
    return number;
}

std::optional<Likeness> likeness(const cases::CaseCard &card, const SoughtProblem &sought)
{
    const bool isJoined = card.outcome == workflow::Outcome::Joined;
    if (!card.place || !sought.place || isJoined || isOutOfTime(card, sought.now))
        return std::nullopt;
    const bool sameSubject = sought.subject && card.subject == *sought.subject;
    const bool sameGroup = !sought.subject || sameSubject || (sought.group && card.subjectGroup == sought.group);
    if (!sameGroup)
        return std::nullopt;
    Likeness found{Nearness::SameStreet, std::nullopt, sameSubject, !card.closedAt};
    if (*card.place != *sought.place) {
        if (!sameSubject || !found.open || sought.now - card.registeredAt > newsOfNeighbourhood)
            return std::nullopt;
        found.nearness = Nearness::SameNeighbourhood;
        return found;
    }
    const auto there = houseNumber(card.plaque);
    const auto here = houseNumber(sought.plaque);
    if (!there || !here)
        return found;
    found.houses = std::abs(*there - *here);
    if (*found.houses > nearHouses)
        return std::nullopt;
    found.nearness = *found.houses == 0 ? Nearness::SameHouse : Nearness::NearHouse;
    return found;
}

} // namespace peygir::intake
