// SPDX-License-Identifier: GPL-3.0-or-later
#include "uikit/action_bar.h"

#include "uikit/icons.h"
#include "uikit/reasoned_action.h"

#include <QHBoxLayout>
#include <QPushButton>

namespace peygir::uikit {

namespace {

void showAction(QPushButton &button, const ReasonedAction &action)
{
    const QString key = shownKey(action.shortcut());
    button.setText(key.isEmpty() ? action.text() : action.text() + QLatin1String("  ") + key);
    button.setToolTip(action.toolTip());
    QString plain = action.text();
    button.setAccessibleName(plain.remove(QLatin1Char('&')));
    button.setAccessibleDescription(action.reason());
    button.setEnabled(action.isEnabled());
    button.setVisible(action.isVisible());
}

} // namespace

ActionBar::ActionBar(QWidget *parent)
    : QWidget(parent)
    , m_row(new QHBoxLayout(this))
{
    setProperty("role", QStringLiteral("bar"));
    setAttribute(Qt::WA_StyledBackground);
    m_row->setContentsMargins(12, 6, 12, 6);
    m_row->setSpacing(8);
}

void ActionBar::setActions(const QList<ReasonedAction *> &actions, First first)
{
    while (QLayoutItem *item = m_row->takeAt(0)) {
        // A button may be the one whose click brought us here.
        if (item->widget())
            item->widget()->deleteLater();
        delete item;
    }
    for (ReasonedAction *action : actions) {
        auto *button = new QPushButton;
        const bool isProminent = first == First::Prominent && action == actions.first();
        if (isProminent)
            button->setProperty("role", QStringLiteral("primary"));
        if (!action->iconName().isEmpty())
            button->setIcon(icon(action->iconName(), isProminent ? IconTint::OnAccent : IconTint::Text));
        // Before it is shown: a button without a parent would be a window.
        m_row->addWidget(button);
        showAction(*button, *action);
        connect(button, &QPushButton::clicked, action, &QAction::trigger);
        connect(action, &QAction::changed, button, [button, action] { showAction(*button, *action); });
    }
    m_row->addStretch(1);
}

} // namespace peygir::uikit
