// SPDX-License-Identifier: GPL-3.0-or-later
#include "reference/core/base_information.h"

#include "access/core/roles.h"
#include "organisation/core/roster.h"
#include "places/core/place.h"

namespace peygir::reference {

std::vector<RecordType> recordTypes()
{
    return {
        recordType<organisation::Unit>(editOrganisation),
        recordType<organisation::Post>(
            editOrganisation,
            [](const organisation::Post &post, const Facts &facts) -> Result<Changes> {
                return organisation::putPost(post, facts);
            }),
        recordType<organisation::Person>(editOrganisation),
        recordType<places::Place>(editPlaces),
        recordType<access::Role>(editRoles),
    };
}

} // namespace peygir::reference
