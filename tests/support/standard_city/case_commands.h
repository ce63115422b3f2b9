// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/standard_city/case_walk.h"
#include "support/standard_city/desks.h"
#include "workflow/core/process_row.h"

#include <functional>
#include <memory>
#include <unordered_map>

namespace peygir::standard_city {

/// The commands of many cases in the order of time, as a server in the city would have seen them: ids and tracking
/// codes follow from the seed. Knows which cases will be joined to an open one about the same problem, and leaves out
/// what was planned for them after that. Holds the cases that are still going on; memory is bounded by how many they
/// are at one time. The plan must outlive it.
class CaseCommands
{
public:
    /// Gives the planned cases in the order of their registration; absent when all have come.
    using Cases = std::function<std::optional<PlannedCase>()>;

    /// Fails like `shippedProcesses`.
    static Result<CaseCommands> of(const CityPlan &plan, quint64 seed, Cases cases, Pulling pulling = Pulling::ToWhoTakes);

    /// The next command; absent at the end. Fails where a plan does not follow its process.
    Result<std::optional<Envelope>> next();

    /// So far.
    qint64 registered() const { return m_registered; }
    qint64 joined() const { return m_joined; }

    /// The `number`-th tracking code of a city's official sequence under this seed. Other seeds, and a server's own key,
    /// give other sequences: they may meet, as rarely as random numbers below 900 million do.
    static QString code(quint64 seed, qint64 number);

private:
    CaseCommands(const CityPlan &plan, quint64 seed, Cases cases, Pulling pulling,
                 std::shared_ptr<const workflow::Process> process);

    struct Later
    {
        bool operator()(const std::unique_ptr<CaseWalk> &a, const std::unique_ptr<CaseWalk> &b) const
        {
            return std::pair(a->nextAt(), a->planned().index) > std::pair(b->nextAt(), b->planned().index);
        }
    };

    /// An open case that others are joined to.
    struct OpenProblem
    {
        qint64 index;
        Instant registeredAt;
    };

    void meetNextCase();
    Envelope envelopeOf(const CaseWalk &walk, CaseAct act) const;
    /// Which case holds which problem, as the rules will have it (cases/core/joining.h).
    void followProblem(CaseWalk &walk);

    const CityPlan *m_plan;
    quint64 m_seed;
    Cases m_cases;
    Pulling m_pulling;
    std::unique_ptr<const Desks> m_desks;
    std::shared_ptr<const workflow::Process> m_process;
    std::optional<PlannedCase> m_ahead;
    /// A heap: the walk with the earliest next command is the first.
    std::vector<std::unique_ptr<CaseWalk>> m_walks;
    /// By subject, street and house, as far as the subject tells them apart.
    std::unordered_map<QByteArray, OpenProblem> m_problems;
    qint64 m_registered = 0;
    qint64 m_joined = 0;
};

} // namespace peygir::standard_city
