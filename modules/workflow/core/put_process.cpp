// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/core/put_process.h"

#include "reference/core/record_history.h"
#include "workflow/core/carried_out.h"
#include "workflow/core/process_codec.h"

namespace peygir::workflow {

ProcessId nextVersionOf(const ProcessId &base) { return ProcessId(derivedUuid(base.uuid(), "next version")); }

Result<Changes> decide(const PutProcess &command, const Facts &facts, const Given &given)
{
    const auto allowed = facts.author().may(editProcesses, {});
    if (!allowed.ok() && allowed.error().id() == "access.unknown_here")
        return Changes::leftToServer();
    TRY(allowed);
    const auto base = facts.of<ProcessDefinition>(command.base);
    if (base.isUnknown())
        return Changes::leftToServer();
    if (base.isAbsent())
        return Error("workflow.process_unknown");
    TRY_LET(const Process process, parseProcess(command.definition.toUtf8()));
    if (process.id() != nextVersionOf(base->id) || process.key().text() != base->key
        || process.version() != base->version + 1)
        return Error("workflow.process.record_differs");
    TRY(checkCarriedOut(process));
    // What a desk does not hold is new, as far as it knows; the server knows.
    const auto there = facts.of<ProcessDefinition>(process.id());
    if (there.isKnown()) {
        if (there->definition == command.definition)
            return Changes::none();
        return Error("workflow.version_taken", {{QStringLiteral("name"), process.name().fa},
                                                {QStringLiteral("version"), process.version()}});
    }
    Changes changes;
    changes.put(ProcessDefinition{process.id(), process.key().text(), process.version(), command.definition, true});
    changes.put(reference::RecordHistory{given.idOf<reference::RecordHistoryId>("record_history"),
                                         QString::fromLatin1(ProcessDefinition::tableName),
                                         process.id().uuid(),
                                         reference::RecordChange::Created,
                                         facts.author().id(),
                                         given.happenedAt(),
                                         {}});
    return changes;
}

} // namespace peygir::workflow
