// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "command/changes.h"
#include "command/facts.h"
#include "organisation/core/chart.h"
#include "places/core/place.h"
#include "reference/core/put_record.h"
#include "reference/core/working_calendar.h"

namespace peygir::catalogue {

/// Whoever has it in a unit keeps the places where that unit and those below it serve (R120).
inline constexpr Verb editServiceLocations{"catalogue.edit_service_locations"};

struct ServiceLocationTag;
using ServiceLocationId = StrongId<ServiceLocationTag>;

inline constexpr AggregateKind serviceLocationKind{66, "service_location"};

/// Where a unit serves those who come (R120): everybody holds it. Which services are given there is not said yet (R137).
struct ServiceLocation
{
    static constexpr const char *tableName = "service_location";
    static constexpr AggregateKind kind = serviceLocationKind;
    static constexpr bool root = true;

    ServiceLocationId id;
    Localized name;
    /// Which keeps it.
    organisation::UnitId unit;
    std::optional<places::PlaceId> place = {};
    /// What a map does not say: house, floor, entrance.
    std::optional<QString> address = {};
    std::optional<QString> phone = {};
    /// When it is open.
    std::optional<reference::WorkingCalendarId> calendar = {};
    std::optional<QString> note = {};
    bool active = true;

    static constexpr auto fields()
    {
        return std::tuple{field("id", &ServiceLocation::id),
                          field("name", &ServiceLocation::name),
                          field("unit", &ServiceLocation::unit),
                          field("place", &ServiceLocation::place),
                          field("address", &ServiceLocation::address),
                          field("phone", &ServiceLocation::phone),
                          field("calendar", &ServiceLocation::calendar),
                          field("note", &ServiceLocation::note),
                          field("active", &ServiceLocation::active)};
    }
};

/// Left to the server where the unit, the place, the calendar or the right is Unknown. Refusals: "access.denied" {verb}, where the author does
/// not keep the locations of this unit, or not those of the unit that the location is taken from; "catalogue.location_names_nothing" {field}: the unit, the place or the
/// calendar is not there, or not in use.
Result<Changes> putServiceLocation(const ServiceLocation &location, const Facts &facts);

} // namespace peygir::catalogue
