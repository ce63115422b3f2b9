// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "uikit/persian_line_edit.h"

#include <optional>

namespace peygir::uikit {

/// A field for a whole number: takes Persian, Arabic and Latin digits and the separators that people paste, refuses
/// letters as they are typed, shows Persian digits in groups of three when it is left.
class NumberEdit : public PersianLineEdit
{
    Q_OBJECT

public:
    explicit NumberEdit(QWidget *parent = nullptr);

    /// Both ends are allowed. Outside of it the field says so when it is left.
    void setRange(qint64 least, qint64 most);
    /// For codes and phones: no groups, leading zeros stay, and value() is not for them; see digits().
    void setGrouped(bool grouped) { m_grouped = grouped; }

    /// Absent when the field is empty or holds no number of the range.
    std::optional<qint64> value() const;
    void setValue(std::optional<qint64> value);
    /// What stands there in ASCII digits, without separators.
    QString digits() const;

    bool check() override;

protected:
    QString spelled(const QString &incoming) const override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    std::optional<qint64> number() const;
    QString shown(qint64 value) const;

    qint64 m_least = 0;
    qint64 m_most = 999'999'999'999;
    bool m_grouped = true;
};

} // namespace peygir::uikit
