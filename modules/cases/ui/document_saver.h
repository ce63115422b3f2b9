// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cases/core/document.h"

#include <QIODevice>
#include <QWidget>

#include <functional>
#include <memory>

namespace peygir::cases {

/// `source` is open for reading; null is "files.unreadable".
using FileContent = std::shared_ptr<QIODevice>;

/// Asks where to, copies the file there in the background, and tells where it is. A failure leaves nothing half at the
/// place. Errors: "files.unreadable", "storage.disk_full", "storage.io". `done` is not called if `window` is gone or
/// the person changed his mind.
void saveDocument(QWidget &window, const CaseDocument &document, const FileContent &source,
                  std::function<void(Result<QString>)> done);

/// Whether the file is of a kind that a program of the system only shows. Everything else may run what a stranger
/// wrote.
bool mayOpenWithSystem(const CaseDocument &document);
/// Hands a copy with its own name to the program that the system has for it. Such a program wants a file in clear: it lies in
/// memory where the system has a folder for that, and goes with this program.
void openWithSystem(QWidget &window, const CaseDocument &document, const FileContent &source,
                    std::function<void(Result<QString>)> done);

} // namespace peygir::cases
