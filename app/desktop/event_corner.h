// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "administration/store/sql_user_queries.h"
#include "command/desk_port.h"
#include "command/server_port.h"
#include "desktop/add_page.h"
#include "reference/core/record_queries.h"

namespace peygir::uikit {
class Shell;
}

namespace peygir::desktop {

/// What of the log of events there is in a window: its page, once this desk knows that the person may read it. It holds no rule
/// and no SQL.
class EventCorner : public QObject
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
    EventCorner(const Ports &ports, uikit::Shell &shell, AddPage addPage);

Q_SIGNALS:
    void caseWanted(const QString &caseId);

private:
    QWidget *makePage();

    administration::SqlUserQueries m_queries;
    Ports m_ports;
    uikit::Shell &m_shell;
    AddPage m_addPage;
};

} // namespace peygir::desktop
