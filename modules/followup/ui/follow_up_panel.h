// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cases/core/case_queries.h"
#include "cases/core/document_queries.h"
#include "command/desk_port.h"
#include "followup/core/followup_queries.h"

#include <QFrame>

class QLabel;
class QListWidget;
class QPushButton;

namespace peygir::uikit {
class ChoiceEdit;
class JalaliDateEdit;
class PersianLineEdit;
class PersianTextEdit;
class TypeAheadEdit;
} // namespace peygir::uikit

namespace peygir::followup {

/// What is asked for in this panel.
enum class Act { Ask, Reply, NotOurs, Accept, Return, NameExpert, RequestVisit, ReportVisit, CancelVisit };

/// What an act is done to.
struct ActOn
{
    Act act;
    cases::CaseId caseId;
    /// Of those that are done at a stay.
    std::optional<cases::CaseNodeId> node = {};
    /// As the process calls it, or its own name.
    QString title = {};
    /// Of Accept and Return; empty: there is none.
    std::optional<ReplyView> reply = {};
    /// Of ReportVisit and CancelVisit; empty: nobody asked for it.
    std::optional<VisitView> visit = {};
    /// Of Reply: the person is the official himself.
    bool isOfficial = false;
};

/// Where a person says the rest of an act of the follow-up: whom, what, until when, how good. Part of the page of a
/// case, no dialog; Esc puts it away and keeps what was typed until another act is begun. A refusal is said here and
/// nothing is lost.
class FollowUpPanel : public QFrame
{
    Q_OBJECT

public:
    /// All outlive it.
    FollowUpPanel(cases::CaseQueries &posts, cases::DocumentQueries &documents, DeskPort &desk,
                  QWidget *parent = nullptr);

    void begin(const ActOn &on);
    /// Documents of the case may have come: those that this person has added meanwhile are chosen.
    void refresh();

Q_SIGNALS:
    /// The act is kept; `sentence` says so.
    void done(const QString &sentence);
    void putAway();

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    struct Form;
    void layOut();
    void clearTyped();
    void showFields(const Form &form);
    void focusFirst();
    void showDocuments(const std::vector<cases::DocumentView> &documents);
    std::vector<cases::DocumentId> chosenDocuments() const;
    std::optional<organisation::PostId> chosenPost() const;
    /// Empty, with the problem said, where something is missing.
    std::optional<std::pair<QByteArray, QJsonObject>> command();
    std::optional<std::pair<QByteArray, QJsonObject>> visitReport();
    /// False, with the problem said, where a day is none, or over.
    bool checkDay();
    void submit();
    void say(const QString &problem);

    cases::DocumentQueries &m_documentQueries;
    DeskPort &m_desk;
    std::optional<ActOn> m_on;
    /// Documents that were there when the act was begun: what comes after belongs to it.
    std::optional<std::set<cases::DocumentId>> m_before;
    cases::DocumentQueries::Cancel m_cancel;

    QLabel *m_title;
    QLabel *m_about;
    uikit::TypeAheadEdit *m_post;
    uikit::ChoiceEdit *m_channel;
    QLabel *m_ratingHead;
    uikit::ChoiceEdit *m_rating;
    uikit::PersianTextEdit *m_words;
    uikit::PersianTextEdit *m_note;
    uikit::JalaliDateEdit *m_day;
    uikit::PersianLineEdit *m_place;
    QLabel *m_documentsHint;
    QListWidget *m_documents;
    QLabel *m_problem;
    QPushButton *m_ok;
};

} // namespace peygir::followup
