// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/standard_city/case_commands.h"

#include "base/hash.h"
#include "support/standard_city/base_commands.h"
#include "sync/wire/codes.h"

#include <algorithm>

namespace peygir::standard_city {

namespace {

/// What `cases::problemOf` makes of a case with such a place; empty: it counts as a problem of its own.
QByteArray problemOf(const Registered &registered, const Subject &subject)
{
    const bool byHouse = subject.sameProblem == QLatin1String("house");
    if (subject.sameProblem == QLatin1String("never") || (byHouse && registered.place.plaque <= 0))
        return {};
    return QByteArray::number(registered.subject) + ':' + QByteArray::number(registered.place.street) + ':'
        + (byHouse ? QByteArray::number(registered.place.plaque) : QByteArray());
}

} // namespace

Result<CaseCommands> CaseCommands::of(const CityPlan &plan, quint64 seed, Cases cases, Pulling pulling)
{
    TRY_LET(const auto processes, shippedProcesses());
    TRY_LET(auto process, workflow::processOf(processes.front()));
    return CaseCommands(plan, seed, std::move(cases), pulling, std::move(process));
}

CaseCommands::CaseCommands(const CityPlan &plan, quint64 seed, Cases cases, Pulling pulling,
                           std::shared_ptr<const workflow::Process> process)
    : m_plan(&plan)
    , m_seed(seed)
    , m_cases(std::move(cases))
    , m_pulling(pulling)
    , m_desks(std::make_unique<const Desks>(plan))
    , m_process(std::move(process))
    , m_ahead(m_cases())
{
}

QString CaseCommands::code(quint64 seed, qint64 number)
{
    const QByteArray key = Blake2b(32).add(seed).finish();
    return QString::fromLatin1(sync::officialCode(key, quint64(number) % sync::officialCodes));
}

void CaseCommands::meetNextCase()
{
    m_walks.push_back(std::make_unique<CaseWalk>(*m_plan, *m_desks, *m_process, std::move(*m_ahead), m_pulling));
    std::push_heap(m_walks.begin(), m_walks.end(), Later());
    m_ahead = m_cases();
}

Result<std::optional<Envelope>> CaseCommands::next()
{
    while (m_ahead && (m_walks.empty() || m_ahead->events.front().at <= m_walks.front()->nextAt()))
        meetNextCase();
    if (m_walks.empty())
        return std::optional<Envelope>();
    std::pop_heap(m_walks.begin(), m_walks.end(), Later());
    std::unique_ptr<CaseWalk> walk = std::move(m_walks.back());
    m_walks.pop_back();
    TRY_LET(CaseAct act, walk->next());
    Envelope envelope = envelopeOf(*walk, std::move(act));
    walk->submitted(envelope.id);
    followProblem(*walk);
    if (!walk->atEnd()) {
        m_walks.push_back(std::move(walk));
        std::push_heap(m_walks.begin(), m_walks.end(), Later());
    }
    return std::optional(std::move(envelope));
}

Envelope CaseCommands::envelopeOf(const CaseWalk &walk, CaseAct act) const
{
    const qint64 index = walk.planned().index;
    if (!walk.isRegistered())
        act.arguments.insert(QLatin1String(CaseWalk::codeField), code(m_seed, index));
    const Uuid id = plannedId(act.at, m_seed, quint64(index), walk.position());
    return {id, act.kind, 1, UserId(m_plan->userId(act.user)), act.at, 0, std::nullopt, {}, act.arguments};
}

void CaseCommands::followProblem(CaseWalk &walk)
{
    const qint64 index = walk.planned().index;
    const bool isNew = walk.position() == 1;
    m_registered += isNew ? 1 : 0;
    const Registered &registered = walk.planned().registration();
    const Subject &subject = m_plan->subjects[size_t(registered.subject)];
    const QByteArray problem = problemOf(registered, subject);
    if (problem.isEmpty())
        return;
    const Instant at = walk.planned().events.front().at;
    const auto held = m_problems.find(problem);
    const auto isNear = [&](const OpenProblem &other) {
        return !subject.sameProblemHours
               || std::chrono::abs(at - other.registeredAt) <= std::chrono::hours(*subject.sameProblemHours);
    };
    if (held != m_problems.end() && held->second.index == index) {
        if (walk.isClosed())
            m_problems.erase(held);
    } else if (held != m_problems.end() && isNear(held->second)) {
        if (isNew) {
            ++m_joined;
            walk.leaveOutTheRest();
        }
    } else if (isNew || std::holds_alternative<Reopened>(walk.planned().events[walk.position() - 1].what)) {
        m_problems.insert_or_assign(problem, OpenProblem{index, at});
    }
}

} // namespace peygir::standard_city
