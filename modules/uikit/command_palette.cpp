// SPDX-License-Identifier: GPL-3.0-or-later
#include "uikit/command_palette.h"

#include "uikit/action_catalogue.h"
#include "uikit/help_topic.h"
#include "uikit/persian_line_edit.h"
#include "uikit/suggestion_list.h"

#include <QApplication>
#include <QKeyEvent>
#include <QLabel>
#include <QVBoxLayout>

#include <algorithm>

namespace peygir::uikit {

namespace {

constexpr int answersPerSource = 6;
constexpr int actionsWhileTyping = 4;
constexpr int latelyKept = 6;
constexpr int rowsShown = 10;
/// How the ids of actions begin that go to a screen.
constexpr QLatin1String screenPrefix("go.");
constexpr int paletteWidth = 560;
constexpr int paletteTop = 52;
constexpr qsizetype anAction = -1;

} // namespace

CommandPalette::CommandPalette(ActionCatalogue &actions, QWidget &window)
    : QFrame(&window)
    , m_actions(actions)
    , m_window(window)
    , m_edit(new PersianLineEdit)
    , m_list(new SuggestionList)
    , m_nothing(new QLabel(tr("Nothing is found.")))
    , m_notice(new QLabel)
{
    setHelpTopic(*this, QStringLiteral("palette"));
    setProperty("role", QStringLiteral("popup"));
    m_edit->setAccessibleName(tr("Find anything"));
    m_edit->setPlaceholderText(tr("Find an action, a case, a person…"));
    m_edit->installEventFilter(this);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(8, 8, 8, 8);
    column->addWidget(m_edit);
    column->addWidget(m_list);
    m_nothing->setProperty("role", QStringLiteral("muted"));
    column->addWidget(m_nothing);
    m_nothing->hide();
    m_notice->setWordWrap(true);
    m_notice->setProperty("role", QStringLiteral("muted"));
    m_notice->hide();
    column->addWidget(m_notice);
    connect(m_edit, &QLineEdit::textChanged, this, &CommandPalette::ask);
    connect(m_list, &SuggestionList::taken, this, &CommandPalette::take);
    hide();
}

void CommandPalette::addProvider(const QString &name, SuggestionProvider &provider, const QString &heading)
{
    const qsizetype source = m_sources.size();
    m_sources.append({name, &provider, heading});
    connect(
        &provider, &SuggestionProvider::answered, this,
        [this, source](quint64 requestId, const QList<Suggestion> &answers) { receive(source, requestId, answers); });
}

void CommandPalette::open()
{
    if (!isVisible())
        m_focusBefore = QApplication::focusWidget();
    m_edit->clear();
    show();
    raise();
    m_edit->setFocus(Qt::ShortcutFocusReason);
    ask();
}

void CommandPalette::ask()
{
    const QString typed = m_edit->text().trimmed();
    for (Source &source : m_sources) {
        if (source.request != 0)
            source.provider->cancel(source.request);
        source.request = 0;
        source.answers.clear();
        if (typed.isEmpty())
            continue;
        source.request = nextRequestId();
        source.provider->request(source.request, typed, answersPerSource);
    }
    showFound();
}

void CommandPalette::receive(qsizetype source, quint64 requestId, const QList<Suggestion> &answers)
{
    if (m_sources[source].request != requestId)
        return;
    m_sources[source].request = 0;
    m_sources[source].answers = answers;
    // The highlight stays where the user moved it.
    const int row = m_list->currentRow();
    showFound();
    if (row > 0 && row < m_list->suggestions().size())
        m_list->setCurrentRow(row);
}

void CommandPalette::addActions(QList<Group> &groups) const
{
    const bool typed = !m_edit->text().trimmed().isEmpty();
    Group screens{tr("Screens"), {}};
    Group actions{tr("Actions"), {}};
    for (const ReasonedAction *action : m_actions.matching(m_edit->text())) {
        Group &group = action->id().startsWith(screenPrefix) ? screens : actions;
        // While one types, what was found in the store must not be out of sight.
        if (typed && group.rows.size() == actionsWhileTyping)
            continue;
        QString text = action->text();
        text.remove(QLatin1Char('&'));
        group.rows.append({anAction, {action->id(), text, action->reason(), action->iconName(),
                                      shownKey(action->shortcut())}});
    }
    groups += {screens, actions};
}

QList<CommandPalette::Group> CommandPalette::found() const
{
    QList<Group> groups;
    if (m_edit->text().trimmed().isEmpty())
        groups.append({tr("Lately"), m_lately});
    addActions(groups);
    for (qsizetype at = 0; at < m_sources.size(); ++at) {
        Group group{m_sources[at].heading, {}};
        for (const Suggestion &answer : m_sources[at].answers)
            group.rows.append({at, answer});
        groups.append(group);
    }
    return groups;
}

void CommandPalette::showFound()
{
    QList<Suggestion> shown;
    QList<int> forbidden;
    QHash<int, QString> headings;
    m_rows.clear();
    for (const Group &group : found()) {
        if (!group.rows.isEmpty() && !group.heading.isEmpty())
            headings.insert(int(shown.size()), group.heading);
        for (const Taken &row : group.rows) {
            const ReasonedAction *action = row.source == anAction ? m_actions.find(row.suggestion.id) : nullptr;
            if (action && !action->isEnabled())
                forbidden.append(int(shown.size()));
            shown.append(row.suggestion);
            m_rows.append(row);
        }
    }
    m_list->setForbidden(forbidden);
    m_list->setHeadings(headings);
    m_list->setSuggestions(shown);
    m_list->setVisible(!shown.isEmpty());
    // Only when everybody has answered: it must not come and go while one types.
    const bool isAsking = std::any_of(m_sources.begin(), m_sources.end(), [](const Source &one) { return one.request != 0; });
    m_nothing->setVisible(shown.isEmpty() && !isAsking);
    m_list->setFixedHeight(m_list->heightOf(rowsShown));

    const int width = qMin(paletteWidth, m_window.width() - 32);
    resize(width, 1);
    layout()->activate();
    setGeometry((m_window.width() - width) / 2, paletteTop, width,
                qMin(layout()->sizeHint().height(), m_window.height() - paletteTop - 8));
}

void CommandPalette::setNotice(const QString &sentence)
{
    const bool wasMissing = !m_notice->text().isEmpty();
    m_notice->setText(sentence);
    m_notice->setVisible(!sentence.isEmpty());
    if (!isVisible())
        return;
    // What was missing may be there now.
    if (wasMissing && sentence.isEmpty())
        ask();
    else
        showFound();
}

void CommandPalette::remember(const Taken &taken)
{
    m_lately.removeIf([&taken](const Taken &other) {
        return other.source == taken.source && other.suggestion.id == taken.suggestion.id;
    });
    m_lately.prepend(taken);
    if (m_lately.size() > latelyKept)
        m_lately.removeLast();
}

void CommandPalette::take(int row)
{
    if (row < 0 || row >= m_rows.size() || m_list->isForbidden(row))
        return;
    const Taken taken = m_rows[row];
    remember(taken);
    closeAndReturnFocus();
    if (taken.source == anAction)
        m_actions.find(taken.suggestion.id)->trigger();
    else
        Q_EMIT chosen(m_sources[taken.source].name, taken.suggestion);
}

void CommandPalette::closeAndReturnFocus()
{
    for (Source &source : m_sources) {
        if (source.request != 0)
            source.provider->cancel(source.request);
        source.request = 0;
    }
    hide();
    if (m_focusBefore)
        m_focusBefore->setFocus(Qt::OtherFocusReason);
}

bool CommandPalette::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::FocusOut && isVisible()) {
        if (static_cast<QFocusEvent *>(event)->reason() != Qt::ActiveWindowFocusReason)
            hide();
    } else if (event->type() == QEvent::ShortcutOverride) {
        // Esc and Enter are the palette's while it is open.
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (key == Qt::Key_Escape || key == Qt::Key_Return)
            event->accept();
    } else if (event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (key == Qt::Key_Escape) {
            closeAndReturnFocus();
            return true;
        }
        if (key == Qt::Key_Return || key == Qt::Key_Enter) {
            take(m_list->currentRow());
            return true;
        }
        if (m_list->moveBy(key))
            return true;
    }
    return QFrame::eventFilter(watched, event);
}

} // namespace peygir::uikit
