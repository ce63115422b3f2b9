// SPDX-License-Identifier: GPL-3.0-or-later
#include "uikit/persian_style.h"

#include "uikit/icons.h"
#include "uikit/theme.h"

#include <QLabel>
#include <QPainter>
#include <QStyleOption>

#include <algorithm>
#include <optional>

namespace peygir::uikit {

namespace {

/// The part of a bar that is done, from the side where reading begins.
QRect doneRect(const QStyleOptionProgressBar &bar)
{
    const QRect groove = bar.rect;
    const qreal span = qMax(1, bar.maximum - bar.minimum);
    const int width = qRound(groove.width() * qBound(0.0, (bar.progress - bar.minimum) / span, 1.0));
    const bool fromRight = (bar.direction == Qt::RightToLeft) != bar.invertedAppearance;
    return fromRight ? QRect(groove.right() - width + 1, groove.top(), width, groove.height())
                     : QRect(groove.left(), groove.top(), width, groove.height());
}

void drawProgressText(QPainter &painter, const QStyleOptionProgressBar &bar)
{
    // Twice, each part in the colour that can be read on its ground.
    const Colours &c = Theme::current().colours();
    const QRect done = doneRect(bar);
    QTextOption option(Qt::AlignCenter);
    option.setTextDirection(bar.direction);
    painter.save();
    painter.setPen(c.text);
    painter.setClipRegion(QRegion(bar.rect) - QRegion(done));
    painter.drawText(QRectF(bar.rect), bar.text, option);
    painter.setPen(c.onAccent);
    painter.setClipRegion(done);
    painter.drawText(QRectF(bar.rect), bar.text, option);
    painter.restore();
}

/// Fusion outlines a check box in a darker shade of the window, which a dark window hides.
void drawCheckBox(QPainter &painter, const QStyleOption &option)
{
    const Colours &c = Theme::current().colours();
    const bool on = option.state.testFlag(QStyle::State_On);
    const bool enabled = option.state.testFlag(QStyle::State_Enabled);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(on && enabled ? c.accent : c.mutedText, 1));
    painter.setBrush(on ? (enabled ? c.accent : c.border) : c.surface);
    painter.drawRoundedRect(QRectF(option.rect).adjusted(0.5, 0.5, -0.5, -0.5), 3, 3);
    const int size = option.rect.width() - 2;
    const QColor ink = enabled ? c.onAccent : c.text;
    const qreal ratio = painter.device()->devicePixelRatioF();
    if (on)
        painter.drawPixmap(option.rect.topLeft() + QPoint(1, 1), iconPixmap(QStringLiteral("check"), size, ink, ratio));
    else if (option.state.testFlag(QStyle::State_NoChange))
        painter.fillRect(QRect(option.rect.center() - QPoint(3, 0), QSize(7, 2)), c.text);
    painter.restore();
}

/// A box of choices looks like a field: Fusion makes it a grey button, which in a dark window has a gradient of its own.
void drawChoiceBox(QPainter &painter, const QStyleOptionComboBox &box, const QRect &arrow)
{
    const Colours &c = Theme::current().colours();
    const bool enabled = box.state.testFlag(QStyle::State_Enabled);
    const bool focused = box.state.testFlag(QStyle::State_HasFocus);
    const qreal line = focused ? 2 : 1;
    const qreal inset = line / 2;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(focused ? c.focus : c.border, line));
    painter.setBrush(enabled ? c.surface : c.window);
    painter.drawRoundedRect(QRectF(box.rect).adjusted(inset, inset, -inset, -inset), 4, 4);
    const int size = 16;
    painter.drawPixmap(arrow.center() - QPoint(size / 2, size / 2),
                       iconPixmap(QStringLiteral("chevron-down"), size, enabled ? c.text : c.mutedText,
                                  painter.device()->devicePixelRatioF()));
    painter.restore();
}

/// The direction of a sentence, which is not that of what it quotes: nothing where all of it is quoted.
std::optional<Qt::LayoutDirection> directionOutsideQuotes(const QString &text)
{
    int quotes = 0;
    for (const QChar sign : text) {
        switch (sign.unicode()) {
        case 0x00AB: // guillemets
        case 0x201C: // quotation marks
        case 0x2066: // isolates
        case 0x2067:
        case 0x2068:
            ++quotes;
            continue;
        case 0x00BB:
        case 0x201D:
        case 0x2069:
            quotes = std::max(0, quotes - 1);
            continue;
        default:
            break;
        }
        if (quotes > 0)
            continue;
        if (sign.direction() == QChar::DirL)
            return Qt::LeftToRight;
        if (sign.direction() == QChar::DirR || sign.direction() == QChar::DirAL)
            return Qt::RightToLeft;
    }
    return std::nullopt;
}

} // namespace

PersianStyle::PersianStyle()
    : QProxyStyle(QStringLiteral("Fusion"))
{}

void PersianStyle::polish(QWidget *widget)
{
    QProxyStyle::polish(widget);
    // None of our own sentences has tags, and what people typed may look as if it had.
    if (auto *label = qobject_cast<QLabel *>(widget); label && label->textFormat() == Qt::AutoText)
        label->setTextFormat(Qt::PlainText);
}

void PersianStyle::drawComplexControl(ComplexControl control, const QStyleOptionComplex *option, QPainter *painter,
                                      const QWidget *widget) const
{
    const auto *box = qstyleoption_cast<const QStyleOptionComboBox *>(option);
    if (control == CC_ComboBox && box && box->frame && !box->editable)
        drawChoiceBox(*painter, *box, subControlRect(CC_ComboBox, box, SC_ComboBoxArrow, widget));
    else
        QProxyStyle::drawComplexControl(control, option, painter, widget);
}

void PersianStyle::drawControl(ControlElement element, const QStyleOption *option, QPainter *painter,
                               const QWidget *widget) const
{
    const auto *bar = qstyleoption_cast<const QStyleOptionProgressBar *>(option);
    // A bar without an end (maximum 0) and a vertical one are left to Fusion, which draws them rightly.
    if (bar && bar->maximum > bar->minimum && bar->state.testFlag(State_Horizontal)) {
        const Colours &c = Theme::current().colours();
        switch (element) {
        case CE_ProgressBarGroove:
            painter->fillRect(bar->rect, c.hover);
            return;
        case CE_ProgressBarContents:
            painter->fillRect(doneRect(*bar), c.accent);
            return;
        case CE_ProgressBarLabel:
            drawProgressText(*painter, *bar);
            return;
        default:
            break;
        }
    }
    QProxyStyle::drawControl(element, option, painter, widget);
}

QRect PersianStyle::subElementRect(SubElement element, const QStyleOption *option, const QWidget *widget) const
{
    switch (element) {
    case SE_ProgressBarGroove:
    case SE_ProgressBarContents:
    case SE_ProgressBarLabel:
        return option->rect;
    default:
        return QProxyStyle::subElementRect(element, option, widget);
    }
}

void PersianStyle::drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                                 const QWidget *widget) const
{
    if (element == PE_IndicatorCheckBox || element == PE_IndicatorItemViewItemCheck) {
        drawCheckBox(*painter, *option);
        return;
    }
    if (element == PE_FrameFocusRect) {
        painter->save();
        painter->setPen(QPen(Theme::current().colours().focus, 2));
        painter->setBrush(Qt::NoBrush);
        painter->drawRect(option->rect.adjusted(1, 1, -1, -1));
        painter->restore();
        return;
    }
    QProxyStyle::drawPrimitive(element, option, painter, widget);
}

void PersianStyle::drawItemText(QPainter *painter, const QRect &rect, int flags, const QPalette &palette, bool enabled,
                                const QString &text, QPalette::ColorRole role) const
{
    constexpr int forced = Qt::TextForceLeftToRight | Qt::TextForceRightToLeft;
    if (const int given = flags & forced; given != 0) {
        const auto own = directionOutsideQuotes(text);
        const int wanted = own == Qt::RightToLeft ? Qt::TextForceRightToLeft : Qt::TextForceLeftToRight;
        // A label takes its direction from the first letter, were it that of a quoted name, and stands at the edge of that.
        if (own && wanted != given) {
            flags ^= forced;
            if (flags & (Qt::AlignLeft | Qt::AlignRight))
                flags ^= Qt::AlignLeft | Qt::AlignRight;
        }
    }
    QProxyStyle::drawItemText(painter, rect, flags, palette, enabled, text, role);
}

int PersianStyle::styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget,
                            QStyleHintReturn *returnData) const
{
    switch (hint) {
    case SH_Widget_Animation_Duration:
        return 0;
    case SH_UnderlineShortcut:
        // The line under a letter cuts the joins of a Persian word in two, and a label loses its colon. The key works.
        return 0;
    case SH_ItemView_ActivateItemOnSingleClick:
        return 0;
    case SH_ToolTip_WakeUpDelay:
        return 400;
    default:
        return QProxyStyle::styleHint(hint, option, widget, returnData);
    }
}

} // namespace peygir::uikit
