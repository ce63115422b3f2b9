// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cases/core/dossier.h"

namespace peygir::cases {

/// The process that a case walks. Fails with "cases.process_unknown" where it has none or its text cannot be read;
/// Unknown where the store does not hold it.
Result<Fact<std::shared_ptr<const workflow::Process>>> processOf(const CaseCard &card, const Facts &facts);

/// Moves a case on by a step of the engine: closes and opens stays in `dossier`, finds who holds the new ones, brings
/// card and file in line, closes the case or opens it again. Answers the rows to put, history not among them; the new
/// rows have the ids that `given` makes from their names.
///
/// `operated` is what a person did at which stay. What is opened is held by whom the process says, else by the intake
/// supervisor, else by nobody; left to the server where a desk cannot find that out. `holder`, if given, says it
/// instead (not Known: nobody).
struct Operated
{
    CaseNodeId node;
    QString operation;
};
Changes moveOn(CaseDossier &dossier, const workflow::Step &step, const workflow::Process &process, const Facts &facts,
               const Given &given, const std::optional<Operated> &operated,
               const std::optional<Fact<organisation::Post>> &holder = std::nullopt);

/// Closes card and file: from then on they are in the buckets of that year.
void close(CaseDossier &dossier, workflow::Outcome outcome, Instant at);

} // namespace peygir::cases
