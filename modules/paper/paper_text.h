// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sheets/table.h"

#include <QFont>
#include <QList>
#include <QString>

class QPaintDevice;
class QPainter;
class QRectF;

namespace peygir::paper {

/// What a print has to know of the person's language. Made on the GUI thread, used on the one that prints.
struct PaperWords
{
    Qt::LayoutDirection direction;
    bool persianDigits;
    /// "Page %1 of %2".
    QString pageOf;
    /// "%1 (Gregorian)", for the second column of a date in a workbook.
    QString gregorian;
    /// How a table of a document's parts names its columns: part, name, text.
    QStringList partColumns;

    static PaperWords current();
};

/// The program's font in this size.
QFont paperFont(qreal points, QFont::Weight weight = QFont::Normal);

/// A text as it is printed: in the digits of the language, and codes and dates from left to right wherever they stand.
QString printed(const QString &text, sheets::Column::Kind kind, const PaperWords &words);

/// A text broken into lines that are no wider than this (in units of the device). At most `most` of them, the last one
/// then ending with "…". A text that is empty has none.
QStringList brokenInto(const QString &text, const QFont &font, QPaintDevice &device, qreal width, int most,
                       const PaperWords &words);

/// One line, beginning where reading begins (or, for English numbers, at the right).
void paintLine(QPainter &painter, const QRectF &room, const QString &line, const QFont &font, Qt::Alignment edge,
               const PaperWords &words);

/// The edge at which a column stands: numbers and codes at the right in both directions, so that units stand below
/// units.
Qt::Alignment edgeOf(sheets::Column::Kind kind, const PaperWords &words);

} // namespace peygir::paper
