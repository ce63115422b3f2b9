// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <Qt>

namespace peygir::uikit {

/// The edge where reading begins, for text whose own direction Qt would follow instead: QLineEdit puts digits to the
/// left of a right-to-left window, and QPainter turns AlignRight round.
inline constexpr Qt::Alignment readingStart = Qt::AlignRight | Qt::AlignAbsolute | Qt::AlignVCenter;
inline constexpr Qt::Alignment readingEnd = Qt::AlignLeft | Qt::AlignAbsolute | Qt::AlignVCenter;

/// `text` as an island read from left to right inside a Persian sentence: codes, plates, phone numbers, addresses of
/// machines. Invisible characters only; for what is shown, never for what is stored.
inline QString leftToRight(const QString &text) { return QChar(0x2066) + text + QChar(0x2069); }

} // namespace peygir::uikit
