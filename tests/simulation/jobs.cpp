// SPDX-License-Identifier: GPL-3.0-or-later
// Work of the server itself, part by part, between everything else.
#include "access/core/settle_held.h"
#include "simulation/world.h"

namespace peygir::simulation {

using sync::JobState;

namespace {

/// More than all jobs of a run can need.
constexpr int mostSteps = 2000;
/// Drawn hours after the end of a job its parts are forgotten: in a run of some days both is met.
constexpr quint64 mostHoursKept = 60;

} // namespace

void World::workOnJobs()
{
    if (!m_hasJobs || !m_server->isRunning())
        return;
    const quint64 drawn = m_jobChance.below(24);
    const bool toOvertaken = m_jobChance.below(2) == 0;
    if (drawn == 0)
        beginJob();
    else if (drawn < 3)
        turnJob();
    else if (drawn == 9)
        settlePart();
    else if (drawn < 9)
        stepJob(toOvertaken && m_server->hasOvertaken() ? Server::Node::Overtaken : Server::Node::Leader);
}

void World::beginJob()
{
    const JobWish wish = drawJob(m_server->connection(), m_beginning.city, m_jobChance);
    const Uuid id = newUuid(m_now, m_jobChance);
    m_jobBook.begun(id, wish, m_server->connection(), headOfServer());
    const auto begun = m_server->beginJob(id, wish, m_now);
    if (!m_server->disk().isDead()) {
        note("a job begins: " + wish.kind + ' ' + id.toAscii() + (begun.ok() ? QByteArray() : ": " + begun.error().id()));
        m_counts.faults[Fault::Jobs] += begun.ok() ? 1 : 0;
    }
    // One of its first commands kills the server, until that holds it.
    if (strikes(Fault::Poison, 250)) {
        const Uuid command = derivedUuid(id, (m_jobChance.below(3) == 0 ? "undo:" : "do:") + QByteArray::number(m_jobChance.below(3)));
        note("  and it is poison");
        m_server->poison(command, m_jobChance.below(4) == 0 ? 1 : 3);
    }
    afterServer();
}

void World::turnJob()
{
    const std::vector<sync::Job> jobs = m_server->jobs();
    if (jobs.empty())
        return;
    const sync::Job &job = jobs[size_t(m_jobChance.below(jobs.size()))];
    static constexpr std::array<std::pair<const char *, Server::TurnJob>, 4> ways{{{"stopped", &sync::Jobs::stop},
                                                                                   {"to go on", &sync::Jobs::goOn},
                                                                                   {"taken back", &sync::Jobs::undo},
                                                                                   {"taken back", &sync::Jobs::undo}}};
    const auto &[word, turn] = ways[size_t(m_jobChance.below(ways.size()))];
    const auto turned = m_server->turnJob(job.id, turn, m_now);
    if (!m_server->disk().isDead())
        note("job " + job.id.toAscii() + " is " + word + (turned.ok() ? QByteArray() : ": " + turned.error().id()));
    afterServer();
}

/// A part that is held, if there is one, by somebody who may.
void World::settlePart()
{
    std::vector<Uuid> held;
    must(m_server->connection().each("SELECT waits_for FROM job_part WHERE waits_for IS NOT NULL ORDER BY waits_for", {},
                                     [&held](const storage::RowView &view) {
                                         held.push_back(view.uuid(0));
                                         return true;
                                     }));
    if (held.empty())
        return;
    const HeldDecision decision = m_jobChance.below(3) == 0 ? HeldDecision::Refuse : HeldDecision::Retry;
    const access::SettleHeld settle{held[size_t(m_jobChance.below(held.size()))], decision, QStringLiteral("seen")};
    const auto said = m_server->say(access::SettleHeld::kind, fieldsToJson(settle), m_now);
    if (!m_server->disk().isDead())
        note("a part of a job is settled: " + (said.ok() ? QByteArray::number(said->head) : said.error().id()));
    afterServer();
}

bool World::stepJob(Server::Node node)
{
    const auto partsKept = std::chrono::hours(m_jobChance.below(mostHoursKept));
    const bool isOvertaken = node == Server::Node::Overtaken;
    const QByteArray before = isOvertaken ? jobTables(m_server->connection()) + QByteArray::number(headOfServer()) : QByteArray();
    const auto stepped = m_server->stepJob(partsKept, m_now, node);
    const bool dead = m_server->disk().isDead();
    if (!dead)
        note(QByteArray("a step of a job") + (!stepped.ok() ? ": " + stepped.error().id() : QByteArray(*stepped ? "" : ": none")));
    if (isOvertaken && !dead && before != jobTables(m_server->connection()) + QByteArray::number(headOfServer()))
        report(Violation{"who was overtaken writes nothing", "a step of a job has changed something"});
    afterServer();
    if (m_settings.checked && m_server->isRunning() && stepped.ok() && !isOvertaken)
        report(m_jobBook.check(m_server->connection(), m_mirror));
    return !stepped.ok() || *stepped;
}

void World::finishJobs()
{
    if (!m_hasJobs)
        return;
    // Nobody asks for more of what was stopped.
    for (int step = 0; step < mostSteps && !m_violation; ++step) {
        if (!stepJob(Server::Node::Leader))
            return;
    }
    report(Violation{"a job comes to its end", "there is always more to do"});
}

} // namespace peygir::simulation
