// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "uikit/persian_line_edit.h"
#include "uikit/suggestions.h"

#include <QPointer>

#include <functional>
#include <optional>

namespace peygir::uikit {

class SuggestionList;

/// A field for one thing out of many (a subject, an address, a post): any part of its name is typed, suggestions appear
/// below, Down and Up move, Enter takes the highlighted or first one, Esc closes the list. Enter may be pressed before
/// the answer has come: the first suggestion is taken when it does. Every letter asks again and cancels the question
/// before.
class TypeAheadEdit : public PersianLineEdit
{
    Q_OBJECT

public:
    /// The provider must outlive the field or be its child.
    explicit TypeAheadEdit(SuggestionProvider &provider, QWidget *parent = nullptr);
    ~TypeAheadEdit() override;

    /// What was taken; absent while the text is not (or no longer) that of a suggestion.
    const std::optional<Suggestion> &chosen() const { return m_chosen; }
    /// Sets the field without asking, as when a half-typed call is opened again.
    void setChosen(const std::optional<Suggestion> &suggestion);
    /// As QLineEdit's, which it hides: the program puts something there and nothing is asked. Text that comes by the way
    /// of QLineEdit itself was put there by a screen reader or another assistive program for its user, and counts as typed.
    void setText(const QString &text);
    /// Most suggestions asked for; 20 at the beginning.
    void setLimit(int limit) { m_limit = limit; }
    bool isListOpen() const;
    /// Texts that say all by themselves, as a whole phone number: for them nothing is highlighted until Down is pressed,
    /// Enter keeps what was typed, and they are no problem. The default: none.
    void setComplete(std::function<bool(const QString &text)> isComplete) { m_isComplete = std::move(isComplete); }
    /// What becomes of a text that no suggestion has.
    enum class Unknown { Problem, Kept };
    void setUnknown(Unknown unknown) { m_unknown = unknown; }
    /// Also asks with nothing typed, when the field is entered: for short lists of which all may be seen.
    void setOffersAll(bool offersAll) { m_offersAll = offersAll; }

    /// Text that is no suggestion is a problem, unless it may stay as typed; an empty field is none.
    bool check() override;

Q_SIGNALS:
    /// The user took a suggestion.
    void taken(const peygir::uikit::Suggestion &suggestion);
    /// The user changed or emptied a text that had been taken.
    void cleared();

protected:
    /// As if the user had taken it from the list.
    void choose(const Suggestion &suggestion);

    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    bool isComplete() const { return m_isComplete && m_isComplete(text()); }
    void edited();
    void ask();
    void dropQuestion();
    void receive(quint64 requestId, const QList<Suggestion> &suggestions);
    void take(int row);
    void closeList();

    QPointer<SuggestionProvider> m_provider;
    /// A child of the window while it is shown, and gone with it.
    QPointer<SuggestionList> m_list;
    std::optional<Suggestion> m_chosen;
    /// The question in flight; 0 if there is none.
    quint64 m_request = 0;
    int m_limit = 20;
    std::function<bool(const QString &)> m_isComplete;
    Unknown m_unknown = Unknown::Problem;
    bool m_offersAll = false;
    bool m_takeFirst = false;
    /// The change of text under way is the program's, or one that `textEdited` has told of.
    bool m_isOurs = false;
    bool m_isTyped = false;
};

} // namespace peygir::uikit
