// SPDX-License-Identifier: GPL-3.0-or-later
#include "cases/ui/case_list_page.h"

#include "cases/ui/bulk_refer_panel.h"
#include "cases/ui/case_table.h"
#include "cases/ui/closed_list.h"
#include "cases/ui/filter_panel.h"
#include "cases/ui/shown.h"
#include "uikit/empty_state.h"
#include "uikit/language.h"
#include "uikit/paged_list_model.h"
#include "uikit/persian_line_edit.h"
#include "uikit/reasoned_action.h"
#include "uikit/row_delegate.h"
#include "uikit/row_list_view.h"
#include "uikit/view_settings.h"

#include <QApplication>
#include <QHBoxLayout>
#include <QJsonArray>
#include <QJsonDocument>
#include <QLabel>
#include <QPushButton>
#include <QStackedLayout>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace peygir::cases {

CaseListPage::CaseListPage(CaseQueries &queries, DeskPort &desk, uikit::ViewSettings &settings, CaseList list,
                           const Title &title, QWidget *parent)
    : QWidget(parent)
    , m_queries(queries)
    , m_desk(desk)
    , m_settings(settings)
    , m_id(title.id)
    , m_name(title.name)
    , m_provider(new CaseRowProvider(queries, desk, list, this))
    // Six lists asking at the start would make the one that is looked at late.
    , m_model(new uikit::PagedListModel(*m_provider, this, uikit::PagedListModel::Begin::WhenAsked))
    , m_view(new uikit::RowListView(this))
    , m_filter(new uikit::PersianLineEdit(this))
    , m_filterButton(new QToolButton(this))
    , m_panel(new FilterPanel(list, [this] { return m_desk.now(); }, this))
    , m_bulk(new BulkReferPanel(queries, desk, this))
    , m_heading(new QLabel(title.name, this))
    , m_count(new QLabel(this))
    , m_summary(new QLabel(this))
    , m_stack(new QStackedLayout(new QWidget))
{
    layOut(title);
    connectAll();
    recall();
    apply();
}

void CaseListPage::layOut(const Title &title)
{
    m_heading->setProperty("role", QStringLiteral("title"));
    m_filter->setPlaceholderText(tr("Filter by code, subject or place"));
    m_filter->setAccessibleName(tr("Filter of %1").arg(title.name));
    m_filter->setClearButtonEnabled(true);
    m_filterButton->setText(tr("Filter and order"));
    m_filterButton->setToolTip(tr("Filter and order (Ctrl+F)"));
    m_filterButton->setCheckable(true);
    m_filterButton->setToolButtonStyle(Qt::ToolButtonTextOnly);
    m_summary->setWordWrap(true);
    m_summary->setTextFormat(Qt::PlainText);
    m_summary->setProperty("role", QStringLiteral("muted"));
    m_panel->hide();
    m_view->setRows(*m_model, *new uikit::RowDelegate(uikit::RowLines::Two, m_view));
    m_view->setAccessibleName(title.name);
    // Who comes back to the list from the file goes on with the arrows.
    setFocusProxy(m_view);
    m_stack->addWidget(m_view);
    m_stack->addWidget(new uikit::EmptyState(QStringLiteral("inbox"), title.emptySentence, title.emptyHowTo, this));
    m_stack->addWidget(new uikit::EmptyState(QStringLiteral("filter"), tr("No case of this list fits the filter."),
                                             tr("Ctrl+Shift+F lets all of them in again."), this));

    auto *top = new QHBoxLayout;
    top->addWidget(m_heading);
    top->addStretch();
    top->addWidget(m_count);
    auto *typing = new QHBoxLayout;
    typing->addWidget(m_filter, 1);
    typing->addWidget(m_filterButton);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(8, 8, 8, 8);
    column->setSpacing(8);
    column->addLayout(top);
    column->addLayout(typing);
    column->addWidget(m_panel);
    column->addWidget(m_summary);
    column->addWidget(m_stack->parentWidget(), 1);
    column->addWidget(m_bulk);
}

void CaseListPage::connectAll()
{
    m_filterSoon.setSingleShot(true);
    m_filterSoon.setInterval(120);
    connect(m_filter, &QLineEdit::textChanged, this, [this](const QString &text) {
        m_panel->setText(text);
        m_filterSoon.start();
    });
    connect(&m_filterSoon, &QTimer::timeout, this, &CaseListPage::apply);
    connect(m_filter, &QLineEdit::returnPressed, this, &CaseListPage::takeFocus);
    // Not `clicked`: for a screen reader Qt does no more than to toggle the button.
    connect(m_filterButton, &QToolButton::toggled, this, [this](bool open) {
        if (open)
            openFilter();
        else
            m_panel->hide();
    });
    connect(m_panel, &FilterPanel::changed, this, [this] {
        // A saved filter brings its text, or none.
        m_filter->setText(m_panel->chosen().text);
        remember();
        apply();
    });
    connect(m_panel, &FilterPanel::savedChanged, this, &CaseListPage::remember);
    connect(m_panel, &FilterPanel::putAway, this, [this] {
        m_panel->hide();
        m_filterButton->setChecked(false);
        takeFocus();
    });
    connect(m_view, &uikit::RowListView::typed, this, &CaseListPage::filterFromList);
    connect(m_view, &uikit::RowListView::currentIdChanged, this, &CaseListPage::moved);
    connect(m_view, &uikit::RowListView::opened, this, &CaseListPage::opened);
    connect(m_view, &uikit::RowListView::allWanted, this, &CaseListPage::markAll);
    connect(m_provider, &CaseRowProvider::marksChanged, this, &CaseListPage::refresh);
    connect(m_model, &uikit::PagedListModel::totalChanged, this, &CaseListPage::showCount);
    connect(m_model, &uikit::PagedListModel::marksChanged, this, [this] {
        showCount();
        Q_EMIT marksChanged();
    });
    connect(m_bulk, &BulkReferPanel::referred, this, &CaseListPage::referred);
    connect(m_bulk, &BulkReferPanel::done, this, [this](const QString &sentence, bool all) {
        if (all) {
            m_view->setFocus();
            Q_EMIT said(sentence);
        } else {
            Q_EMIT refused(sentence);
        }
    });
    connect(m_bulk, &BulkReferPanel::putAway, this, [this] {
        m_bulk->hide();
        m_view->setFocus();
    });
}

void CaseListPage::remember() const
{
    QJsonArray saved;
    for (const auto &[name, chosen] : m_panel->saved())
        saved.append(QJsonObject{{QStringLiteral("name"), name}, {QStringLiteral("filter"), toJson(chosen)}});
    // What is typed is not there again at the next start.
    ChosenFilter now = m_panel->chosen();
    now.text.clear();
    const QJsonObject all{{QStringLiteral("now"), toJson(now)}, {QStringLiteral("saved"), saved}};
    m_settings.setValue(QStringLiteral("list/") + m_id, QJsonDocument(all).toJson(QJsonDocument::Compact));
}

void CaseListPage::recall()
{
    const CaseList list = m_provider->filter().list;
    const auto all = QJsonDocument::fromJson(m_settings.value(QStringLiteral("list/") + m_id)).object();
    FilterPanel::Saved saved;
    for (const QJsonValue &one : all.value(QLatin1String("saved")).toArray()) {
        const QString name = one.toObject().value(QLatin1String("name")).toString();
        if (!name.isEmpty())
            saved.append({name, chosenFilter(one.toObject().value(QLatin1String("filter")).toObject(), list)});
    }
    m_panel->setSaved(saved);
    ChosenFilter chosen = chosenFilter(all.value(QLatin1String("now")).toObject(), list);
    chosen.text = m_filter->text();
    m_panel->setChosen(chosen);
}

void CaseListPage::askChoices()
{
    if (std::exchange(m_choicesAsked, true))
        return;
    m_queries.choices(this, [this](const Result<CaseChoices> &choices) {
        if (!choices.ok()) {
            m_choicesAsked = false;
            return;
        }
        m_panel->setChoices(*choices);
        showSummary();
    });
}

void CaseListPage::apply()
{
    m_filterSoon.stop();
    const CaseFilter &now = m_provider->filter();
    const CaseFilter wanted = filterOf(m_panel->chosen(), now.list, now.user, m_desk.now());
    showSummary();
    if (wanted == now)
        return;
    m_provider->setFilter(wanted);
    if (isVisible())
        m_model->reload();
    else
        m_changedUnseen = true;
    if (!m_ofServer)
        return;
    if (hasClosed(wanted)) {
        m_closed->ask(closedOf(wanted));
    } else {
        leaveClosed();
        refuseForFilter();
    }
}

void CaseListPage::begin()
{
    m_changedUnseen = false;
    m_model->refresh();
}

void CaseListPage::showCartableOf(const UserId &user, const QString &name)
{
    m_name = name;
    m_heading->setText(name);
    m_view->setAccessibleName(name);
    m_bulk->setWhose(user);
    m_model->clearMarks();
    CaseFilter filter = m_provider->filter();
    filter.user = user;
    m_provider->setFilter(filter);
    clearFilter();
    m_changedUnseen = false;
    m_model->reload();
}

void CaseListPage::refresh()
{
    // Five hidden lists asking before the one that is looked at would make it late.
    m_changedUnseen = !isVisible();
    if (!m_changedUnseen)
        m_model->refresh();
}

void CaseListPage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (std::exchange(m_changedUnseen, false))
        m_model->refresh();
    const ChosenFilter &chosen = m_panel->chosen();
    if (chosen.status || chosen.group || chosen.region)
        askChoices();
}

void CaseListPage::takeFocus()
{
    if (m_ofServer)
        return m_closed->takeFocus();
    // Whoever comes to the list for its own sake begins at its top.
    m_view->lookFor({});
    m_view->setFocus();
}

QString CaseListPage::currentCase() const { return m_ofServer ? m_closed->currentCase() : m_view->currentId(); }

void CaseListPage::filterFromList(const QString &text)
{
    m_filter->setFocus();
    // As the field itself would spell a letter that is typed into it.
    m_filter->insert(uikit::spelledAsStored(text, persian::Lines::One));
}

void CaseListPage::filterBy(const QString &text)
{
    clearFilter();
    m_filter->setText(uikit::inUsersDigits(text));
}

void CaseListPage::showChosen(const ChosenFilter &chosen)
{
    m_panel->setChosen(chosen);
    m_filter->setText(chosen.text);
    apply();
    takeFocus();
}

void CaseListPage::select(const QString &caseId)
{
    if (m_ofServer)
        return;
    m_view->lookFor(caseId);
}

void CaseListPage::moved(const QString &caseId)
{
    if (!m_ofServer)
        Q_EMIT currentChanged(caseId);
}

void CaseListPage::openFilter()
{
    // Comes back here when it is checked.
    if (!m_filterButton->isChecked())
        return m_filterButton->setChecked(true);
    // Base information comes and goes: what can be chosen is asked anew each time.
    m_choicesAsked = false;
    askChoices();
    m_panel->show();
    m_panel->takeFocus();
}

void CaseListPage::clearFilter()
{
    ChosenFilter open;
    open.order = m_panel->chosen().order;
    m_panel->setChosen(open);
    m_filter->clear();
    remember();
    apply();
    takeFocus();
}

void CaseListPage::nextOrder()
{
    if (m_ofServer) {
        Q_EMIT refused(tr("What the server shows stands in the order of closing."));
        return;
    }
    ChosenFilter chosen = m_panel->chosen();
    const auto orders = ordersOf(m_provider->filter().list);
    const auto at = std::find(orders.begin(), orders.end(), chosen.order);
    chosen.order = at == orders.end() || at + 1 == orders.end() ? orders.front() : *(at + 1);
    m_panel->setChosen(chosen);
    remember();
    apply();
    Q_EMIT said(nameOf(chosen.order));
}

void CaseListPage::markAll()
{
    if (m_ofServer) {
        Q_EMIT refused(whyNotReferMarked());
        return;
    }
    m_queries.ids(m_provider->filter(), mostMarked, this, [this](const Result<std::vector<CaseId>> &ids) {
        if (!ids.ok())
            return;
        QStringList marked;
        for (const CaseId &id : *ids)
            marked.append(id.toString());
        m_model->markAll(marked);
        if (m_model->total().rows > qint64(ids->size()))
            Q_EMIT said(tr("The first %1 are marked; more cannot be marked at once.").arg(shownNumber(mostMarked)));
    });
}

QString CaseListPage::whyNotReferMarked() const
{
    if (m_ofServer)
        return tr("What the server shows can only be read.");
    if (m_bulk->isRunning())
        return tr("Cases are just being referred.");
    return m_model->marked().isEmpty() ? tr("Nothing is marked: Ctrl+Space marks a case, Ctrl+A all of them.") : QString();
}

void CaseListPage::referMarked()
{
    if (const QString why = whyNotReferMarked(); !why.isEmpty()) {
        Q_EMIT refused(why);
        return;
    }
    std::vector<CaseId> ids;
    for (const QString &id : m_model->marked()) {
        if (const auto parsed = CaseId::parse(id); parsed.ok())
            ids.push_back(*parsed);
    }
    // In one order every time: the oldest first.
    std::sort(ids.begin(), ids.end());
    m_bulk->begin(ids);
}

void CaseListPage::setBulkBook(BulkBook &book) { m_bulk->setBook(book); }

void CaseListPage::takeBackMany() { m_bulk->takeBackLast(); }

void CaseListPage::offerUnfinished(BulkBook &book)
{
    book.last(this, [this](const Result<std::optional<BulkAct>> &act) {
        if (act.ok() && *act && (*act)->has(BulkState::Waiting))
            m_bulk->offerUnfinished(**act);
    });
}

void CaseListPage::referred(const QString &caseId) { m_model->setMarked(caseId, false); }

void CaseListPage::offerClosed(ClosedLists &lists)
{
    Q_ASSERT(!m_lists);
    m_lists = &lists;
    m_offer = new QWidget(this);
    m_keeps = new QLabel(m_offer);
    m_keeps->setProperty("role", QStringLiteral("muted"));
    m_keeps->setAccessibleName(tr("What this list holds"));
    // A long sentence takes a second line, never room from the window.
    m_keeps->setWordWrap(true);
    auto *ask = new QPushButton(
        tr("Closed cases from the server") + QStringLiteral("  ") + uikit::shownKey(Qt::CTRL | Qt::SHIFT | Qt::Key_F5), m_offer);
    ask->setFlat(true);
    auto *row = new QHBoxLayout(m_offer);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_keeps, 1);
    row->addWidget(ask);
    auto *column = qobject_cast<QVBoxLayout *>(layout());
    column->insertWidget(column->indexOf(m_bulk), m_offer);
    connect(ask, &QPushButton::clicked, this, &CaseListPage::askClosed);
    connect(&m_desk, &DeskPort::statusChanged, this, &CaseListPage::showKeeps);
    showKeeps();
}

void CaseListPage::showKeeps()
{
    const bool offline = m_desk.status().line == DeskStatus::Line::Offline;
    m_keeps->setText(offline ? tr("… This is what this desk keeps; the server, which has the rest, cannot be reached now.")
                             : tr("… This is what this desk keeps."));
}

QString CaseListPage::whyNotAskClosed() const
{
    if (!m_lists)
        return tr("What is open for you is all here.");
    return {};
}

void CaseListPage::refuseForFilter()
{
    Q_EMIT refused(tr("The filter is about open cases: without it the server can be asked for closed ones."));
}

void CaseListPage::askClosed()
{
    if (m_ofServer)
        return leaveClosed();
    if (!m_lists)
        Q_EMIT refused(whyNotAskClosed());
    else if (!hasClosed(m_provider->filter()))
        refuseForFilter();
    else
        showClosed();
}

void CaseListPage::showClosed()
{
    if (!m_closed) {
        m_closed = new ClosedList(*m_lists, m_desk, m_view->accessibleName(), this);
        m_stack->addWidget(m_closed);
        connect(m_closed, &ClosedList::currentChanged, this, [this](const QString &caseId) {
            if (m_ofServer)
                Q_EMIT currentChanged(caseId);
        });
        connect(m_closed, &ClosedList::opened, this, &CaseListPage::closedOpened);
        connect(m_closed, &ClosedList::countChanged, this, &CaseListPage::showCount);
        connect(m_closed, &ClosedList::typed, this, &CaseListPage::filterFromList);
        connect(m_closed, &ClosedList::backWanted, this, &CaseListPage::leaveClosed);
    }
    m_ofServer = true;
    m_offer->hide();
    m_closed->ask(closedOf(m_provider->filter()));
    setFocusProxy(m_closed);
    showCount();
    m_closed->takeFocus();
    Q_EMIT marksChanged();
}

void CaseListPage::leaveClosed()
{
    m_ofServer = false;
    m_closed->stop();
    m_offer->show();
    setFocusProxy(m_view);
    // Whoever types into the filter goes on typing.
    const bool hadFocus = m_closed->isAncestorOf(QApplication::focusWidget());
    showCount();
    if (hadFocus)
        m_view->setFocus();
    Q_EMIT marksChanged();
    Q_EMIT currentChanged(currentCase());
}

QList<paper::OutOffer> CaseListPage::outOffers()
{
    const auto make = [this](QObject *, const paper::OutOffer::Done &done) {
        const paper::OutThing thing = outThing();
        // Before the server's first answer there is nothing.
        done(thing.table ? Result<paper::OutThing>(thing) : Error("cases.list_not_here"));
    };
    const auto note = [this](const paper::OutTarget &target, qint64 rows) {
        const auto act = target.form == paper::OutTarget::Form::Printer ? LookAct::Printed : LookAct::Exported;
        m_desk.looked(act, std::nullopt,
                      QStringLiteral("list.%1 %2 %3").arg(m_id, paper::wordOf(target.form)).arg(rows));
    };
    return {{m_name, make, note}};
}

paper::OutThing CaseListPage::outThing() const
{
    if (m_ofServer) {
        const auto head = m_closed->outHead(m_name);
        return {head ? std::make_shared<paper::KnownTable>(*head, m_closed->outRows()) : nullptr};
    }
    QStringList lines;
    if (const QString filters = describe(m_panel->chosen(), m_panel->choices()); !filters.isEmpty())
        lines += tr("Filter: %1").arg(filters);
    lines += tr("Order: %1").arg(nameOf(m_panel->chosen().order));
    // Who holds such a paper must not take it for all that the city has.
    if (m_lists)
        lines += tr("What this desk keeps; the server has the rest.");
    lines += tr("Written at %1").arg(shownTime(m_desk.now()));
    return {std::make_shared<CaseTable>(m_queries, m_provider->filter(), m_name, lines)};
}

void CaseListPage::showCount()
{
    if (m_ofServer) {
        m_count->setText(m_closed->countText());
        m_stack->setCurrentWidget(m_closed);
        return;
    }
    const bool counting = m_provider->isCounting() && m_model->total().rows <= uikit::PagedListModel::pageRows;
    QString count = !m_model->isCounted() ? QString() : counting ? tr("counting…") : m_model->countText();
    if (const auto marked = m_model->marked().size(); marked > 0)
        count = tr("%1 marked of %2").arg(shownNumber(marked), count);
    m_count->setText(count);
    const bool empty = m_model->isCounted() && m_model->total().rows == 0;
    const bool filtered = !describe(m_panel->chosen(), m_panel->choices()).isEmpty();
    m_stack->setCurrentIndex(!empty ? 0 : filtered ? 2 : 1);
}

void CaseListPage::showSummary()
{
    const ChosenFilter &chosen = m_panel->chosen();
    QStringList parts;
    if (const QString filters = describe(chosen, m_panel->choices()); !filters.isEmpty())
        parts.append(filters);
    if (chosen.order != ordersOf(m_provider->filter().list).front())
        parts.append(nameOf(chosen.order));
    m_summary->setText(parts.join(QStringLiteral(" · ")));
    m_summary->setVisible(!parts.isEmpty());
}

} // namespace peygir::cases
