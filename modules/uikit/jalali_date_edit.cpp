// SPDX-License-Identifier: GPL-3.0-or-later
#include "uikit/jalali_date_edit.h"

#include "persian/date_input.h"
#include "uikit/error_sentence.h"
#include "uikit/icons.h"
#include "uikit/jalali_calendar.h"
#include "uikit/language.h"

#include <QAction>
#include <QKeyEvent>
#include <QScreen>

namespace peygir::uikit {

using persian::JalaliDate;

QString shownDate(const std::optional<JalaliDate> &date)
{
    return date ? inUsersDigits(date->toString()) : QString();
}

JalaliDateEdit::JalaliDateEdit(std::function<JalaliDate()> today, QWidget *parent)
    : PersianLineEdit(parent)
    , m_today(std::move(today))
{
    QAction *open = addAction(icon(QStringLiteral("calendar"), IconTint::Muted), QLineEdit::TrailingPosition);
    open->setToolTip(tr("Pick a day (F4)"));
    connect(open, &QAction::triggered, this, &JalaliDateEdit::openCalendar);
}

JalaliDateEdit::~JalaliDateEdit() { delete m_calendar; }

void JalaliDateEdit::setDate(const std::optional<JalaliDate> &date)
{
    m_date = date;
    setText(shownDate(date));
    setProblem({});
}

void JalaliDateEdit::setRange(std::optional<JalaliDate> first, std::optional<JalaliDate> last)
{
    m_first = first;
    m_last = last;
}

QString JalaliDateEdit::rangeProblem(const JalaliDate &date) const
{
    if (m_first && date < *m_first)
        return tr("The earliest day possible is %1.").arg(shownDate(m_first));
    if (m_last && date > *m_last)
        return tr("The latest day possible is %1.").arg(shownDate(m_last));
    return {};
}

bool JalaliDateEdit::check()
{
    if (!PersianLineEdit::check())
        return false;
    if (text().trimmed().isEmpty()) {
        accept({});
        return true;
    }
    const auto parsed = persian::parseDate(text(), m_today());
    if (!parsed) {
        accept({});
        setProblem(errorSentence(parsed.error()));
        return false;
    }
    const QString outside = rangeProblem(*parsed);
    accept(outside.isEmpty() ? std::optional(*parsed) : std::nullopt);
    // What was understood is shown even if it lies outside: "+900" alone says little.
    replaceText(shownDate(*parsed));
    setProblem(outside);
    return outside.isEmpty();
}

void JalaliDateEdit::accept(const std::optional<JalaliDate> &date)
{
    if (date == m_date)
        return;
    m_date = date;
    Q_EMIT dateChanged(date);
}

void JalaliDateEdit::move(const std::function<JalaliDate(const JalaliDate &)> &step)
{
    const auto typed = persian::parseDate(text(), m_today());
    const JalaliDate moved = typed ? step(*typed) : m_today();
    if (!rangeProblem(moved).isEmpty())
        return;
    replaceText(shownDate(moved));
    accept(moved);
}

void JalaliDateEdit::openCalendar()
{
    if (!m_calendar) {
        m_calendar = new JalaliCalendar(m_today(), this);
        m_calendar->setWindowFlag(Qt::Popup);
        connect(m_calendar, &JalaliCalendar::givenUp, m_calendar, &QWidget::hide);
        connect(m_calendar, &JalaliCalendar::picked, this, [this](const JalaliDate &date) {
            m_calendar->hide();
            setFocus(Qt::PopupFocusReason);
            replaceText(shownDate(date));
            check();
        });
    }
    const auto typed = persian::parseDate(text(), m_today());
    m_calendar->setToday(m_today());
    m_calendar->setCurrent(typed ? *typed : m_today());
    // Below the reading start of the field, and inside of the screen.
    const QRect free = screen()->availableGeometry();
    QPoint at = mapToGlobal(QPoint(width() - m_calendar->width(), height() + 2));
    if (at.y() + m_calendar->height() > free.bottom())
        at.setY(mapToGlobal(QPoint(0, 0)).y() - m_calendar->height() - 2);
    at.setX(qBound(free.left(), at.x(), qMax(free.left(), free.right() - m_calendar->width())));
    m_calendar->move(at);
    m_calendar->show();
    m_calendar->setFocus(Qt::PopupFocusReason);
}

void JalaliDateEdit::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_F4 || (event->key() == Qt::Key_Down && event->modifiers() == Qt::AltModifier)) {
        openCalendar();
        return;
    }
    if (isReadOnly() || event->modifiers() != Qt::NoModifier) {
        PersianLineEdit::keyPressEvent(event);
        return;
    }
    switch (event->key()) {
    case Qt::Key_Up:
        move([](const JalaliDate &date) { return date.plusDays(1); });
        break;
    case Qt::Key_Down:
        move([](const JalaliDate &date) { return date.plusDays(-1); });
        break;
    case Qt::Key_PageUp:
        move([](const JalaliDate &date) { return date.plusMonths(1); });
        break;
    case Qt::Key_PageDown:
        move([](const JalaliDate &date) { return date.plusMonths(-1); });
        break;
    default:
        PersianLineEdit::keyPressEvent(event);
    }
}

} // namespace peygir::uikit
