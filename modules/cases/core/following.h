// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cases/core/dossier.h"

namespace peygir::cases {

/// What follows for a case from what it is about, where it is and who called. The same for a message that is registered
/// and for one that is edited.
struct Following
{
    /// Absent where it does not exist.
    std::optional<catalogue::Subject> subject;
    /// Null where neither the subject's nor the fallback can be read.
    std::shared_ptr<const workflow::Process> process;
    /// What is wrong: "intake.subject_unknown", "intake.calendar_missing", "intake.place_unknown", "intake.process_missing", in
    /// this order.
    std::vector<Error> wrong;
};

/// Reads subject, place and process of the case and puts what follows from them into card and file: group, promised end
/// (from the time of registration), region, responsible unit, process. Nothing where the server has to decide.
std::optional<Following> followAbout(CaseDossier &dossier, const Facts &facts);

/// The 137 cycle as it ships (resources/processes): what a case walks whose subject has no process.
workflow::ProcessId fallbackProcess();

/// Finds the citizen of the caller's phone, or makes him, and puts him on the card; one who never said his name gets the
/// caller's. Without a phone the card has none. Answers "intake.phone_malformed" where the phone is none.
std::optional<Error> followCaller(CaseDossier &dossier, const Facts &facts, const Given &given, Changes &changes);

} // namespace peygir::cases
