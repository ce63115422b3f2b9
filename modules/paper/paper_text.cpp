// SPDX-License-Identifier: GPL-3.0-or-later
#include "paper/paper_text.h"

#include "persian/digits.h"
#include "uikit/direction.h"
#include "uikit/language.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <QPainter>
#include <QTextLayout>

namespace peygir::paper {

namespace {

struct Paper
{
    Q_DECLARE_TR_FUNCTIONS(Paper)
};

QTextOption optionOf(const PaperWords &words)
{
    QTextOption option;
    option.setTextDirection(words.direction);
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    return option;
}

} // namespace

PaperWords PaperWords::current()
{
    return {QGuiApplication::layoutDirection(),
            !uikit::inEnglish(),
            Paper::tr("Page %1 of %2"),
            Paper::tr("%1 (Gregorian)"),
            {Paper::tr("Part"), Paper::tr("Name or time"), Paper::tr("Text")}};
}

QFont paperFont(qreal points, QFont::Weight weight)
{
    QFont font(QStringLiteral("Vazirmatn"));
    font.setPointSizeF(points);
    font.setWeight(weight);
    font.setHintingPreference(QFont::PreferNoHinting);
    return font;
}

QString printed(const QString &text, sheets::Column::Kind kind, const PaperWords &words)
{
    if (text.isEmpty())
        return text;
    const QString digits = words.persianDigits ? persian::toPersianDigits(text) : persian::toAsciiDigits(text);
    return kind == sheets::Column::Kind::Text ? digits : uikit::leftToRight(digits);
}

QStringList brokenInto(const QString &text, const QFont &font, QPaintDevice &device, qreal width, int most,
                       const PaperWords &words)
{
    QStringList lines;
    const QFontMetricsF metrics(font, &device);
    const QStringList paragraphs = text.split(u'\n');
    for (const QString &paragraph : paragraphs) {
        // Nearly all cells are one line, and measuring is much cheaper than breaking.
        if (metrics.horizontalAdvance(paragraph) <= width) {
            lines += paragraph;
            continue;
        }
        QTextLayout layout(paragraph, font, &device);
        layout.setTextOption(optionOf(words));
        layout.beginLayout();
        for (QTextLine line = layout.createLine(); line.isValid() && lines.size() <= most; line = layout.createLine()) {
            line.setLineWidth(width);
            lines += paragraph.mid(line.textStart(), line.textLength()).trimmed();
        }
        layout.endLayout();
        if (lines.size() > most)
            break;
    }
    if (lines.size() > most) {
        lines.resize(most);
        lines.back() =
            metrics.elidedText(lines.back() + QChar(0x2026) + QString(8, u' '), Qt::ElideRight, width).trimmed();
    }
    return text.isEmpty() ? QStringList() : lines;
}

void paintLine(QPainter &painter, const QRectF &room, const QString &line, const QFont &font, Qt::Alignment edge,
               const PaperWords &words)
{
    QTextLayout layout(line, font, painter.device());
    QTextOption option = optionOf(words);
    option.setWrapMode(QTextOption::NoWrap);
    option.setAlignment(edge | Qt::AlignAbsolute);
    layout.setTextOption(option);
    layout.beginLayout();
    QTextLine only = layout.createLine();
    if (only.isValid()) {
        only.setLineWidth(room.width());
        only.setPosition({0, (room.height() - only.height()) / 2});
    }
    layout.endLayout();
    layout.draw(&painter, room.topLeft());
}

Qt::Alignment edgeOf(sheets::Column::Kind kind, const PaperWords &words)
{
    const bool isRight = words.direction == Qt::RightToLeft || kind == sheets::Column::Kind::Number;
    return isRight ? Qt::AlignRight : Qt::AlignLeft;
}

} // namespace peygir::paper
