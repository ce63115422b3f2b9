// SPDX-License-Identifier: GPL-3.0-or-later
#include "intake/ui/import_page.h"

#include "intake/ui/choice_table.h"
#include "intake/ui/import_check_panel.h"
#include "intake/ui/import_columns_model.h"
#include "intake/ui/import_map_files.h"
#include "intake/ui/import_preview_model.h"
#include "intake/ui/import_reading_line.h"
#include "intake/ui/import_words_model.h"
#include "uikit/direction.h"
#include "uikit/empty_state.h"
#include "uikit/error_sentence.h"
#include "uikit/language.h"
#include "uikit/line_limit.h"

#include <QDir>
#include <QDragEnterEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QMimeData>
#include <QPushButton>
#include <QSplitter>
#include <QStackedWidget>
#include <QTabWidget>
#include <QVBoxLayout>

namespace peygir::intake {

ImportPage::ImportPage(ImportQueries &queries, DeskPort &desk, QWidget *parent)
    : QWidget(parent)
    , m_queries(queries)
    , m_desk(desk)
    , m_file(new QLineEdit)
    , m_load(new QPushButton(tr("Use a map (Ctrl+M)")))
    , m_save(new QPushButton(tr("Save the map (Ctrl+S)")))
    , m_reading(new ImportReadingLine)
    , m_problem(new QLabel)
    , m_doubts(new QLabel)
    , m_body(new QStackedWidget)
    , m_tabs(new QTabWidget)
    , m_columnsModel(new ImportColumnsModel(this))
    , m_columns(new ChoiceTable(ImportColumnsModel::Field))
    , m_wordsModel(new ImportWordsModel(this))
    , m_wordsTable(new ChoiceTable(ImportWordsModel::Meaning))
    , m_checkPanel(new ImportCheckPanel(queries, desk))
    , m_previewModel(new ImportPreviewModel(this))
    , m_preview(new QTableView)
    , m_reason(new QLabel)
{
    setAcceptDrops(true);
    auto *heading = new QLabel(tr("Cases of another system"));
    heading->setProperty("role", QStringLiteral("title"));
    m_problem->setProperty("role", QStringLiteral("problem"));
    m_problem->setObjectName(QStringLiteral("importProblem"));
    m_problem->setWordWrap(true);
    m_doubts->setProperty("role", QStringLiteral("warning"));
    m_doubts->setObjectName(QStringLiteral("importDoubts"));
    m_doubts->setWordWrap(true);
    m_body->addWidget(new uikit::EmptyState(QStringLiteral("file-text"), tr("No file is open."),
                                            tr("Drop a CSV file here, or choose one with Ctrl+N. Nothing is brought in before "
                                               "you have seen what would come of it.")));
    m_body->addWidget(tables());
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(16, 12, 16, 8);
    column->setSpacing(8);
    column->addWidget(heading);
    column->addWidget(fileLine());
    column->addWidget(m_reading);
    column->addWidget(m_problem);
    column->addWidget(m_doubts);
    column->addWidget(m_body, 1);
    m_previewSoon.setSingleShot(true);
    m_previewSoon.setInterval(120);
    connect(&m_previewSoon, &QTimer::timeout, this, &ImportPage::askPreview);
    followReading();
    sayProblem({});
    showReading();
    showDoubts();
}

QWidget *ImportPage::fileLine()
{
    m_file->setObjectName(QStringLiteral("importFile"));
    m_file->setAccessibleName(tr("File of cases"));
    m_file->setPlaceholderText(tr("Path of a CSV file; Enter looks into it"));
    uikit::sayWhenCut(*m_file, [this](const QString &sentence) { sayProblem(sentence); });
    auto *choose = new QPushButton(tr("Choose… (Ctrl+N)"));
    m_load->setObjectName(QStringLiteral("importLoadMap"));
    connect(m_file, &QLineEdit::returnPressed, this, [this] { openFile(m_file->text()); });
    connect(choose, &QPushButton::clicked, this, &ImportPage::chooseFile);
    connect(m_load, &QPushButton::clicked, this, &ImportPage::offerMaps);
    connect(m_save, &QPushButton::clicked, this, &ImportPage::chooseMapToSave);
    auto *widget = new QWidget;
    auto *line = new QHBoxLayout(widget);
    line->setContentsMargins(0, 0, 0, 0);
    line->addWidget(m_file, 1);
    for (QPushButton *button : {choose, m_load, m_save})
        line->addWidget(button);
    return widget;
}

void ImportPage::followReading()
{
    connect(m_reading, &ImportReadingLine::readingChosen, this,
            [this](FileEncoding encoding, char separator) { look({m_path, encoding, separator}); });
    connect(m_reading, &ImportReadingLine::timesChosen, this, [this](const QStringList &forms) {
        m_map.times = forms;
        mapChanged();
    });
    connect(m_reading, &ImportReadingLine::zoneChosen, this, [this](const QTimeZone &zone) {
        m_map.zone = zone;
        mapChanged();
    });
    connect(m_reading, &ImportReadingLine::sourceTyped, this, [this](const QString &source) {
        m_map.source = source;
        mapChanged();
    });
}

QWidget *ImportPage::tables()
{
    m_columns->setModel(m_columnsModel);
    m_columns->setAccessibleName(tr("Columns of the file and what they are here"));
    m_columns->setObjectName(QStringLiteral("importColumns"));
    m_wordsTable->setModel(m_wordsModel);
    m_wordsTable->setAccessibleName(tr("Words of the file and what they mean here"));
    m_wordsTable->setObjectName(QStringLiteral("importWords"));
    m_preview->setModel(m_previewModel);
    dressTable(*m_preview);
    m_preview->setAccessibleName(tr("The first rows as they would come in"));
    m_preview->setObjectName(QStringLiteral("importPreview"));
    m_reason->setWordWrap(true);
    m_reason->setObjectName(QStringLiteral("importReason"));
    const auto widths = [](QTableView &table, std::initializer_list<int> pixels) {
        int column = 0;
        for (const int width : pixels)
            table.setColumnWidth(column++, width);
    };
    widths(*m_columns, {220, 380, 200});
    widths(*m_wordsTable, {90, 320, 90});
    widths(*m_preview, {60, 260, 110, 130, 130, 170, 150, 130, 130, 180, 240, 90});
    for (QTableView *table : {static_cast<QTableView *>(m_columns), static_cast<QTableView *>(m_wordsTable), m_preview})
        table->horizontalHeader()->setStretchLastSection(true);
    m_tabs->addTab(m_columns, tr("Columns (Ctrl+1)"));
    m_tabs->addTab(m_wordsTable, tr("Words (Ctrl+2)"));
    m_tabs->addTab(m_checkPanel, tr("Check (Ctrl+3)"));
    connect(m_columnsModel, &ImportColumnsModel::mapChanged, this, [this] {
        m_map = m_columnsModel->map();
        mapChanged();
    });
    connect(m_wordsModel, &ImportWordsModel::mapChanged, this, [this] {
        m_map = m_wordsModel->map();
        mapChanged();
    });
    connect(m_checkPanel, &ImportCheckPanel::checked, this, [this](const ImportWords &words) {
        m_words = words;
        m_allWords = true;
        m_wordsModel->show(m_words, m_map, m_subjects);
        showDoubts();
    });
    connect(m_preview->selectionModel(), &QItemSelectionModel::currentChanged, this, &ImportPage::showReason);
    auto *below = new QWidget;
    auto *column = new QVBoxLayout(below);
    column->setContentsMargins(0, 4, 0, 0);
    auto *heading = new QLabel(tr("The first rows, as they would come in"));
    heading->setProperty("role", QStringLiteral("section"));
    column->addWidget(heading);
    column->addWidget(m_preview, 1);
    column->addWidget(m_reason);
    auto *splitter = new QSplitter(Qt::Vertical);
    splitter->setChildrenCollapsible(false);
    splitter->addWidget(m_tabs);
    splitter->addWidget(below);
    splitter->setStretchFactor(0, 1);
    splitter->setStretchFactor(1, 1);
    return splitter;
}

void ImportPage::takeFocus()
{
    if (m_body->currentIndex() == 0)
        m_file->setFocus(Qt::OtherFocusReason);
    else if (m_tabs->currentWidget() == m_checkPanel)
        m_checkPanel->takeFocus();
    else
        m_tabs->currentWidget()->setFocus(Qt::OtherFocusReason);
}

void ImportPage::goToTab(int tab)
{
    m_tabs->setCurrentIndex(tab);
    takeFocus();
}

void ImportPage::openFile(const QString &path)
{
    m_file->setText(path);
    m_file->setCursorPosition(int(path.size()));
    look({path});
}

void ImportPage::look(const ImportReading &reading)
{
    m_checkPanel->stop();
    if (m_cancelLook)
        m_cancelLook();
    if (reading.path.isEmpty())
        return;
    m_path = reading.path;
    m_cancelLook = m_queries.look(reading, this, [this](const Result<ImportLook> &look) {
        m_cancelLook = {};
        if (look.ok()) {
            receive(*look);
            return;
        }
        m_look = {};
        m_map = {};
        m_body->setCurrentIndex(0);
        sayProblem(uikit::errorSentence(look.error()));
        showReading();
        showDoubts();
    });
}

void ImportPage::receive(const ImportLook &look)
{
    m_look = look;
    m_words = {};
    m_allWords = false;
    m_checkPanel->setMapFile({});
    sayProblem({});
    m_body->setCurrentIndex(1);
    setMap(look.guess.map);
    m_columns->setCurrentIndex(m_columnsModel->index(0, ImportColumnsModel::Field));
    goToTab(0);
}

void ImportPage::setMap(const ImportMap &map)
{
    m_map = map;
    m_columnsModel->show(m_look.guess.columns, m_map);
    mapChanged();
}

void ImportPage::mapChanged()
{
    // The others choose on from what one of them has chosen.
    if (!(m_columnsModel->map() == m_map)) {
        const QModelIndex at = m_columns->currentIndex();
        m_columnsModel->show(m_look.guess.columns, m_map);
        m_columns->setCurrentIndex(at);
    }
    m_checkPanel->setFile(m_path, m_look.size, m_map, whatIsMissing());
    m_checkPanel->setMapFile({});
    showReading();
    showDoubts();
    m_previewSoon.start();
}

QString ImportPage::whatIsMissing() const
{
    QStringList names;
    for (const ImportField field : missingFields(m_map))
        names.append(ImportColumnsModel::nameOf(field));
    if (!names.isEmpty())
        return tr("Say which column is: %1.").arg(names.join(tr(", ", "between names")));
    return m_map.source.isEmpty() ? tr("Give the other system a name.") : QString();
}

void ImportPage::showReading()
{
    const bool open = m_body->currentIndex() == 1;
    m_reading->setEnabled(open);
    m_load->setEnabled(open);
    m_save->setEnabled(open && whatIsMissing().isEmpty());
    if (open)
        m_reading->showMap(m_map);
}

void ImportPage::showDoubts()
{
    QStringList doubts;
    if (m_body->currentIndex() == 1) {
        if (const QString missing = whatIsMissing(); !missing.isEmpty())
            doubts.append(missing);
        if (m_look.encoding.encoding == FileEncoding::Windows1256)
            doubts.append(tr("This file is not UTF-8 but Windows-1256. If its letters can be read below, go on; otherwise save "
                             "it as “CSV UTF-8”."));
        if (m_look.encoding.mixed)
            doubts.append(tr("Some rows are not written in UTF-8; the check names them."));
        if (m_look.guess.dayOrMonthFirst && m_map.times == m_look.guess.map.times)
            doubts.append(tr("Whether the day or the month comes first cannot be seen from the dates. Look at the rows below."));
        if (const int unknown = m_wordsModel->unknown(); unknown > 0 && m_wordsModel->rowCount() > 0)
            doubts.append(tr("%Ln word(s) have no meaning yet: see “Words”.", nullptr, unknown));
    }
    m_doubts->setText(doubts.join(u' '));
    m_doubts->setVisible(!doubts.isEmpty());
}

void ImportPage::askPreview()
{
    if (m_cancelPreview)
        m_cancelPreview();
    m_cancelPreview = {};
    if (!missingFields(m_map).empty()) {
        showPreview({{}, {}, m_subjects});
        return;
    }
    m_cancelPreview = m_queries.preview(m_path, m_map, m_desk.now(), this, [this](Result<ImportPreview> preview) {
        m_cancelPreview = {};
        if (preview.ok())
            showPreview(std::move(preview).value());
        else
            sayProblem(uikit::errorSentence(preview.error()));
    });
}

void ImportPage::showPreview(ImportPreview preview)
{
    m_subjects = std::move(preview.subjects);
    if (!m_allWords)
        m_words = std::move(preview.words);
    const QModelIndex at = m_wordsTable->currentIndex();
    m_wordsModel->show(m_words, m_map, m_subjects);
    m_wordsTable->setCurrentIndex(m_wordsModel->index(std::max(0, at.row()), ImportWordsModel::Meaning));
    m_previewModel->show(std::move(preview.rows));
    m_preview->setColumnHidden(ImportPreviewModel::Problem, !m_previewModel->hasProblems());
    showReason();
    showDoubts();
}

void ImportPage::showReason()
{
    const QModelIndex at = m_preview->currentIndex();
    const QString sentence = at.isValid() ? m_previewModel->problemOf(at.row()) : QString();
    m_reason->setText(sentence);
    m_reason->setVisible(!sentence.isEmpty());
}

void ImportPage::check()
{
    if (m_body->currentIndex() != 1)
        return;
    if (!whatIsMissing().isEmpty()) {
        goToTab(0);
        return;
    }
    m_tabs->setCurrentWidget(m_checkPanel);
    m_checkPanel->start();
}

void ImportPage::chooseFile()
{
    const QString path = QFileDialog::getOpenFileName(this, tr("File of cases"), m_path,
                                                      tr("CSV files (*.csv *.txt *.tsv);;All files (*)"));
    if (!path.isEmpty())
        openFile(path);
}

void ImportPage::offerMaps()
{
    if (m_body->currentIndex() != 1)
        return;
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    connect(menu->addAction(tr("From a file…")), &QAction::triggered, this, [this] {
        const QString path = QFileDialog::getOpenFileName(this, tr("Map of a file"), QFileInfo(m_path).path(),
                                                          tr("Maps (*.json)"));
        if (!path.isEmpty())
            loadMap(path);
    });
    connect(menu->addAction(tr("What was guessed")), &QAction::triggered, this, [this] { setMap(m_look.guess.map); });
    menu->addSeparator();
    const QDir shipped(QStringLiteral(":/import"));
    for (const QString &name : shipped.entryList({QStringLiteral("*.json")}, QDir::Files)) {
        connect(menu->addAction(tr("Shipped: %1").arg(uikit::leftToRight(QFileInfo(name).completeBaseName()))),
                &QAction::triggered, this, [this, path = shipped.filePath(name)] { loadMap(path); });
    }
    menu->popup(m_load->mapToGlobal(m_load->rect().bottomLeft()));
}

void ImportPage::loadMap(const QString &mapFile)
{
    const auto loaded = loadMapFile(mapFile, m_map, m_look.guess.columns);
    if (!loaded.ok()) {
        sayProblem(uikit::errorSentence(loaded.error()));
        return;
    }
    sayProblem(loaded->absent.isEmpty() ? QString()
                                        : tr("The file has no such columns, so the map goes without them: %1.")
                                              .arg(loaded->absent.join(tr(", ", "between names"))));
    setMap(loaded->map);
    m_columns->setFocus(Qt::OtherFocusReason);
}

void ImportPage::chooseMapToSave()
{
    if (!m_save->isEnabled())
        return;
    const QString name = QFileInfo(m_path).path() + u'/' + QFileInfo(m_path).completeBaseName() + QStringLiteral(".map.json");
    const QString path = QFileDialog::getSaveFileName(this, tr("Map of a file"), name, tr("Maps (*.json)"));
    if (!path.isEmpty())
        saveMap(path);
}

void ImportPage::saveMap(const QString &mapFile)
{
    if (const auto saved = saveMapFile(mapFile, m_map); !saved.ok()) {
        sayProblem(uikit::errorSentence(saved.error()));
        return;
    }
    sayProblem({});
    m_checkPanel->setMapFile(mapFile);
    Q_EMIT said(tr("The map is saved: %1").arg(uikit::leftToRight(QFileInfo(mapFile).fileName())));
}

void ImportPage::sayProblem(const QString &sentence)
{
    m_problem->setText(sentence);
    m_problem->setVisible(!sentence.isEmpty());
}

void ImportPage::keyPressEvent(QKeyEvent *event)
{
    const bool control = event->modifiers().testFlag(Qt::ControlModifier);
    if (control && (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter))
        check();
    else if (control && event->key() >= Qt::Key_1 && event->key() < Qt::Key_1 + m_tabs->count())
        goToTab(event->key() - Qt::Key_1);
    else if (control && event->key() == Qt::Key_N)
        chooseFile();
    else if (control && event->key() == Qt::Key_M)
        offerMaps();
    else if (control && event->key() == Qt::Key_S)
        chooseMapToSave();
    else if (event->key() != Qt::Key_Escape || !m_checkPanel->stop())
        QWidget::keyPressEvent(event);
}

void ImportPage::dragEnterEvent(QDragEnterEvent *event)
{
    const QList<QUrl> urls = event->mimeData()->urls();
    if (urls.size() == 1 && urls.first().isLocalFile())
        event->acceptProposedAction();
}

void ImportPage::dropEvent(QDropEvent *event) { openFile(event->mimeData()->urls().first().toLocalFile()); }

} // namespace peygir::intake
