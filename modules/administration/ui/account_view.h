// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "administration/core/accounts.h"
#include "command/server_port.h"

#include <QWidget>

class QLabel;
class QLineEdit;
class QPushButton;

namespace peygir::administration {

/// Somebody's account at the server (R126): asked for when the administrator wants to see it; then given, with a first password that
/// its owner has to change, closed, opened and unlocked. Nothing of it works without the server, and the server says so.
class AccountView final : public QWidget
{
    Q_OBJECT

public:
    /// `server` outlives it.
    explicit AccountView(ServerPort &server, QWidget *parent = nullptr);

    /// Whose; what was shown of another one goes, and what was typed.
    void setUser(const std::optional<UserId> &user);
    /// Asks the server; does nothing without a user.
    void load();

Q_SIGNALS:
    void said(const QString &sentence);

private:
    void layOut();
    void receive(const Result<ServerPort::Answer> &answer);
    void give();
    void switchOpen();
    void unlock();
    void act(const QByteArray &query, const QJsonObject &arguments, const QString &sentence);
    void showState();
    void sayProblem(const QString &sentence);

    ServerPort &m_server;
    std::optional<UserId> m_user;
    /// Nothing until it was asked for.
    std::optional<AccountAnswer> m_account;
    QLabel *m_state;
    QLineEdit *m_name;
    QLineEdit *m_password;
    QPushButton *m_show;
    QPushButton *m_give;
    QPushButton *m_open;
    QPushButton *m_unlock;
    QLabel *m_problem;
    ServerPort::Cancel m_cancel;
};

} // namespace peygir::administration
