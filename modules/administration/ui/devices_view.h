// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "administration/core/accounts.h"
#include "command/server_port.h"

#include <QWidget>

class QLabel;
class QListWidget;
class QPushButton;

namespace peygir::administration {

/// On which devices somebody is signed in, as the server knows it, asked for when the person wants to see it. Del ends one
/// of them, but not the one that he sits at: that is what signing out is for.
class DevicesView final : public QWidget
{
    Q_OBJECT

public:
    /// Whether it is offered to say that a device is lost: an administrator's to say.
    enum class Losing { Hidden, Offered };
    /// `server` outlives it.
    DevicesView(ServerPort &server, const QString &heading, Losing losing = Losing::Hidden, QWidget *parent = nullptr);

    /// Whose; what was shown of another one goes. Nothing: there is nobody whose devices there could be.
    void setUser(const std::optional<UserId> &user);
    /// Asks the server; does nothing without a user.
    void load();

Q_SIGNALS:
    void said(const QString &sentence);

private:
    void receive(const Result<ServerPort::Answer> &answer);
    void showDevices();
    void showButtons();
    void end();
    void lose();
    void act(const QByteArray &query, const QJsonObject &arguments, const QString &sentence);
    void sayProblem(const QString &sentence);

    ServerPort &m_server;
    std::optional<UserId> m_user;
    std::vector<DeviceLine> m_devices;
    QLabel *m_problem;
    QListWidget *m_list;
    QPushButton *m_show;
    QPushButton *m_end;
    QPushButton *m_lost;
    ServerPort::Cancel m_cancel;
};

} // namespace peygir::administration
