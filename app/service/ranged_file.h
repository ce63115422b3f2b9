// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "front/server/http_message.h"

#include <QString>

#include <limits>

namespace peygir::server {

/// `response` with the content of a file of `size` bytes, or with the part that the request's `Range` names (RFC 9110): a single
/// one; anything else is answered in whole. No part is longer than `most` bytes. `kept` lives as long as the content is read.
/// Fails with "storage.io".
Result<front::HttpResponse> withFile(front::HttpResponse response, const QString &path, qint64 size,
                                     const front::HttpRequest &request, std::shared_ptr<void> kept = {},
                                     qint64 most = std::numeric_limits<qint64>::max() / 2);

} // namespace peygir::server
