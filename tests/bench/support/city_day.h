// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "command/envelope.h"
#include "support/standard_city/city_plan.h"

#include <vector>

namespace peygir::bench {

/// The demo city as commands, of one seed always the same ones. Ends the program when the city cannot be read.
class CityDay
{
public:
    static constexpr quint64 usualSeed = 137;
    explicit CityDay(quint64 seed = usualSeed);

    /// When everything has happened: the moment at which commands reach the server.
    Instant now() const;

    /// What the server itself puts before any case: processes, chart, people, rights (those of the all-rounder too),
    /// subjects and places.
    std::vector<Envelope> baseInformation() const;
    /// The first `count` commands of 60 days of the city, in the order of time. Whoever did it is the author, or one
    /// and the same `author` for all.
    std::vector<Envelope> commands(size_t count, const std::optional<UserId> &author = {}) const;
    /// What the all-rounder's desk in the follow-up unit holds: every card and citizen, and each file that has passed
    /// through that unit; not those of the whole city.
    std::vector<qint64> followUpBuckets() const;
    /// Somebody who may do all that commands() do, everywhere.
    UserId allRounder() const;

private:
    quint64 m_seed;
    standard_city::CityPlan m_plan;
};

/// The body of a push: what one desk sends at once.
struct Push
{
    UserId user;
    Uuid desk;
    QByteArray body;
};
/// Commands as their desks send them: the server must see them in this order, so a push ends where the next command is
/// somebody else's.
std::vector<Push> pushesOf(const std::vector<Envelope> &commands);

} // namespace peygir::bench
