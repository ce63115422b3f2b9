// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/event_corner.h"

#include "administration/ui/event_page.h"
#include "desktop/right_watch.h"
#include "uikit/message_bar.h"
#include "uikit/shell.h"

namespace peygir::desktop {

using administration::EventPage;

EventCorner::EventCorner(const Ports &ports, uikit::Shell &shell, AddPage addPage)
    : QObject(&shell)
    , m_queries(ports.queries)
    , m_ports(ports)
    , m_shell(shell)
    , m_addPage(std::move(addPage))
{
    offerPage(*new RightWatch(ports.records, ports.desk, {administration::readLog}, this), [this] { return makePage(); });
}

QWidget *EventCorner::makePage()
{
    auto *page = new EventPage({m_queries, m_ports.desk, m_ports.server});
    connect(page, &EventPage::said, this,
            [this](const QString &sentence) { m_shell.messages().say(uikit::MessageBar::Kind::Done, sentence); });
    connect(page, &EventPage::caseWanted, this, &EventCorner::caseWanted);
    m_addPage(QStringLiteral("events"), tr("Log of events"), QStringLiteral("history"), Qt::CTRL | Qt::SHIFT | Qt::Key_F2, *page,
              [page] { page->arrive(); });
    return page;
}

} // namespace peygir::desktop
