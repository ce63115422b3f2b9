// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "persian/jalali_date.h"
#include "uikit/persian_line_edit.h"

#include <QPointer>

#include <functional>
#include <optional>

namespace peygir::uikit {

class JalaliCalendar;

/// A field for a Jalali date, typed as people type it (1405/8/30, 8/30, tomorrow, +3; see persian::parseDate) or picked
/// from a calendar (F4, Alt+Down or the button). Shows 1405/08/30 in Persian digits when it is left, or the sentence
/// that says why there is no such day. Up and Down move by a day, Page keys by a month.
class JalaliDateEdit : public PersianLineEdit
{
    Q_OBJECT

public:
    /// `today` is asked whenever a relative date is typed or the calendar opens.
    explicit JalaliDateEdit(std::function<persian::JalaliDate()> today, QWidget *parent = nullptr);
    ~JalaliDateEdit() override;

    /// What was last understood; absent while the field is empty or wrong.
    const std::optional<persian::JalaliDate> &date() const { return m_date; }
    /// Does not emit dateChanged().
    void setDate(const std::optional<persian::JalaliDate> &date);
    /// Outside of it the field says so when it is left. Absent: no limit.
    void setRange(std::optional<persian::JalaliDate> first, std::optional<persian::JalaliDate> last);

    bool check() override;
    void openCalendar();

Q_SIGNALS:
    void dateChanged(const std::optional<peygir::persian::JalaliDate> &date);

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void accept(const std::optional<persian::JalaliDate> &date);
    void move(const std::function<persian::JalaliDate(const persian::JalaliDate &)> &step);
    QString rangeProblem(const persian::JalaliDate &date) const;

    std::function<persian::JalaliDate()> m_today;
    std::optional<persian::JalaliDate> m_date, m_first, m_last;
    /// A popup of its own while it is open.
    QPointer<JalaliCalendar> m_calendar;
};

/// "1405/08/30" in Persian digits; empty for an absent date.
QString shownDate(const std::optional<persian::JalaliDate> &date);

} // namespace peygir::uikit
