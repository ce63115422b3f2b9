// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "command/desk_port.h"
#include "command/server_port.h"
#include "workflow/core/process_queries.h"
#include "workflow/core/switch_plan.h"

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
/// picks. Ctrl+Enter takes new messages along at once and lets the server move the open cases in parts; Esc stops it, Ctrl+Z takes
/// it back. F2 picks the place for the line of the cursor.
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
    /// How far a job of the server is, as it tells.
    struct Progress
    {
        Uuid job;
        QString state;
        qint64 total = 0;
        qint64 went = 0;
        qint64 refused = 0;
        qint64 undone = 0;
        qint64 kept = 0;
        ProcessId from;
        ProcessId to;
    };

    void layOut();
    void showTargets();
    void showPlan();
    void offerPlaces();
    void pickPlace();
    void switchOver();
    void beginJob(const ProcessId &from, const ProcessId &to, const QJsonObject &places);
    void turnJob(const QString &act, const QString &sentence);
    void takeBack();
    /// Asks how far the newest switch is; `quietly` says nothing where the server is not there.
    void askProgress(bool quietly);
    void showProgress(const Progress &progress);
    void tellTroubles();
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
    std::optional<Progress> m_progress;
    /// What the server was asked to do and has not answered yet.
    bool m_isAsking = false;
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
    QTimer *m_timer;
    ServerPort::Cancel m_cancel;
};

} // namespace peygir::workflow
