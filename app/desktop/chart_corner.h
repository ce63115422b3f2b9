// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "administration/store/chart_reader.h"
#include "administration/store/sql_user_queries.h"
#include "command/desk_port.h"
#include "desktop/add_page.h"
#include "reference/core/record_queries.h"

namespace peygir::uikit {
class Shell;
}

namespace peygir::desktop {

/// What of the organisation's chart there is in a window: its page, once this desk knows that the person may edit the chart. It
/// holds no rule and no SQL.
class ChartCorner : public QObject
{
    Q_OBJECT

public:
    /// All outlive it.
    ChartCorner(storage::QueryThread &queries, reference::RecordQueries &records, DeskPort &desk, uikit::Shell &shell,
                AddPage addPage);

private:
    QWidget *makePage();

    administration::SqlChartQueries m_queries;
    administration::SqlUserQueries m_users;
    reference::RecordQueries &m_records;
    DeskPort &m_desk;
    uikit::Shell &m_shell;
    AddPage m_addPage;
};

} // namespace peygir::desktop
