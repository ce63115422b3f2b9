// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "administration/store/sql_user_queries.h"
#include "command/desk_port.h"
#include "command/server_port.h"
#include "desktop/add_page.h"
#include "reference/core/record_queries.h"

namespace peygir::administration {
class ProfilePage;
} // namespace peygir::administration
namespace peygir::uikit {
class Shell;
}

namespace peygir::desktop {

/// What of users and rights there is in a window: their page, once this desk knows that the person may give rights or
/// define roles. It holds no rule and no SQL.
class AccessCorner : public QObject
{
    Q_OBJECT

public:
    /// All outlive it.
    struct Ports
    {
        storage::QueryThread &queries;
        reference::RecordQueries &records;
        DeskPort &desk;
        ServerPort &server;
    };

    AccessCorner(const Ports &ports, uikit::Shell &shell, AddPage addPage);

    /// Who the person is to the program; to be given a place.
    administration::ProfilePage &profile() { return *m_profile; }

private:
    void say(const QString &sentence);
    QWidget *makePage();

    administration::SqlUserQueries m_queries;
    Ports m_ports;
    uikit::Shell &m_shell;
    AddPage m_addPage;
    administration::ProfilePage *m_profile;
};

} // namespace peygir::desktop
