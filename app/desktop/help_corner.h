// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "uikit/help_text.h"

#include <QObject>

class QWidget;

namespace peygir::uikit {
class ActionCatalogue;
class HelpView;
class Shell;
} // namespace peygir::uikit

namespace peygir::desktop {

/// The help of a window: F1 opens the text about what has the keyboard, over the page that is shown; Esc goes back to where one
/// was, with all that is typed there. It holds no rule and no SQL.
class HelpCorner : public QObject
{
    Q_OBJECT

public:
    /// Both outlive it. The place and the action "go.help" come with it.
    HelpCorner(uikit::Shell &shell, uikit::ActionCatalogue &actions, QObject *parent);

    /// The text about what one looks at.
    void open();

Q_SIGNALS:
    /// The help lies over the page, or no longer does.
    void coveredChanged(bool isCovered);

private:
    QString topicLookedAt() const;

    uikit::Shell &m_shell;
    uikit::ActionCatalogue &m_actions;
    /// Made when it is first asked for.
    uikit::HelpView *m_view = nullptr;
};

/// All texts of the language that is spoken.
uikit::HelpShelf helpShelf();

/// Keys and names as they are now: of the catalogue's actions and of what pages have by themselves. Empty for what there is
/// neither. `actions` may be null, where there is no window yet.
uikit::HelpWords helpWords(const uikit::ActionCatalogue *actions);

/// The help about signing in as a window of its own, for a page that has no shell; it goes with Esc.
void showHelpAbove(QWidget &page, const QString &topic);

} // namespace peygir::desktop
