// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"

#include <QWidget>

#include <optional>

class QLabel;
class QLineEdit;
class QPushButton;

namespace peygir::administration {

/// One's own new password (R125): the present one, the new one, and that once more. What the window can see by itself it
/// says at once; everything else is the server's to say. Enter goes on, and in the last field asks for the change.
class PasswordForm final : public QWidget
{
    Q_OBJECT

public:
    explicit PasswordForm(QWidget *parent = nullptr);

    /// The change was made, or refused with this. Nothing typed stays after it was made.
    void showOutcome(const std::optional<Error> &error);

Q_SIGNALS:
    void wanted(const QString &present, const QString &next);
    void said(const QString &sentence);

private:
    void submit();
    void setBusy(bool busy);
    void sayProblem(const QString &sentence, QLineEdit &where);

    QLineEdit *m_present;
    QLineEdit *m_next;
    QLineEdit *m_again;
    QPushButton *m_change;
    QLabel *m_problem;
};

} // namespace peygir::administration
