// SPDX-License-Identifier: GPL-3.0-or-later
#include "uikit/persian_text_edit.h"

#include "uikit/direction.h"
#include "uikit/language.h"
#include "uikit/persian_line_edit.h"

#include <QInputMethodEvent>
#include <QKeyEvent>
#include <QMimeData>
#include <QTextOption>

namespace peygir::uikit {

using persian::Lines;

PersianTextEdit::PersianTextEdit(QWidget *parent)
    : QPlainTextEdit(parent)
{
    QTextOption option = document()->defaultTextOption();
    // What people write is Persian for the most part, whatever language the program speaks to them.
    option.setTextDirection(inEnglish() ? Qt::LayoutDirectionAuto : Qt::RightToLeft);
    option.setAlignment(readingStart() & ~Qt::AlignVertical_Mask);
    document()->setDefaultTextOption(option);
    setTabChangesFocus(true);
}

void PersianTextEdit::keyPressEvent(QKeyEvent *event)
{
    const QString typed = event->text();
    const QString wanted = typed.isEmpty() || !typed[0].isPrint() ? typed : spelledAsStored(typed, Lines::One);
    if (wanted == typed) {
        QPlainTextEdit::keyPressEvent(event);
        return;
    }
    QKeyEvent same(event->type(), event->key(), event->modifiers(), wanted, event->isAutoRepeat());
    QPlainTextEdit::keyPressEvent(&same);
    event->setAccepted(same.isAccepted());
}

void PersianTextEdit::inputMethodEvent(QInputMethodEvent *event)
{
    if (!event->commitString().isEmpty())
        event->setCommitString(spelledAsStored(event->commitString(), Lines::Many), event->replacementStart(),
                               event->replacementLength());
    QPlainTextEdit::inputMethodEvent(event);
}

void PersianTextEdit::insertFromMimeData(const QMimeData *source)
{
    if (source->hasText())
        textCursor().insertText(spelledAsStored(source->text(), Lines::Many));
}

} // namespace peygir::uikit
