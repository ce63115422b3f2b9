// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/standard_city/case_walk.h"
#include "support/standard_city/desks.h"
#include "support/standard_city/nyc311_day.h"
#include "system/day/day_desk.h"
#include "system/day/day_journal.h"

#include <queue>

namespace peygir::test {

/// A desk that cannot reach its server for a while.
struct LineCut
{
    /// Index into the plan's users.
    int user;
    Instant from;
    Instant until;
};

/// Plays a day on its desks: each act is made at the time of the file, on the desk of its person, on what that desk
/// holds. The city's time stands still while an act waits for what another desk has done; where a cut line is in the
/// way, the act is made when it has been mended. Desks synchronise in rounds, and in between where an act waits for it;
/// they are not poked.
class DayPlay
{
public:
    /// All must outlive it; one desk for each user of the plan, signed in and synchronised.
    DayPlay(const standard_city::Nyc311Days &day, const workflow::Process &process, CityClock &clock,
            std::vector<std::unique_ptr<DayDesk>> &desks, std::vector<LineCut> cuts);

    /// Plays everything and waits until all desks have everything.
    DayJournal play();

private:
    struct Case
    {
        std::unique_ptr<standard_city::CaseWalk> walk;
        size_t index;
        /// Who acted last, with which command, and to which post that handed the case, if to one.
        int lastUser = -1;
        std::optional<Uuid> lastCommand;
        std::optional<Uuid> handedTo;
    };
    enum class Ready { Yes, WhenMended };
    struct Later
    {
        bool operator()(const Case *a, const Case *b) const
        {
            return std::pair(a->walk->nextAt(), a->index) > std::pair(b->walk->nextAt(), b->index);
        }
    };
    using Queue = std::priority_queue<Case *, std::vector<Case *>, Later>;

    void moveTo(Instant time);
    void turnLines();
    Ready waitForWhatItNeeds(Case &next, const standard_city::CaseAct &act);
    void act(Case &next, const standard_city::CaseAct &act);
    /// All desks whose lines are whole send what they have, and then fetch what there is.
    void synchroniseAll();
    void settle();
    DayDesk &desk(int user) { return *m_desks[size_t(user)]; }
    template <class Condition>
    void waitUntil(const char *what, Condition condition);

    const standard_city::Nyc311Days &m_day;
    standard_city::Desks m_seats;
    CityClock &m_clock;
    std::vector<std::unique_ptr<DayDesk>> &m_desks;
    /// In the order of what happens: cut and mended.
    std::vector<std::pair<Instant, std::pair<int, bool>>> m_turns;
    size_t m_nextTurn = 0;
    std::vector<Case> m_cases;
    Queue m_ready;
    std::vector<Case *> m_waiting;
    Instant m_lastRound{0};
    DayJournal m_journal;
};

} // namespace peygir::test
