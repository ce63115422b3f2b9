// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cases/core/message_edits.h"

namespace peygir::cases {

inline constexpr Verb editMessageVerb{"cases.edit_message"};

/// Changes a registered message as long as it lies where it began, in temporary registration, by whoever holds it there
/// (R041), field by field as EditCitizen does. What follows from subject, place and caller follows as at registration:
/// group, region, unit, promised end, citizen, and, for a case that was nowhere else yet, the process with its first
/// holder. What was wrong at registration and is right now is wrong no more. An edit joins no cases.
///
/// Refusals: "access.denied", "cases.unknown", "cases.closed", "cases.left_beginning" {node, at, by},
/// "cases.held_by_other" {by}, "cases.taken_by_other" {by, at}, "cases.subject_unknown" and "cases.subject_closed" {field}
/// (nobody chooses those), "cases.place_unknown" {field}, "cases.other_process" {field} (it has been elsewhere in its own
/// process), "catalogue.answer_malformed" {field} (not of the kind of its question), and those of `stored`.
struct EditMessage
{
    static constexpr const char *kind = "EditMessage";
    static constexpr int version = 1;

    CaseId caseId;
    MessageEdits edits;

    static constexpr auto fields()
    {
        return std::tuple{field("case", &EditMessage::caseId), field("fields", &EditMessage::edits)};
    }
};

Result<Changes> decide(const EditMessage &command, const Facts &facts, const Given &given);

/// Whether the author may edit the message now: the refusals above that do not depend on what he wrote, and
/// "access.unknown_here".
Result<void> mayEditMessage(const CaseDossier &dossier, const Facts &facts);

/// Merges stored edits and lets follow what follows; history and proposals are the caller's. `changes` gets the rows.
/// Nothing: the server has to decide.
Result<std::optional<FieldMerge>> editMessage(CaseDossier &dossier, const MessageEdits &edits, const Facts &facts,
                                              const Given &given, Changes &changes);

} // namespace peygir::cases
