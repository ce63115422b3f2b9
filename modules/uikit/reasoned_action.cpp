// SPDX-License-Identifier: GPL-3.0-or-later
#include "uikit/reasoned_action.h"

#include "uikit/direction.h"
#include "uikit/icons.h"

namespace peygir::uikit {

ReasonedAction::ReasonedAction(const QString &id, const QString &text, const QKeySequence &key, const QString &iconName,
                               QObject *parent)
    : QAction(text, parent)
    , m_id(id)
    , m_iconName(iconName)
{
    setObjectName(id);
    setShortcut(key);
    if (!iconName.isEmpty())
        setIcon(uikit::icon(iconName));
    connect(this, &QAction::changed, this, &ReasonedAction::refreshToolTip);
    refreshToolTip();
}

void ReasonedAction::allow()
{
    m_reason.clear();
    setEnabled(true);
    refreshToolTip();
}

void ReasonedAction::forbid(const QString &reason)
{
    Q_ASSERT(!reason.isEmpty());
    m_reason = reason;
    setEnabled(false);
    refreshToolTip();
}

void ReasonedAction::refreshToolTip()
{
    QString plain = text();
    plain.remove(QLatin1Char('&'));
    QString tip = shortcut().isEmpty() ? plain : plain + QLatin1String("  ") + shownKey(shortcut());
    if (!m_reason.isEmpty())
        tip += QLatin1Char('\n') + m_reason;
    // setToolTip emits changed() only for another text, so this ends.
    setToolTip(tip);
}

QString shownKey(const QKeySequence &key)
{
    if (key.isEmpty())
        return {};
    // What is written on it.
    return leftToRight(key.toString(QKeySequence::PortableText).replace(QLatin1String("Return"), QLatin1String("Enter")));
}

} // namespace peygir::uikit
