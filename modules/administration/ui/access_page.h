// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "access/core/named_verb.h"
#include "administration/core/user_queries.h"
#include "command/desk_port.h"
#include "command/server_port.h"
#include "reference/core/record_queries.h"

#include <QWidget>

class QTabWidget;

namespace peygir::administration {

class RolesPanel;
class UsersPanel;
class WhyPanel;

/// Users and rights: who has what (Ctrl+1), what roles may do (Ctrl+2), and why somebody may or may not (Ctrl+3).
class AccessPage final : public QWidget
{
    Q_OBJECT

public:
    /// What the page reads and writes through. All outlive it.
    struct Ports
    {
        UserQueries &queries;
        reference::RecordQueries &records;
        DeskPort &desk;
        ServerPort &server;
        const std::vector<access::NamedVerb> &verbs;
    };
    explicit AccessPage(const Ports &ports, QWidget *parent = nullptr);

    void takeFocus();

Q_SIGNALS:
    void said(const QString &sentence);

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void refresh();
    void askRoles();

    UserQueries &m_queries;
    UsersPanel *m_users;
    RolesPanel *m_roles;
    WhyPanel *m_why;
    QTabWidget *m_tabs;
    UserQueries::Cancel m_cancel;
};

} // namespace peygir::administration
