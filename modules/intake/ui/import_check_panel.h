// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "command/desk_port.h"
#include "intake/core/import_queries.h"

#include <QWidget>

class QLabel;
class QLineEdit;
class QListWidget;
class QProgressBar;
class QPushButton;

namespace peygir::intake {

/// Reads a whole file by a map without bringing anything in, and says what would come of it: how many are new, there
/// already, flagged, bad, and why. Bad rows go to a file beside it. Then it tells the command that brings the file in.
class ImportCheckPanel final : public QWidget
{
    Q_OBJECT

public:
    /// Both outlive the panel.
    ImportCheckPanel(ImportQueries &queries, DeskPort &desk, QWidget *parent = nullptr);

    /// What would be checked. `whyNot`: what the map still needs; empty: nothing. What was found before is forgotten.
    void setFile(const QString &path, qint64 size, const ImportMap &map, const QString &whyNot);
    /// Where the map was saved as it is now; empty: nowhere.
    void setMapFile(const QString &mapFile);
    void start();
    /// False if nothing was running.
    bool stop();
    bool isRunning() const { return bool(m_cancel); }
    void takeFocus();

Q_SIGNALS:
    /// With the words of all rows.
    void checked(const peygir::intake::ImportWords &words);

private:
    void showProgress(const ImportReport &soFar, qint64 bytes);
    void showCheck(const ImportCheck &check);
    void showCommand();
    void showButtons();
    QString summaryOf(const ImportReport &report) const;

    ImportQueries &m_queries;
    DeskPort &m_desk;
    QString m_path;
    qint64 m_size = 0;
    ImportMap m_map;
    QString m_whyNot;
    QString m_mapFile;
    bool m_isChecked = false;
    ImportQueries::Cancel m_cancel;
    QPushButton *m_go;
    QPushButton *m_stop;
    QProgressBar *m_progress;
    QLabel *m_summary;
    QListWidget *m_reasons;
    QLabel *m_commandLabel;
    QLineEdit *m_command;
};

} // namespace peygir::intake
