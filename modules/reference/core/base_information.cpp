// SPDX-License-Identifier: GPL-3.0-or-later
#include "reference/core/base_information.h"

#include "access/core/change_rights.h"
#include "access/core/grounds.h"
#include "access/core/post_rights.h"
#include "access/core/substitutes.h"
#include "access/core/unit_moves.h"
#include "organisation/core/chart_use.h"
#include "organisation/core/roster.h"
#include "organisation/core/unit_seat.h"
#include "places/core/place_tree.h"
#include "reference/core/calendar_sheet.h"
#include "reference/core/record_file.h"
#include "reference/core/record_history.h"
#include "reference/core/record_merge.h"
#include "reference/core/snippet.h"

namespace peygir::reference {

namespace {

/// A text that is offered nowhere, or that nothing can be typed for, would be lost.
Result<Changes> putSnippet(const Snippet &snippet, const Facts &)
{
    if (snippet.abbreviation.trimmed().isEmpty() || snippet.usedIn.empty())
        return Error("reference.snippet_unreachable");
    Changes changes;
    changes.put(snippet);
    return changes;
}

} // namespace

void addTo(Registry &registry)
{
    const auto everybody = [](const Row &) { return std::vector{Bucket::reference()}; };
    registry.add(AggregateType{snippetKind, {&tableOf<Snippet>()}, everybody});
    registry.add(AggregateType{workingCalendarKind, {&tableOf<WorkingCalendar>()}, everybody});
    registry.add(AggregateType{calendarDayKind, {&tableOf<CalendarDay>()}, everybody});
    registry.add(AggregateType{calendarSheetKind, {&tableOf<CalendarSheet>()}, everybody});
    registry.add(AggregateType{recordFileKind, {&tableOf<RecordFile>()}, everybody});
    registry.add(AggregateType{recordMergeKind, {&tableOf<RecordMerge>()}, everybody});
    registry.add(AggregateType{recordHistoryKind, {&tableOf<RecordHistory>()}, [](const Row &root) {
                                   return std::vector{historyBucket(fromRow<RecordHistory>(root).recordType)};
                               }});
}

std::vector<RecordType> recordTypes()
{
    return {
        recordType<organisation::Unit>(editOrganisation,
                                       [](const organisation::Unit &unit, const Facts &facts) -> Result<Changes> {
                                           const auto allowed = access::mayMoveUnit(unit, facts);
                                           if (!allowed.ok() && allowed.error().id() == "access.unknown_here")
                                               return Changes::leftToServer();
                                           TRY(allowed);
                                           return organisation::putUnit(unit, facts);
                                       }),
        recordType<organisation::Post>(
            editOrganisation,
            [](const organisation::Post &post, const Facts &facts) -> Result<Changes> {
                TRY(organisation::mayBePut(post, facts));
                Changes changes = organisation::putPost(post, facts);
                const auto allowed = access::mayPutWithRights(post, facts, changes);
                if (!allowed.ok() && allowed.error().id() == "access.unknown_here")
                    return Changes::leftToServer();
                TRY(allowed);
                return changes;
            }),
        recordType<organisation::UnitSeat>(editOrganisation, organisation::putUnitSeat),
        recordType<organisation::Person>(editOrganisation),
        recordType<places::Place>(editPlaces, places::putPlace),
        recordType<access::Role>(editRoles,
                                 [](const access::Role &role, const Facts &facts) -> Result<Changes> {
                                     // What a role may do counts wherever anybody has it.
                                     const auto allowed = facts.author().may(editRoles, {.everywhere = true});
                                     if (!allowed.ok() && allowed.error().id() == "access.unknown_here")
                                         return Changes::leftToServer();
                                     TRY(allowed);
                                     TRY_LET(Changes changes, access::putRole(role, facts));
                                     const auto kept
                                         = access::keepsOwnRight(facts, editRoles, {.everywhere = true}, changes);
                                     if (!kept.ok() && kept.error().id() == "access.unknown_here")
                                         return Changes::leftToServer();
                                     TRY(kept);
                                     return changes;
                                 }),
        recordType<access::Substitution>(access::changeRights, access::putSubstitution),
        mergeable(recordType<Snippet>(editSnippets, putSnippet)),
        recordType<WorkingCalendar>(editCalendars, putCalendar),
        recordType<CalendarDay>(editCalendars, putCalendarDay),
    };
}

std::vector<access::BucketRule> bucketRules(const std::vector<RecordType> &types)
{
    std::vector<access::BucketRule> rules;
    for (const RecordType &type : types)
        rules.push_back({type.verb, [name = QString::fromLatin1(type.name)](const access::Extent &, Instant) {
                             return std::vector{historyBucket(name)};
                         }});
    return rules;
}

} // namespace peygir::reference
