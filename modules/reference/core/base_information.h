// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "reference/core/put_record.h"

namespace peygir::reference {

inline constexpr Verb editOrganisation{"organisation.edit"};
inline constexpr Verb editPlaces{"places.edit"};
inline constexpr Verb editRoles{"access.edit_roles"};

/// Units, posts, people, places and roles: the base information of the features that this one may use. A post keeps
/// its rosters (organisation/core/roster.h). Later features give their own `recordTypes()`; a program's composition
/// hands all of them to `addPutRecord`.
std::vector<RecordType> recordTypes();

} // namespace peygir::reference
