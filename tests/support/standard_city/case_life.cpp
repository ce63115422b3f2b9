// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/standard_city/case_life.h"

#include "support/standard_city/cycle_137.h"
#include "support/standard_city/desks.h"

#include <algorithm>

namespace peygir::standard_city {

FileRows fileRows(const PlannedCase &planned)
{
    FileRows rows;
    for (const PlannedEvent &event : planned.events) {
        ++rows.history;
        if (const auto *registered = std::get_if<Registered>(&event.what)) {
            // Intake's own node, and the one that it led to.
            rows.nodes += 2;
            ++rows.contacts;
            rows.documents += registered->documents;
            rows.answers += registered->operation == cycle_137::completeAtOnce ? 1 : 0;
        } else if (std::holds_alternative<Referred>(event.what)) {
            ++rows.referrals;
        } else if (const auto *completed = std::get_if<Completed>(&event.what)) {
            ++rows.nodes;
            rows.answers += completed->operation == cycle_137::answer || completed->operation == cycle_137::settle ? 1 : 0;
        } else if (std::holds_alternative<Reopened>(event.what)) {
            ++rows.nodes;
        }
    }
    return rows;
}

std::vector<int> holdingUnits(const Desks &desks, const PlannedCase &planned)
{
    const CityPlan &plan = desks.plan();
    const Registered &registered = planned.registration();
    // Intake's own node is held by whoever registered.
    std::vector<int> units{desks.homeUnit(planned.events.front().user)};
    for (const PlannedEvent &event : planned.events) {
        if (const auto *referred = std::get_if<Referred>(&event.what)) {
            units.push_back(plan.posts[size_t(referred->toPost)].unit);
        } else if (const auto *taken = std::get_if<Taken>(&event.what)) {
            units.push_back(taken->node == cycle_137::answering
                                ? desks.responsibleUnit(registered.subject, plan.districtOf(registered.place.street))
                                : desks.homeUnit(event.user));
        }
    }
    std::sort(units.begin(), units.end());
    units.erase(std::unique(units.begin(), units.end()), units.end());
    return units;
}

} // namespace peygir::standard_city
