// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cases/core/case_queries.h"
#include "command/desk_port.h"
#include "supervision/core/supervision_queries.h"

#include <QFrame>

class QLabel;
class QPlainTextEdit;
class QProgressBar;
class QPushButton;

namespace peygir::cases {
class BulkReferRun;
}
namespace peygir::uikit {
class TypeAheadEdit;
}

namespace peygir::supervision {

/// Hands a cartable over to another post, or levels several, as one act: says first how many go from whom to whom, moves
/// nothing before that was seen as it is, and takes the last such act back as one. Each case goes by a referral of its own,
/// so that one that may not go keeps none of the others back. Esc stops between two of them. Ctrl+Enter does it.
class MovePanel final : public QFrame
{
    Q_OBJECT

public:
    /// More at once would go for minutes; what is over is said.
    static constexpr int mostMoved = 5000;

    /// All outlive the panel.
    struct Ports
    {
        SupervisionQueries &queries;
        cases::CaseQueries &cases;
        cases::BulkBook &book;
        DeskPort &desk;
    };
    explicit MovePanel(const Ports &ports, QWidget *parent = nullptr);

    /// Asks to whom everything goes that lies with this one.
    void beginHandOver(const Subordinate &from);
    /// Shows what would go from whom to whom.
    void beginLevel(const std::vector<Subordinate> &among);
    /// Takes the last act on many cases back; says so where there is none.
    void takeBackLast();
    bool isRunning() const;

Q_SIGNALS:
    /// What came of it.
    void done(const QString &sentence, bool allWent);
    void putAway();

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    enum class Kind { HandOver, Level };
    void layOut();
    void begin(Kind kind, const QString &title, const std::vector<Subordinate> &people);
    /// Reads what lies there now and what would go; `then` is told whether that is what was shown before.
    void plan(const std::function<void(bool asShown)> &then);
    void showPlan();
    void submit();
    void go(const cases::BulkAct &act);
    void finish();
    void leave();
    void say(const QString &sentence);
    QString nameOf(const organisation::PostId &post) const;

    Ports m_ports;
    cases::BulkReferRun *m_run;
    QLabel *m_title;
    uikit::TypeAheadEdit *m_post;
    QPlainTextEdit *m_note;
    QLabel *m_preview;
    QProgressBar *m_progress;
    QLabel *m_problem;
    QPushButton *m_ok;
    QPushButton *m_away;

    Kind m_kind = Kind::HandOver;
    std::vector<Subordinate> m_people;
    std::vector<Move> m_moves;
    bool m_isTooMany = false;
    bool m_isBack = false;
    /// An act of which the disk let not everything go.
    std::optional<cases::BulkAct> m_unfinished;
    SupervisionQueries::Cancel m_cancel;
};

} // namespace peygir::supervision
