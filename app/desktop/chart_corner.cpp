// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/chart_corner.h"

#include "administration/ui/chart_page.h"
#include "reference/core/base_information.h"
#include "uikit/message_bar.h"
#include "uikit/shell.h"

namespace peygir::desktop {

using administration::ChartPage;

ChartCorner::ChartCorner(storage::QueryThread &queries, reference::RecordQueries &records, DeskPort &desk,
                         uikit::Shell &shell, AddPlace addPlace)
    : QObject(&shell)
    , m_queries(queries)
    , m_records(records)
    , m_desk(desk)
    , m_shell(shell)
    , m_addPlace(std::move(addPlace))
{
    connect(&m_desk, &DeskPort::rowsChanged, this, &ChartCorner::askRights);
    askRights();
}

void ChartCorner::askRights()
{
    if (m_cancel)
        m_cancel();
    m_cancel = m_records.verbsOf(m_desk.user(), {reference::editOrganisation}, this,
                                 [this](const Result<std::vector<QByteArray>> &allowed) {
                                     if (!allowed.ok())
                                         return;
                                     if (!m_page && !allowed->empty())
                                         offer();
                                     if (m_page)
                                         m_page->setEnabled(!allowed->empty());
                                 });
}

void ChartCorner::offer()
{
    m_page = new ChartPage({m_queries, m_records, m_desk});
    connect(m_page, &ChartPage::said, this,
            [this](const QString &sentence) { m_shell.messages().say(uikit::MessageBar::Kind::Done, sentence); });
    m_addPlace(*m_page, tr("Organisation chart"), [this] { m_page->takeFocus(); });
}

} // namespace peygir::desktop
