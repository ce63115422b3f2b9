// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAction>

namespace peygir::uikit {

/// Something the user can do, wherever it appears: menu, button, key, palette. When it cannot be done it stays visible
/// and says why, in its tool tip and in the palette. Trigger it through QAction.
class ReasonedAction : public QAction
{
    Q_OBJECT

public:
    /// `id` is stable and dotted ("cases.refer"); `key` may be empty; `iconName` is one of resources/icons/icons.txt
    /// or empty.
    ReasonedAction(const QString &id, const QString &text, const QKeySequence &key, const QString &iconName,
                   QObject *parent);

    const QString &id() const { return m_id; }
    const QString &iconName() const { return m_iconName; }
    /// Why it cannot be done now; empty if it can.
    const QString &reason() const { return m_reason; }

    void allow();
    /// `reason` is a translated sentence and not empty.
    void forbid(const QString &reason);

private:
    void refreshToolTip();

    QString m_id;
    QString m_iconName;
    QString m_reason;
};

/// The key of an action as it is shown to people ("F7", "Ctrl+K").
QString shownKey(const QKeySequence &key);

} // namespace peygir::uikit
