// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cases/core/dossier.h"

namespace peygir::cases {

/// The process that a case walks. Fails with "cases.process_unknown" where it has none or its text cannot be read;
/// Unknown where the store does not hold it.
Result<Fact<std::shared_ptr<const workflow::Process>>> processOf(const CaseCard &card, const Facts &facts);

/// Who is to hold a stay.
struct Holding
{
    /// Absent: nobody.
    Fact<organisation::Post> post;
    /// Nobody was found, and the intake supervisor stands in.
    bool isStandIn = false;
};

/// Whom the process says, else the intake supervisor. Unknown: a desk cannot find that out.
Holding holdingOf(const workflow::Task &task, const CaseDossier &dossier, const Facts &facts);

/// Moves a case on by a step of the engine: closes and opens stays in `dossier`, finds who holds the new ones, brings
/// card and file in line, closes the case or opens it again. Answers the rows to put, history not among them; the new
/// rows have the ids that `given` makes from their names.
///
/// `operated` is what a person did at which stay. What is opened is held by whom the process says, else by the intake
/// supervisor, else by nobody; left to the server where a desk cannot find that out. `holder`, if given, says it
/// instead (its post not Known: nobody). Who comes to hold a task for following up is the case's expert, unless he only
/// stands in.
///
/// What comes to a task for asking on another day, with no day ahead on the card, is due by the rule of its subject, if there is one.
///
/// Reopening counts as not done, and so does an edge back from a task for answering to one for an official or following
/// up.
struct Operated
{
    CaseNodeId node;
    QString operation;
};
Changes moveOn(CaseDossier &dossier, const workflow::Step &step, const workflow::Process &process, const Facts &facts,
               const Given &given, const std::optional<Operated> &operated,
               const std::optional<Holding> &holder = std::nullopt);

/// The holder of this stay, if any, is from now on the expert whom the case names, where the stay's task is for
/// following up (R057).
void nameExpert(CaseDossier &dossier, const CaseNode &node, const workflow::Process &process);

/// Closes card and file: from then on they are in the buckets of that year.
void close(CaseDossier &dossier, workflow::Outcome outcome, Instant at);

} // namespace peygir::cases
