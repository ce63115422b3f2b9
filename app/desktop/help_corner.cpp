// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/help_corner.h"

#include "desktop/page_keys.h"
#include "uikit/action_catalogue.h"
#include "uikit/help_topic.h"
#include "uikit/help_view.h"
#include "uikit/language.h"
#include "uikit/navigation_rail.h"
#include "uikit/shell.h"

#include <QApplication>

#include <algorithm>
#include <optional>

namespace peygir::desktop {

namespace {

std::optional<PageKey> pageKey(const QString &id)
{
    const QList<PageKey> keys = pageKeys();
    const auto found = std::find_if(keys.begin(), keys.end(), [&id](const PageKey &key) { return key.id == id; });
    return found == keys.end() ? std::nullopt : std::optional(*found);
}

} // namespace

uikit::HelpShelf helpShelf()
{
    return uikit::HelpShelf::read(uikit::inEnglish() ? QStringLiteral(":/help/en") : QStringLiteral(":/help/fa"));
}

uikit::HelpWords helpWords(const uikit::ActionCatalogue *actions)
{
    const auto found = [actions](const QString &id) { return actions ? actions->find(id) : nullptr; };
    uikit::HelpWords words;
    words.keyOf = [found](const QString &id) {
        if (const auto *action = found(id))
            return uikit::shownKey(action->shortcut());
        const auto key = pageKey(id);
        return key ? uikit::shownKey(key->key) : QString();
    };
    words.nameOf = [found](const QString &id) {
        if (const auto *action = found(id))
            return action->text().remove(QLatin1Char('&'));
        const auto key = pageKey(id);
        return key ? key->text : QString();
    };
    return words;
}

HelpCorner::HelpCorner(uikit::Shell &shell, uikit::ActionCatalogue &actions, QObject *parent)
    : QObject(parent)
    , m_shell(shell)
    , m_actions(actions)
{
    const QString icon = QStringLiteral("circle-question-mark");
    const QKeySequence key = Qt::Key_F1;
    m_shell.rail().addPlace(QStringLiteral("help"), tr("Help"), icon, key.toString());
    m_actions.add({QStringLiteral("go.help"), tr("Help"), key, icon, [this] { open(); }});
}

QString HelpCorner::topicLookedAt() const
{
    const QString focused = uikit::helpTopicAround(QApplication::focusWidget());
    return focused.isEmpty() ? uikit::helpTopicAround(m_shell.lookedAt()) : focused;
}

void HelpCorner::open()
{
    const QString topic = topicLookedAt();
    if (!m_view) {
        m_view = new uikit::HelpView(helpShelf(), helpWords(&m_actions), &m_shell);
        uikit::setHelpTopic(*m_view, QStringLiteral("help"));
        connect(m_view, &uikit::HelpView::leaveWanted, this, [this] {
            m_shell.uncover();
            Q_EMIT coveredChanged(false);
        });
        connect(m_view, &uikit::HelpView::actionWanted, this, [this](const QString &id) {
            if (uikit::ReasonedAction *action = m_actions.find(id))
                action->trigger();
        });
    }
    m_shell.showOver(*m_view);
    m_view->showTopic(topic);
    m_view->takeFocus();
    Q_EMIT coveredChanged(true);
}

void showHelpAbove(QWidget &page, const QString &topic)
{
    const uikit::HelpShelf shelf = helpShelf();
    const uikit::HelpText *text = shelf.find(topic);
    if (!text)
        return;
    // What else there is to read is about a window that is not there yet.
    auto *view = new uikit::HelpView(uikit::HelpShelf({*text}), helpWords(nullptr), &page);
    view->setWindowFlag(Qt::Window);
    view->setAttribute(Qt::WA_DeleteOnClose);
    view->setWindowTitle(text->title);
    view->resize(900, 560);
    QObject::connect(view, &uikit::HelpView::leaveWanted, view, &QWidget::close);
    view->showTopic(topic);
    view->show();
    view->activateWindow();
    view->takeFocus();
}

} // namespace peygir::desktop
