// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cases/store/sql_process_queries.h"
#include "command/desk_port.h"
#include "command/server_port.h"
#include "desktop/add_page.h"
#include "reference/core/record_queries.h"

namespace peygir::uikit {
class Shell;
}

namespace peygir::desktop {

/// What of processes there is in a window: their page, once this desk knows that the person may edit them
/// (`workflow::editProcesses`). It holds no rule and no SQL.
class ProcessCorner : public QObject
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

    ProcessCorner(const Ports &ports, uikit::Shell &shell, AddPage addPage);

private:
    QWidget *makePage();

    cases::SqlProcessQueries m_queries;
    Ports m_ports;
    uikit::Shell &m_shell;
    AddPage m_addPage;
};

} // namespace peygir::desktop
