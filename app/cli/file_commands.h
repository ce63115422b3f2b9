// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "arguments.h"

#include <QJsonObject>

namespace peygir::cli {

// What can be done with files. A window that has the profile open has its files too: then they fail with
// "storage.in_use".

/// Copies a file to the desk, queues it for the server and attaches it to a case; needs no line. Answers document,
/// sha256 and size.
Result<QJsonObject> attach(const Arguments &arguments);
/// Sends what waits; answers how much still does. Without a time it ends with the first failure.
Result<QJsonObject> sendFiles(const Arguments &arguments);
/// Gets the file of a document and writes it.
Result<QJsonObject> fetchFile(const Arguments &arguments);

} // namespace peygir::cli
