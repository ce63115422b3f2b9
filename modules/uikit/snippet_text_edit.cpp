// SPDX-License-Identifier: GPL-3.0-or-later
#include "uikit/snippet_text_edit.h"

#include "persian/text.h"
#include "uikit/line_limit.h"
#include "uikit/persian_line_edit.h"
#include "uikit/suggestion_list.h"

#include <QKeyEvent>
#include <QMimeData>
#include <QTextBlock>

namespace peygir::uikit {

namespace {

const QString sign = QStringLiteral("::");
constexpr qsizetype longestAbbreviation = 40;

bool isEnter(const QKeyEvent &event) { return event.key() == Qt::Key_Return || event.key() == Qt::Key_Enter; }

} // namespace

SnippetTextEdit::SnippetTextEdit(QWidget *parent)
    : PersianTextEdit(parent)
    , m_list(new SuggestionList(this))
{
    connect(m_list, &SuggestionList::taken, this, &SnippetTextEdit::put);
    connect(this, &QPlainTextEdit::cursorPositionChanged, this, &SnippetTextEdit::offer);
}

SnippetTextEdit::~SnippetTextEdit() { delete m_list; }

void SnippetTextEdit::setWords(const QString &words)
{
    const qsizetype shown = fitting(words, mostShown);
    setPlainText(words.left(shown));
    moveCursor(QTextCursor::End);
    setBeyond(words.mid(shown));
}

void SnippetTextEdit::dropBeyond() { setBeyond({}); }

void SnippetTextEdit::setBeyond(const QString &text)
{
    if (text == m_beyond)
        return;
    m_beyond = text;
    Q_EMIT beyondChanged(m_beyond.size());
}

bool SnippetTextEdit::isListOpen() const { return m_list && m_list->isVisible(); }

QString SnippetTextEdit::typedAbbreviation() const
{
    const QTextCursor cursor = textCursor();
    if (cursor.hasSelection())
        return {};
    const int column = cursor.positionInBlock();
    const QString before = cursor.block().text().left(column).right(longestAbbreviation + sign.size());
    const qsizetype at = before.lastIndexOf(sign);
    if (at < 0)
        return {};
    const QString typed = before.mid(at + sign.size());
    return typed.contains(u' ') ? QString() : (typed.isNull() ? QStringLiteral("") : typed);
}

void SnippetTextEdit::offer()
{
    if (!m_list)
        return;
    const QString typed = typedAbbreviation();
    QList<Suggestion> found;
    if (!typed.isNull() && hasFocus()) {
        const QString wanted = persian::searchForm(typed);
        for (const Suggestion &snippet : m_snippets) {
            if (persian::searchForm(snippet.title).startsWith(wanted))
                found.append(snippet);
        }
    }
    m_list->setSuggestions(found);
    if (!found.isEmpty())
        m_list->showBelow(*this);
}

void SnippetTextEdit::put(int row)
{
    const QString typed = typedAbbreviation();
    if (!m_list || typed.isNull() || row < 0 || row >= m_list->suggestions().size())
        return;
    const QString words = m_list->suggestions().at(row).subtitle;
    m_list->hide();
    QTextCursor cursor = textCursor();
    // Left and right are where the text runs to; before is before in every direction.
    cursor.movePosition(QTextCursor::PreviousCharacter, QTextCursor::KeepAnchor, int(typed.size() + sign.size()));
    cursor.insertText(words);
    setTextCursor(cursor);
}

bool SnippetTextEdit::event(QEvent *event)
{
    // While the list is open these keys are ours, whatever shortcuts the window has.
    if (event->type() == QEvent::ShortcutOverride && isListOpen()) {
        const auto &key = *static_cast<QKeyEvent *>(event);
        const bool isPlain = (key.modifiers() & ~Qt::KeypadModifier) == Qt::NoModifier;
        if (isPlain && (key.key() == Qt::Key_Escape || isEnter(key))) {
            event->accept();
            return true;
        }
    }
    return PersianTextEdit::event(event);
}

void SnippetTextEdit::keyPressEvent(QKeyEvent *event)
{
    if (isListOpen()) {
        if (m_list->moveBy(event->key()))
            return;
        if (event->key() == Qt::Key_Escape)
            return m_list->hide();
        if (isEnter(*event) && event->modifiers() == Qt::NoModifier)
            return put(m_list->currentRow());
    }
    if (isEnter(*event)) {
        const auto modifiers = event->modifiers() & ~Qt::KeypadModifier;
        if (modifiers == Qt::ShiftModifier)
            textCursor().insertBlock();
        else if (modifiers == Qt::NoModifier)
            Q_EMIT returnPressed();
        else
            event->ignore();
        return;
    }
    PersianTextEdit::keyPressEvent(event);
}

void SnippetTextEdit::insertFromMimeData(const QMimeData *source)
{
    if (!source->hasText())
        return;
    const QString incoming = spelledAsStored(source->text(), persian::Lines::Many);
    const qsizetype room = qMax<qsizetype>(0, mostShown - document()->characterCount());
    const qsizetype shown = fitting(incoming, room);
    textCursor().insertText(incoming.left(shown));
    if (shown < incoming.size())
        setBeyond(m_beyond + incoming.mid(shown));
}

void SnippetTextEdit::focusOutEvent(QFocusEvent *event)
{
    PersianTextEdit::focusOutEvent(event);
    if (m_list)
        m_list->hide();
}

} // namespace peygir::uikit
