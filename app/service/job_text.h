// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/server/jobs.h"

#include <QJsonArray>

namespace peygir::server {

/// For programs and desks, one object for each job: "id", "kind", "arguments", "by", "at", "state", "total", and the parts
/// that were "applied" (and stand), "refused", "undone", and "kept" although they were to be taken back; "reason" of a failed
/// one; "parts_gone" where it can neither go on nor be taken back any more.
QJsonArray toJson(const std::vector<sync::Job> &jobs);

} // namespace peygir::server
