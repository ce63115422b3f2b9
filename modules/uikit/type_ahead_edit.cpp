// SPDX-License-Identifier: GPL-3.0-or-later
#include "uikit/type_ahead_edit.h"

#include "uikit/suggestion_list.h"

#include <QKeyEvent>

#include <utility>

namespace peygir::uikit {

TypeAheadEdit::TypeAheadEdit(SuggestionProvider &provider, QWidget *parent)
    : PersianLineEdit(parent)
    , m_provider(&provider)
    , m_list(new SuggestionList(this))
{
    connect(&provider, &SuggestionProvider::answered, this, &TypeAheadEdit::receive);
    connect(m_list, &SuggestionList::taken, this, &TypeAheadEdit::take);
    connect(this, &QLineEdit::textEdited, this, [this] {
        m_isTyped = true;
        edited();
    });
    connect(this, &QLineEdit::textChanged, this, [this] {
        if (!m_isOurs && !std::exchange(m_isTyped, false))
            edited();
    });
}

TypeAheadEdit::~TypeAheadEdit()
{
    dropQuestion();
    delete m_list;
}

void TypeAheadEdit::edited()
{
    m_takeFirst = false;
    if (m_chosen) {
        m_chosen.reset();
        Q_EMIT cleared();
    }
    ask();
}

void TypeAheadEdit::setText(const QString &text)
{
    const bool before = std::exchange(m_isOurs, true);
    QLineEdit::setText(text);
    m_isOurs = before;
}

void TypeAheadEdit::setChosen(const std::optional<Suggestion> &suggestion)
{
    dropQuestion();
    closeList();
    m_chosen = suggestion;
    setText(suggestion ? suggestion->title : QString());
    setProblem({});
}

bool TypeAheadEdit::isListOpen() const { return m_list && m_list->isVisible(); }

bool TypeAheadEdit::check()
{
    if (!PersianLineEdit::check())
        return false;
    // An answer on its way will still decide.
    if (m_chosen || text().trimmed().isEmpty() || m_takeFirst || m_unknown == Unknown::Kept || isComplete())
        return true;
    setProblem(tr("Choose one from the list: type a part of the name and press Enter."));
    return false;
}

void TypeAheadEdit::ask()
{
    dropQuestion();
    const QString typed = text().trimmed();
    if ((typed.isEmpty() && !m_offersAll) || !m_provider) {
        closeList();
        return;
    }
    m_request = nextRequestId();
    m_provider->request(m_request, typed, m_limit);
}

void TypeAheadEdit::dropQuestion()
{
    if (m_request != 0 && m_provider)
        m_provider->cancel(m_request);
    m_request = 0;
}

void TypeAheadEdit::receive(quint64 requestId, const QList<Suggestion> &suggestions)
{
    if (requestId != m_request || !m_list)
        return;
    m_request = 0;
    m_list->setSuggestions(suggestions);
    if (m_takeFirst) {
        m_takeFirst = false;
        if (!suggestions.isEmpty())
            take(0);
        else if (m_unknown == Unknown::Kept)
            Q_EMIT returnPressed();
        else
            setProblem(tr("Nothing has this in its name. Type another part of it."));
    } else if (suggestions.isEmpty() || !hasFocus()) {
        closeList();
    } else {
        if (isComplete())
            m_list->setCurrentRow(-1);
        m_list->showBelow(*this);
        // What lies around the field may scroll it into sight only after it has the keyboard.
        QMetaObject::invokeMethod(
            this,
            [this] {
                if (isListOpen())
                    m_list->showBelow(*this);
            },
            Qt::QueuedConnection);
    }
}

void TypeAheadEdit::take(int row)
{
    if (!m_list || row < 0 || row >= m_list->suggestions().size())
        return;
    choose(m_list->suggestions().at(row));
}

void TypeAheadEdit::choose(const Suggestion &suggestion)
{
    dropQuestion();
    m_takeFirst = false;
    m_chosen = suggestion;
    closeList();
    setText(m_chosen->title);
    setCursorPosition(0);
    setProblem({});
    Q_EMIT taken(*m_chosen);
}

void TypeAheadEdit::closeList()
{
    if (m_list)
        m_list->hide();
}

bool TypeAheadEdit::event(QEvent *event)
{
    // While the list is open these keys are ours, whatever shortcuts the window has.
    if (event->type() == QEvent::ShortcutOverride && isListOpen()) {
        const auto &pressed = *static_cast<QKeyEvent *>(event);
        const bool isPlain = (pressed.modifiers() & ~Qt::KeypadModifier) == Qt::NoModifier;
        const int key = pressed.key();
        if (isPlain && (key == Qt::Key_Escape || key == Qt::Key_Return || key == Qt::Key_Enter)) {
            event->accept();
            return true;
        }
    }
    return PersianLineEdit::event(event);
}

void TypeAheadEdit::keyPressEvent(QKeyEvent *event)
{
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (isListOpen()) {
        if (m_list->moveBy(event->key()))
            return;
        if (event->key() == Qt::Key_Escape) {
            dropQuestion();
            closeList();
            return;
        }
        // A newer question in flight: what is shown answers an older text.
        if (enter && m_request == 0 && m_list->currentRow() >= 0) {
            take(m_list->currentRow());
            return;
        }
    } else if (event->key() == Qt::Key_Down && !m_chosen && m_request == 0) {
        ask();
        return;
    }
    if (enter && m_request != 0 && !isComplete()) {
        m_takeFirst = true;
        return;
    }
    PersianLineEdit::keyPressEvent(event);
}

void TypeAheadEdit::focusInEvent(QFocusEvent *event)
{
    PersianLineEdit::focusInEvent(event);
    if (m_offersAll && text().isEmpty())
        ask();
}

void TypeAheadEdit::focusOutEvent(QFocusEvent *event)
{
    PersianLineEdit::focusOutEvent(event);
    closeList();
}

} // namespace peygir::uikit
