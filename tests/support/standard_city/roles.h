// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/standard_city/city_plan.h"

#include <functional>

namespace peygir::standard_city {

/// The eight roles of the demo city, for cities that are not read from files. `idOf` makes an id from a
/// kind and a key ("role", "official").
std::vector<Role> standardRoles(const std::function<Uuid(const char *kind, const QString &key)> &idOf);

/// The place of the role in the list; the list must have it.
int roleIndex(const std::vector<Role> &roles, const char *key);

} // namespace peygir::standard_city
