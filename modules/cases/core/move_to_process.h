// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cases/core/dossier.h"

namespace peygir::cases {

/// Lets an open case go on in another version of its process, or in another process (R010, R077): what a switch does to the
/// cases that are under way, and what takes that back. A stay whose task is the same there, received by the same rule, stays
/// with its holder and its time; any other ends, and a new one begins at the task that `places` names. For
/// `workflow::editProcesses`. Refusals: "access.denied", "cases.unknown", "cases.closed", "cases.process_moved_on" {code} (it
/// does not walk `from` any more), "cases.process_unknown", "cases.place_missing" {code, status} (its task is not there, and
/// nobody has said where it goes) and "cases.process_unfit" {code} (no walk through `to` leads to where it would stand).
struct MoveToProcess
{
    static constexpr const char *kind = "MoveToProcess";
    static constexpr int version = 1;

    CaseId caseId;
    workflow::ProcessId from;
    workflow::ProcessId to;
    /// For tasks of `from` the tasks of `to` at which cases go on, by their keys; what is not here keeps its key.
    QJsonObject places;
    /// Who holds the stay that begins, where he is known and the process is not asked: who held it before.
    std::optional<organisation::PostId> holder = {};

    static constexpr auto fields()
    {
        return std::tuple{field("case", &MoveToProcess::caseId), field("fromProcess", &MoveToProcess::from),
                          field("toProcess", &MoveToProcess::to), field("places", &MoveToProcess::places),
                          field("holder", &MoveToProcess::holder)};
    }
};

Result<Changes> decide(const MoveToProcess &command, const Facts &facts, const Given &given);

/// In the details of the line of history that a move writes: the way back, by keys of tasks, and who held the stay if one ended.
inline constexpr const char *movedPlaces = "places";
/// Which process it walked until then: what it did there is named by that one.
inline constexpr const char *movedFrom = "fromProcess";
inline constexpr const char *movedHolder = "holder";

/// "137 cycle (2)", for the history.
QString nameWithVersion(const workflow::Process &process);
/// These details, without a holder; `places`: the way back.
QJsonObject valuesOfMove(const workflow::Process &from, const workflow::Process &to, const QJsonObject &places);

} // namespace peygir::cases
