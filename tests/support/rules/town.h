// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "access/core/roles.h"
#include "catalogue/core/expert_area.h"
#include "command/registry.h"
#include "organisation/core/chart.h"
#include "places/core/place.h"
#include "support/rules/fact_store.h"
#include "workflow/core/process_row.h"

/// A town as small as the tests of the rules allow: a 137 centre, two regions with a unit each, a unit for roads, one
/// person for each role, and the three processes that ship.
namespace peygir::test {

/// Every rule of every feature, as the programs have them.
const Registry &cityRules();

/// The id of the thing that the tests call so.
Uuid idNamed(QByteArrayView name);

// Units: the city at the top; below it the centre, roads and the units of the two regions; a yard below region one.
organisation::UnitId city();
organisation::UnitId centre();
organisation::UnitId roads();
organisation::UnitId unitOne();
organisation::UnitId unitTwo();
organisation::UnitId yardOne();

// People, each with the right to everything on cases everywhere, but: mina only in unit one, and stranger to nothing.
UserId sara();
UserId omid();
UserId reza();
UserId mina();
UserId nima();
UserId stranger();

// Posts, each held by the one named behind it.
organisation::PostId agentPost();       // sara, intake_agent in the centre
organisation::PostId supervisorPost();  // omid, intake_supervisor in the centre
organisation::PostId followUpPost();    // reza, follow_up_expert in the centre
organisation::PostId answeringOne();    // mina, answering_expert in unit one
organisation::PostId answeringTwo();    // nima, answering_expert in unit two
organisation::PostId headOne();         // nobody, head of unit one
organisation::PostId oldPost();         // no longer used

catalogue::SubjectGroupId streets();
/// By place, else roads; the 137 cycle; 72 hours.
catalogue::SubjectId pothole();
/// Always unit two; the 137 cycle.
catalogue::SubjectId waste();
/// No longer offered.
catalogue::SubjectId closedSubject();
/// Its process is not there.
catalogue::SubjectId lostSubject();
catalogue::SubjectId permitSubject();
catalogue::SubjectId clerkSubject();

// Region one (unit one) > district > street one; region two (unit two) > street two; a region that nobody looks after.
places::PlaceId regionOne();
places::PlaceId streetOne();
places::PlaceId regionTwo();
places::PlaceId streetTwo();
places::PlaceId wasteland();

workflow::ProcessDefinition shippedProcess(const QString &key);
/// The same process with an edge that the command of a feature walks, and no bare operation.
workflow::ProcessDefinition withAct(const workflow::ProcessDefinition &record, const char *node, const char *operation,
                                    const char *act);
/// The town with everything in it, put by the commands that put base information.
FactStore theTown();

/// From now on potholes walk the second version of the 137 cycle, whether or not all its acts are carried out yet. Reza
/// has everything to follow up; mina answers what unit one is responsible for.
void letPotholesWalkTheWholeCycle(FactStore &store);
/// An area as an administrator puts it.
void putArea(FactStore &store, const catalogue::ExpertArea &area);

/// A post of the town, for those who change one.
organisation::Post postOf(const FactStore &store, const organisation::PostId &id);

} // namespace peygir::test
