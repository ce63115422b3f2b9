// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cases/core/dossier.h"

namespace peygir::cases {

inline constexpr Verb addNoteVerb{"cases.note"};

/// Adds words to the history of a case, open or closed. Conflicts with nothing. Refusals: "access.denied",
/// "cases.unknown", "cases.note_empty", "cases.note_too_long".
struct AddNote
{
    static constexpr const char *kind = "AddNote";
    static constexpr int version = 1;

    CaseId caseId;
    QString note;

    static constexpr auto fields()
    {
        return std::tuple{field("case", &AddNote::caseId), field("note", &AddNote::note)};
    }
};

Result<Changes> decide(const AddNote &command, const Facts &facts, const Given &given);

} // namespace peygir::cases
