// SPDX-License-Identifier: GPL-3.0-or-later
#include "administration/ui/access_page.h"

#include "administration/ui/roles_panel.h"
#include "administration/ui/users_panel.h"
#include "administration/ui/why_panel.h"

#include <QKeyEvent>
#include <QTabWidget>
#include <QVBoxLayout>

namespace peygir::administration {

AccessPage::AccessPage(const Ports &ports, QWidget *parent)
    : QWidget(parent)
    , m_queries(ports.queries)
    , m_users(new UsersPanel(ports.queries, ports.records, ports.desk, ports.server))
    , m_roles(new RolesPanel(ports.queries, ports.records, ports.desk, ports.verbs))
    , m_why(new WhyPanel(ports.queries, ports.server, ports.verbs))
    , m_tabs(new QTabWidget)
{
    m_tabs->setAccessibleName(tr("Users and rights"));
    m_tabs->addTab(m_users, tr("Users (Ctrl+1)"));
    m_tabs->addTab(m_roles, tr("Roles (Ctrl+2)"));
    m_tabs->addTab(m_why, tr("Why does he see it? (Ctrl+3)"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(8, 8, 8, 8);
    column->addWidget(m_tabs);
    connect(m_users, &UsersPanel::said, this, &AccessPage::said);
    connect(m_roles, &RolesPanel::said, this, &AccessPage::said);
    connect(&ports.desk, &DeskPort::rowsChanged, this, &AccessPage::refresh);
    askRoles();
}

void AccessPage::askRoles()
{
    if (m_cancel)
        m_cancel();
    m_cancel = m_queries.roles(this, [this](const Result<std::vector<RoleLine>> &roles) {
        if (!roles.ok())
            return;
        m_users->setRoles(*roles);
        m_roles->setRoles(*roles);
    });
}

void AccessPage::refresh()
{
    m_users->refresh();
    askRoles();
}

void AccessPage::takeFocus()
{
    if (m_tabs->currentWidget() == m_users)
        m_users->takeFocus();
    else if (m_tabs->currentWidget() == m_roles)
        m_roles->takeFocus();
    else
        m_why->takeFocus();
}

void AccessPage::keyPressEvent(QKeyEvent *event)
{
    const int tab = event->key() - Qt::Key_1;
    if (event->modifiers() == Qt::ControlModifier && tab >= 0 && tab < m_tabs->count()) {
        m_tabs->setCurrentIndex(tab);
        takeFocus();
        return;
    }
    QWidget::keyPressEvent(event);
}

} // namespace peygir::administration
