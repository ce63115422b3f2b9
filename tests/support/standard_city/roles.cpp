// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/standard_city/roles.h"

#include <algorithm>

namespace peygir::standard_city {

std::vector<Role> standardRoles(const std::function<Uuid(const char *kind, const QString &key)> &idOf)
{
    // Read from the demo city, so that a role is the same everywhere.
    const auto demo = demoCityPlan();
    Q_ASSERT(demo.ok());
    std::vector<Role> roles = demo->roles;
    for (Role &role : roles)
        role.id = idOf("role", role.key);
    return roles;
}

int roleIndex(const std::vector<Role> &roles, const char *key)
{
    const auto found = std::find_if(roles.begin(), roles.end(),
                                    [key](const Role &role) { return role.key == QLatin1String(key); });
    Q_ASSERT(found != roles.end());
    return int(found - roles.begin());
}

} // namespace peygir::standard_city
