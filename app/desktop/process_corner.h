// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cases/store/sql_process_queries.h"
#include "command/desk_port.h"
#include "command/server_port.h"
#include "reference/core/record_queries.h"

namespace peygir::workflow {
class ProcessPage;
}
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
    /// Makes a place of the window; `arrive` is to be called each time one goes there.
    using AddPlace = std::function<void(QWidget &page, const QString &title, std::function<void()> arrive)>;
    /// All outlive it.
    struct Ports
    {
        storage::QueryThread &queries;
        reference::RecordQueries &records;
        DeskPort &desk;
        ServerPort &server;
    };

    ProcessCorner(const Ports &ports, uikit::Shell &shell, AddPlace addPlace);

private:
    /// Rights come with rows, as all else.
    void askRights();
    void offer();

    cases::SqlProcessQueries m_queries;
    Ports m_ports;
    uikit::Shell &m_shell;
    AddPlace m_addPlace;
    /// Null until it is known that he may.
    workflow::ProcessPage *m_page = nullptr;
    reference::RecordQueries::Cancel m_cancel;
};

} // namespace peygir::desktop
