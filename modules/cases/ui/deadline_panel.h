// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "reference/ui/job_follower.h"

#include <QWidget>

#include <optional>

class QLabel;
class QProgressBar;
class QPushButton;

namespace peygir::cases {

/// What a changed working calendar does to the open cases that go by it (R234): how many promises and due times would
/// move, and the job of the server that moves them. Ctrl+Enter begins it, or goes on with one that was stopped; Esc stops
/// it, and puts the panel away where nothing runs; Ctrl+Z takes back what has moved. The job goes on though the window
/// is closed, and is found again here.
class DeadlinePanel final : public QWidget
{
    Q_OBJECT

public:
    /// `server` outlives it.
    explicit DeadlinePanel(ServerPort &server, QWidget *parent = nullptr);

    /// Asks about this calendar, by its name as it is shown.
    void begin(const Uuid &calendar, const QString &name);

Q_SIGNALS:
    void said(const QString &sentence);
    void putAway();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    /// How much would move.
    struct Counts
    {
        qint64 cases = 0;
        qint64 promises = 0;
        qint64 dues = 0;
    };

    void layOut();
    void askCounts();
    void showProgress();
    void showCounts();
    void showButtons();
    void move();
    void turnJob(const QString &act, const QString &sentence);
    void say(const QString &problem);
    QString sentenceOf(const reference::JobProgress &progress) const;

    ServerPort &m_server;
    QString m_calendar;
    std::optional<Counts> m_counts;
    reference::JobFollower *m_job;
    ServerPort::Cancel m_cancelCounts;
    QLabel *m_title;
    QLabel *m_effect;
    QProgressBar *m_bar;
    QLabel *m_state;
    QLabel *m_problem;
    QPushButton *m_move;
    QPushButton *m_stop;
    QPushButton *m_back;
    QPushButton *m_away;
};

} // namespace peygir::cases
