// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/connection.h"

#include <map>

namespace peygir::cases {

/// Where cases went on in another process (`MoveToProcess`): which stay took the place of which. What hangs on a stay that was ended
/// by that is still meant of the one that goes on.
class MovedStays
{
public:
    /// Of these cases, as far as this store holds their files.
    static Result<MovedStays> of(storage::Connection &connection, const std::vector<Uuid> &caseIds);

    /// The stay that goes on in its place now, however often it was moved; itself where it never was.
    Uuid now(Uuid stay) const;

private:
    std::map<Uuid, Uuid> m_next;
};

} // namespace peygir::cases
