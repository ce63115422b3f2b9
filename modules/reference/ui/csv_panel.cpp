// SPDX-License-Identifier: GPL-3.0-or-later
#include "reference/ui/csv_panel.h"

#include "base/cell_guard.h"
#include "base/csv_reader.h"
#include "reference/core/put_record.h"
#include "reference/ui/record_words.h"
#include "uikit/error_sentence.h"
#include "uikit/help_topic.h"
#include "uikit/language.h"
#include "uikit/line_limit.h"

#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QLocale>
#include <QProgressBar>
#include <QPushButton>
#include <QSaveFile>
#include <QVBoxLayout>

namespace peygir::reference {

namespace {

QString shownLine(qint64 line) { return QLocale().toString(line); }

} // namespace

CsvPanel::CsvPanel(RecordQueries &queries, DeskPort &desk, QWidget *parent)
    : QFrame(parent)
    , m_queries(queries)
    , m_desk(desk)
    , m_file(new QLineEdit)
    , m_summary(new QLabel)
    , m_bad(new QListWidget)
    , m_progress(new QProgressBar)
    , m_go(new QPushButton(tr("Bring in (Ctrl+Enter)")))
    , m_stop(new QPushButton(tr("Stop")))
{
    uikit::setHelpTopic(*this, QStringLiteral("records.csv"));
    setFrameShape(QFrame::StyledPanel);
    auto *heading = new QLabel(tr("Bring in from a file"));
    heading->setProperty("role", QStringLiteral("title"));
    m_file->setObjectName(QStringLiteral("csvFile"));
    m_file->setAccessibleName(tr("CSV or Excel file"));
    m_file->setPlaceholderText(tr("Path of a CSV (UTF-8) or Excel file; Enter looks into it"));
    uikit::sayWhenCut(*m_file);
    m_summary->setWordWrap(true);
    m_summary->setObjectName(QStringLiteral("csvSummary"));
    m_bad->setAccessibleName(tr("Bad rows"));
    m_bad->setWordWrap(true);
    m_go->setProperty("role", QStringLiteral("primary"));
    m_progress->setTextVisible(true);
    auto *choose = new QPushButton(tr("Choose…"));
    auto *line = new QHBoxLayout;
    line->addWidget(m_file, 1);
    line->addWidget(choose);
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_go);
    buttons->addWidget(m_stop);
    buttons->addWidget(m_progress, 1);
    auto *column = new QVBoxLayout(this);
    column->addWidget(heading);
    column->addLayout(line);
    column->addWidget(m_summary);
    column->addWidget(m_bad, 1);
    column->addLayout(buttons);

    connect(m_file, &QLineEdit::returnPressed, this, [this] { look(m_file->text()); });
    connect(choose, &QPushButton::clicked, this, &CsvPanel::chooseFile);
    connect(m_go, &QPushButton::clicked, this, &CsvPanel::start);
    connect(m_stop, &QPushButton::clicked, this, [this] { m_running = false; });
}

void CsvPanel::begin(const RecordForm &form)
{
    // What runs goes on with the type that it was begun with.
    if (!m_running) {
        m_form = &form;
        m_import = {};
        m_file->clear();
        m_bad->clear();
        m_summary->setText(tr("The first line names the columns, as in a file that was exported. Nothing changes before "
                              "you have seen what would come of it."));
        m_go->setEnabled(false);
        m_stop->setEnabled(false);
        m_progress->hide();
    }
    m_file->setFocus();
}

void CsvPanel::chooseFile()
{
    const QString file = QFileDialog::getOpenFileName(this, tr("CSV or Excel file"), QString(), QStringLiteral("CSV, Excel (*.csv *.xlsx)"));
    if (file.isEmpty())
        return;
    m_file->setText(file);
    look(file);
}

void CsvPanel::look(const QString &file)
{
    if (m_running)
        return;
    if (m_cancel)
        m_cancel();
    m_go->setEnabled(false);
    m_bad->clear();
    m_summary->setText(tr("Reading the file…"));
    m_cancel = m_queries.readCsv(*m_form, file, csvWords(*m_form), this, [this](Result<CsvImport> import) {
        m_import = import.ok() ? std::move(import).value() : CsvImport();
        if (import.ok())
            showPreview();
        else
            m_summary->setText(uikit::errorSentence(import.error()));
    });
}

void CsvPanel::showPreview()
{
    const auto fresh = std::count_if(m_import.good.begin(), m_import.good.end(),
                                     [](const GoodCsvRow &row) { return row.isNew; });
    QStringList sentences{tr("%Ln new record(s)", nullptr, int(fresh)),
                          tr("%Ln changed", nullptr, int(qint64(m_import.good.size()) - fresh)),
                          tr("%Ln as it is here", nullptr, int(m_import.unchanged)),
                          tr("%Ln bad row(s)", nullptr, int(m_import.bad.size()))};
    QString text = sentences.join(QStringLiteral(" · "));
    if (!m_import.ignored.isEmpty())
        text += u'\n' + tr("Columns that mean nothing here: %1").arg(m_import.ignored.join(QStringLiteral(" · ")));
    m_summary->setText(text);
    m_bad->clear();
    for (const BadCsvRow &row : m_import.bad) {
        const QString where = row.column.isEmpty() ? tr("Line %1").arg(shownLine(row.line))
                                                   : tr("Line %1, %2").arg(shownLine(row.line), row.column);
        m_bad->addItem(where + QStringLiteral(": ") + uikit::errorSentence(row.error));
    }
    m_go->setEnabled(!m_import.good.empty() || !m_import.bad.empty());
    m_go->setFocus();
}

void CsvPanel::start()
{
    if (m_running || !m_go->isEnabled())
        return;
    m_running = true;
    m_next = 0;
    m_done = 0;
    m_go->setEnabled(false);
    m_stop->setEnabled(true);
    m_progress->setRange(0, std::max(1, int(m_import.good.size())));
    m_progress->setValue(0);
    m_progress->show();
    putNext();
}

void CsvPanel::putNext()
{
    if (!m_running || m_next == m_import.good.size()) {
        finish();
        return;
    }
    const size_t at = m_next++;
    const QJsonObject arguments{{QStringLiteral("type"), QLatin1String(m_form->type)},
                                {QStringLiteral("record"), m_import.good[at].record}};
    m_desk.submit(putRecordKind, arguments, this, [this, at](const Result<DeskPort::Accepted> &accepted) {
        if (accepted.ok()) {
            ++m_done;
        } else {
            const GoodCsvRow &row = m_import.good[at];
            const QString field = accepted.error().values().value(QStringLiteral("field")).toString();
            const RecordField *declared = m_form->field(field);
            m_import.bad.push_back(
                {row.line, declared ? labelOf(declared->label) : QString(), accepted.error(), row.cells});
        }
        m_progress->setValue(int(m_next));
        m_progress->setFormat(tr("%1 of %2").arg(shownLine(qint64(m_next)), shownLine(qint64(m_import.good.size()))));
        putNext();
    });
}

QString CsvPanel::badFile() const
{
    const QFileInfo info(m_file->text());
    return info.path() + u'/' + info.completeBaseName() + QStringLiteral(".bad.csv");
}

void CsvPanel::writeBadRows()
{
    QSaveFile file(badFile());
    bool written = file.open(QIODevice::WriteOnly);
    written = written
              && file.write("\xef\xbb\xbf" + csvLine(QStringList{tr("Line"), tr("Column"), tr("Reason")} + m_import.head)) > 0;
    for (const BadCsvRow &row : m_import.bad) {
        const QStringList report{QString::number(row.line), row.column, uikit::errorSentence(row.error)};
        QStringList cells;
        for (const QString &cell : report + row.cells)
            cells += guardedCell(cell);
        written = written && file.write(csvLine(cells)) > 0;
    }
    if (!written || !file.commit())
        m_summary->setText(uikit::errorSentence(Error("reference.file", {{QStringLiteral("file"), badFile()}})));
}

void CsvPanel::finish()
{
    const bool stopped = m_next < m_import.good.size();
    m_running = false;
    m_stop->setEnabled(false);
    QString sentence = tr("%Ln record(s) brought in.", nullptr, int(m_done));
    if (stopped)
        sentence += u' ' + tr("Stopped; what is in stays, and the same file goes on where it ended.");
    if (!m_import.bad.empty()) {
        sentence += u' ' + tr("The bad rows are in %1.").arg(QFileInfo(badFile()).fileName());
        showPreview();
        m_go->setEnabled(false);
        m_summary->setText(sentence);
        writeBadRows();
    } else {
        m_summary->setText(sentence);
    }
    Q_EMIT finished(sentence);
}

void CsvPanel::keyPressEvent(QKeyEvent *event)
{
    const bool control = event->modifiers().testFlag(Qt::ControlModifier);
    if (event->key() == Qt::Key_Escape && !m_running)
        Q_EMIT putAway();
    else if (control && (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter))
        start();
    else
        QFrame::keyPressEvent(event);
}

} // namespace peygir::reference
