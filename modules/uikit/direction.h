// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QGuiApplication>
#include <QRect>
#include <QString>
#include <Qt>

namespace peygir::uikit {

/// The edges where reading begins and ends, for text whose own direction Qt would follow instead: QLineEdit puts digits
/// to the left of a right-to-left window, and QPainter turns AlignRight round.
inline Qt::Alignment readingStart()
{
    return (QGuiApplication::isRightToLeft() ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignAbsolute | Qt::AlignVCenter;
}
inline Qt::Alignment readingEnd()
{
    return (QGuiApplication::isRightToLeft() ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignAbsolute | Qt::AlignVCenter;
}

/// In front of a text it lets it begin where reading begins: a phone or a date alone has no direction of its own, and a
/// name in the other language has the other one.
inline QString startMark() { return QString(QChar(QGuiApplication::isRightToLeft() ? 0x200F : 0x200E)); }

/// Cuts a piece of this width off the edge of `room` where reading begins (or ends), with a gap after it; the piece has
/// the height of the room. For what is painted by hand, which Qt does not mirror.
inline QRect takeFromStart(QRect &room, int width, int gap)
{
    QRect piece = room;
    if (QGuiApplication::isRightToLeft()) {
        piece.setLeft(room.right() + 1 - width);
        room.setRight(room.right() - width - gap);
    } else {
        piece.setRight(room.left() - 1 + width);
        room.setLeft(room.left() + width + gap);
    }
    return piece;
}
inline QRect takeFromEnd(QRect &room, int width, int gap)
{
    QRect piece = room;
    if (QGuiApplication::isRightToLeft()) {
        piece.setRight(room.left() - 1 + width);
        room.setLeft(room.left() + width + gap);
    } else {
        piece.setLeft(room.right() + 1 - width);
        room.setRight(room.right() - width - gap);
    }
    return piece;
}
/// The piece that `takeFromStart` would cut off, without cutting.
inline QRect startOf(QRect room, int width) { return takeFromStart(room, width, 0); }

/// `text` as an island read from left to right inside a Persian sentence: codes, plates, phone numbers, addresses of
/// machines. Invisible characters only; for what is shown, never for what is stored.
inline QString leftToRight(const QString &text) { return QChar(0x2066) + text + QChar(0x2069); }

} // namespace peygir::uikit
