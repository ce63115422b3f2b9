// SPDX-License-Identifier: GPL-3.0-or-later
#include "uikit/jalali_calendar.h"

#include "uikit/icons.h"
#include "uikit/language.h"
#include "uikit/theme.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPainter>
#include <QToolButton>
#include <QVBoxLayout>

namespace peygir::uikit {

using persian::JalaliDate;
using persian::Weekday;

namespace {

constexpr int cellWidth = 36;
constexpr int cellHeight = 30;
constexpr int margin = 8;
constexpr int headHeight = 40;
constexpr int daysInWeek = 7;
constexpr int weeksShown = 6;

} // namespace

JalaliCalendar::JalaliCalendar(const JalaliDate &today, QWidget *parent)
    : QFrame(parent)
    , m_today(today)
    , m_current(today)
    , m_title(new QLabel)
{
    setProperty("role", QStringLiteral("popup"));
    setFocusPolicy(Qt::StrongFocus);
    setFixedSize(sizeHint());
    m_title->setAlignment(Qt::AlignCenter);
    const auto turner = [this](const QString &iconName, const QString &name, int months) {
        auto *button = new QToolButton;
        button->setIcon(icon(iconName));
        button->setAccessibleName(name);
        button->setToolTip(name);
        button->setFocusPolicy(Qt::NoFocus);
        connect(button, &QToolButton::clicked, this, [this, months] { setCurrent(m_current.plusMonths(months)); });
        return button;
    };
    auto *head = new QHBoxLayout;
    // The list marks these arrows as mirrored: "left" points to where one came from.
    head->addWidget(turner(QStringLiteral("chevron-left"), tr("Previous month"), -1));
    head->addWidget(m_title, 1);
    head->addWidget(turner(QStringLiteral("chevron-right"), tr("Next month"), 1));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(margin, 6, margin, margin);
    column->addLayout(head);
    column->addStretch(1);
    setCurrent(today);
}

void JalaliCalendar::setToday(const JalaliDate &today)
{
    m_today = today;
    update();
}

void JalaliCalendar::setCurrent(const JalaliDate &date)
{
    m_current = date;
    m_title->setText(JalaliDate::monthName(date.month()) + u' ' +
                     inUsersDigits(QString::number(date.year())));
    setAccessibleName(inUsersDigits(date.toLongString()));
    update();
}

QSize JalaliCalendar::sizeHint() const
{
    return {2 * margin + daysInWeek * cellWidth, headHeight + cellHeight * (weeksShown + 1) + margin};
}

QRect JalaliCalendar::columnHead(int weekday) const
{
    const int x = layoutDirection() == Qt::RightToLeft ? width() - margin - (weekday + 1) * cellWidth
                                                       : margin + weekday * cellWidth;
    return {x, headHeight, cellWidth, cellHeight};
}

QRect JalaliCalendar::cellOf(const JalaliDate &date) const
{
    const int before = int(date.startOfMonth().weekday());
    const int week = (before + date.day() - 1) / daysInWeek;
    return columnHead(int(date.weekday())).translated(0, (week + 1) * cellHeight);
}

void JalaliCalendar::paintEvent(QPaintEvent *event)
{
    QFrame::paintEvent(event);
    const Colours &c = Theme::current().colours();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    for (int weekday = 0; weekday < daysInWeek; ++weekday) {
        painter.setPen(Weekday(weekday) == Weekday::Friday ? c.danger : c.mutedText);
        painter.drawText(columnHead(weekday), Qt::AlignCenter, JalaliDate::weekdayLetter(Weekday(weekday)));
    }
    const JalaliDate first = m_current.startOfMonth();
    for (int day = 0; day < JalaliDate::daysInMonth(first.year(), first.month()); ++day) {
        const JalaliDate date = first.plusDays(day);
        const QRect cell = cellOf(date);
        const QRect disc = cell.adjusted(2, 1, -2, -1);
        QColor ink = date.weekday() == Weekday::Friday ? c.danger : c.text;
        if (date == m_current) {
            painter.setPen(Qt::NoPen);
            painter.setBrush(c.accent);
            painter.drawRoundedRect(disc, 4, 4);
            ink = c.onAccent;
        } else if (date == m_today) {
            painter.setPen(QPen(c.accent, 1));
            painter.setBrush(Qt::NoBrush);
            painter.drawRoundedRect(disc, 4, 4);
        }
        painter.setPen(ink);
        painter.drawText(cell, Qt::AlignCenter, inUsersDigits(QString::number(date.day())));
    }
}

void JalaliCalendar::keyPressEvent(QKeyEvent *event)
{
    const bool control = event->modifiers().testFlag(Qt::ControlModifier);
    const int towardsRight = layoutDirection() == Qt::RightToLeft ? -1 : 1;
    switch (event->key()) {
    case Qt::Key_Right:
        setCurrent(m_current.plusDays(towardsRight));
        break;
    case Qt::Key_Left:
        setCurrent(m_current.plusDays(-towardsRight));
        break;
    case Qt::Key_Up:
        setCurrent(m_current.plusDays(-daysInWeek));
        break;
    case Qt::Key_Down:
        setCurrent(m_current.plusDays(daysInWeek));
        break;
    case Qt::Key_PageUp:
        setCurrent(control ? m_current.plusYears(-1) : m_current.plusMonths(-1));
        break;
    case Qt::Key_PageDown:
        setCurrent(control ? m_current.plusYears(1) : m_current.plusMonths(1));
        break;
    case Qt::Key_Home:
        setCurrent(m_today);
        break;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        Q_EMIT picked(m_current);
        break;
    case Qt::Key_Escape:
        Q_EMIT givenUp();
        break;
    default:
        QFrame::keyPressEvent(event);
    }
}

void JalaliCalendar::mousePressEvent(QMouseEvent *event)
{
    const JalaliDate first = m_current.startOfMonth();
    for (int day = 0; day < JalaliDate::daysInMonth(first.year(), first.month()); ++day) {
        const JalaliDate date = first.plusDays(day);
        if (cellOf(date).contains(event->position().toPoint())) {
            setCurrent(date);
            Q_EMIT picked(date);
            return;
        }
    }
}

void JalaliCalendar::wheelEvent(QWheelEvent *event)
{
    setCurrent(m_current.plusMonths(event->angleDelta().y() > 0 ? -1 : 1));
    event->accept();
}

} // namespace peygir::uikit
