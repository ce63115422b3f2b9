// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/process_corner.h"

#include "uikit/message_bar.h"
#include "uikit/shell.h"
#include "workflow/ui/process_page.h"

namespace peygir::desktop {

ProcessCorner::ProcessCorner(const Ports &ports, uikit::Shell &shell, AddPlace addPlace)
    : QObject(&shell)
    , m_queries(ports.queries)
    , m_ports(ports)
    , m_shell(shell)
    , m_addPlace(std::move(addPlace))
{
    connect(&m_ports.desk, &DeskPort::rowsChanged, this, [this] {
        if (m_page && m_page->isVisible())
            m_page->refresh();
        askRights();
    });
    askRights();
}

void ProcessCorner::askRights()
{
    if (m_cancel)
        m_cancel();
    m_cancel = m_ports.records.verbsOf(m_ports.desk.user(), {workflow::editProcesses}, this,
                                       [this](const Result<std::vector<QByteArray>> &allowed) {
                                           if (!allowed.ok())
                                               return;
                                           if (!m_page && !allowed->empty())
                                               offer();
                                           if (m_page)
                                               m_page->setEnabled(!allowed->empty());
                                       });
}

void ProcessCorner::offer()
{
    m_page = new workflow::ProcessPage({m_queries, m_ports.records, m_ports.desk, m_ports.server});
    connect(m_page, &workflow::ProcessPage::said, this, [this](const QString &sentence) {
        m_shell.messages().say(uikit::MessageBar::Kind::Done, sentence);
    });
    m_addPlace(*m_page, tr("Processes"), [this] {
        m_page->refresh();
        m_page->takeFocus();
    });
}

} // namespace peygir::desktop
