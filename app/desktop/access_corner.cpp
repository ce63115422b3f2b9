// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/access_corner.h"

#include "access/core/change_rights.h"
#include "administration/ui/access_page.h"
#include "administration/ui/profile_page.h"
#include "composition/named_verbs.h"
#include "desktop/right_watch.h"
#include "reference/core/base_information.h"
#include "uikit/message_bar.h"
#include "uikit/shell.h"

namespace peygir::desktop {

AccessCorner::AccessCorner(const Ports &ports, uikit::Shell &shell, AddPage addPage)
    : QObject(&shell)
    , m_queries(ports.queries)
    , m_ports(ports)
    , m_shell(shell)
    , m_addPage(std::move(addPage))
    , m_profile(new administration::ProfilePage(m_queries, ports.desk, ports.server, &shell))
{
    m_profile->hide();
    connect(m_profile, &administration::ProfilePage::said, this, &AccessCorner::say);
    offerPage(*new RightWatch(ports.records, ports.desk, {access::changeRights, reference::editRoles}, this), [this] { return makePage(); });
}

void AccessCorner::say(const QString &sentence) { m_shell.messages().say(uikit::MessageBar::Kind::Done, sentence); }

QWidget *AccessCorner::makePage()
{
    auto *page = new administration::AccessPage({m_queries, m_ports.records, m_ports.desk, m_ports.server, namedVerbs()});
    connect(page, &administration::AccessPage::said, this, &AccessCorner::say);
    m_addPage(QStringLiteral("access"), tr("Users and rights"), QStringLiteral("users"), Qt::CTRL | Qt::SHIFT | Qt::Key_F12, *page,
              [page] { page->takeFocus(); });
    return page;
}

} // namespace peygir::desktop
