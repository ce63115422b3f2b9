// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"

#include <initializer_list>
#include <utility>

namespace peygir::server {

/// One line on standard error: the time in UTC, the event, and `name=value` pairs. Values are ids, counts and words of
/// ours, never what people typed or are called. From any thread.
void logEvent(QByteArrayView event, std::initializer_list<std::pair<QByteArray, QByteArray>> values);

/// The same for a failure: its id, and the driver's own words where there are some.
void logError(QByteArrayView where, const Error &error);

} // namespace peygir::server
