// SPDX-License-Identifier: GPL-3.0-or-later
#include "cases/core/move_to_process.h"
#include "simulation/acts.h"
#include "simulation/machine.h"
#include "storage/door.h"
#include "workflow/core/edited_process.h"
#include "workflow/core/process_text.h"
#include "workflow/core/put_process.h"
#include "workflow/core/switch_plan.h"
#include "workflow/core/switch_process.h"

namespace peygir::simulation {

using storage::Connection;
using storage::RowView;
using workflow::Process;
using workflow::ProcessDefinition;
using workflow::ProcessId;

namespace {

std::vector<ProcessDefinition> processesOn(Connection &desk)
{
    const Table &table = tableOf<ProcessDefinition>();
    std::vector<ProcessDefinition> found;
    must(desk.each("SELECT " + table.selectList + " FROM process ORDER BY id", {}, [&](const RowView &view) {
        found.push_back(fromRow<ProcessDefinition>(*storage::readRow(table, view)));
        return true;
    }));
    return found;
}

std::vector<workflow::Node> tasksOf(const Process &process)
{
    std::vector<workflow::Node> tasks = process.nodes();
    std::erase_if(tasks, [](const workflow::Node &node) { return !node.task(); });
    return tasks;
}

} // namespace

Act ActDealer::drawProcess(Connection &desk)
{
    const std::vector<ProcessDefinition> known = processesOn(desk);
    if (known.size() < 2)
        return drawRegister(desk);
    const ProcessDefinition from = oneOf(known);
    const ProcessDefinition to = oneOf(known);
    const auto before = must(workflow::processOf(from));
    if (chance(25)) {
        workflow::EditedProcess edited(*before);
        const workflow::Node node = oneOf(tasksOf(*before));
        workflow::StatusLine line = workflow::statusLineOf(node);
        line.name = {QStringLiteral("status %1").arg(m_random.below(1000)), {}};
        must(edited.setStatus(node.key, line));
        // It may be called so already.
        const auto next = edited.next();
        if (!next.ok())
            return drawRegister(desk);
        return act(workflow::PutProcess{from.id, QString::fromUtf8(workflow::textOf(next->draft()))});
    }
    if (chance(30))
        return act(workflow::SwitchProcess{from.id, chance(95) ? to.id : ProcessId(stranger())});
    const auto caseId = oneId(desk, "case_card WHERE open_nodes > 0 AND process IS NOT NULL");
    if (!caseId)
        return drawRegister(desk);
    const RowPointer card = must(storage::Door(desk).row(tableOf<cases::CaseCard>(), *caseId));
    const ProcessId walked = *fromRow<cases::CaseCard>(*card).process;
    const RowPointer row = must(storage::Door(desk).row(tableOf<ProcessDefinition>(), walked.uuid()));
    if (!row)
        return drawNote(*caseId);
    const auto walking = must(workflow::processOf(fromRow<ProcessDefinition>(*row)));
    const auto target = must(workflow::processOf(to));
    QJsonObject places;
    for (const workflow::SwitchLine &line : workflow::switchPlan(*walking, *target, {})) {
        if (line.to || chance(90))
            places.insert(line.from.text(), line.to ? line.to->text() : oneOf(tasksOf(*target)).key.text());
    }
    return act(cases::MoveToProcess{cases::CaseId(*caseId), chance(90) ? walked : from.id, to.id, places});
}

} // namespace peygir::simulation
