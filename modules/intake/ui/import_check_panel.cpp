// SPDX-License-Identifier: GPL-3.0-or-later
#include "intake/ui/import_check_panel.h"

#include "cases/ui/shown.h"
#include "intake/ui/import_preview_model.h"
#include "uikit/direction.h"
#include "uikit/error_sentence.h"
#include "uikit/language.h"
#include "uikit/theme.h"

#include <QClipboard>
#include <QDir>
#include <QFileInfo>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QProgressBar>
#include <QPushButton>
#include <QVBoxLayout>

namespace peygir::intake {

namespace {

/// As a shell takes it.
QString quoted(const QString &path)
{
    return u'"' + QDir::toNativeSeparators(path) + u'"';
}

QString rejectedFileOf(const QString &csv) { return csv + QStringLiteral(".rejected.csv"); }

} // namespace

ImportCheckPanel::ImportCheckPanel(ImportQueries &queries, DeskPort &desk, QWidget *parent)
    : QWidget(parent)
    , m_queries(queries)
    , m_desk(desk)
    , m_go(new QPushButton(tr("Check everything (Ctrl+Enter)")))
    , m_stop(new QPushButton(tr("Stop (Esc)")))
    , m_progress(new QProgressBar)
    , m_summary(new QLabel)
    , m_reasons(new QListWidget)
    , m_commandLabel(new QLabel)
    , m_command(new QLineEdit)
{
    m_go->setProperty("role", QStringLiteral("primary"));
    m_go->setObjectName(QStringLiteral("importCheck"));
    m_progress->setAccessibleName(tr("How much of the file is checked"));
    m_progress->setRange(0, 100);
    m_summary->setObjectName(QStringLiteral("importSummary"));
    m_summary->setWordWrap(true);
    m_reasons->setAccessibleName(tr("What is wrong with which rows"));
    m_reasons->setObjectName(QStringLiteral("importReasons"));
    m_reasons->setWordWrap(true);
    m_commandLabel->setWordWrap(true);
    m_command->setReadOnly(true);
    m_command->setLayoutDirection(Qt::LeftToRight);
    m_command->setAccessibleName(tr("Command that brings the file in"));
    m_command->setObjectName(QStringLiteral("importCommand"));
    auto *copy = new QPushButton(tr("Copy"));
    connect(copy, &QPushButton::clicked, this, [this] { QGuiApplication::clipboard()->setText(m_command->text()); });
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_go);
    buttons->addWidget(m_stop);
    buttons->addWidget(m_progress, 1);
    auto *line = new QHBoxLayout;
    line->addWidget(m_command, 1);
    line->addWidget(copy);
    m_commandLabel->setBuddy(m_command);
    auto *column = new QVBoxLayout(this);
    column->addLayout(buttons);
    column->addWidget(m_summary);
    column->addWidget(m_reasons, 1);
    column->addWidget(m_commandLabel);
    column->addLayout(line);
    connect(m_go, &QPushButton::clicked, this, &ImportCheckPanel::start);
    connect(m_stop, &QPushButton::clicked, this, &ImportCheckPanel::stop);
    showButtons();
    showCommand();
}

void ImportCheckPanel::setFile(const QString &path, qint64 size, const ImportMap &map, const QString &whyNot)
{
    stop();
    m_path = path;
    m_size = size;
    m_map = map;
    m_whyNot = whyNot;
    m_isChecked = false;
    m_reasons->clear();
    m_summary->setText(whyNot.isEmpty()
                           ? tr("Nothing is brought in by a check. It reads the whole file and says what would come of it.")
                           : whyNot);
    showButtons();
    showCommand();
}

void ImportCheckPanel::setMapFile(const QString &mapFile)
{
    m_mapFile = mapFile;
    showCommand();
}

void ImportCheckPanel::takeFocus() { (m_isChecked ? static_cast<QWidget *>(m_reasons) : m_go)->setFocus(Qt::OtherFocusReason); }

void ImportCheckPanel::start()
{
    if (isRunning() || m_path.isEmpty() || !m_whyNot.isEmpty())
        return;
    m_reasons->clear();
    m_isChecked = false;
    m_summary->setText(tr("Reading the file…"));
    const ImportQueries::CheckWish wish{m_path, m_map, m_desk.now(), rejectedFileOf(m_path),
                                        [](const Error &error) { return uikit::errorSentence(error); }};
    m_cancel = m_queries.check(
        wish, this, [this](const ImportReport &soFar, qint64 bytes) { showProgress(soFar, bytes); },
        [this](const Result<ImportCheck> &check) {
            m_cancel = {};
            if (check.ok())
                showCheck(*check);
            else
                m_summary->setText(uikit::errorSentence(check.error()));
            showButtons();
            showCommand();
        });
    showButtons();
    m_stop->setFocus(Qt::OtherFocusReason);
}

bool ImportCheckPanel::stop()
{
    if (!isRunning())
        return false;
    std::exchange(m_cancel, {})();
    m_summary->setText(tr("The check was stopped. Nothing has been brought in, and no file was written."));
    showButtons();
    m_go->setFocus(Qt::OtherFocusReason);
    return true;
}

void ImportCheckPanel::showProgress(const ImportReport &soFar, qint64 bytes)
{
    m_progress->setValue(m_size > 0 ? int(std::min<qint64>(100, bytes * 100 / m_size)) : 100);
    m_summary->setText(summaryOf(soFar));
}

QString ImportCheckPanel::summaryOf(const ImportReport &report) const
{
    // Languages count differently; one number each reads well in all of them.
    const auto count = [](qint64 number) { return cases::shownNumber(number); };
    return QStringList{tr("Rows: %1").arg(count(report.rows)), tr("New: %1").arg(count(report.imported)),
                       tr("There already, as far as this desk knows: %1").arg(count(report.already)),
                       tr("Flagged: %1").arg(count(report.flagged)), tr("Bad: %1").arg(count(report.bad)),
                       tr("Subjects and places that will be made: %1").arg(count(report.records))}
        .join(QStringLiteral(" · "));
}

void ImportCheckPanel::showCheck(const ImportCheck &check)
{
    m_isChecked = true;
    m_progress->setValue(100);
    m_summary->setText(summaryOf(check.report)
                       + (check.rejectedFile.isEmpty()
                              ? QString()
                              : u'\n'
                                    + tr("All bad rows, with line and reason, are in %1: mended there, the same map reads them.")
                                          .arg(uikit::leftToRight(QFileInfo(check.rejectedFile).fileName()))));
    for (const auto &[flag, count] : check.report.flags)
        m_reasons->addItem(tr("Flagged, %1 rows: %2").arg(cases::shownNumber(count), uikit::errorSentence(Error(flag))));
    for (const ImportBadRow &row : check.bad)
        m_reasons->addItem(tr("Line %1: %2").arg(cases::shownNumber(row.line), shownProblem(row.error)));
    if (const qint64 more = check.report.bad - qint64(check.bad.size()); more > 0)
        m_reasons->addItem(tr("And %1 more bad rows").arg(cases::shownNumber(more)));
    if (m_reasons->count() == 0)
        m_reasons->addItem(tr("Nothing is wrong with any row."));
    m_reasons->setCurrentRow(0);
    m_reasons->setFocus(Qt::OtherFocusReason);
    Q_EMIT checked(check.words);
}

void ImportCheckPanel::showCommand()
{
    const bool ready = m_isChecked && !m_mapFile.isEmpty();
    m_command->setText(ready ? QStringLiteral("peygird import cases %1 --map %2 --data DIR").arg(quoted(m_path), quoted(m_mapFile))
                             : QString());
    m_command->setCursorPosition(0);
    m_commandLabel->setText(
        ready ? tr("The file comes in at the server, where each case keeps the day on which it was registered. Copy both files "
                   "there, stop the server, and run this; DIR is its data folder. A second run changes nothing.")
        : m_isChecked ? tr("Save the map with Ctrl+S; then the command that brings the file in stands here.")
                      : tr("When everything is checked and the map is saved, the command that brings the file in stands here."));
}

void ImportCheckPanel::showButtons()
{
    m_go->setEnabled(!isRunning() && !m_path.isEmpty() && m_whyNot.isEmpty());
    m_stop->setEnabled(isRunning());
    m_progress->setVisible(isRunning() || m_isChecked);
}

} // namespace peygir::intake
