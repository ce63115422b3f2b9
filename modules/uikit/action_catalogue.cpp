// SPDX-License-Identifier: GPL-3.0-or-later
#include "uikit/action_catalogue.h"

#include "persian/text.h"

#include <QWidget>

#include <algorithm>

namespace peygir::uikit {

ActionCatalogue::ActionCatalogue(QWidget &window)
    : QObject(&window)
    , m_window(window)
{}

ReasonedAction &ActionCatalogue::add(const Entry &entry)
{
    Q_ASSERT_X(!m_actions.contains(entry.id), "ActionCatalogue", qPrintable(entry.id));
    for (const ReasonedAction *other : std::as_const(m_order))
        Q_ASSERT_X(entry.key.isEmpty() || other->shortcut() != entry.key, "ActionCatalogue", qPrintable(entry.id));

    auto *action = new ReasonedAction(entry.id, entry.text, entry.key, entry.icon, this);
    action->setShortcutContext(Qt::WindowShortcut);
    if (entry.run)
        connect(action, &QAction::triggered, this, entry.run);
    m_window.addAction(action);
    m_actions.insert(entry.id, action);
    m_order.append(action);
    QString words = (QStringList(entry.text) + entry.words).join(u' ');
    m_searchable.insert(entry.id, persian::searchForm(words.remove(QLatin1Char('&'))));
    return *action;
}

QList<ReasonedAction *> ActionCatalogue::matching(const QString &typed) const
{
    const QStringList words = persian::folded(typed).split(u' ', Qt::SkipEmptyParts);
    QList<ReasonedAction *> found;
    for (ReasonedAction *action : m_order) {
        const QString &searchable = m_searchable[action->id()];
        const bool all = std::all_of(words.begin(), words.end(), [&](const QString &word) {
            return searchable.contains(persian::searchForm(word));
        });
        if (all)
            found.append(action);
    }
    std::stable_partition(found.begin(), found.end(), [](const ReasonedAction *a) { return a->isEnabled(); });
    return found;
}

} // namespace peygir::uikit
