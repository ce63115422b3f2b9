// SPDX-License-Identifier: GPL-3.0-or-later
#include "cases/core/edit_citizen.h"

#include "cases/core/dossier.h"
#include "cases/core/merge_citizens.h"
#include "cases/core/proposing.h"

namespace peygir::cases {

Result<Changes> decide(const EditCitizen &command, const Facts &facts, const Given &given)
{
    if (const auto allowed = facts.author().may(editCitizenVerb, {}); !allowed.ok())
        return refusedOrLeft(allowed.error());
    const auto found = facts.of<CitizenRecord>(command.citizen);
    if (found.isUnknown())
        return Changes::leftToServer();
    if (found.isAbsent())
        return Error("cases.citizen_unknown");
    if (hasHappenedToCitizen(facts, given))
        return Changes::none();
    TRY(mustStandForItself(found->citizen, facts));
    TRY_LET(const CitizenEdits edits, stored(command.edits));
    CitizenRecord record = *found;
    Changes changes;
    TRY_LET(const FieldMerge merge, mergeInto(record, edits, facts, given, changes));
    propose(merge, record.citizen.id, record.proposals, command,
            {{QStringLiteral("citizen"), command.citizen.toString()}, {QStringLiteral("name"), record.citizen.name}},
            facts, given, changes);
    putDifferences(*found, record, changes);
    if (merge.changedNothing())
        return changes;
    CitizenHistory entry = historyOf(CitizenChange::Edited, command.citizen, facts, given);
    entry.details = merge.summary();
    changes.put(entry);
    return changes;
}

bool hasHappenedToCitizen(const Facts &facts, const Given &given)
{
    return facts.of<CitizenHistory>(given.idOf<CitizenHistoryId>("history")).isKnown();
}

CitizenHistory historyOf(CitizenChange what, const CitizenId &citizen, const Facts &facts, const Given &given)
{
    return {given.idOf<CitizenHistoryId>("history"), citizen, what, facts.author().id(), given.happenedAt(), {}};
}

} // namespace peygir::cases
