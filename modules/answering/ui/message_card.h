// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "answering/core/answering_queries.h"
#include "answering/core/typed_call.h"
#include "uikit/suggestions.h"

#include <QFrame>
#include <QLabel>

#include <functional>

class QButtonGroup;
class QComboBox;
class QVBoxLayout;

namespace peygir::uikit {
class FormField;
class FormProblems;
class JalaliDateEdit;
class PersianLineEdit;
class PersianTextEdit;
class SnippetTextEdit;
class StatusChip;
} // namespace peygir::uikit

namespace peygir::answering {

/// One message of a call: what the citizen said, what the official replied, and what is to be written down of his
/// answer. While it has the keyboard itself, 1 to 5 choose the result, 6 to 9 the opinion of 137, Enter goes into the
/// first field and the arrows to the messages before and behind it; in a field, Esc leads back to it. Only fields that
/// belong to the result are shown.
class MessageCard : public QFrame
{
    Q_OBJECT

public:
    /// `now` is the server's clock.
    MessageCard(const cases::CaseId &id, std::function<Instant()> now, QWidget *parent = nullptr);

    const cases::CaseId &caseId() const { return m_id; }
    /// What is stored of it; what was typed stays. `me` is who calls.
    void showMessage(const CallMessage &message, const UserId &me);
    /// It no longer waits for an answer: what was typed stays to be read and copied, with this sentence.
    void setGone(const QString &sentence);
    bool isGone() const { return m_isGone; }
    /// Empty: it cannot be answered here, now, by this person.
    std::optional<cases::CaseNodeId> node() const { return m_node; }
    /// Its stay where a colleague is calling about it; empty: nobody else has taken it.
    const std::optional<cases::CaseNodeId> &takenByOther() const { return m_takenByOther; }
    void setSnippets(const QList<uikit::Suggestion> &snippets);

    TypedAnswer typed() const;
    void setTyped(const TypedAnswer &answer);
    /// What may be submitted; empty, with a sentence beside the field and the keyboard there, where something is
    /// missing. Only for a card that has a result.
    std::optional<RecordAnswer> checked();
    /// Why the desk did not take it.
    void sayRefusal(const Error &error);

Q_SIGNALS:
    void typedChanged();
    /// To the message before (-1) or behind (1).
    void stepWanted(int by);
    /// A colleague's call is over, the person says, or he has gone home.
    void takeOverWanted();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QWidget *head();
    QWidget *choices(QButtonGroup &group, const QStringList &words, int firstNumber);
    QWidget *fields();
    void addField(const char *name, QWidget &edit, uikit::FormField &field);
    void choose(int number);
    void resultChosen();
    void proposeDay();
    void arrange();
    void enterFields();
    void sayWayBack();
    std::optional<CallResult> result() const;
    std::optional<cases::Opinion> opinion() const;

    const cases::CaseId m_id;
    const std::function<Instant()> m_now;
    std::optional<cases::CaseNodeId> m_node;
    std::optional<cases::CaseNodeId> m_takenByOther;
    bool m_isGone = false;
    int m_tries = 0;
    /// As `CallMessage::feedbackDays`.
    std::optional<int> m_feedbackDays;
    /// Chosen as a time from now on, or kept from before; empty: no time.
    std::optional<Instant> m_again;
    bool m_isFilling = false;

    QLabel *m_code;
    QLabel *m_title;
    uikit::StatusChip *m_status;
    QLabel *m_words;
    QLabel *m_replies;
    QLabel *m_handover;
    QLabel *m_calls;
    QLabel *m_notice;
    QWidget *m_entry;
    QButtonGroup *m_results;
    QButtonGroup *m_opinions;
    QWidget *m_opinionRow;
    QLabel *m_opinionHead;
    uikit::PersianTextEdit *m_said;
    uikit::FormField *m_saidField;
    uikit::SnippetTextEdit *m_told;
    uikit::FormField *m_toldField;
    uikit::PersianLineEdit *m_reason;
    uikit::FormField *m_reasonField;
    uikit::JalaliDateEdit *m_day;
    uikit::FormField *m_dayField;
    QLabel *m_dayRule;
    QComboBox *m_time;
    QLabel *m_timeSaid;
    uikit::FormField *m_timeField;
    QLabel *m_hint;
    uikit::FormProblems *m_problems;
};

} // namespace peygir::answering
