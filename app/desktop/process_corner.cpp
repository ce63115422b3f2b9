// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/process_corner.h"

#include "desktop/right_watch.h"
#include "uikit/message_bar.h"
#include "uikit/shell.h"
#include "workflow/ui/process_page.h"

namespace peygir::desktop {

ProcessCorner::ProcessCorner(const Ports &ports, uikit::Shell &shell, AddPage addPage)
    : QObject(&shell)
    , m_queries(ports.queries)
    , m_ports(ports)
    , m_shell(shell)
    , m_addPage(std::move(addPage))
{
    offerPage(*new RightWatch(ports.records, ports.desk, {workflow::editProcesses}, this), [this] { return makePage(); });
}

QWidget *ProcessCorner::makePage()
{
    auto *page = new workflow::ProcessPage({m_queries, m_ports.records, m_ports.desk, m_ports.server});
    connect(page, &workflow::ProcessPage::said, this, [this](const QString &sentence) {
        m_shell.messages().say(uikit::MessageBar::Kind::Done, sentence);
    });
    connect(&m_ports.desk, &DeskPort::rowsChanged, page, [page] {
        if (page->isVisible())
            page->refresh();
    });
    m_addPage(QStringLiteral("processes"), tr("Processes"), QStringLiteral("list-checks"), Qt::CTRL | Qt::SHIFT | Qt::Key_F10, *page,
              [page] {
                  page->refresh();
                  page->takeFocus();
              });
    return page;
}

} // namespace peygir::desktop
