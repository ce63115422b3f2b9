// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cases/core/case_ids.h"
#include "storage/connection.h"

namespace peygir::answering {

/// Whom one calls about a case, as far as this store may know.
struct CalledPerson
{
    QString name;
    /// Canonical, or as it was typed; empty: none was given.
    QString phone;
    /// Of the case.
    QString code;
};

/// `group`: the citizen, or the case itself where it has none. Where the citizen is not here, what the case's file says
/// of the caller; where that is not here either, nothing.
Result<CalledPerson> whoIsCalled(storage::Connection &connection, const Uuid &group, const Uuid &caseId);

/// How often nobody has answered since the citizen was last spoken to about this case.
Result<int> triesOf(storage::Connection &connection, const Uuid &caseId);

} // namespace peygir::answering
