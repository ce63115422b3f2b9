// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/deadline_corner.h"

#include "cases/ui/deadline_panel.h"
#include "reference/core/working_calendar.h"
#include "reference/ui/records_page.h"

#include <QCoreApplication>

namespace peygir::desktop {

void offerDeadlines(reference::RecordsPage &page, ServerPort &server)
{
    auto *panel = new cases::DeadlinePanel(server);
    QObject::connect(panel, &cases::DeadlinePanel::said, &page, &reference::RecordsPage::said);
    QObject::connect(panel, &cases::DeadlinePanel::putAway, &page, &reference::RecordsPage::showForm);
    page.addAct({reference::WorkingCalendar::tableName, QCoreApplication::translate("DeadlineCorner", "Deadlines of cases"),
                 panel, [panel](const Uuid &id, const QString &name) { panel->begin(id, name); }});
}

} // namespace peygir::desktop
