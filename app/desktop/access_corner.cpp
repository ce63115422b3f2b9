// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/access_corner.h"

#include "access/core/change_rights.h"
#include "administration/ui/access_page.h"
#include "administration/ui/profile_page.h"
#include "composition/named_verbs.h"
#include "reference/core/base_information.h"
#include "uikit/message_bar.h"
#include "uikit/shell.h"

namespace peygir::desktop {

AccessCorner::AccessCorner(const Ports &ports, uikit::Shell &shell, AddPlace addPlace)
    : QObject(&shell)
    , m_queries(ports.queries)
    , m_ports(ports)
    , m_shell(shell)
    , m_addPlace(std::move(addPlace))
    , m_profile(new administration::ProfilePage(m_queries, ports.desk, ports.server, &shell))
{
    m_profile->hide();
    connect(m_profile, &administration::ProfilePage::said, this, &AccessCorner::say);
    connect(&m_ports.desk, &DeskPort::rowsChanged, this, &AccessCorner::askRights);
    askRights();
}

void AccessCorner::say(const QString &sentence) { m_shell.messages().say(uikit::MessageBar::Kind::Done, sentence); }

void AccessCorner::askRights()
{
    if (m_cancel)
        m_cancel();
    m_cancel = m_ports.records.verbsOf(m_ports.desk.user(), {access::changeRights, reference::editRoles}, this,
                                       [this](const Result<std::vector<QByteArray>> &allowed) {
                                           if (!allowed.ok())
                                               return;
                                           if (!m_page && !allowed->empty())
                                               offer();
                                           if (m_page)
                                               m_page->setEnabled(!allowed->empty());
                                       });
}

void AccessCorner::offer()
{
    m_page = new administration::AccessPage({m_queries, m_ports.records, m_ports.desk, m_ports.server, namedVerbs()});
    connect(m_page, &administration::AccessPage::said, this, &AccessCorner::say);
    m_addPlace(*m_page, tr("Users and rights"), [this] { m_page->takeFocus(); });
}

} // namespace peygir::desktop
