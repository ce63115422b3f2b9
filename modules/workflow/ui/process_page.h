// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "command/desk_port.h"
#include "command/server_port.h"
#include "workflow/core/edited_process.h"
#include "workflow/core/process_queries.h"

#include <QWidget>

#include <memory>

class QLabel;
class QPushButton;
class QTabWidget;

namespace peygir::reference {
class RecordQueries;
}

namespace peygir::workflow {

class LinesView;
class SwitchPanel;
class TablePanel;

/// The processes of the city with their versions, edited in tables without drawing (R074, R075, R077, R078, R091) and switched
/// (R010). By keys: Enter opens the version under the cursor; Ctrl+1 to Ctrl+4 are statuses, operations, receiving and sending,
/// and the switch; Ctrl+Enter saves what was edited as the next version, after the line below the tables has said what that
/// does; Ctrl+Z takes the last edit back.
class ProcessPage final : public QWidget
{
    Q_OBJECT

public:
    /// All outlive it.
    struct Ports
    {
        ProcessQueries &queries;
        reference::RecordQueries &records;
        DeskPort &desk;
        ServerPort &server;
    };
    explicit ProcessPage(const Ports &ports, QWidget *parent = nullptr);

    /// Reads what is there anew; what is being edited stays.
    void refresh();
    void takeFocus();

Q_SIGNALS:
    void said(const QString &sentence);

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void layOut();
    void receive(const ProcessBook &book);
    void showList();
    void open();
    void openLine(int line);
    void showEdited();
    void showEffect();
    void save();
    void undo();
    void sayProblem(const QString &sentence);
    bool isEdited() const { return m_edited && m_edited->isChanged(); }

    Ports m_ports;
    ProcessBook m_book;
    std::optional<EditedProcess> m_edited;
    /// To be opened when it comes: the version that was saved.
    std::optional<ProcessId> m_awaited;
    LinesView *m_list;
    QTabWidget *m_tabs;
    std::vector<TablePanel *> m_tables;
    SwitchPanel *m_switch;
    QLabel *m_heading;
    QLabel *m_effect;
    QLabel *m_problem;
    QPushButton *m_save;
    QPushButton *m_undo;
    ProcessQueries::Cancel m_cancel;
};

} // namespace peygir::workflow
