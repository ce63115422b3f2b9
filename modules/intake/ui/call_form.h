// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "intake/core/call.h"
#include "intake/core/intake_queries.h"

#include <QWidget>

class QLabel;

namespace peygir::uikit {
class ChoiceEdit;
class FormField;
class PersianLineEdit;
class SnippetTextEdit;
class TypeAheadEdit;
struct Suggestion;
} // namespace peygir::uikit

namespace peygir::intake {

class AddressProvider;

/// The fields of a call, at the side where reading begins. Each accepts any part of what it means; Enter goes on to what
/// is needed next and never loses anything: past the name of who is known, past the house where it was typed with the
/// street. It knows no rule and asks nothing but suggestions.
class CallForm : public QWidget
{
    Q_OBJECT

public:
    explicit CallForm(IntakeQueries &queries, QWidget *parent = nullptr);

    Call call() const;
    /// Shows a call. Answers of the checklist are not its own: they are handed through `call()` as they were set.
    void setCall(const Call &call);

    void focusPhone();
    void focusName();
    void focusSubject();
    void focusWords();
    void focusChannel();
    void toggleUrgency();
    void setUrgency(cases::Urgency urgency);
    /// The number leads to somebody: his name stands there unless another one was typed, and who waits in the empty name
    /// goes on. Nobody: a name that stood there for another number goes.
    void fillCaller(const std::optional<KnownCaller> &caller);
    void setSnippets(const QList<uikit::Suggestion> &snippets);

    /// Something that stands in the way of a good registration, said beside its field.
    struct Gap
    {
        QWidget *field;
        QString sentence;
    };
    /// The first one is where to go; empty: nothing is in the way.
    std::vector<Gap> gaps();

Q_SIGNALS:
    void changed();
    /// After the channel, or the subject, was chosen or given up.
    void subjectChanged();
    void phoneChanged();
    void placeChanged();
    /// Enter behind the address: on to the checklist.
    void placeFinished();
    /// Enter behind the last field.
    void finished();

private:
    void build();
    void connectFields();
    void takeCaller(const uikit::Suggestion &caller);
    void takePlace();
    /// In which region the place is; where it is not known, what to do about that once the field is left.
    void showRegion();
    void showBeyond(qsizetype size);
    void showAnswerField();
    QWidget *head();

    uikit::TypeAheadEdit *m_phone;
    uikit::TypeAheadEdit *m_name;
    uikit::ChoiceEdit *m_channel;
    uikit::ChoiceEdit *m_urgency;
    uikit::TypeAheadEdit *m_subject;
    AddressProvider *m_addresses;
    uikit::TypeAheadEdit *m_place;
    uikit::PersianLineEdit *m_plaque;
    QLabel *m_proposed;
    uikit::PersianLineEdit *m_address;
    uikit::SnippetTextEdit *m_words;
    QLabel *m_beyond;
    uikit::SnippetTextEdit *m_answer;
    uikit::FormField *m_answerField = nullptr;
    /// Where one was before the channel was changed.
    QWidget *m_before = nullptr;
    QString m_filledName;
    bool m_isShowing = false;
};

/// Shows what was chosen, or else only typed, without asking anybody.
void showIn(uikit::TypeAheadEdit &edit, const std::optional<Chosen> &chosen, const QString &typed);
/// What a note calls the fields: as the form does. Without the answers and the referral, which are not in it.
NoteWords noteWords();
/// The words of channel and urgency, for lists and chips.
QString shownChannel(cases::Channel channel);
QString shownUrgency(cases::Urgency urgency);

} // namespace peygir::intake
