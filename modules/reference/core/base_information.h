// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "access/core/bucket_rule.h"
#include "reference/core/put_record.h"

namespace peygir::reference {

inline constexpr Verb editOrganisation{"organisation.edit"};
inline constexpr Verb editPlaces{"places.edit"};
inline constexpr Verb editRoles{"access.edit_roles"};
inline constexpr Verb editSnippets{"reference.edit_snippets"};
inline constexpr Verb editCalendars{"reference.edit_calendars"};

/// Brings canned texts and working calendars, which everybody holds, and the history of records with the files that they name.
void addTo(Registry &registry);

/// Units, posts, people, places, roles, canned texts and working calendars with their days: the base information of the features
/// that this one may use. A post keeps its rosters (organisation/core/roster.h) and gives its rights on (access/core/post_rights.h), a calendar its sheet (calendar_sheet.h). Later features give their own `recordTypes()`; a program's composition
/// hands all of them to `addPutRecord`.
std::vector<RecordType> recordTypes();

/// Who may change records of a type holds their history.
std::vector<access::BucketRule> bucketRules(const std::vector<RecordType> &types);

} // namespace peygir::reference
