// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "persian/jalali_date.h"

#include <QFrame>

class QLabel;

namespace peygir::uikit {

/// A month of the Jalali calendar to pick a day from: Saturday first, at the right; Friday in red under its own
/// letter. Left is tomorrow and right is yesterday, as they are seen; Page keys change the month, Ctrl+Page the year,
/// Home is today, Enter picks, Esc gives up.
class JalaliCalendar : public QFrame
{
    Q_OBJECT

public:
    explicit JalaliCalendar(const persian::JalaliDate &today, QWidget *parent = nullptr);

    const persian::JalaliDate &current() const { return m_current; }
    void setCurrent(const persian::JalaliDate &date);
    void setToday(const persian::JalaliDate &today);
    QSize sizeHint() const override;

Q_SIGNALS:
    void picked(const peygir::persian::JalaliDate &date);
    void givenUp();

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;

private:
    /// The cell of a day: column 0 is Saturday, row 0 the first week of the month.
    QRect cellOf(const persian::JalaliDate &date) const;
    QRect columnHead(int weekday) const;

    persian::JalaliDate m_today;
    persian::JalaliDate m_current;
    QLabel *m_title;
};

} // namespace peygir::uikit
