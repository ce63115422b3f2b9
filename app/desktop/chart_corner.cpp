// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/chart_corner.h"

#include "administration/ui/chart_page.h"
#include "desktop/right_watch.h"
#include "reference/core/base_information.h"
#include "uikit/message_bar.h"
#include "uikit/shell.h"

namespace peygir::desktop {

using administration::ChartPage;

ChartCorner::ChartCorner(storage::QueryThread &queries, reference::RecordQueries &records, DeskPort &desk,
                         uikit::Shell &shell, AddPage addPage)
    : QObject(&shell)
    , m_queries(queries)
    , m_users(queries)
    , m_records(records)
    , m_desk(desk)
    , m_shell(shell)
    , m_addPage(std::move(addPage))
{
    offerPage(*new RightWatch(records, desk, {reference::editOrganisation}, this), [this] { return makePage(); });
}

QWidget *ChartCorner::makePage()
{
    auto *page = new ChartPage({m_queries, m_records, m_users, m_desk});
    connect(page, &ChartPage::said, this,
            [this](const QString &sentence) { m_shell.messages().say(uikit::MessageBar::Kind::Done, sentence); });
    m_addPage(QStringLiteral("chart"), tr("Organisation chart"), QStringLiteral("house"), Qt::CTRL | Qt::SHIFT | Qt::Key_F11, *page,
              [page] { page->takeFocus(); });
    return page;
}

} // namespace peygir::desktop
