// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "persian/digits.h"
#include "persian/text.h"

#include <QAbstractScrollArea>
#include <QCoreApplication>
#include <QLabel>
#include <QLineEdit>

/// What must hold of a page after one of the strings that break programs has been typed into it or is shown on it.
namespace peygir::test {

/// What is stored of a text that was typed, and comes back of it.
inline QString asStored(const QString &typed, persian::Lines lines)
{
    return persian::toPersianDigits(persian::normalised(typed, lines));
}

/// Has a character that changes the order of what stands around it.
inline bool turnsDirection(const QString &text)
{
    return std::any_of(text.begin(), text.end(), [](QChar c) {
        const char16_t code = c.unicode();
        return code == 0x061C || code == 0x200E || code == 0x200F || (code >= 0x202A && code <= 0x202E)
               || (code >= 0x2066 && code <= 0x2069);
    });
}

/// What is wrong with how a page is laid out whose window had this size before; empty: nothing.
inline QString wrongLook(QWidget &page, QSize before)
{
    QCoreApplication::sendPostedEvents(nullptr, QEvent::LayoutRequest);
    if (page.window()->size() != before)
        return QStringLiteral("the window is %1 wide and %2 high").arg(page.width()).arg(page.height());
    for (const QWidget *widget : page.findChildren<QWidget *>()) {
        const auto *label = qobject_cast<const QLabel *>(widget);
        if (!widget->isVisible() || widget->window() != page.window() || (!label && !qobject_cast<const QLineEdit *>(widget)))
            continue;
        if (label && label->textFormat() != Qt::PlainText && Qt::mightBeRichText(label->text()))
            return QStringLiteral("read as HTML: ") + label->text();
        // What is scrolled may be longer than what is seen of it.
        bool isScrolled = false;
        for (const QWidget *around = widget->parentWidget(); around && around != &page; around = around->parentWidget())
            isScrolled = isScrolled || qobject_cast<const QAbstractScrollArea *>(around);
        const int left = widget->mapTo(&page, QPoint()).x();
        if (isScrolled)
            continue;
        if (left < 0 || left + widget->width() > page.width())
            return QStringLiteral("outside of the page: %1 %2").arg(widget->objectName(), label ? label->text() : widget->accessibleName());
    }
    return {};
}

} // namespace peygir::test
