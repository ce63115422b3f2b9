// SPDX-License-Identifier: GPL-3.0-or-later
#include "paper/out_panel.h"

#include "persian/local_time.h"
#include "uikit/direction.h"
#include "uikit/error_sentence.h"
#include "uikit/help_topic.h"
#include "uikit/line_limit.h"

#include <QAbstractItemView>
#include <QComboBox>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QPrinterInfo>
#include <QProgressBar>
#include <QPushButton>
#include <QStandardPaths>
#include <QVBoxLayout>

#include <algorithm>

namespace peygir::paper {

namespace {

using Form = OutTarget::Form;
constexpr int printerRole = Qt::UserRole + 1;

/// As a name that every file system takes.
QString asFileName(const QString &name)
{
    QString plain;
    for (const QChar c : name) {
        if (QStringView(u"/\\:*?\"<>|").contains(c) || c.category() == QChar::Other_Control)
            plain += u'-';
        else if (c.category() != QChar::Other_Format || c.unicode() == 0x200C)
            plain += c;
    }
    constexpr qsizetype most = 80;
    return plain.left(most).trimmed();
}

/// "1405-08-30": the day of this machine is good enough for a name.
QString today()
{
    const auto date = persian::JalaliDate::fromGregorian(QDate::currentDate());
    return date.ok() ? date->toString().replace(u'/', u'-') : QString();
}

} // namespace

OutPanel::OutPanel(QWidget *parent)
    : QFrame(parent)
    , m_what(new QComboBox)
    , m_form(new QComboBox)
    , m_file(new QLineEdit)
    , m_choose(new QPushButton(tr("Choose…")))
    , m_go(new QPushButton(tr("Write (Ctrl+Enter)")))
    , m_stop(new QPushButton(tr("Put away (Esc)")))
    , m_progress(new QProgressBar)
    , m_sentence(new QLabel)
{
    uikit::setHelpTopic(*this, QStringLiteral("out"));
    setObjectName(QStringLiteral("outPanel"));
    m_pool.setMaxThreadCount(1);
    layOut();
    m_form->addItem(tr("PDF file"), int(Form::Pdf));
    m_form->addItem(tr("Excel file"), int(Form::Workbook));
    m_form->addItem(tr("CSV file"), int(Form::Csv));
    connect(m_what, &QComboBox::currentIndexChanged, this, &OutPanel::proposeFile);
    connect(m_form, &QComboBox::currentIndexChanged, this, &OutPanel::showForm);
    connect(m_file, &QLineEdit::textEdited, this, [this] { m_sentence->clear(); });
    connect(m_file, &QLineEdit::returnPressed, this, &OutPanel::write);
    connect(m_choose, &QPushButton::clicked, this, &OutPanel::choose);
    connect(m_go, &QPushButton::clicked, this, &OutPanel::write);
    connect(m_stop, &QPushButton::clicked, this, [this] {
        QKeyEvent escape(QEvent::KeyPress, Qt::Key_Escape, Qt::NoModifier);
        keyPressEvent(&escape);
    });
    connect(&m_run, &OutRun::moved, this, &OutPanel::showMoved);
    connect(&m_run, &OutRun::finished, this, &OutPanel::finish);
}

void OutPanel::layOut()
{
    setFrameShape(QFrame::StyledPanel);
    m_what->setAccessibleName(tr("What is written"));
    m_form->setAccessibleName(tr("As what"));
    for (QComboBox *box : {m_what, m_form})
        box->view()->setAccessibleName(box->accessibleName());
    m_file->setAccessibleName(tr("File to write to"));
    m_file->setObjectName(QStringLiteral("outFile"));
    uikit::sayWhenCut(*m_file);
    m_go->setProperty("role", QStringLiteral("primary"));
    m_progress->setAccessibleName(tr("How much is written"));
    m_progress->hide();
    m_sentence->setObjectName(QStringLiteral("outSentence"));
    m_sentence->setTextFormat(Qt::PlainText);
    m_sentence->setWordWrap(true);
    auto *heading = new QLabel(tr("Print and export"));
    heading->setProperty("role", QStringLiteral("title"));
    auto *first = new QHBoxLayout;
    first->addWidget(heading);
    first->addWidget(m_what);
    first->addWidget(m_form);
    first->addWidget(m_file, 1);
    first->addWidget(m_choose);
    auto *second = new QHBoxLayout;
    second->addWidget(m_go);
    second->addWidget(m_stop);
    second->addWidget(m_progress);
    second->addWidget(m_sentence, 1);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(16, 8, 16, 8);
    column->setSpacing(8);
    column->addLayout(first);
    column->addLayout(second);
}

void OutPanel::begin(const QList<OutOffer> &offers, Form form)
{
    Q_ASSERT(!offers.isEmpty());
    if (!m_isRunning) {
        m_offers = offers;
        const QSignalBlocker blocker(m_what);
        m_what->clear();
        for (const OutOffer &offer : offers)
            m_what->addItem(offer.name);
        m_what->setEnabled(offers.size() > 1);
        m_file->clear();
        m_sentence->clear();
        m_form->setCurrentIndex(m_form->findData(int(form)));
        showForm();
    }
    offerPrinters();
    m_file->isEnabled() ? m_file->setFocus() : m_form->setFocus();
    m_file->selectAll();
}

void OutPanel::offerPrinters()
{
    if (std::exchange(m_printersAsked, true))
        return;
    // A print server that is far away lets one wait.
    m_pool.start([this] {
        const QStringList names = QPrinterInfo::availablePrinterNames();
        QMetaObject::invokeMethod(
            this,
            [this, names] {
                for (const QString &name : names) {
                    m_form->addItem(tr("Printer: %1").arg(uikit::leftToRight(name)), int(Form::Printer));
                    m_form->setItemData(m_form->count() - 1, name, printerRole);
                }
            },
            Qt::QueuedConnection);
    });
}

OutTarget OutPanel::target() const
{
    const Form form = Form(m_form->currentData().toInt());
    return {form, form == Form::Printer ? m_form->currentData(printerRole).toString()
                                        : QDir::fromNativeSeparators(m_file->text().trimmed())};
}

void OutPanel::showForm()
{
    const bool isFile = target().form != Form::Printer;
    m_file->setEnabled(isFile && !m_isRunning);
    m_choose->setEnabled(isFile && !m_isRunning);
    proposeFile();
}

void OutPanel::proposeFile()
{
    if (m_offers.isEmpty() || target().form == Form::Printer)
        return;
    const QString ending = u'.' + wordOf(target().form);
    const QString typed = m_file->text();
    if (!typed.isEmpty() && typed != m_proposed) {
        // The place is the person's own; only its ending follows what it is.
        const QFileInfo info(typed);
        m_file->setText(info.path() + u'/' + info.completeBaseName() + ending);
        return;
    }
    QString folder = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    if (folder.isEmpty() || !QFileInfo(folder).isDir())
        folder = QDir::homePath();
    const QString name =
        folder + u'/' + asFileName(m_offers[std::max(0, m_what->currentIndex())].name) + u' ' + today();
    m_proposed = name + ending;
    for (int n = 2; QFileInfo::exists(m_proposed); ++n)
        m_proposed = QStringLiteral("%1 (%2)").arg(name).arg(n) + ending;
    m_file->setText(m_proposed);
}

void OutPanel::choose()
{
    const QString ending = wordOf(target().form);
    const QString file = QFileDialog::getSaveFileName(this, tr("File to write to"), m_file->text(),
                                                      QStringLiteral("%1 (*.%2)").arg(ending.toUpper(), ending));
    if (file.isEmpty())
        return;
    m_file->setText(QFileInfo(file).suffix().isEmpty() ? file + u'.' + ending : file);
    // The dialog has asked that already.
    m_replaced = m_file->text();
    m_file->setFocus();
}

void OutPanel::write()
{
    if (m_isRunning || m_offers.isEmpty())
        return;
    m_target = target();
    if (m_target.form != Form::Printer) {
        if (m_target.where.isEmpty() || QFileInfo(m_target.where).isDir()) {
            m_sentence->setText(tr("Type the name of the file."));
            m_file->setFocus();
            return;
        }
        if (QFileInfo::exists(m_target.where) && m_replaced != m_target.where) {
            m_replaced = m_target.where;
            m_sentence->setText(
                tr("There is a file of this name. Press Enter again to replace it, or type another name."));
            m_file->setFocus();
            return;
        }
    }
    m_replaced.clear();
    m_chosen = std::max(0, m_what->currentIndex());
    m_isStopped = false;
    setRunning(true);
    m_sentence->setText(tr("Reading…"));
    m_offers[m_chosen].make(this, [this](const Result<OutThing> &thing) { run(thing); });
}

void OutPanel::run(const Result<OutThing> &thing)
{
    if (!thing.ok())
        return finish(thing.error());
    if (m_isStopped)
        return finish(Error("sheets.stopped"));
    m_run.start(*thing, m_target);
}

void OutPanel::showMoved(qint64 done, qint64 of)
{
    if (!m_isRunning)
        return;
    // In thousandths: counts may be larger than a bar has numbers.
    m_progress->setRange(0, of > 0 ? 1000 : 0);
    m_progress->setValue(of > 0 ? int(done * 1000 / of) : 0);
    const QLocale locale;
    m_progress->setFormat(of > 0 ? tr("%1 of %2").arg(locale.toString(done), locale.toString(of))
                                 : locale.toString(done));
}

void OutPanel::setRunning(bool isRunning)
{
    m_isRunning = isRunning;
    const bool isFile = target().form != Form::Printer;
    m_what->setEnabled(!isRunning && m_offers.size() > 1);
    m_form->setEnabled(!isRunning);
    m_file->setEnabled(!isRunning && isFile);
    m_choose->setEnabled(!isRunning && isFile);
    m_go->setEnabled(!isRunning);
    m_progress->setVisible(isRunning);
    m_progress->setRange(0, 0);
    m_stop->setText(isRunning ? tr("Stop (Esc)") : tr("Put away (Esc)"));
    if (isRunning)
        m_stop->setFocus();
}

void OutPanel::finish(const Result<qint64> &rows)
{
    setRunning(false);
    if (!rows.ok()) {
        const bool isStopped = rows.error().id() == "sheets.stopped";
        const QString sentence = isStopped ? tr("Stopped. Nothing was written.") : uikit::errorSentence(rows.error());
        m_sentence->setText(sentence);
        Q_EMIT refused(sentence);
        m_file->isEnabled() ? m_file->setFocus() : m_form->setFocus();
        return;
    }
    m_offers[m_chosen].note(m_target, *rows);
    const QString where = uikit::leftToRight(QFileInfo(m_target.where).fileName());
    const QString sentence = m_target.form == Form::Printer
                                 ? tr("Sent to the printer %1.").arg(uikit::leftToRight(m_target.where))
                             : *rows > 0 ? tr("%Ln row(s) written to %1.", nullptr, int(*rows)).arg(where)
                                         : tr("Written to %1.").arg(where);
    m_sentence->setText(sentence);
    Q_EMIT said(sentence);
    Q_EMIT putAway();
}

void OutPanel::keyPressEvent(QKeyEvent *event)
{
    const bool isReturn = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (event->key() == Qt::Key_Escape && m_isRunning) {
        m_isStopped = true;
        m_run.stop();
    } else if (event->key() == Qt::Key_Escape) {
        Q_EMIT putAway();
    } else if (isReturn && event->modifiers().testFlag(Qt::ControlModifier) && !m_file->hasFocus()) {
        // The field has told its Return itself, whatever was held with it.
        write();
    } else {
        QFrame::keyPressEvent(event);
    }
}

} // namespace peygir::paper
