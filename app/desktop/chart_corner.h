// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "administration/store/chart_reader.h"
#include "command/desk_port.h"
#include "reference/core/record_queries.h"

namespace peygir::administration {
class ChartPage;
}
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
    /// Makes a place of the window; `arrive` is to be called each time one goes there.
    using AddPlace = std::function<void(QWidget &page, const QString &title, std::function<void()> arrive)>;

    /// All outlive it.
    ChartCorner(storage::QueryThread &queries, reference::RecordQueries &records, DeskPort &desk, uikit::Shell &shell,
                AddPlace addPlace);

private:
    /// Rights come with rows, as all else.
    void askRights();
    void offer();

    administration::SqlChartQueries m_queries;
    reference::RecordQueries &m_records;
    DeskPort &m_desk;
    uikit::Shell &m_shell;
    AddPlace m_addPlace;
    /// Null until it is known that he may.
    administration::ChartPage *m_page = nullptr;
    reference::RecordQueries::Cancel m_cancel;
};

} // namespace peygir::desktop
