// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cases/core/case_queries.h"
#include "followup/ui/ask_run.h"

#include <QFrame>

class QLabel;
class QProgressBar;
class QPushButton;

namespace peygir::uikit {
class JalaliDateEdit;
class PersianTextEdit;
class TypeAheadEdit;
} // namespace peygir::uikit

namespace peygir::followup {

/// Asks one official about all marked cases with one note (R063). Esc puts it away, or stops what is under way; what
/// did not go stays marked, and is said with its reason.
class AskPanel : public QFrame
{
    Q_OBJECT

public:
    /// All outlive it.
    AskPanel(FollowUpQueries &queries, cases::CaseQueries &posts, DeskPort &desk, QWidget *parent = nullptr);

    void begin(const std::vector<cases::CaseId> &ids);
    bool isRunning() const { return m_run->isRunning(); }

Q_SIGNALS:
    /// This one went: it need not be marked any longer.
    void asked(const QString &caseId);
    /// `sentence` says what came of it.
    void done(const QString &sentence, bool allWent);
    void putAway();

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void submit();
    void leave();
    void finish();
    void say(const QString &sentence);

    DeskPort &m_desk;
    AskRun *m_run;
    QLabel *m_title;
    uikit::TypeAheadEdit *m_post;
    uikit::PersianTextEdit *m_note;
    uikit::JalaliDateEdit *m_day;
    QProgressBar *m_progress;
    QLabel *m_result;
    QPushButton *m_ok;
    QPushButton *m_away;
    std::vector<cases::CaseId> m_ids;
};

} // namespace peygir::followup
