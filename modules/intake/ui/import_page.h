// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "command/desk_port.h"
#include "intake/core/import_queries.h"

#include <QTimer>
#include <QWidget>

class QLabel;
class QLineEdit;
class QPushButton;
class QStackedWidget;
class QTableView;
class QTabWidget;

namespace peygir::intake {

class ChoiceTable;
class ImportCheckPanel;
class ImportColumnsModel;
class ImportPreviewModel;
class ImportReadingLine;
class ImportWordsModel;

/// Another system's file, from choosing it to the map by which `peygird import` brings it in (R048): what its columns
/// and words mean is guessed and changed here, the first rows are seen as they would come in, everything is checked.
/// Nothing is brought in. By keys: Ctrl+N another file, Ctrl+M a map, Ctrl+S saves the map, Ctrl+Enter checks, Esc stops, Ctrl+1 to
/// Ctrl+3 go from one part to another.
class ImportPage final : public QWidget
{
    Q_OBJECT

public:
    /// Both outlive the page.
    ImportPage(ImportQueries &queries, DeskPort &desk, QWidget *parent = nullptr);

    /// As a person who has chosen a file.
    void openFile(const QString &path);
    /// Puts a map onto the file that is shown. Columns that the file does not have are left out, and that is said.
    void loadMap(const QString &mapFile);
    /// Where the map goes; as a person who has chosen a name.
    void saveMap(const QString &mapFile);
    const ImportMap &map() const { return m_map; }
    void takeFocus();

Q_SIGNALS:
    void said(const QString &sentence);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    QWidget *fileLine();
    void followReading();
    QWidget *tables();
    void goToTab(int tab);
    void look(const ImportReading &reading);
    void receive(const ImportLook &look);
    void showReading();
    void showDoubts();
    void setMap(const ImportMap &map);
    /// The map has changed: what follows from it is made anew.
    void mapChanged();
    void askPreview();
    void showPreview(ImportPreview preview);
    void showReason();
    void check();
    void chooseFile();
    void offerMaps();
    void chooseMapToSave();
    /// What the map still needs, as a sentence; empty: nothing.
    QString whatIsMissing() const;
    void sayProblem(const QString &sentence);

    ImportQueries &m_queries;
    DeskPort &m_desk;
    QString m_path;
    ImportLook m_look;
    ImportMap m_map;
    ImportWords m_words;
    bool m_allWords = false;
    std::vector<std::pair<SubjectName, Localized>> m_subjects;
    ImportQueries::Cancel m_cancelLook;
    ImportQueries::Cancel m_cancelPreview;
    QTimer m_previewSoon;

    QLineEdit *m_file;
    QPushButton *m_load;
    QPushButton *m_save;
    ImportReadingLine *m_reading;
    QLabel *m_problem;
    QLabel *m_doubts;
    QStackedWidget *m_body;
    QTabWidget *m_tabs;
    ImportColumnsModel *m_columnsModel;
    ChoiceTable *m_columns;
    ImportWordsModel *m_wordsModel;
    ChoiceTable *m_wordsTable;
    ImportCheckPanel *m_checkPanel;
    ImportPreviewModel *m_previewModel;
    QTableView *m_preview;
    QLabel *m_reason;
};

} // namespace peygir::intake
