// SPDX-License-Identifier: GPL-3.0-or-later
#include "uikit/number_edit.h"

#include "persian/digits.h"
#include "uikit/language.h"

#include <QLocale>

namespace peygir::uikit {

NumberEdit::NumberEdit(QWidget *parent)
    : PersianLineEdit(parent)
{
    setInputMethodHints(Qt::ImhDigitsOnly);
}

void NumberEdit::setRange(qint64 least, qint64 most)
{
    Q_ASSERT(least <= most);
    m_least = least;
    m_most = most;
}

QString NumberEdit::spelled(const QString &incoming) const
{
    QString digitsOnly;
    for (const QChar c : incoming) {
        const bool minus = c == QLatin1Char('-') || c.unicode() == 0x2212;
        if (persian::digitValue(c.unicode()) >= 0)
            digitsOnly += c;
        else if (minus && m_least < 0 && digitsOnly.isEmpty() && cursorPosition() == 0)
            digitsOnly += QLatin1Char('-');
    }
    return inUsersDigits(digitsOnly);
}

QString NumberEdit::digits() const
{
    QString plain;
    for (const QChar c : text()) {
        if (c == QLatin1Char('-'))
            plain += c;
        else if (const int value = persian::digitValue(c.unicode()); value >= 0)
            plain += QLatin1Char(char('0' + value));
    }
    return plain;
}

std::optional<qint64> NumberEdit::number() const
{
    bool ok = false;
    const qint64 value = digits().toLongLong(&ok);
    return ok ? std::optional(value) : std::nullopt;
}

std::optional<qint64> NumberEdit::value() const
{
    const auto found = number();
    return found && *found >= m_least && *found <= m_most ? found : std::nullopt;
}

void NumberEdit::setValue(std::optional<qint64> value)
{
    setText(value ? shown(*value) : QString());
    setProblem({});
}

QString NumberEdit::shown(qint64 value) const
{
    return m_grouped ? QLocale().toString(value)
                     : inUsersDigits(QString::number(value));
}

bool NumberEdit::check()
{
    if (!PersianLineEdit::check())
        return false;
    if (!m_grouped || text().isEmpty() || value())
        return true;
    const QLocale locale;
    setProblem(tr("Give a number from %1 to %2.").arg(locale.toString(m_least), locale.toString(m_most)));
    return false;
}

void NumberEdit::focusOutEvent(QFocusEvent *event)
{
    PersianLineEdit::focusOutEvent(event);
    if (const auto found = value(); found && m_grouped)
        replaceText(shown(*found));
}

} // namespace peygir::uikit
