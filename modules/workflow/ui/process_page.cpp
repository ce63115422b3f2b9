// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/ui/process_page.h"

#include "uikit/error_sentence.h"
#include "uikit/help_topic.h"
#include "uikit/language.h"
#include "workflow/core/process_text.h"
#include "workflow/core/put_process.h"
#include "workflow/ui/lines_view.h"
#include "workflow/ui/process_words.h"
#include "workflow/ui/switch_panel.h"
#include "workflow/ui/table_panel.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>
#include <QTabWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace peygir::workflow {

namespace {

/// Five versions are seen at once; the tables below need the rest.
constexpr int listHeight = 178;

} // namespace

ProcessPage::ProcessPage(const Ports &ports, QWidget *parent)
    : QWidget(parent)
    , m_ports(ports)
    , m_list(new LinesView(tr("Processes"), {tr("Process"), tr("Version"), tr("New messages"), tr("Open cases")}, 2))
    , m_tabs(new QTabWidget)
    , m_switch(new SwitchPanel(ports.desk, ports.server))
    , m_heading(new QLabel)
    , m_effect(new QLabel)
    , m_problem(new QLabel)
    , m_save(new QPushButton(tr("Save as the next version (Ctrl+Enter)")))
    , m_undo(new QPushButton(tr("Take the last edit back (Ctrl+Z)")))
{
    uikit::setHelpTopic(*this, QStringLiteral("processes"));
    layOut();
    connect(m_list, &LinesView::currentMoved, this, &ProcessPage::openLine);
    connect(m_save, &QPushButton::clicked, this, &ProcessPage::save);
    connect(m_undo, &QPushButton::clicked, this, &ProcessPage::undo);
    connect(m_switch, &SwitchPanel::said, this, &ProcessPage::said);
    refresh();
}

void ProcessPage::layOut()
{
    m_list->setObjectName(QStringLiteral("processList"));
    m_list->setFixedHeight(listHeight);
    m_heading->setProperty("role", QStringLiteral("section"));
    m_heading->setObjectName(QStringLiteral("processHeading"));
    m_effect->setObjectName(QStringLiteral("processEffect"));
    m_effect->setWordWrap(true);
    m_problem->setObjectName(QStringLiteral("processProblem"));
    m_problem->setProperty("role", QStringLiteral("problem"));
    m_problem->setWordWrap(true);
    m_problem->hide();
    m_save->setProperty("role", QStringLiteral("primary"));
    m_tabs->setAccessibleName(tr("Parts of the process"));
    using enum TablePanel::Table;
    const QString titles[] = {tr("Statuses (Ctrl+1)"), tr("Operations (Ctrl+2)"), tr("Receiving and sending (Ctrl+3)")};
    for (const TablePanel::Table table : {Statuses, Operations, Receivers}) {
        auto *panel = new TablePanel(table, m_ports.records);
        m_tabs->addTab(panel, titles[m_tables.size()]);
        m_tables.push_back(panel);
        connect(panel, &TablePanel::edited, this, &ProcessPage::showEdited);
        connect(panel, &TablePanel::refused, this, &ProcessPage::sayProblem);
    }
    m_tabs->addTab(m_switch, tr("Switching (Ctrl+4)"));
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_save);
    buttons->addWidget(m_undo);
    buttons->addStretch();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(8, 8, 8, 8);
    column->addWidget(m_list);
    column->addWidget(m_heading);
    column->addWidget(m_tabs, 1);
    column->addWidget(m_effect);
    column->addWidget(m_problem);
    column->addLayout(buttons);
    // The switch has its own lines and buttons.
    connect(m_tabs, &QTabWidget::currentChanged, this, [this] { showEffect(); });
}

void ProcessPage::refresh()
{
    if (m_cancel)
        m_cancel();
    m_cancel = m_ports.queries.book(this, [this](const Result<ProcessBook> &book) {
        m_cancel = {};
        if (!book.ok())
            return sayProblem(uikit::errorSentence(book.error()));
        receive(*book);
    });
}

void ProcessPage::receive(const ProcessBook &book)
{
    m_book = book;
    showList();
    const auto wanted = m_awaited ? m_awaited : m_edited ? std::optional(m_edited->base().id()) : std::nullopt;
    int at = 0;
    for (size_t line = 0; line < m_book.lines.size(); ++line) {
        if (m_book.lines[line].record.id != wanted)
            continue;
        at = int(line);
        if (m_awaited)
            m_edited.reset();
        m_awaited.reset();
    }
    {
        const QSignalBlocker quiet(m_list);
        m_list->setCurrent(at);
    }
    openLine(at);
    if (m_edited)
        m_switch->setProcess(m_book, m_edited->base().id());
}

void ProcessPage::showList()
{
    std::vector<TableLine> lines;
    for (const ProcessLine &line : m_book.lines) {
        const auto process = processOf(line.record);
        const QString name = process.ok() ? uikit::shown((*process)->name()) : line.record.key;
        const auto next = std::find_if(m_book.lines.begin(), m_book.lines.end(), [&line](const ProcessLine &other) {
            return line.record.followedBy == other.record.id;
        });
        QString messages = next == m_book.lines.end() ? tr("walk it where a subject names it")
                                                      : tr("walk “%1” instead").arg(shownProcess(next->record));
        if (!line.record.active)
            messages = tr("switched off");
        lines.push_back({{name, uikit::inUsersDigits(QString::number(line.record.version)), messages,
                          uikit::inUsersDigits(QString::number(line.openCases()))},
                         {},
                         next != m_book.lines.end() || !line.record.active});
    }
    const QSignalBlocker quiet(m_list);
    m_list->setLines(lines);
}

void ProcessPage::openLine(int at)
{
    if (at < 0 || size_t(at) >= m_book.lines.size())
        return;
    const ProcessDefinition &record = m_book.lines[size_t(at)].record;
    if (m_edited && m_edited->base().id() == record.id)
        return showEdited();
    if (isEdited()) {
        // What was typed is not lost by a step in the list.
        sayProblem(tr("“%1” is being edited. Save it (Ctrl+Enter), or take the edits back (Ctrl+Z), before you open another one.")
                       .arg(shownProcess(m_edited->base())));
        const auto back = std::find_if(m_book.lines.begin(), m_book.lines.end(), [this](const ProcessLine &line) {
            return line.record.id == m_edited->base().id();
        });
        const QSignalBlocker quiet(m_list);
        return m_list->setCurrent(int(back - m_book.lines.begin()));
    }
    const auto process = processOf(record);
    for (TablePanel *table : m_tables)
        table->setProcess(nullptr, {});
    m_edited.reset();
    m_problem->hide();
    if (!process.ok())
        return sayProblem(uikit::errorSentence(process.error()));
    m_edited.emplace(**process);
    for (TablePanel *table : m_tables)
        table->setProcess(&*m_edited, m_book.roles);
    m_switch->setProcess(m_book, record.id);
    m_heading->setText(shownProcess(**process));
    showEdited();
}

void ProcessPage::open()
{
    if (m_edited)
        m_tabs->currentWidget() == m_switch ? m_switch->takeFocus()
                                            : m_tables[size_t(m_tabs->currentIndex())]->takeFocus();
}

void ProcessPage::showEdited()
{
    m_problem->hide();
    for (TablePanel *table : m_tables) {
        if (!table->isFormOpen())
            table->refresh();
    }
    showEffect();
}

void ProcessPage::showEffect()
{
    const bool isSwitch = m_tabs->currentWidget() == m_switch;
    for (QWidget *one : std::initializer_list<QWidget *>{m_effect, m_save, m_undo})
        one->setVisible(!isSwitch);
    m_save->setEnabled(isEdited());
    m_undo->setEnabled(isEdited());
    if (isSwitch)
        return m_problem->hide();
    if (!isEdited())
        return m_effect->setText(
            tr("Nothing is edited. What you change becomes the next version; this one stays as it is for the cases that walk it."));
    const auto next = m_edited->next();
    if (!next.ok())
        return m_effect->setText(
            tr("It cannot be saved yet. %1").arg(sentenceOf(next.error(), m_edited->draft())));
    m_effect->setText(tr("When this is saved, version %1 is there with %2 changed lines. New messages and open cases go on as before until you switch to it (Ctrl+4).")
                          .arg(uikit::inUsersDigits(QString::number(next->version())),
                               uikit::inUsersDigits(QString::number(m_edited->changedLines()))));
}

void ProcessPage::save()
{
    if (!isEdited())
        return;
    const auto next = m_edited->next();
    if (!next.ok())
        return sayProblem(sentenceOf(next.error(), m_edited->draft()));
    m_problem->hide();
    const PutProcess command{m_edited->base().id(), QString::fromUtf8(textOf(next->draft()))};
    m_ports.desk.submit(PutProcess::kind, fieldsToJson(command), this,
                        [this, id = next->id(), name = shownProcess(*next)](const Result<DeskPort::Accepted> &accepted) {
                            if (!accepted.ok())
                                return sayProblem(uikit::errorSentence(accepted.error()));
                            m_awaited = id;
                            Q_EMIT said(tr("“%1” is saved. Switch to it with Ctrl+4.").arg(name));
                            refresh();
                        });
}

void ProcessPage::undo()
{
    if (!m_edited || !m_edited->undo())
        return;
    showEdited();
}

void ProcessPage::sayProblem(const QString &sentence)
{
    m_problem->setText(sentence);
    m_problem->show();
}

void ProcessPage::takeFocus() { m_list->setFocus(); }

void ProcessPage::keyPressEvent(QKeyEvent *event)
{
    const bool control = event->modifiers() == Qt::ControlModifier;
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    const int tab = event->key() - Qt::Key_1;
    if (control && tab >= 0 && tab < m_tabs->count()) {
        m_tabs->setCurrentIndex(tab);
        open();
    } else if (enter && event->modifiers() == Qt::NoModifier && m_list->hasFocus()) {
        open();
    } else if (control && enter && m_tabs->currentWidget() != m_switch) {
        save();
    } else if (control && event->key() == Qt::Key_Z && m_tabs->currentWidget() != m_switch) {
        undo();
    } else if (event->key() == Qt::Key_Escape && !m_list->hasFocus()) {
        m_list->setFocus();
    } else {
        QWidget::keyPressEvent(event);
    }
}

} // namespace peygir::workflow
