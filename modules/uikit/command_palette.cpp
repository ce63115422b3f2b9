// SPDX-License-Identifier: GPL-3.0-or-later
#include "uikit/command_palette.h"

#include "uikit/action_catalogue.h"
#include "uikit/persian_line_edit.h"
#include "uikit/suggestion_list.h"

#include <QApplication>
#include <QKeyEvent>
#include <QVBoxLayout>

namespace peygir::uikit {

namespace {

constexpr int answersPerSource = 6;
constexpr int actionsShown = 30;
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
{
    setProperty("role", QStringLiteral("popup"));
    m_edit->setAccessibleName(tr("Find anything"));
    m_edit->setPlaceholderText(tr("Find an action, a case, a person…"));
    m_edit->installEventFilter(this);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(8, 8, 8, 8);
    column->addWidget(m_edit);
    column->addWidget(m_list);
    connect(m_edit, &QLineEdit::textEdited, this, &CommandPalette::ask);
    connect(m_list, &SuggestionList::taken, this, &CommandPalette::take);
    hide();
}

void CommandPalette::addProvider(const QString &name, SuggestionProvider &provider)
{
    const qsizetype source = m_sources.size();
    m_sources.append({name, &provider});
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

void CommandPalette::showFound()
{
    QList<Suggestion> found;
    QList<int> forbidden;
    m_rowSource.clear();
    for (const ReasonedAction *action : m_actions.matching(m_edit->text()).mid(0, actionsShown)) {
        QString text = action->text();
        text.remove(QLatin1Char('&'));
        if (!action->isEnabled())
            forbidden.append(int(found.size()));
        found.append({action->id(), text, action->reason(), action->iconName(), shownKey(action->shortcut())});
        m_rowSource.append(anAction);
    }
    for (qsizetype source = 0; source < m_sources.size(); ++source) {
        found += m_sources[source].answers;
        m_rowSource.insert(m_rowSource.size(), m_sources[source].answers.size(), source);
    }
    m_list->setForbidden(forbidden);
    m_list->setSuggestions(found);
    m_list->setVisible(!found.isEmpty());
    m_list->setFixedHeight(m_list->heightOf(8));

    const int width = qMin(paletteWidth, m_window.width() - 32);
    resize(width, 1);
    layout()->activate();
    setGeometry((m_window.width() - width) / 2, paletteTop, width,
                qMin(layout()->sizeHint().height(), m_window.height() - paletteTop - 8));
}

void CommandPalette::take(int row)
{
    if (row < 0 || row >= m_rowSource.size() || m_list->isForbidden(row))
        return;
    const qsizetype source = m_rowSource[row];
    const Suggestion taken = m_list->suggestions().at(row);
    closeAndReturnFocus();
    if (source == anAction)
        m_actions.find(taken.id)->trigger();
    else
        Q_EMIT chosen(m_sources[source].name, taken);
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
