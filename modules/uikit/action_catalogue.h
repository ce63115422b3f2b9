// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "uikit/reasoned_action.h"

#include <QHash>
#include <QList>

#include <functional>

namespace peygir::uikit {

/// Every action of a window, once: what a key, a menu, a button and the palette show is the same object. Features add
/// theirs when they are composed.
class ActionCatalogue : public QObject
{
    Q_OBJECT

public:
    /// What an action is before it is one.
    struct Entry
    {
        QString id;
        QString text;
        QKeySequence key = {};
        QString icon = {};
        std::function<void()> run = {};
        /// Further words by which the palette finds it.
        QStringList words = {};
    };

    /// Keys work in `window` and its children while it is active.
    explicit ActionCatalogue(QWidget &window);

    /// Two actions with one id or one key are a bug of ours and stop the program. The catalogue owns the action.
    ReasonedAction &add(const Entry &entry);
    /// Null if there is none.
    ReasonedAction *find(const QString &id) const { return m_actions.value(id); }
    /// In the order in which they were added.
    const QList<ReasonedAction *> &all() const { return m_order; }
    /// Those whose text or words have every word of `typed` in them, the allowed ones first.
    QList<ReasonedAction *> matching(const QString &typed) const;

private:
    QWidget &m_window;
    QHash<QString, ReasonedAction *> m_actions;
    QList<ReasonedAction *> m_order;
    QHash<QString, QString> m_searchable;
};

} // namespace peygir::uikit
