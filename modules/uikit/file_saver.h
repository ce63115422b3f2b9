// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/blob_hash.h"
#include "base/result.h"

#include <QIODevice>
#include <QWidget>

#include <functional>
#include <memory>

namespace peygir::uikit {

/// `source` is open for reading; null is "files.unreadable".
using FileContent = std::shared_ptr<QIODevice>;

/// Asks where to, under the name that a record gives (`storedFileName` cleans it once more), copies the file there in the
/// background, and tells where it is. A failure leaves nothing half at the place. Errors: "files.unreadable", "storage.disk_full", "storage.io". `done` is not called if `window` is gone or
/// the person changed his mind.
void saveFile(QWidget &window, const QString &name, const FileContent &source, std::function<void(Result<QString>)> done);

/// Whether the file is of a kind that a program of the system only shows. Everything else may run what a stranger
/// wrote.
bool mayOpenWithSystem(const QString &name);
/// Hands a copy of this content under that name to the program that the system has for it. Such a program wants a file in
/// clear: it lies in memory where the system has a folder for that, and goes with this program.
void openWithSystem(QWidget &window, const QString &name, const BlobHash &content, const FileContent &source,
                    std::function<void(Result<QString>)> done);

} // namespace peygir::uikit
