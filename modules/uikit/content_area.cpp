// SPDX-License-Identifier: GPL-3.0-or-later
#include "uikit/content_area.h"

#include <QEvent>
#include <QResizeEvent>
#include <QScrollBar>

#include <algorithm>

namespace peygir::uikit {

namespace {

/// Less could not be read.
constexpr int leastLines = 4;
constexpr int leastLetters = 12;

} // namespace

ContentArea::ContentArea(QWidget *content, QWidget *parent)
    : QScrollArea(parent)
{
    setProperty("role", QStringLiteral("content"));
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    setFocusPolicy(Qt::NoFocus);
    setWidget(content);
    content->installEventFilter(this);
    connect(verticalScrollBar(), &QScrollBar::rangeChanged, this,
            [this](int, int last) { setFocusPolicy(last > 0 ? Qt::TabFocus : Qt::NoFocus); });
}

int ContentArea::contentHeight() const
{
    const int across = std::max(viewport()->width(), widget()->minimumSizeHint().width());
    return widget()->hasHeightForWidth() ? widget()->heightForWidth(across) : widget()->sizeHint().height();
}

QSize ContentArea::sizeHint() const { return {widget()->sizeHint().width(), contentHeight()}; }

QSize ContentArea::minimumSizeHint() const
{
    return {fontMetrics().averageCharWidth() * leastLetters,
            std::min(contentHeight(), fontMetrics().lineSpacing() * leastLines)};
}

bool ContentArea::event(QEvent *event)
{
    // Of a content without a layout of its own.
    if (event->type() == QEvent::LayoutRequest)
        updateGeometry();
    return QScrollArea::event(event);
}

bool ContentArea::eventFilter(QObject *watched, QEvent *event)
{
    const bool handled = QScrollArea::eventFilter(watched, event);
    if (watched == widget() && event->type() == QEvent::LayoutRequest)
        updateGeometry();
    return handled;
}

void ContentArea::resizeEvent(QResizeEvent *event)
{
    QScrollArea::resizeEvent(event);
    // Words that wrap are of another height now.
    if (event->size().width() != event->oldSize().width())
        updateGeometry();
}

} // namespace peygir::uikit
