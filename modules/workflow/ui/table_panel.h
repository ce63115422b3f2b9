// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workflow/core/edited_process.h"
#include "workflow/core/process_queries.h"
#include "workflow/ui/process_words.h"

#include <QWidget>

#include <memory>

class QFrame;
class QLabel;
class QScrollArea;

namespace peygir::reference {
class RecordFormView;
class RecordQueries;
} // namespace peygir::reference
namespace peygir::uikit {
class StatusChip;
}

namespace peygir::workflow {

class LinesView;

/// One table of a process with the form of its lines. By keys: F2 or Enter opens the line, Ctrl+N one that is new, Del takes it
/// away; in the form Ctrl+Enter takes over what was typed and Esc leaves it. Nothing counts before the process is saved.
class TablePanel final : public QWidget
{
    Q_OBJECT

public:
    enum class Table {
        /// Name, colour, message to the citizen (R091).
        Statuses,
        /// Operations and other ways, with where they lead (R074, R075, R077).
        Operations,
        /// Who receives the cases that come to a task, and where they are sent from there (R078).
        Receivers
    };
    /// `records` outlives it.
    TablePanel(Table table, reference::RecordQueries &records, QWidget *parent = nullptr);

    /// What is shown and edited; null: nothing. The form is closed. It outlives the panel or the next call.
    void setProcess(EditedProcess *edited, const std::vector<RoleName> &roles);
    /// After an undo: the lines as they are now.
    void refresh();
    bool isFormOpen() const;
    void takeFocus();

Q_SIGNALS:
    /// The process is not as it was.
    void edited();
    void refused(const QString &sentence);

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    /// The node or edge of a line.
    struct Place
    {
        std::optional<NodeKey> node;
        size_t edge = 0;
    };

    void layOut();
    void showLines();
    void open();
    void openNew();
    void openForm(std::unique_ptr<LineFields> fields, const QJsonObject &object, const QString &heading);
    void closeForm();
    void take();
    Result<void> takeOver(const QJsonObject &typed);
    void remove();
    void sayProblem(const Error &error);
    void showChip();
    const Place *place() const;

    const Table m_table;
    reference::RecordQueries &m_records;
    EditedProcess *m_edited = nullptr;
    std::vector<RoleName> m_roles;
    std::vector<Place> m_places;
    LinesView *m_lines;
    QFrame *m_frame;
    QLabel *m_heading;
    uikit::StatusChip *m_chip;
    QScrollArea *m_scroll;
    QLabel *m_problem;
    std::unique_ptr<LineFields> m_fields;
    reference::RecordFormView *m_form = nullptr;
    /// What the form is about; absent: a new line.
    std::optional<Place> m_opened;
};

} // namespace peygir::workflow
