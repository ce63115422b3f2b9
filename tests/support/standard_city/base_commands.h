// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "command/envelope.h"
#include "support/standard_city/city_plan.h"
#include "workflow/core/process_row.h"

namespace peygir::standard_city {

/// The processes that ship (resources/processes), as records of base information: the newest versions first, of these the
/// 137 cycle first, then those before them, in which older cases of a city go on. Fails with "standard_city.unreadable" {file} and
/// what `workflow::parseProcess` finds.
Result<std::vector<workflow::ProcessDefinition>> shippedProcesses();
/// The 137 cycle in its first version, which plans are told along (cycle_137.h).
Result<workflow::ProcessDefinition> firstCycle();

/// Everything that cases need, as commands of the server itself, made at `now`: the chart, people, places, roles,
/// processes, subjects, canned texts, posts, and who may do what. To be run in this order before any case. The same plan and time
/// give the same commands, so running them again changes nothing. Fails like `shippedProcesses`, and with
/// "standard_city.unknown_reference" {key, to} for a subject whose process does not ship, and
/// "command.field.…" for what no record may hold.
Result<std::vector<Envelope>> baseInformation(const CityPlan &plan, Instant now);

/// A UUIDv7 of this moment that is the same whenever the same numbers are given: ids of planned commands.
Uuid plannedId(Instant at, quint64 seed, quint64 number, quint64 part);

} // namespace peygir::standard_city
