// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/sync_page.h"

#include "base/limits.h"
#include "desktop/sync_text.h"
#include "uikit/content_area.h"
#include "uikit/empty_state.h"
#include "uikit/error_sentence.h"
#include "uikit/language.h"
#include "uikit/paged_list_model.h"
#include "uikit/row_delegate.h"

#include <QClipboard>
#include <QFormLayout>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QListWidget>
#include <QProgressBar>
#include <QPushButton>
#include <QStackedLayout>
#include <QVBoxLayout>

#include <algorithm>

namespace peygir::desktop {

using namespace std::chrono_literals;
using uikit::ListRow;
using uikit::PagedListModel;

namespace {

/// News of a busy desk come more often than anybody reads.
constexpr auto readPause = 1s;
constexpr int progressSteps = 1000;

/// A list that is short enough to hold all its rows.
QListWidget *rowList(uikit::RowLines lines, const QString &name, QWidget *parent)
{
    auto *list = new QListWidget(parent);
    list->setItemDelegate(new uikit::RowDelegate(lines, list));
    list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    list->setAccessibleName(name);
    return list;
}

QString readAloud(const ListRow &row)
{
    QStringList parts{row.title, row.status, row.detail, row.age};
    parts.removeAll(QString());
    return parts.join(QStringLiteral(" – "));
}

/// The cursor stays on what it stood on.
void fill(QListWidget &list, const std::vector<ListRow> &rows)
{
    const QListWidgetItem *current = list.currentItem();
    const QString id = current ? current->data(PagedListModel::RowRole).value<ListRow>().id : QString();
    const int place = list.currentRow();
    list.clear();
    int found = -1;
    for (const ListRow &row : rows) {
        auto *item = new QListWidgetItem(readAloud(row), &list);
        item->setData(PagedListModel::RowRole, QVariant::fromValue(row));
        item->setToolTip(row.fullDate);
        if (row.id == id)
            found = list.count() - 1;
    }
    list.setCurrentRow(found >= 0 ? found : std::min(std::max(place, 0), list.count() - 1));
}

QLabel *section(const QString &text, QWidget *parent)
{
    auto *label = new QLabel(text, parent);
    label->setProperty("role", QStringLiteral("section"));
    return label;
}

} // namespace

SyncPage::SyncPage(DeskPort &desk, SyncPort &sync, cases::NameQueries &names, const QString &program, QWidget *parent)
    : QWidget(parent)
    , m_desk(desk)
    , m_sync(sync)
    , m_names(names)
    , m_program(program)
    , m_first(new QLabel(this))
    , m_facts(new QFormLayout)
    , m_now(new QPushButton(tr("Synchronise now (F5)"), this))
    , m_check(new QPushButton(tr("Check everything now (Shift+F5)"), this))
    , m_cancel(new QPushButton(tr("Stop"), this))
    , m_copy(new QPushButton(tr("Copy for the help desk (Ctrl+Shift+C)"), this))
    , m_attention(new QPushButton(this))
    , m_progress(new QProgressBar(this))
    , m_checkText(new QLabel(this))
    , m_queueTitle(section({}, this))
    , m_queue(rowList(uikit::RowLines::Two, tr("What waits to be sent"), this))
    , m_queueStack(new QStackedLayout)
    , m_parts(rowList(uikit::RowLines::Two, tr("Parts of the store"), this))
    , m_findingsTitle(section(tr("Found and healed lately"), this))
    , m_findings(rowList(uikit::RowLines::One, m_findingsTitle->text(), this))
{
    auto *heading = new QLabel(tr("Synchronisation"), this);
    heading->setProperty("role", QStringLiteral("title"));
    m_first->setProperty("role", QStringLiteral("warning"));
    m_first->hide();
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    for (QPushButton *button : {m_now, m_check, m_copy, m_attention})
        buttons->addWidget(button);
    buttons->addStretch();
    auto *start = new QVBoxLayout;
    start->setSpacing(12);
    start->addWidget(new uikit::ContentArea(facts()), 3);
    start->addWidget(checking());
    start->addWidget(m_findingsTitle);
    start->addWidget(m_findings, 2);
    start->addStretch();
    auto *halves = new QHBoxLayout;
    halves->setSpacing(24);
    halves->addLayout(start, 1);
    halves->addWidget(lists(), 1);
    auto *page = new QVBoxLayout(this);
    page->setContentsMargins(16, 12, 16, 12);
    page->setSpacing(10);
    page->addWidget(heading);
    page->addWidget(m_first, 0, Qt::AlignLeading);
    page->addLayout(buttons);
    page->addLayout(halves, 1);
    connectAll();
}

QWidget *SyncPage::facts()
{
    auto *widget = new QWidget;
    widget->setLayout(m_facts);
    m_facts->setContentsMargins(0, 0, 8, 0);
    m_facts->setHorizontalSpacing(16);
    m_facts->setVerticalSpacing(6);
    m_facts->setFieldGrowthPolicy(QFormLayout::ExpandingFieldsGrow);
    return widget;
}

QWidget *SyncPage::checking()
{
    m_progress->setRange(0, progressSteps);
    m_progress->setTextVisible(false);
    m_progress->setAccessibleName(tr("Rows counted"));
    m_checkText->setWordWrap(true);
    m_checkText->setAccessibleName(tr("Check of everything"));
    auto *widget = new QWidget;
    auto *column = new QVBoxLayout(widget);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(6);
    auto *bar = new QHBoxLayout;
    bar->addWidget(m_progress, 1);
    bar->addWidget(m_cancel, 0, Qt::AlignLeading);
    column->addLayout(bar);
    column->addWidget(m_checkText);
    return widget;
}

QWidget *SyncPage::lists()
{
    auto *queue = new QWidget;
    queue->setLayout(m_queueStack);
    m_queueStack->setContentsMargins(0, 0, 0, 0);
    m_queueStack->addWidget(m_queue);
    m_queueStack->addWidget(new uikit::EmptyState(QStringLiteral("circle-check"), tr("Nothing waits to be sent."),
                                                  tr("What you do stands here until the server has decided it."), this));
    auto *widget = new QWidget;
    auto *column = new QVBoxLayout(widget);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(6);
    column->addWidget(m_queueTitle);
    column->addWidget(queue, 1);
    column->addSpacing(8);
    column->addWidget(section(tr("What this desk holds"), this));
    column->addWidget(m_parts, 1);
    return widget;
}

void SyncPage::connectAll()
{
    m_soon.setSingleShot(true);
    m_soon.setInterval(readPause);
    m_minute.setInterval(30s);
    connect(&m_soon, &QTimer::timeout, this, &SyncPage::read);
    connect(&m_minute, &QTimer::timeout, this, [this] {
        if (isVisible() && m_overview)
            showFacts();
    });
    m_minute.start();
    connect(&m_desk, &DeskPort::statusChanged, this, [this] {
        if (!isVisible())
            return;
        showCheck();
        if (m_overview)
            showFacts();
        refresh();
    });
    connect(&m_desk, &DeskPort::rowsChanged, this, &SyncPage::refresh);
    connect(m_now, &QPushButton::clicked, this, [this] { m_desk.synchroniseNow(); });
    connect(m_check, &QPushButton::clicked, this, &SyncPage::checkEverything);
    connect(m_cancel, &QPushButton::clicked, this, [this] { m_sync.cancelCheck(); });
    connect(m_copy, &QPushButton::clicked, this, &SyncPage::copyReport);
    connect(m_attention, &QPushButton::clicked, this, &SyncPage::attentionWanted);
    connect(m_queue, &QListWidget::itemActivated, this, [this] {
        const int row = m_queue->currentRow();
        if (!m_overview || row < 0 || row >= int(m_overview->queue.size()))
            return;
        const QString caseId = m_overview->queue[size_t(row)].arguments.value(QLatin1String("case")).toString();
        if (!caseId.isEmpty())
            Q_EMIT caseWanted(caseId);
    });
}

void SyncPage::takeFocus() { m_now->setFocus(Qt::OtherFocusReason); }

void SyncPage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    showCheck();
    read();
}

void SyncPage::refresh()
{
    if (isVisible() && !m_soon.isActive())
        m_soon.start();
}

void SyncPage::read()
{
    m_sync.overview(this, [this](const Result<SyncOverview> &overview) {
        if (overview.ok())
            show(*overview);
        else
            m_checkText->setText(uikit::errorSentence(overview.error()));
    });
}

void SyncPage::show(const SyncOverview &overview)
{
    m_overview = overview;
    showFacts();
    showCheck();
    if (m_cancelNames)
        m_cancelNames();
    std::vector<QJsonObject> arguments;
    for (const QueuedCommand &command : overview.queue)
        arguments.push_back(command.arguments);
    m_cancelNames = m_names.arguments(arguments, this, [this](const Result<std::vector<cases::ArgumentNames>> &names) {
        m_queueNames = names.ok() ? *names : std::vector<cases::ArgumentNames>();
        showQueue();
    });
    if (m_cancelParts)
        m_cancelParts();
    std::vector<qint64> found;
    for (const StoreFinding &finding : overview.findings)
        found.push_back(finding.bucket);
    m_cancelParts = m_names.parts(overview.buckets, found, this, [this](const Result<cases::StoreParts> &parts) {
        if (parts.ok())
            showParts(*parts);
    });
}

void SyncPage::showFacts()
{
    const DeskStatus status = m_desk.status();
    const std::vector<SyncFact> facts = syncFacts(status, *m_overview, m_desk.now());
    // Rows are used again: whoever reads one with a cursor or a screen reader keeps his place.
    while (m_facts->rowCount() > int(facts.size()))
        m_facts->removeRow(m_facts->rowCount() - 1);
    for (int row = 0; row < int(facts.size()); ++row) {
        if (row == m_facts->rowCount()) {
            auto *name = new QLabel(this);
            name->setProperty("role", QStringLiteral("muted"));
            auto *value = new QLabel(this);
            value->setWordWrap(true);
            value->setTextFormat(Qt::PlainText);
            value->setTextInteractionFlags(Qt::TextSelectableByMouse);
            // A label that wraps asks for less than there is.
            QSizePolicy wide(QSizePolicy::Expanding, QSizePolicy::Preferred);
            wide.setHeightForWidth(true);
            value->setSizePolicy(wide);
            m_facts->addRow(name, value);
        }
        auto *name = static_cast<QLabel *>(m_facts->itemAt(row, QFormLayout::LabelRole)->widget());
        auto *value = static_cast<QLabel *>(m_facts->itemAt(row, QFormLayout::FieldRole)->widget());
        const SyncFact &fact = facts[size_t(row)];
        name->setText(fact.name);
        value->setText(fact.value);
        value->setAccessibleName(fact.name);
        const QString role = fact.needsLook ? QStringLiteral("warning") : QString();
        if (value->property("role").toString() != role) {
            value->setProperty("role", role);
            value->setStyleSheet(value->styleSheet());
        }
    }
    m_first->setText(firstSynchronisationText(status));
    m_first->setVisible(!m_first->text().isEmpty());
    m_attention->setText(tr("%Ln need attention (F10)", nullptr, status.needAttention));
    m_attention->setVisible(status.needAttention > 0);
}

void SyncPage::showCheck()
{
    const StoreCheck check = m_sync.check();
    m_progress->setVisible(check.phase == StoreCheck::Phase::Walking);
    m_cancel->setVisible(check.isRunning());
    m_check->setEnabled(!check.isRunning());
    m_progress->setValue(check.total > 0 ? int(check.done * progressSteps / check.total) : 0);
    m_checkText->setText(checkText(check, m_desk.status().line));
    m_checkText->setVisible(!m_checkText->text().isEmpty());
}

void SyncPage::showQueue()
{
    std::vector<ListRow> rows;
    for (size_t at = 0; at < m_overview->queue.size(); ++at)
        rows.push_back(queueRow(m_overview->queue[at], int(at) + 1,
                                at < m_queueNames.size() ? m_queueNames[at] : cases::ArgumentNames(), m_desk.now()));
    fill(*m_queue, rows);
    m_queueStack->setCurrentIndex(rows.empty() ? 1 : 0);
    m_queueTitle->setText(m_overview->queued > int(rows.size())
                              ? tr("What waits to be sent: the first %1 of %2")
                                    .arg(uikit::inUsersDigits(QString::number(rows.size())),
                                         uikit::inUsersDigits(QString::number(m_overview->queued)))
                              : tr("What waits to be sent: %1").arg(uikit::inUsersDigits(QString::number(rows.size()))));
}

void SyncPage::showParts(const cases::StoreParts &parts)
{
    std::vector<ListRow> rows;
    for (const cases::StorePart &part : parts.parts)
        rows.push_back(partRow(part, m_desk.now()));
    fill(*m_parts, rows);
    rows.clear();
    for (const StoreFinding &finding : m_overview->findings) {
        const auto part = parts.asked.find(finding.bucket);
        rows.push_back(findingRow(finding, part == parts.asked.end() ? cases::StorePart() : part->second, m_desk.now()));
    }
    fill(*m_findings, rows);
    m_findings->setVisible(!rows.empty());
    m_findingsTitle->setVisible(!rows.empty());
}

void SyncPage::checkEverything()
{
    if (m_sync.check().isRunning())
        return;
    m_sync.checkEverything();
    m_cancel->setFocus(Qt::OtherFocusReason);
}

void SyncPage::copyReport()
{
    m_sync.overview(this, [this](const Result<SyncOverview> &overview) {
        if (!overview.ok()) {
            Q_EMIT said(uikit::errorSentence(overview.error()));
            return;
        }
        QGuiApplication::clipboard()->setText(syncReport(m_desk.status(), *overview, m_desk.now(), m_program));
        Q_EMIT said(tr("Copied: paste it where you are helped."));
    });
}

} // namespace peygir::desktop
