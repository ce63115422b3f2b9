// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "command/desk_port.h"
#include "reference/ui/job_follower.h"
#include "workflow/core/process_queries.h"
#include "workflow/core/switch_plan.h"
#include "workflow/core/switch_process.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QProgressBar;
class QPushButton;
class QTimer;

namespace peygir::workflow {

class LinesView;

/// Switches the city from one process to another, or to a newer version, and back (R010, R077). Says first how many open cases
/// stand in which status and where each would go; a status that the other process does not have needs a place that somebody
/// picks. Ctrl+Enter takes new messages along at once and lets the server move the open cases in parts, as soon as it has the
/// switch; or goes on with what was stopped. Esc stops it, Ctrl+Z takes it back: the newest switch of the process that is shown, and
/// only where nobody has switched further since. F2 picks the place for the line of the cursor.
class SwitchPanel final : public QWidget
{
    Q_OBJECT

public:
    /// All outlive it.
    SwitchPanel(DeskPort &desk, ServerPort &server, QWidget *parent = nullptr);

    /// What is there, and which of it is left. What was picked stays as long as it is the same process.
    void setProcess(const ProcessBook &book, const std::optional<ProcessId> &from);
    void takeFocus();

Q_SIGNALS:
    void said(const QString &sentence);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    void layOut();
    void showTargets();
    void showPlan();
    void offerPlaces();
    void pickPlace();
    void switchOver();
    /// Again, until the server has got the switch from this desk, or somebody stops it.
    void beginJob(QJsonObject arguments);
    void turnJob(const QString &act, const QString &sentence);
    void stop();
    void takeBack();
    void switchBack(const ProcessId &from, const ProcessId &to);
    void showProgress();
    void showButtons();
    QString sentenceOf(const reference::JobProgress &progress) const;
    /// What follows both, as it is known here.
    SwitchSeen seen(const ProcessId &from, const ProcessId &to) const;
    /// Lets the server count; a desk may not hold all cards.
    void askStanding();
    const Standing &standing() const;
    qint64 openCases() const;
    void say(const QString &problem);
    bool isRunning() const;
    const ProcessLine *line(const std::optional<ProcessId> &id) const;
    std::shared_ptr<const Process> process(const std::optional<ProcessId> &id) const;
    std::optional<ProcessId> target() const;

    DeskPort &m_desk;
    ServerPort &m_server;
    ProcessBook m_book;
    std::optional<ProcessId> m_from;
    Places m_picked;
    std::vector<SwitchLine> m_plan;
    /// As the server counts what walks `m_from`; empty: it has not said.
    std::optional<Standing> m_counted;
    ServerPort::Cancel m_cancelCount;
    reference::JobFollower *m_job;
    /// The desk was given a switch and has not answered yet.
    bool m_isGiving = false;
    /// What the server is asked to begin as soon as it has the switch; empty: nothing.
    QJsonObject m_awaited;
    QTimer *m_again;
    QComboBox *m_target;
    LinesView *m_lines;
    QLabel *m_placeOf;
    QComboBox *m_place;
    QLabel *m_effect;
    QProgressBar *m_bar;
    QLabel *m_state;
    QLabel *m_problem;
    QPushButton *m_switch;
    QPushButton *m_stop;
    QPushButton *m_back;
};

} // namespace peygir::workflow
