// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "front/server/http_message.h"

namespace peygir::front {

/// The HTTP status that goes with an error, by the last word of its id: "….unauthorized" 401, "….forbidden" 403,
/// "….unknown" 404, "….fork" 409, "….cursor_expired" 410, "….overloaded" 503 and so on (the table is in problem.cpp).
/// 400 for a word that is not in the table: the one who asked can mend it.
int statusOf(const Error &error);

/// An error as it goes over the wire: `{"error":{"id":"…","values":{…}}}`. With a value `retryAfter` (whole seconds)
/// it carries the header Retry-After too.
HttpResponse problemDocument(const Error &error);
HttpResponse problemDocument(const Error &error, int status);

} // namespace peygir::front
