// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalogue/core/service_location.h"

#include <array>

namespace peygir::catalogue {

namespace {

/// What a field of the location names.
struct Mentioned
{
    const char *field;
    bool isUnknown;
    bool isInUse;
};

template <class T, class Id>
Mentioned mentioned(const char *field, const std::optional<Id> &id, const Facts &facts)
{
    if (!id)
        return {field, false, true};
    const auto found = facts.of<T>(*id);
    return {field, found.isUnknown(), found.isKnown() && found->active};
}

Result<void> mayKeep(const ServiceLocation &location, const Facts &facts)
{
    TRY(facts.author().may(editServiceLocations, {.unit = location.unit.uuid()}));
    // What a desk does not find counts as new there; the server knows better.
    const auto before = facts.of<ServiceLocation>(location.id);
    return before.isKnown() ? facts.author().may(editServiceLocations, {.unit = before->unit.uuid()}) : Result<void>();
}

} // namespace

Result<Changes> putServiceLocation(const ServiceLocation &location, const Facts &facts)
{
    const auto allowed = mayKeep(location, facts);
    if (!allowed.ok() && allowed.error().id() == "access.unknown_here")
        return Changes::leftToServer();
    TRY(allowed);
    const std::array all{mentioned<organisation::Unit>("unit", std::optional(location.unit), facts),
                           mentioned<places::Place>("place", location.place, facts),
                           mentioned<reference::WorkingCalendar>("calendar", location.calendar, facts)};
    for (const Mentioned &one : all) {
        if (one.isUnknown)
            return Changes::leftToServer();
        // A location that is switched off may keep the name of what is gone.
        if (!one.isInUse && location.active)
            return Error("catalogue.location_names_nothing", {{QStringLiteral("field"), QString::fromLatin1(one.field)}});
    }
    Changes changes;
    changes.put(location);
    return changes;
}

} // namespace peygir::catalogue
