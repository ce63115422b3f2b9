// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "access/store/bucket_sets.h"
#include "administration/core/why.h"
#include "storage/connection.h"

namespace peygir::administration {

/// On the server: who asks, and by what is answered.
struct WhyAsking
{
    storage::Connection &connection;
    UserId asker;
    /// What people may hold of the present (`access::ofThePresent`): by it the server shows cases.
    access::BucketSets &present;
    Instant now;
};

/// Within a read transaction; errors as `WhyAsked` says, and the database's.
Result<WhyAnswer> readWhy(const WhyAsking &asking, const WhyAsked &asked, const std::vector<access::NamedVerb> &verbs);

} // namespace peygir::administration
