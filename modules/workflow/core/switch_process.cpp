// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/core/switch_process.h"

#include "reference/core/record_history.h"
#include "workflow/core/carried_out.h"

namespace peygir::workflow {

namespace {

void putFollowed(ProcessDefinition record, const std::optional<ProcessId> &by, const Facts &facts, const Given &given,
                 Changes &changes)
{
    if (record.followedBy == by)
        return;
    const QJsonObject before = fieldsToJson(record);
    record.followedBy = by;
    changes.put(record);
    changes.put(reference::RecordHistory{
        given.idOf<reference::RecordHistoryId>("record_history:" + record.id.uuid().toAscii()),
        QString::fromLatin1(ProcessDefinition::tableName), record.id.uuid(), reference::RecordChange::Changed,
        facts.author().id(), given.happenedAt(), reference::changesBetween(before, fieldsToJson(record))});
}

/// Whether it is followed by another one than was seen, and than is wanted.
bool hasMovedOn(const ProcessDefinition &record, const std::optional<ProcessId> &seen, const std::optional<ProcessId> &wanted)
{
    return record.followedBy != seen && record.followedBy != wanted;
}

} // namespace

Result<Changes> decide(const SwitchProcess &command, const Facts &facts, const Given &given)
{
    const auto allowed = facts.author().may(editProcesses, {.everywhere = true});
    if (!allowed.ok() && allowed.error().id() == "access.unknown_here")
        return Changes::leftToServer();
    TRY(allowed);
    if (command.from == command.to)
        return Error("workflow.switch.same");
    const auto from = facts.of<ProcessDefinition>(command.from);
    const auto to = facts.of<ProcessDefinition>(command.to);
    if (from.isUnknown() || to.isUnknown())
        return Changes::leftToServer();
    if (from.isAbsent() || to.isAbsent())
        return Error("workflow.process_unknown");
    TRY_LET(const auto process, processOf(*to));
    if (!to->active)
        return Error("workflow.switch.inactive", {{QStringLiteral("name"), process->name().fa},
                                                  {QStringLiteral("version"), process->version()}});
    TRY(checkCarriedOut(*process));
    if (command.seen && (hasMovedOn(*from, command.seen->from, to->id) || hasMovedOn(*to, command.seen->to, std::nullopt)))
        return Error("workflow.switch.moved_on");
    // What is switched to follows nothing any more, so that no ring can come about.
    Changes changes;
    putFollowed(*to, std::nullopt, facts, given, changes);
    putFollowed(*from, to->id, facts, given, changes);
    return changes;
}

} // namespace peygir::workflow
