// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/standard_city/one_clerk_town.h"

#include <algorithm>

namespace peygir::standard_city {

namespace {

/// All that any of the roles may, and of what is over the most that any of them keeps.
Role everything(const std::vector<Role> &roles)
{
    Role clerk = roles.front();
    clerk.key = QStringLiteral("clerk");
    clerk.name = {QStringLiteral("کارشناس شهر"), QStringLiteral("Town clerk")};
    for (const Role &role : roles) {
        clerk.verbs += role.verbs;
        for (const auto &[verb, months] : role.keptMonths.asKeyValueRange())
            clerk.keptMonths[verb] = std::max(clerk.keptMonths.value(verb), months);
    }
    clerk.verbs.removeDuplicates();
    return clerk;
}

} // namespace

CityPlan oneClerkTown(CityPlan city)
{
    const auto root = std::find_if(city.units.begin(), city.units.end(), [](const Unit &unit) { return !unit.parent; });
    const int municipality = int(root - city.units.begin());
    Post post = *std::find_if(city.posts.begin(), city.posts.end(),
                              [municipality](const Post &one) { return one.unit == municipality && one.head; });
    const Assignment given = city.assignments.front();
    // Rights and roles are given for the whole, which is the administrator's way (`baseInformation`).
    const auto administrator = std::find_if(city.roles.begin(), city.roles.end(),
                                            [](const Role &role) { return role.key == QLatin1String("administrator"); });

    city.people = {city.people[size_t(post.person)]};
    city.units = {*root};
    city.roles = {everything(city.roles), *administrator};
    post.name = {QStringLiteral("کارشناس شهر"), QStringLiteral("Town clerk")};
    post.unit = 0;
    post.person = 0;
    post.role = 0;
    city.posts = {post};
    city.users = {{QLatin1String(oneClerk), 0}};
    city.assignments = {{given.id, 0, 0, 0, {}}, {administrator->id, 0, 1, 0, {}}};
    for (Region &region : city.regions)
        region.unit.reset();
    for (District &district : city.districts)
        district.unit.reset();
    for (Subject &subject : city.subjects) {
        subject.process = QStringLiteral("one_clerk_town");
        subject.processVersion.reset();
        subject.responsible = FixedUnit{0};
    }
    return city;
}

} // namespace peygir::standard_city
