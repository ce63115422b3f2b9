// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/supervision_corner.h"

#include "cases/core/acting_for.h"
#include "desktop/right_watch.h"
#include "supervision/ui/supervision_page.h"
#include "uikit/action_catalogue.h"
#include "uikit/message_bar.h"
#include "uikit/navigation_rail.h"
#include "uikit/reasoned_action.h"
#include "uikit/shell.h"

namespace peygir::desktop {

using supervision::SupervisionPage;
using uikit::MessageBar;

SupervisionCorner::SupervisionCorner(const Ports &ports, uikit::Shell &shell, uikit::ActionCatalogue &actions,
                                     const QString &cartablePlace, AddPage addPage)
    : QObject(&shell)
    , m_ports(ports)
    , m_shell(shell)
    , m_actions(actions)
    , m_cartablePlace(cartablePlace)
    , m_addPage(std::move(addPage))
    , m_queries(ports.queries)
{
    offerCartable(false);
    connect(&ports.desk, &DeskPort::rowsChanged, this, [this] {
        if (m_page)
            m_page->refresh();
    });
    connect(new RightWatch(ports.rights, ports.desk, {cases::superviseVerb}, this), &RightWatch::known, this,
            [this](const std::vector<QByteArray> &allowed) {
                if (m_cancel)
                    m_cancel();
                m_cancel = {};
                if (allowed.empty())
                    askWhomFor();
                else
                    offerTo(true);
            });
}

/// Who supervises nowhere may stand in for somebody.
void SupervisionCorner::askWhomFor()
{
    m_cancel = m_queries.standsIn(m_ports.desk.user(), this, [this](const Result<bool> &standsIn) {
        m_cancel = {};
        if (standsIn.ok())
            offerTo(*standsIn);
    });
}

void SupervisionCorner::offerTo(bool hasSomebody)
{
    if (!m_page && hasSomebody)
        offer();
    if (m_page)
        m_page->setEnabled(hasSomebody);
    if (!hasSomebody)
        offerCartable(false);
}

void SupervisionCorner::offer()
{
    m_page = new SupervisionPage({m_queries, m_ports.cases, m_ports.acts, m_ports.desk}, m_ports.server);
    connect(m_page, &SupervisionPage::said, this,
            [this](const QString &sentence) { m_shell.messages().say(MessageBar::Kind::Done, sentence); });
    connect(m_page, &SupervisionPage::refused, this,
            [this](const QString &sentence) { m_shell.messages().say(MessageBar::Kind::Problem, sentence); });
    connect(m_page, &SupervisionPage::areasWanted, this, &SupervisionCorner::areasWanted);
    connect(m_page, &SupervisionPage::cartableWanted, this, [this](const UserId &user, const QString &name) {
        offerCartable(true);
        Q_EMIT cartableWanted(user, tr("Cartable of %1").arg(name));
    });
    m_addPage(QStringLiteral("supervision"), tr("Supervision"), QStringLiteral("users"), Qt::CTRL | Qt::Key_F11, *m_page,
              [this] { m_page->takeFocus(); });
}

void SupervisionCorner::offerCartable(bool offered)
{
    m_shell.rail().setOffered(m_cartablePlace, offered);
    uikit::ReasonedAction *action = m_actions.find(QStringLiteral("go.") + m_cartablePlace);
    if (offered)
        action->allow();
    else
        action->forbid(tr("Choose first in the supervision whose cartable you want to see."));
}

} // namespace peygir::desktop
