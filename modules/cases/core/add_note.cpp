// SPDX-License-Identifier: GPL-3.0-or-later
#include "cases/core/add_note.h"

namespace peygir::cases {

Result<Changes> decide(const AddNote &command, const Facts &facts, const Given &given)
{
    const auto found = facts.of<CaseDossier>(command.caseId);
    if (found.isUnknown())
        return Changes::leftToServer();
    if (found.isAbsent())
        return Error("cases.unknown");
    CaseDossier dossier = *found;
    if (const auto allowed = mayAnywhere(facts, addNoteVerb, dossier); !allowed.ok())
        return refusedOrLeft(allowed.error());
    if (hasHappened(facts, given))
        return Changes::none();
    HistoryEntry entry = historyOf(HistoryKind::Noted, command.caseId, facts, given);
    TRY_LET(entry.words, storedNote(command.note));
    if (entry.words.isEmpty())
        return Error("cases.note_empty");
    dossier.alignCard(given.happenedAt());
    Changes changes;
    changes.put(dossier.card).put(entry);
    return changes;
}

} // namespace peygir::cases
