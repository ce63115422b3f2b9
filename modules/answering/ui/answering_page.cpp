// SPDX-License-Identifier: GPL-3.0-or-later
#include "answering/ui/answering_page.h"

#include "answering/ui/answer_text.h"
#include "answering/ui/answering_providers.h"
#include "answering/ui/answering_tables.h"
#include "cases/ui/shown.h"
#include "persian/local_time.h"
#include "uikit/empty_state.h"
#include "uikit/error_sentence.h"
#include "uikit/help_topic.h"
#include "uikit/jalali_date_edit.h"
#include "uikit/language.h"
#include "uikit/paged_list_model.h"
#include "uikit/persian_line_edit.h"
#include "uikit/row_delegate.h"
#include "uikit/row_list_view.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QToolButton>
#include <QVBoxLayout>

#include <utility>

namespace peygir::answering {

namespace {

constexpr int listWidth = 430;

/// What of the stack of lists is which.
enum Shown { ReadyList, NobodyReady, DueList, NothingDue };

} // namespace

AnsweringPage::AnsweringPage(CallPanel::Ports ports, QWidget *parent)
    : QWidget(parent)
    , m_ports(ports)
    , m_readyRows(new ReadyRowProvider(ports.queries, ports.desk, this))
    , m_dueRows(new DueRowProvider(ports.queries, ports.desk, this))
    , m_readyModel(new uikit::PagedListModel(*m_readyRows, this, uikit::PagedListModel::Begin::WhenAsked))
    , m_dueModel(new uikit::PagedListModel(*m_dueRows, this, uikit::PagedListModel::Begin::WhenAsked))
    // What is the first of a stack is shown as soon as it comes to it: without a parent, as a window of its own.
    , m_ready(new uikit::RowListView(this))
    , m_due(new uikit::RowListView(this))
    , m_readyButton(new QToolButton)
    , m_dueButton(new QToolButton)
    , m_filter(new uikit::PersianLineEdit)
    , m_day(new uikit::JalaliDateEdit([this] { return dayOf(m_ports.desk.now()); }))
    , m_dayProblem(new QLabel)
    , m_count(new QLabel)
    , m_lists(new QStackedLayout)
    , m_side(new QStackedLayout)
    , m_panel(new CallPanel(ports))
{
    uikit::setHelpTopic(*this, QStringLiteral("answering"));
    auto *side = new QWidget;
    side->setLayout(m_side);
    m_side->addWidget(
        new uikit::EmptyState(QStringLiteral("phone"), tr("No call is open."),
                              tr("Choose a citizen in the list; Enter takes his messages and opens the call.")));
    m_side->addWidget(m_panel);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(lists());
    row->addWidget(side, 1);
    connectAll();
}

QWidget *AnsweringPage::lists()
{
    auto *widget = new QWidget;
    widget->setFixedWidth(listWidth);
    const auto button = [](QToolButton *made, const QString &text, const QString &tip) {
        made->setText(text);
        made->setToolTip(tip);
        made->setCheckable(true);
        made->setAutoExclusive(true);
        made->setToolButtonStyle(Qt::ToolButtonTextOnly);
    };
    button(m_readyButton, tr("Ready to answer"), tr("Who is to be called (Ctrl+L)"));
    button(m_dueButton, tr("Feedback due"), tr("Whose feedback is due on a day (Ctrl+D)"));
    m_readyButton->setChecked(true);
    m_filter->setPlaceholderText(tr("Filter by name, phone or code"));
    m_filter->setAccessibleName(tr("Filter of who is to be called"));
    m_filter->setClearButtonEnabled(true);
    m_day->setAccessibleName(tr("Day on which feedback is due"));
    m_day->setPlaceholderText(tr("A day: today, tomorrow, 9/15"));
    m_day->hide();
    m_dayProblem->setProperty("role", QStringLiteral("problem"));
    m_dayProblem->setWordWrap(true);
    m_dayProblem->hide();
    m_ready->setRows(*m_readyModel, *new uikit::RowDelegate(uikit::RowLines::Two, m_ready));
    m_ready->setAccessibleName(tr("Who is to be called"));
    m_due->setRows(*m_dueModel, *new uikit::RowDelegate(uikit::RowLines::Two, m_due));
    m_due->setAccessibleName(tr("Messages whose feedback is due"));
    m_count->setProperty("role", QStringLiteral("muted"));
    m_lists->addWidget(m_ready);
    m_lists->addWidget(new uikit::EmptyState(QStringLiteral("circle-check"), tr("Nobody waits for an answer."),
                                             tr("A message comes here when its reply has been checked.")));
    m_lists->addWidget(m_due);
    m_lists->addWidget(new uikit::EmptyState(QStringLiteral("calendar"), tr("No feedback is due on this day."),
                                             tr("Ctrl+D chooses another day.")));
    auto *top = new QHBoxLayout;
    top->addWidget(m_readyButton);
    top->addWidget(m_dueButton);
    top->addStretch();
    top->addWidget(m_count);
    auto *column = new QVBoxLayout(widget);
    column->setContentsMargins(8, 8, 8, 8);
    column->setSpacing(8);
    column->addLayout(top);
    column->addWidget(m_filter);
    column->addWidget(m_day);
    column->addWidget(m_dayProblem);
    column->addLayout(m_lists, 1);
    return widget;
}

void AnsweringPage::connectAll()
{
    m_filterSoon.setSingleShot(true);
    m_filterSoon.setInterval(120);
    connect(m_filter, &QLineEdit::textChanged, &m_filterSoon, qOverload<>(&QTimer::start));
    connect(&m_filterSoon, &QTimer::timeout, this, &AnsweringPage::reloadReady);
    connect(m_filter, &QLineEdit::returnPressed, this, [this] { m_ready->setFocus(Qt::OtherFocusReason); });
    connect(m_ready, &uikit::RowListView::typed, this, [this](const QString &text) {
        // From the list one looks for somebody else.
        m_filter->setFocus(Qt::OtherFocusReason);
        m_filter->setText(uikit::spelledAsStored(text, persian::Lines::One));
    });
    for (uikit::RowListView *view : {m_ready, m_due})
        connect(view, &uikit::RowListView::opened, this, &AnsweringPage::openRow);
    connect(m_readyRows, &ReadyRowProvider::told, this, [this](qint64 citizens, qint64 messages) {
        if (!isDueShown())
            m_count->setText(
                tr("%1 to call, %2 messages").arg(cases::shownNumber(citizens), cases::shownNumber(messages)));
    });
    connect(m_readyModel, &uikit::PagedListModel::totalChanged, this, [this] {
        if (!isDueShown())
            m_lists->setCurrentIndex(m_readyModel->isCounted() && m_readyModel->total().rows == 0 ? NobodyReady
                                                                                                  : ReadyList);
    });
    connect(m_dueModel, &uikit::PagedListModel::totalChanged, this, [this] {
        if (!isDueShown())
            return;
        m_count->setText(m_dueModel->countText());
        m_lists->setCurrentIndex(m_dueModel->isCounted() && m_dueModel->total().rows == 0 ? NothingDue : DueList);
    });
    for (uikit::PagedListModel *model : {m_readyModel, m_dueModel})
        connect(model, &uikit::PagedListModel::failed, this,
                [this](const Error &error) { Q_EMIT refused(uikit::errorSentence(error)); });
    // Not `clicked`: for a screen reader Qt does no more than to toggle the button.
    connect(m_readyButton, &QToolButton::toggled, this, [this](bool on) {
        if (on)
            showReady();
    });
    connect(m_dueButton, &QToolButton::toggled, this, [this](bool on) {
        if (on)
            askDay();
    });
    connect(m_day, &uikit::JalaliDateEdit::dateChanged, this, [this](const std::optional<persian::JalaliDate> &day) {
        if (day)
            showDue(*day);
    });
    connect(m_day, &uikit::PersianLineEdit::problemChanged, this, [this](const QString &sentence) {
        m_dayProblem->setText(sentence);
        m_dayProblem->setVisible(isDueShown() && !sentence.isEmpty());
    });
    connect(m_day, &QLineEdit::returnPressed, this, [this] {
        if (m_day->check())
            m_due->setFocus(Qt::OtherFocusReason);
    });
    connect(m_panel, &CallPanel::said, this, [this](const QString &sentence) {
        // Whoever was looked for has been called.
        m_filter->clear();
        Q_EMIT said(sentence);
    });
    connect(m_panel, &CallPanel::refused, this, &AnsweringPage::refused);
    connect(m_panel, &CallPanel::closed, this, [this] {
        m_side->setCurrentIndex(0);
        list().setFocus(Qt::OtherFocusReason);
    });
    connect(m_panel, &CallPanel::typedChanged, this, [this] {
        m_readyRows->setTyped(m_panel->typedCalls());
        m_readyModel->refresh();
    });
    connect(m_panel, &CallPanel::restored, this, [this](const Uuid &call) {
        Q_EMIT said(tr("The call that was not saved before stands here again."));
        m_side->setCurrentWidget(m_panel);
        m_panel->open(call);
    });
}

uikit::RowListView &AnsweringPage::list() const { return isDueShown() ? *m_due : *m_ready; }

bool AnsweringPage::isDueShown() const { return m_dueButton->isChecked(); }

void AnsweringPage::takeFocus()
{
    if (m_panel->call())
        m_panel->takeFocus();
    else
        list().setFocus(Qt::OtherFocusReason);
}

void AnsweringPage::showReady()
{
    m_readyButton->setChecked(true);
    m_filter->show();
    m_day->hide();
    m_dayProblem->hide();
    m_lists->setCurrentIndex(ReadyList);
    m_readyModel->refresh();
    m_ready->setFocus(Qt::OtherFocusReason);
}

void AnsweringPage::askDay()
{
    m_dueButton->setChecked(true);
    m_filter->hide();
    m_day->show();
    if (!m_day->date())
        m_day->setDate(dayOf(m_ports.desk.now()));
    showDue(*m_day->date());
    m_day->setFocus(Qt::OtherFocusReason);
    m_day->selectAll();
}

DueFilter AnsweringPage::filterOf(const persian::JalaliDate &day) const
{
    const QTimeZone &zone = cases::organisationTimeZone();
    DueFilter filter{{}, persian::startOfDay(day.plusDays(1), zone)};
    // What was missed is called today; on another day it would be in the way.
    if (day != dayOf(m_ports.desk.now()))
        filter.from = persian::startOfDay(day, zone);
    return filter;
}

void AnsweringPage::showDue(const persian::JalaliDate &day)
{
    if (!isDueShown()) {
        m_day->setDate(day);
        return askDay();
    }
    m_lists->setCurrentIndex(DueList);
    m_dueRows->setFilter(filterOf(day));
    m_dueModel->reload();
}

void AnsweringPage::reloadReady()
{
    m_readyRows->setText(m_filter->text());
    m_readyModel->reload();
}

void AnsweringPage::openRow(const QString &rowId)
{
    const auto call = isDueShown() ? m_dueRows->callOf(rowId) : [&rowId]() -> std::optional<Uuid> {
        const auto id = Uuid::parse(QStringView(rowId));
        return id.ok() ? std::optional(*id) : std::nullopt;
    }();
    if (!call)
        return;
    m_panel->open(*call);
    m_side->setCurrentWidget(m_panel);
}

void AnsweringPage::refresh()
{
    askCounts();
    m_panel->refresh();
    if (!isVisible()) {
        m_changedUnseen = true;
        return;
    }
    m_readyModel->refresh();
    if (isDueShown())
        m_dueModel->refresh();
}

void AnsweringPage::askCounts()
{
    if (m_cancelCounts)
        m_cancelCounts();
    const Instant now = m_ports.desk.now();
    const Instant end = persian::startOfDay(dayOf(now).plusDays(1), cases::organisationTimeZone());
    m_cancelCounts = m_ports.queries.counts(now, end, this, [this](const Result<AnsweringCounts> &counts) {
        m_cancelCounts = {};
        if (!counts.ok())
            return;
        Q_EMIT counted(counts->ready);
        m_dueButton->setText(counts->due > 0 ? tr("Feedback due (%1 today)").arg(cases::shownNumber(counts->due))
                                             : tr("Feedback due"));
    });
}

QList<paper::OutOffer> AnsweringPage::outOffers()
{
    const bool isDue = isDueShown();
    const auto make = [this, isDue](QObject *, const paper::OutOffer::Done &done) {
        // What was typed last counts, and not what it was a moment ago.
        if (m_filterSoon.isActive())
            reloadReady();
        done(isDue ? dueThing() : readyThing());
    };
    const auto note = [this, isDue](const paper::OutTarget &target, qint64 rows) {
        const auto act = target.form == paper::OutTarget::Form::Printer ? LookAct::Printed : LookAct::Exported;
        m_ports.desk.looked(act, std::nullopt,
                            QStringLiteral("answering.%1 %2 %3")
                                .arg(isDue ? QStringLiteral("due") : QStringLiteral("ready"), paper::wordOf(target.form))
                                .arg(rows));
    };
    return {{list().accessibleName(), make, note}};
}

paper::OutThing AnsweringPage::readyThing() const
{
    const ReadyFilter filter{m_ports.desk.now(), m_readyRows->text()};
    QStringList lines;
    if (const QString text = filter.text.trimmed(); !text.isEmpty())
        lines += tr("Filter: %1").arg(text);
    lines += tr("Written at %1").arg(cases::shownTime(filter.now));
    return {std::make_shared<ReadyTable>(m_ports.queries, filter, m_ports.desk.user(), m_ready->accessibleName(), lines)};
}

paper::OutThing AnsweringPage::dueThing() const
{
    const DueFilter &filter = m_dueRows->filter();
    const QString day = uikit::inUsersDigits(dayOf(filter.until - Milliseconds(1)).toString());
    QStringList lines;
    lines += filter.from ? tr("Due on %1").arg(day) : tr("Due until the end of %1, also what was missed before").arg(day);
    lines += tr("Written at %1").arg(cases::shownTime(m_ports.desk.now()));
    return {std::make_shared<DueTable>(m_ports.queries, filter, m_due->accessibleName(), lines)};
}

void AnsweringPage::keep() { m_panel->keep(); }

void AnsweringPage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (!std::exchange(m_isLoaded, true))
        m_panel->load();
    if (std::exchange(m_changedUnseen, false))
        refresh();
}

void AnsweringPage::keyPressEvent(QKeyEvent *event)
{
    const bool withControl = event->modifiers() == Qt::ControlModifier;
    if (withControl && event->key() == Qt::Key_D)
        askDay();
    else if (withControl && event->key() == Qt::Key_L)
        showReady();
    else if (event->key() == Qt::Key_Escape && !m_filter->text().isEmpty() && !isDueShown()) {
        m_filter->clear();
        m_ready->setFocus(Qt::OtherFocusReason);
    } else
        QWidget::keyPressEvent(event);
}

} // namespace peygir::answering
