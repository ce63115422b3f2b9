// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cases/core/bulk_book.h"
#include "cases/core/case_queries.h"
#include "command/desk_port.h"

#include <QFrame>

#include <optional>

class QLabel;
class QPlainTextEdit;
class QProgressBar;
class QPushButton;

namespace peygir::uikit {
class TypeAheadEdit;
}

namespace peygir::cases {

class BulkReferRun;

/// Where something is done with many cases as one act: to whom, one note, how far it is, what came of it, and why some
/// stayed. Which cases go where is said by the panels made of it. Ctrl+Enter does it, Esc stops between two cases or
/// puts it away; the last such act is taken back as one.
class BulkPanel : public QFrame
{
    Q_OBJECT

public:
    /// Takes the last act on many cases back; says so where there is none, and does nothing where nothing is
    /// remembered.
    void takeBackLast();
    bool isRunning() const;

Q_SIGNALS:
    /// The last one has been tried, or the person has stopped it; `sentence` says what came of it.
    void done(const QString &sentence, bool allWent);
    void putAway();

protected:
    /// Queries and desk outlive it. More reasons than `mostReasons` would push what is above the panel off the screen.
    BulkPanel(CaseQueries &queries, DeskPort &desk, qsizetype mostReasons, QWidget *parent);

    /// Ctrl+Enter and the button for it; nothing runs.
    virtual void submit() = 0;
    /// Takes this act back: says on the panel that it does, calls `showUnderWay`, and begins.
    virtual void beginBack(const BulkAct &act) = 0;
    virtual bool isBack() const = 0;
    /// What came of the run, in numbers of cases.
    virtual QString wentSentence(const QString &went, const QString &all) const = 0;
    /// So many more reasons are not shown.
    virtual QString moreStayed(const QString &count) const;
    virtual void allWent() {}
    /// Not all went. `rest`: what the desk's own fault has left to go on with; empty: there is none. False where
    /// nothing can be done with Ctrl+Enter now.
    virtual bool offerRest(const std::optional<BulkAct> &rest) = 0;
    /// It is put away while nothing runs.
    virtual void giveUp() = 0;

    /// What stands on the panel while the run goes.
    void showUnderWay();
    void say(const QString &sentence);
    void keyPressEvent(QKeyEvent *event) override;

    BulkReferRun *const m_run;
    QLabel *const m_title;
    uikit::TypeAheadEdit *const m_post;
    QPlainTextEdit *const m_note;
    QProgressBar *const m_progress;
    QLabel *const m_result;
    QPushButton *const m_ok;
    QPushButton *const m_away;

private:
    void leave();
    void finish();

    qsizetype m_mostReasons;
};

} // namespace peygir::cases
