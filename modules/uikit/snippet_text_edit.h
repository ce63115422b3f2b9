// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "uikit/persian_text_edit.h"
#include "uikit/suggestions.h"

#include <QPointer>

namespace peygir::uikit {

class SuggestionList;

/// A field for several lines in which canned texts are put by their abbreviation (R108): "::" and some letters of it
/// open a list, Enter puts the highlighted text in their place, Esc leaves what was typed.
///
/// A text of any length may be pasted. What goes beyond `mostShown` would hold the window up while it is laid out: it is
/// kept beside the field and belongs to `words()` like the rest.
class SnippetTextEdit : public PersianTextEdit
{
    Q_OBJECT

public:
    /// UTF-16 units: some screens of text, laid out in a few milliseconds.
    static constexpr qsizetype mostShown = 20'000;

    explicit SnippetTextEdit(QWidget *parent = nullptr);
    ~SnippetTextEdit() override;

    /// `title` is the abbreviation, `subtitle` the text.
    void setSnippets(const QList<Suggestion> &snippets) { m_snippets = snippets; }

    /// All of it: what is seen, then what is kept beside it.
    QString words() const { return toPlainText() + m_beyond; }
    void setWords(const QString &words);
    /// How much of `words` is not seen, in UTF-16 units.
    qsizetype beyond() const { return m_beyond.size(); }
    void dropBeyond();
    bool isListOpen() const;

Q_SIGNALS:
    void beyondChanged(qsizetype size);
    /// Enter alone: the user goes on. With Shift it makes a line.
    void returnPressed();

protected:
    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void insertFromMimeData(const QMimeData *source) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    /// What stands behind the last "::" before the cursor; null where there is none.
    QString typedAbbreviation() const;
    void offer();
    void put(int row);
    void setBeyond(const QString &text);

    QList<Suggestion> m_snippets;
    /// A child of the window while it is shown, and gone with it.
    QPointer<SuggestionList> m_list;
    QString m_beyond;
};

} // namespace peygir::uikit
