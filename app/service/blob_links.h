// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/server/blob_register.h"

#include <set>

namespace peygir::server {

/// Everything on the server that names a content: documents of cases with their small pictures, and records of base information
/// (R158), those of their past as well. Who may hold what is named here may read the content (`BlobRegister::opens`); what is
/// named nowhere is nobody's. A new kind of record that names contents is to be said here, and to the sweep of desks
/// (`intake::unnamedContents`).
Result<std::vector<sync::BlobLink>> linksTo(storage::Connection &connection, const BlobHash &hash);

/// Every content that something names, whether its bytes have come or not.
Result<std::set<BlobHash>> namedContents(storage::Connection &connection);

} // namespace peygir::server
