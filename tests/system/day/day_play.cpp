// SPDX-License-Identifier: GPL-3.0-or-later
#include "system/day/day_play.h"

#include "cases/core/refer_case.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QTimer>

#include <algorithm>

namespace peygir::test {

using standard_city::CaseAct;
using standard_city::CaseWalk;
using standard_city::Pulling;
using Passes = DayLine::Passes;

namespace {

/// Between two rounds, in the city's time, unless an act has to wait.
constexpr Milliseconds roundEvery = std::chrono::minutes(4);
/// For anything that comes over the loopback; far more than it needs.
constexpr qint64 patienceMs = 120'000;

std::optional<Uuid> nodeOf(const CaseAct &act)
{
    const auto id = Uuid::parse(QStringView(act.arguments.value(QLatin1String("node")).toString()));
    return id.ok() ? std::optional(*id) : std::nullopt;
}

} // namespace

DayPlay::DayPlay(const standard_city::Nyc311Days &day, const workflow::Process &process, CityClock &clock,
                 std::vector<std::unique_ptr<DayDesk>> &desks, std::vector<LineCut> cuts)
    : m_day(day)
    , m_seats(day.plan)
    , m_clock(clock)
    , m_desks(desks)
{
    m_cases.reserve(day.cases.size());
    for (size_t i = 0; i < day.cases.size(); ++i) {
        auto walk = std::make_unique<CaseWalk>(day.plan, m_seats, process, day.cases[i], Pulling::ToWhoTakes);
        m_cases.push_back(Case{std::move(walk), i, -1, {}, {}});
    }
    for (Case &each : m_cases)
        m_ready.push(&each);
    for (const LineCut &cut : cuts) {
        m_turns.push_back({cut.from, {cut.user, true}});
        m_turns.push_back({cut.until, {cut.user, false}});
    }
    std::sort(m_turns.begin(), m_turns.end());
    m_journal.cases.resize(day.cases.size());
    m_journal.cuts = int(cuts.size());
}

DayJournal DayPlay::play()
{
    QElapsedTimer timer;
    timer.start();
    for (const auto &desk : m_desks)
        desk->line().let(Passes::Nothing);
    m_journal.from = m_clock.now();
    while (!m_ready.empty() || !m_waiting.empty()) {
        if (m_ready.empty()) {
            // Everything waits for a line.
            moveTo(m_turns.at(m_nextTurn).first);
            continue;
        }
        const Instant due = m_ready.top()->walk->nextAt();
        if (m_nextTurn < m_turns.size() && m_turns[m_nextTurn].first <= due) {
            moveTo(m_turns[m_nextTurn].first);
            continue;
        }
        moveTo(due);
        Case &next = *m_ready.top();
        m_ready.pop();
        const CaseAct what = must(next.walk->next());
        if (waitForWhatItNeeds(next, what) == Ready::WhenMended) {
            m_journal.cases[next.index].isLate = true;
            m_waiting.push_back(&next);
            continue;
        }
        act(next, what);
        if (!next.walk->atEnd())
            m_ready.push(&next);
    }
    while (m_nextTurn < m_turns.size())
        moveTo(m_turns[m_nextTurn].first);
    settle();
    m_journal.until = m_clock.now();
    m_journal.seconds = double(timer.elapsed()) / 1000;
    for (const auto &desk : m_desks)
        m_journal.requests += desk->line().sent();
    return m_journal;
}

/// What is late is done now, not in the past.
void DayPlay::moveTo(Instant time)
{
    if (time > m_clock.now())
        m_clock.moveTo(time);
    turnLines();
    if (m_clock.now() - m_lastRound >= roundEvery)
        synchroniseAll();
}

void DayPlay::turnLines()
{
    bool mended = false;
    while (m_nextTurn < m_turns.size() && m_turns[m_nextTurn].first <= m_clock.now()) {
        const auto [user, cuts] = m_turns[m_nextTurn++].second;
        if (cuts) {
            desk(user).line().cut();
        } else {
            desk(user).mend();
            mended = true;
        }
    }
    if (!mended)
        return;
    synchroniseAll();
    for (Case *waiting : std::exchange(m_waiting, {}))
        m_ready.push(waiting);
}

DayPlay::Ready DayPlay::waitForWhatItNeeds(Case &next, const CaseAct &act)
{
    const auto node = nodeOf(act);
    // One's own work is on one's own desk.
    if (!node || act.user == next.lastUser)
        return Ready::Yes;
    DayDesk &there = desk(next.lastUser);
    DayDesk &here = desk(act.user);
    if (here.holds(*node, next.handedTo))
        return Ready::Yes;
    if (here.line().isCut() || (there.line().isCut() && !there.isDelivered(*next.lastCommand)))
        return Ready::WhenMended;
    there.line().let(Passes::Commands);
    waitUntil("the desk that acted last to deliver", [&] { return there.isDelivered(*next.lastCommand); });
    there.line().let(Passes::Nothing);
    if (!here.line().let(Passes::Everything))
        here.look();
    waitUntil("the case to arrive", [&] { return here.holds(*node, next.handedTo); });
    here.line().let(Passes::Nothing);
    return Ready::Yes;
}

void DayPlay::act(Case &next, const CaseAct &act)
{
    const auto node = nodeOf(act);
    const bool refers = act.kind == cases::ReferCase::kind;
    DayDesk &here = desk(act.user);
    const QString to = act.arguments.value(QLatin1String("to")).toString();
    // Nobody hands to himself what he holds.
    if (refers && here.holderOf(*node) == *Uuid::parse(QStringView(to))) {
        next.walk->submitted(*next.lastCommand);
        return;
    }
    const bool registers = !next.walk->isRegistered();
    const auto accepted = here.worker().submit(act.kind, act.arguments, registers ? CaseWalk::codeField : nullptr);
    if (!accepted.ok())
        qFatal("row %s: %s at the desk", qPrintable(m_day.rows[next.index].key), accepted.error().id().constData());
    const Instant planned = next.walk->nextAt();
    next.walk->submitted(accepted->command);
    next.lastUser = act.user;
    next.lastCommand = accepted->command;
    next.handedTo = refers ? std::optional(*Uuid::parse(QStringView(to))) : std::nullopt;

    PlayedCase &played = m_journal.cases[next.index];
    if (registers) {
        played.id = next.walk->id().uuid();
        played.code = accepted->code;
        played.registeredBy = here.user.uuid();
    }
    if (refers)
        played.referrals.push_back({*node, *next.handedTo, here.user.uuid(),
                                    act.arguments.value(QLatin1String("note")).toString(), m_clock.now()});
    if (next.walk->isClosed())
        played.closedAt = m_clock.now();
    ++played.acts;
    ++m_journal.commands;
    m_journal.lateCommands += m_clock.now() > planned ? 1 : 0;
    m_journal.offlineCommands += here.line().isCut() ? 1 : 0;
}

void DayPlay::synchroniseAll()
{
    m_lastRound = m_clock.now();
    for (const auto &each : m_desks)
        each->line().let(Passes::Commands);
    for (const auto &each : m_desks) {
        if (!each->line().isCut())
            waitUntil("a desk to deliver", [&] { return each->hasDelivered(); });
    }
    for (const auto &each : m_desks) {
        if (each->line().isCut())
            continue;
        if (!each->line().let(Passes::Everything))
            each->look();
    }
    for (const auto &each : m_desks) {
        if (!each->line().isCut())
            waitUntil("a desk to come to rest", [&] { return each->worker().isQuiet(); });
        each->line().let(Passes::Nothing);
    }
}

/// All lines are whole: two rounds bring everything everywhere, and what the server said to each command home.
void DayPlay::settle()
{
    synchroniseAll();
    synchroniseAll();
}

template <class Condition>
void DayPlay::waitUntil(const char *what, Condition condition)
{
    QElapsedTimer timer;
    timer.start();
    while (!condition()) {
        if (timer.elapsed() > patienceMs)
            qFatal("waited in vain for %s", what);
        // Wakes the loop where nothing comes.
        QTimer::singleShot(std::chrono::milliseconds(100), [] {});
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    }
}

} // namespace peygir::test
