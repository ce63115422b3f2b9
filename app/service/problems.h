// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "front/server/http_message.h"

namespace peygir::server {

/// An error of ours as the desk gets it: its status says what kind of thing happened, its id what to do. What a driver
/// said stays here; faults of the machine are logged.
front::HttpResponse problemOf(const Error &error);

/// Bytes of the protocol as they go out.
front::HttpResponse bytesResponse(QByteArray bytes);
/// They, or the problem why there are none.
front::HttpResponse answerOf(const Result<QByteArray> &bytes);

} // namespace peygir::server
