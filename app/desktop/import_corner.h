// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "command/desk_port.h"
#include "desktop/add_page.h"
#include "intake/store/sql_import_queries.h"
#include "reference/core/record_queries.h"

namespace peygir::uikit {
class Shell;
}

namespace peygir::desktop {

/// What of bringing in another system's cases there is in a window: its page, once this desk knows that the person may
/// (`intake::importCaseVerb`). It holds no rule and no SQL.
class ImportCorner : public QObject
{
    Q_OBJECT

public:
    /// All outlive it.
    ImportCorner(storage::QueryThread &queries, reference::RecordQueries &rights, DeskPort &desk, uikit::Shell &shell,
                 AddPage addPage);
    ~ImportCorner() override;

private:
    QWidget *makePage();

    intake::SqlImportQueries m_queries;
    DeskPort &m_desk;
    uikit::Shell &m_shell;
    AddPage m_addPage;
};

} // namespace peygir::desktop
