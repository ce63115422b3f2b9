// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "catalogue/core/checklist.h"
#include "intake/core/call.h"
#include "persian/jalali_date.h"

#include <QJsonObject>
#include <QWidget>

#include <functional>

class QFormLayout;
class QScrollArea;

namespace peygir::uikit {
class PersianLineEdit;
}

namespace peygir::intake {

/// The day that it is at the organisation, as `now` is told.
persian::JalaliDate todayAt(Instant now);

/// What the chosen subject asks of the caller in this channel (R042, R043), one line for each question: a text, a
/// number, yes or no, one of some choices, a day. Keyboard only: Enter goes to the next question, a digit picks a
/// choice and goes on. What was answered stays when channel or subject change and the question is still asked.
class ChecklistPanel : public QWidget
{
    Q_OBJECT

public:
    /// `today` is asked for relative days ("yesterday").
    explicit ChecklistPanel(std::function<persian::JalaliDate()> today, QWidget *parent = nullptr);

    void setQuestions(const catalogue::Checklist &asked);
    const catalogue::Checklist &questions() const { return m_questions; }
    /// By key; what is not answered is not in it.
    QJsonObject answers() const;
    void setAnswers(const QJsonObject &answers);
    /// What stands in the fields, in their order, also what is no answer yet.
    std::vector<ShownAnswer> shownAnswers() const;

    /// The first question that has to be answered and is not.
    bool hasMissing() const;
    /// Goes there; false where there is none.
    bool focusMissing();
    /// Goes to the first question; false where there is none.
    bool focusFirst();
    /// Says beside each question what is wrong with its answer. True if nothing is.
    bool check();
    /// Whether all that was typed is an answer, whatever is missing; otherwise says beside the first that is none what is
    /// wrong and goes there.
    bool checkTyped();
    /// Whether something is typed that is no answer, and so is not in answers(). Says nothing.
    bool hasUnread() const;
    /// Says what is wrong with the answer to this question and goes there; false where it is not asked.
    bool say(const QString &key, const QString &sentence);
    /// A sentence with the names of the questions that want an answer.
    QString missingNames() const;

Q_SIGNALS:
    void changed();
    /// Enter behind the last question.
    void finished();

private:
    struct Editor
    {
        catalogue::Question question;
        uikit::PersianLineEdit *edit;
        std::function<QJsonValue()> answer;
        std::function<void(const QJsonValue &)> show;
    };

    Editor editorOf(const catalogue::Question &question);
    Editor textEditor(const catalogue::Question &question);
    Editor numberEditor(const catalogue::Question &question);
    Editor choiceEditor(const catalogue::Question &question);
    Editor dateEditor(const catalogue::Question &question);
    void goOnFrom(const QString &key);
    void focus(int index);
    std::map<QString, Error> wrong() const;

    std::function<persian::JalaliDate()> m_today;
    catalogue::Checklist m_questions;
    std::vector<Editor> m_editors;
    QScrollArea *m_area;
    QWidget *m_rows = nullptr;
};

} // namespace peygir::intake
