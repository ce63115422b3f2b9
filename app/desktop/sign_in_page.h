// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"

#include <QWidget>

class QLabel;
class QLineEdit;
class QPushButton;

namespace peygir::desktop {

/// The first thing of a morning: name and password. Says what went wrong in a sentence; nothing typed is lost but the
/// password. Whose password was chosen by an administrator is asked for one of his own (R126). Where the key of a sealed store is not to be had with that alone, it also asks for the former password, or
/// offers to begin anew.
class SignInPage : public QWidget
{
    Q_OBJECT

public:
    /// `server` is shown, so that nobody gives his password to the wrong one; `name` is who signed in last.
    SignInPage(const QString &server, const QString &name, QWidget *parent = nullptr);

    /// An attempt is under way; the fields wait.
    void setBusy(bool busy);
    void showProblem(const Error &error);

Q_SIGNALS:
    /// `former` is empty unless it was asked for.
    void wanted(const QString &name, const QString &password, const QString &former);
    /// The same, and the store that cannot be opened is left aside.
    void anewWanted(const QString &name, const QString &password);
    /// `next` becomes his password.
    void ownPasswordWanted(const QString &name, const QString &password, const QString &next);

private:
    void submit();
    bool isFilled();
    void askOwn(bool asked);
    void submitOwn();

    QLineEdit *m_name;
    QLineEdit *m_password;
    QLabel *m_formerLabel;
    QLineEdit *m_former;
    /// A password of his own, and once more.
    QLabel *m_nextLabel;
    QLineEdit *m_next;
    QLabel *m_againLabel;
    QLineEdit *m_again;
    QPushButton *m_enter;
    QPushButton *m_anew;
    QLabel *m_problem;
};

} // namespace peygir::desktop
