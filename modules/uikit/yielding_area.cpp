// SPDX-License-Identifier: GPL-3.0-or-later
#include "uikit/yielding_area.h"

#include <QEvent>
#include <QLayout>

namespace peygir::uikit {

namespace {

/// Less could not be read.
constexpr int leastLines = 3;
constexpr int leastLetters = 12;

} // namespace

YieldingArea::YieldingArea(QWidget *part, QWidget *parent)
    : QScrollArea(parent)
{
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::NoFocus);
    setWidgetResizable(true);
    setWidget(part);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    part->installEventFilter(this);
}

int YieldingArea::wantedHeight() const
{
    const QWidget &part = *widget();
    const int width = qMax(viewport()->width(), part.minimumSizeHint().width());
    return part.hasHeightForWidth() ? part.heightForWidth(width) : part.sizeHint().height();
}

QSize YieldingArea::sizeHint() const { return {widget()->sizeHint().width(), wantedHeight()}; }

QSize YieldingArea::minimumSizeHint() const
{
    return {fontMetrics().averageCharWidth() * leastLetters, qMin(wantedHeight(), fontMetrics().lineSpacing() * leastLines)};
}

bool YieldingArea::event(QEvent *event)
{
    // Of a part without a layout of its own.
    if (event->type() == QEvent::LayoutRequest)
        updateGeometry();
    return QScrollArea::event(event);
}

bool YieldingArea::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::LayoutRequest)
        updateGeometry();
    return QScrollArea::eventFilter(watched, event);
}

void YieldingArea::resizeEvent(QResizeEvent *event)
{
    QScrollArea::resizeEvent(event);
    updateGeometry();
}

} // namespace peygir::uikit
