// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cases/core/message_edits.h"
#include "command/desk_port.h"
#include "intake/core/intake_queries.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QPlainTextEdit;

namespace peygir::uikit {
class FormProblems;
class PersianLineEdit;
class TypeAheadEdit;
} // namespace peygir::uikit

namespace peygir::intake {

class ChecklistPanel;

/// A registered message that still lies where it began, to be edited (R041), with the answers to what its subject asks
/// (R043): Ctrl+Enter saves, Esc goes back. Only what was changed is sent, with what was seen; a refusal stands beside
/// its field, and what was typed stays, also while other pages are shown, until it is saved or left with Esc. Answers to what is not asked any longer stay as they are.
class MessagePage : public QWidget
{
    Q_OBJECT

public:
    MessagePage(IntakeQueries &queries, cases::CaseQueries &caseQueries, DeskPort &desk, QWidget *parent = nullptr);

    /// While something typed is not saved it stays, and the page says so instead.
    void showMessage(const cases::CaseId &id);
    /// Something is typed that is neither saved nor put away.
    bool isDirty() const;
    void takeFocus();

Q_SIGNALS:
    /// The edit is kept; one may go back.
    void saved(const QString &sentence);
    void backWanted();

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void build();
    /// So that no field says what another message said.
    void empty();
    void fill(const cases::CaseView &view);
    /// Asks what this subject asks and shows the answers that there are.
    void askQuestions(const catalogue::SubjectId &id);
    void showQuestions(const catalogue::Checklist &asked);
    /// The answers that are not as they were shown; null where one was taken away.
    QJsonObject typedAnswers() const;
    cases::MessageEdits edits() const;
    void save();
    void sayRefusal(const Error &error);
    void leave();

    IntakeQueries &m_queries;
    cases::CaseQueries &m_caseQueries;
    DeskPort &m_desk;
    std::optional<cases::CaseView> m_seen;
    cases::CaseQueries::Cancel m_cancel;
    IntakeQueries::Cancel m_cancelSubject;
    bool m_leaving = false;

    QLabel *m_title;
    uikit::TypeAheadEdit *m_subject;
    uikit::TypeAheadEdit *m_place;
    uikit::PersianLineEdit *m_plaque;
    uikit::PersianLineEdit *m_address;
    uikit::PersianLineEdit *m_callerName;
    uikit::PersianLineEdit *m_callerPhone;
    QComboBox *m_urgency;
    QPlainTextEdit *m_words;
    QWidget *m_asked;
    ChecklistPanel *m_checklist;
    /// As the panel had them before anybody typed: a number may be shown otherwise than it is stored.
    QJsonObject m_shownAnswers;
    uikit::FormProblems *m_problems;
};

} // namespace peygir::intake
