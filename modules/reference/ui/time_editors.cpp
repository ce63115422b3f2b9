// SPDX-License-Identifier: GPL-3.0-or-later
#include "reference/ui/time_editors.h"

#include "persian/date_input.h"
#include "persian/local_time.h"
#include "reference/core/time_of_day.h"
#include "reference/ui/record_words.h"
#include "uikit/jalali_date_edit.h"
#include "uikit/language.h"

namespace peygir::reference {

namespace {

using persian::JalaliDate;

/// What "tomorrow" is counted from.
JalaliDate today()
{
    // The organisation works in one zone; the machine of a desk may say anything.
    static const QTimeZone zone("Asia/Tehran");
    const auto local = persian::LocalTime::at(SystemClock().now(), zone);
    return local.ok() ? local->date : JalaliDate::first();
}

class DateEditor final : public FieldEditor
{
public:
    DateEditor(const RecordField &field, QWidget *parent)
        : FieldEditor(field, parent)
        , m_edit(new uikit::JalaliDateEdit(today))
    {
        hold(m_edit);
        connect(m_edit, &QLineEdit::textChanged, this, [this] { tellEdited(); });
        connect(m_edit, &QLineEdit::editingFinished, this, [this] { check(); });
    }
    QJsonValue value() const override
    {
        const auto date = persian::parseDate(m_edit->text(), today());
        return date.ok() ? QJsonValue(date->toGregorian().toString(Qt::ISODate)) : QJsonValue(QJsonValue::Null);
    }
    void setValue(const QJsonValue &value, const std::map<QString, Localized> &) override
    {
        m_setting = true;
        const auto date = JalaliDate::fromGregorian(QDate::fromString(value.toString(), Qt::ISODate));
        m_edit->setDate(date.ok() ? std::optional(*date) : std::nullopt);
        m_setting = false;
    }
    QString problem() const override
    {
        if (m_edit->text().trimmed().isEmpty())
            return missing();
        return value().isNull() ? FieldEditor::tr("There is no such day. Write year, month and day: 1405/08/30.")
                                : QString();
    }

private:
    uikit::JalaliDateEdit *m_edit;
};

class TimeEditor final : public FieldEditor
{
public:
    TimeEditor(const RecordField &field, QWidget *parent)
        : FieldEditor(field, parent)
        , m_edit(new uikit::PersianLineEdit)
    {
        hold(m_edit);
        connect(m_edit, &QLineEdit::textChanged, this, [this] { tellEdited(); });
        connect(m_edit, &QLineEdit::editingFinished, this, [this] {
            // As it is stored, which is no edit.
            if (const QJsonValue typed = value(); check() && !typed.isNull())
                setValue(typed, {});
        });
    }
    QJsonValue value() const override
    {
        const auto time = TimeOfDay::parseTyped(m_edit->text());
        return time.ok() ? QJsonValue(time->toString()) : QJsonValue(QJsonValue::Null);
    }
    void setValue(const QJsonValue &value, const std::map<QString, Localized> &) override
    {
        m_setting = true;
        m_edit->setText(uikit::inUsersDigits(value.toString()));
        m_setting = false;
    }
    QString problem() const override
    {
        if (m_edit->text().trimmed().isEmpty())
            return missing();
        return value().isNull() ? FieldEditor::tr("Hours and minutes from 00:00 to 24:00, as in 07:30.") : QString();
    }

private:
    uikit::PersianLineEdit *m_edit;
};

} // namespace

FieldEditor *makeDateEditor(const RecordField &field, QWidget *parent) { return new DateEditor(field, parent); }

FieldEditor *makeTimeEditor(const RecordField &field, QWidget *parent) { return new TimeEditor(field, parent); }

} // namespace peygir::reference
