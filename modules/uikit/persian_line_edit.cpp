// SPDX-License-Identifier: GPL-3.0-or-later
#include "uikit/persian_line_edit.h"

#include "persian/text.h"
#include "uikit/direction.h"
#include "uikit/language.h"
#include "uikit/line_limit.h"

#include <QAction>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QDropEvent>
#include <QGuiApplication>
#include <QInputMethodEvent>
#include <QKeyEvent>
#include <QMenu>
#include <QMetaMethod>
#include <QMimeData>
#include <QStyle>

#include <memory>

namespace peygir::uikit {

namespace {

constexpr char16_t zeroWidthNonJoiner = 0x200C;

bool isJoint(QChar c) { return c.isSpace() || c.unicode() == zeroWidthNonJoiner; }

/// White space at the end of what comes in: one space or half-space, a line break where there may be several lines.
QString joint(const QString &text, persian::Lines lines)
{
    if (lines == persian::Lines::Many && text.contains(QLatin1Char('\n')))
        return QStringLiteral("\n");
    if (text.isEmpty())
        return text;
    return text.contains(QLatin1Char(' ')) ? QStringLiteral(" ") : QString(text[0].isSpace() ? QChar(u' ') : text[0]);
}

} // namespace

QString spelledAsStored(const QString &incoming, persian::Lines lines)
{
    // Spaces and half-spaces at the ends belong to what stands around in the field; `normalised` would take them.
    qsizetype first = 0;
    qsizetype end = incoming.size();
    while (first < end && isJoint(incoming[first]))
        ++first;
    while (end > first && isJoint(incoming[end - 1]))
        --end;
    const QString words = inUsersDigits(persian::normalised(incoming.mid(first, end - first), lines));
    return joint(incoming.left(first), lines) + words + joint(incoming.mid(end), lines);
}

PersianLineEdit::PersianLineEdit(QWidget *parent)
    : QLineEdit(parent)
{
    setAlignment(readingStart());
    connect(this, &QLineEdit::textEdited, this, [this] { setProblem({}); });
    sayWhenCut(*this, [this](const QString &sentence) { sayCut(sentence); });
}

QString PersianLineEdit::spelled(const QString &incoming) const
{
    return spelledAsStored(incoming, persian::Lines::One);
}

bool PersianLineEdit::check()
{
    const bool isCut = m_isCut;
    QString wrong = m_check ? m_check(text()) : QString();
    if (!m_check && !isCut)
        wrong = m_problem;
    // That a text was cut is known by now and stays said.
    if (wrong.isEmpty() && isCut)
        return true;
    setProblem(wrong);
    return wrong.isEmpty();
}

void PersianLineEdit::sayCut(const QString &sentence)
{
    m_isCut = true;
    showProblem(sentence);
    if (!isSignalConnected(QMetaMethod::fromSignal(&PersianLineEdit::problemChanged)))
        sayBelow(*this, sentence);
}

void PersianLineEdit::setProblem(const QString &sentence)
{
    m_isCut = false;
    showProblem(sentence);
}

void PersianLineEdit::showProblem(const QString &sentence)
{
    if (sentence == m_problem)
        return;
    m_problem = sentence;
    setAccessibleDescription(sentence);
    // The border of the style sheet depends on this property.
    setProperty("problem", !sentence.isEmpty());
    style()->unpolish(this);
    style()->polish(this);
    Q_EMIT problemChanged(sentence);
}

QSize PersianLineEdit::sizeHint() const { return QLineEdit::sizeHint().expandedTo(QSize(180, 0)); }

void PersianLineEdit::beginUndoStep()
{
    // QLineEdit begins a new step when the cursor moves, and has no other way that we could call. A selection that is
    // replaced begins one by itself.
    const int at = cursorPosition();
    if (hasSelectedText() || text().isEmpty())
        return;
    setCursorPosition(at > 0 ? at - 1 : at + 1);
    setCursorPosition(at);
}

void PersianLineEdit::insertSpelled(const QString &incoming)
{
    if (isReadOnly() || incoming.isEmpty())
        return;
    beginUndoStep();
    const QString words = spelled(incoming);
    const qsizetype shown = fitting(words, maxLength() - text().size() + selectedText().size());
    insert(words.left(shown));
    beginUndoStep();
    if (shown < words.size())
        Q_EMIT inputRejected();
}

void PersianLineEdit::replaceText(const QString &replacement)
{
    if (replacement == text())
        return;
    selectAll();
    insert(replacement);
}

void PersianLineEdit::pasteSpelled() { insertSpelled(QGuiApplication::clipboard()->text()); }

void PersianLineEdit::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Paste)) {
        pasteSpelled();
        event->accept();
        return;
    }
    const QString typed = event->text();
    const QString wanted = typed.isEmpty() || !typed[0].isPrint() ? typed : spelled(typed);
    if (wanted == typed) {
        QLineEdit::keyPressEvent(event);
        return;
    }
    QKeyEvent same(event->type(), event->key(), event->modifiers(), wanted, event->isAutoRepeat());
    QLineEdit::keyPressEvent(&same);
    event->setAccepted(same.isAccepted());
}

void PersianLineEdit::inputMethodEvent(QInputMethodEvent *event)
{
    if (!event->commitString().isEmpty())
        event->setCommitString(spelled(event->commitString()), event->replacementStart(), event->replacementLength());
    QLineEdit::inputMethodEvent(event);
}

void PersianLineEdit::mouseReleaseEvent(QMouseEvent *event)
{
    // X11 pastes what is selected elsewhere with the middle button.
    if (event->button() == Qt::MiddleButton && QGuiApplication::clipboard()->supportsSelection()) {
        setCursorPosition(cursorPositionAt(event->position().toPoint()));
        insertSpelled(QGuiApplication::clipboard()->text(QClipboard::Selection));
        return;
    }
    QLineEdit::mouseReleaseEvent(event);
}

void PersianLineEdit::dropEvent(QDropEvent *event)
{
    // Text moved inside the field is ours already.
    if (event->source() == this || !event->mimeData()->hasText()) {
        QLineEdit::dropEvent(event);
        return;
    }
    setCursorPosition(cursorPositionAt(event->position().toPoint()));
    insertSpelled(event->mimeData()->text());
    event->acceptProposedAction();
}

void PersianLineEdit::contextMenuEvent(QContextMenuEvent *event)
{
    const std::unique_ptr<QMenu> menu(createStandardContextMenu());
    if (auto *paste = menu->findChild<QAction *>(QStringLiteral("edit-paste"))) {
        paste->disconnect();
        connect(paste, &QAction::triggered, this, &PersianLineEdit::pasteSpelled);
    }
    menu->exec(event->globalPos());
}

void PersianLineEdit::focusOutEvent(QFocusEvent *event)
{
    QLineEdit::focusOutEvent(event);
    // A menu or another program is not leaving the field.
    if (event->reason() != Qt::PopupFocusReason && event->reason() != Qt::ActiveWindowFocusReason)
        check();
}

} // namespace peygir::uikit
