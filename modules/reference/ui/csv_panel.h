// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "command/desk_port.h"
#include "reference/core/record_queries.h"

#include <QFrame>
#include <QPointer>

class QLabel;
class QLineEdit;
class QListWidget;
class QProgressBar;
class QPushButton;

namespace peygir::reference {

/// Brings records in from a CSV file or a workbook: says first what would come of it, with every bad row, its column and a sentence;
/// then puts the good rows one after another, which can be stopped, and writes the bad ones to a file of their own
/// beside the first. A part of the page, no dialog.
class CsvPanel final : public QFrame
{
    Q_OBJECT

public:
    CsvPanel(RecordQueries &queries, DeskPort &desk, QWidget *parent = nullptr);

    /// `form` outlives the panel. Forgets a file that was looked at.
    void begin(const RecordForm &form);
    /// As a person who has chosen a file.
    void look(const QString &file);

Q_SIGNALS:
    /// The last row is in, or it was stopped.
    void finished(const QString &sentence);
    void putAway();

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void chooseFile();
    void showPreview();
    void start();
    void putNext();
    void finish();
    void writeBadRows();
    QString badFile() const;

    RecordQueries &m_queries;
    DeskPort &m_desk;
    const RecordForm *m_form = nullptr;
    QLineEdit *m_file;
    QLabel *m_summary;
    QListWidget *m_bad;
    QProgressBar *m_progress;
    QPushButton *m_go;
    QPushButton *m_stop;
    CsvImport m_import;
    size_t m_next = 0;
    qint64 m_done = 0;
    bool m_running = false;
    RecordQueries::Cancel m_cancel;
};

} // namespace peygir::reference
