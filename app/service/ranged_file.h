// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "front/server/http_message.h"

#include <QString>

namespace peygir::server {

/// `response` with the content of a file of `size` bytes, or with the part that the request's `Range` names (RFC 9110): a single
/// one; anything else is answered in whole. `kept` lives as long as the content is read. Fails with "storage.io".
Result<front::HttpResponse> withFile(front::HttpResponse response, const QString &path, qint64 size,
                                     const front::HttpRequest &request, std::shared_ptr<void> kept = {});

} // namespace peygir::server
