// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cases/core/document.h"

#include <QWidget>

#include <functional>

namespace peygir::cases {

/// Asks where to, copies the file there in the background, and tells where it is. A failure leaves nothing half at the
/// place. Errors: "files.unreadable", "storage.disk_full", "storage.io". `done` is not called if `window` is gone or
/// the person changed his mind.
void saveDocument(QWidget &window, const CaseDocument &document, const QString &source,
                  std::function<void(Result<QString>)> done);

/// Whether the file is of a kind that a program of the system only shows. Everything else may run what a stranger
/// wrote.
bool mayOpenWithSystem(const CaseDocument &document);
/// Hands a copy with its own name to the program that the system has for it.
void openWithSystem(QWidget &window, const CaseDocument &document, const QString &source,
                    std::function<void(Result<QString>)> done);

} // namespace peygir::cases
