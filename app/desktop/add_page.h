// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QKeySequence>
#include <QString>

#include <functional>

class QWidget;

namespace peygir::desktop {

/// Makes a place of a window; `arrive` is called each time one goes there, `key` may be empty.
using AddPage = std::function<void(const QString &id, const QString &title, const QString &icon, const QKeySequence &key,
                                   QWidget &page, std::function<void()> arrive)>;

} // namespace peygir::desktop
