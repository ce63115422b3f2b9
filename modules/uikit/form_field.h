// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;

namespace peygir::uikit {

class PersianLineEdit;

/// A field of a form with its label above it and, on the line of the label, the sentence that says what is wrong:
/// nothing moves when it appears. Gives the field its accessible name and the label's mnemonic. Owns both.
class FormField : public QWidget
{
    Q_OBJECT

public:
    FormField(const QString &label, PersianLineEdit *edit, QWidget *parent = nullptr);
    /// For a field of another kind (a list, several lines): no sentence of its own, see setProblem().
    FormField(const QString &label, QWidget *field, QWidget *parent = nullptr);

    void setProblem(const QString &sentence);

private:
    QLabel *m_problem;
};

} // namespace peygir::uikit
