// SPDX-License-Identifier: GPL-3.0-or-later
#include "followup/ui/follow_up_page.h"

#include "cases/ui/shown.h"
#include "followup/ui/ask_panel.h"
#include "followup/ui/follow_up_table.h"
#include "followup/ui/followup_words.h"
#include "uikit/empty_state.h"
#include "uikit/language.h"
#include "uikit/paged_list_model.h"
#include "uikit/persian_line_edit.h"
#include "uikit/reasoned_action.h"
#include "uikit/row_delegate.h"
#include "uikit/row_list_view.h"
#include "uikit/view_settings.h"

#include <QAbstractItemView>
#include <QButtonGroup>
#include <QComboBox>
#include <QGridLayout>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLabel>
#include <QShortcut>
#include <QStackedLayout>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace peygir::followup {

namespace {

const QString settingsKey = QStringLiteral("followup");
/// After how many days one may call a stay silent.
constexpr int daysOffered[] = {1, 2, 3, 5, 7, 14, 30};
constexpr int partsInRow = 4;
/// The names in a list of choices do not have to be read whole.
constexpr int shortestCombo = 8;

/// What a part of it is called on paper.
QString titleOf(Part part) { return FollowUpPage::tr("Follow-up: %1").arg(nameOf(part)); }

template <class Id>
std::optional<Id> chosenIn(const QComboBox &combo, const std::vector<std::pair<Id, Localized>> &choices)
{
    const int at = combo.currentIndex() - 1;
    return at >= 0 && at < int(choices.size()) ? std::optional(choices[size_t(at)].first) : std::nullopt;
}

template <class Id>
void fill(QComboBox &combo, const QString &all, const std::vector<std::pair<Id, Localized>> &choices,
          const std::optional<Id> &chosen)
{
    combo.clear();
    combo.addItem(all);
    for (const auto &[id, name] : choices) {
        combo.addItem(cases::shown(name));
        if (chosen == id)
            combo.setCurrentIndex(combo.count() - 1);
    }
}

} // namespace

FollowUpPage::FollowUpPage(FollowUpQueries &queries, cases::CaseQueries &posts, DeskPort &desk,
                           uikit::ViewSettings &settings, QWidget *parent)
    : QWidget(parent)
    , m_queries(queries)
    , m_desk(desk)
    , m_settings(settings)
    , m_rows(new FollowUpRows(queries, desk, this))
    , m_model(new uikit::PagedListModel(*m_rows, this, uikit::PagedListModel::Begin::WhenAsked))
    , m_view(new uikit::RowListView(this))
    , m_text(new uikit::PersianLineEdit(this))
    , m_authority(combo(tr("Authority")))
    , m_region(combo(tr("Region")))
    , m_days(combo(tr("Silent for")))
    , m_order(combo(tr("Order")))
    , m_count(new QLabel(this))
    , m_stack(new QStackedLayout(new QWidget))
    , m_ask(new AskPanel(queries, posts, desk, this))
{
    makeParts();
    layOut();
    recall();
    connectAll();
}

QComboBox *FollowUpPage::combo(const QString &name)
{
    auto *made = new QComboBox(this);
    made->setAccessibleName(name);
    made->view()->setAccessibleName(name);
    made->setToolTip(name);
    made->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    made->setMinimumContentsLength(shortestCombo);
    return made;
}

void FollowUpPage::makeParts()
{
    auto *group = new QButtonGroup(this);
    int place = 0;
    for (const Part part : parts) {
        auto *button = new QToolButton(this);
        button->setText(nameOf(part));
        button->setCheckable(true);
        button->setToolButtonStyle(Qt::ToolButtonTextOnly);
        button->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
        const QKeySequence key(Qt::CTRL | Qt::Key(Qt::Key_1 + place++));
        button->setToolTip(tr("%1 (%2)").arg(nameOf(part), uikit::shownKey(key)));
        // Also while one reads the case beside the list; of a page that is not shown no key counts.
        connect(new QShortcut(key, this), &QShortcut::activated, this, [this, part] {
            // The key of all of it keeps what an empty list promises: whatever narrows it goes as well.
            if (part == Part::All && m_stack->currentIndex() != 0)
                widen();
            setPart(part);
        });
        connect(button, &QToolButton::toggled, this, [this, part](bool on) {
            if (on)
                setPart(part);
        });
        group->addButton(button);
        m_parts.emplace(part, button);
    }
}

void FollowUpPage::layOut()
{
    auto *heading = new QLabel(tr("Follow-up"), this);
    heading->setProperty("role", QStringLiteral("title"));
    m_text->setPlaceholderText(tr("Filter by code, subject or place"));
    m_text->setAccessibleName(tr("Filter of the follow-up"));
    m_text->setClearButtonEnabled(true);
    for (const int days : daysOffered)
        m_days->addItem(tr("Silent for %Ln day(s)", nullptr, days), days);
    for (const Order order : orders)
        m_order->addItem(nameOf(order));
    m_view->setRows(*m_model, *new uikit::RowDelegate(uikit::RowLines::Two, m_view));
    m_view->setAccessibleName(tr("Follow-up"));
    setFocusProxy(m_view);
    m_stack->addWidget(m_view);
    m_stack->addWidget(new uikit::EmptyState(QStringLiteral("inbox"), tr("Nothing is to be followed up by you."),
                                             tr("What is given to you for follow-up appears here by itself."), this));
    m_stack->addWidget(new uikit::EmptyState(QStringLiteral("filter"), tr("Nothing of the follow-up fits the filter."),
                                             tr("%1 shows all of it.").arg(uikit::shownKey(Qt::CTRL | Qt::Key_1)),
                                             this));
    auto *top = new QHBoxLayout;
    top->addWidget(heading);
    top->addStretch();
    top->addWidget(m_count);
    auto *buttons = new QGridLayout;
    buttons->setSpacing(4);
    int place = 0;
    for (const Part part : parts) {
        buttons->addWidget(m_parts.at(part), place / partsInRow, place % partsInRow);
        ++place;
    }
    auto *chosen = new QGridLayout;
    chosen->setSpacing(4);
    chosen->addWidget(m_authority, 0, 0);
    chosen->addWidget(m_region, 0, 1);
    chosen->addWidget(m_days, 1, 0);
    chosen->addWidget(m_order, 1, 1);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(8, 8, 8, 8);
    column->setSpacing(8);
    column->addLayout(top);
    column->addLayout(buttons);
    column->addWidget(m_text);
    column->addLayout(chosen);
    column->addWidget(m_stack->parentWidget(), 1);
    column->addWidget(m_ask);
}

void FollowUpPage::connectAll()
{
    m_filterSoon.setSingleShot(true);
    m_filterSoon.setInterval(120);
    connect(m_text, &QLineEdit::textChanged, &m_filterSoon, qOverload<>(&QTimer::start));
    connect(&m_filterSoon, &QTimer::timeout, this, &FollowUpPage::apply);
    connect(m_text, &QLineEdit::returnPressed, this, &FollowUpPage::takeFocus);
    for (QComboBox *one : {m_authority, m_region, m_days, m_order}) {
        connect(one, &QComboBox::currentIndexChanged, this, [this] {
            if (!m_filling)
                apply();
        });
    }
    connect(m_view, &uikit::RowListView::typed, this, [this](const QString &text) {
        m_text->setFocus();
        m_text->insert(uikit::spelledAsStored(text, persian::Lines::One));
    });
    connect(m_view, &uikit::RowListView::currentIdChanged, this, &FollowUpPage::currentChanged);
    connect(m_view, &uikit::RowListView::opened, this, &FollowUpPage::opened);
    connect(m_view, &uikit::RowListView::allWanted, this, &FollowUpPage::markAll);
    connect(m_model, &uikit::PagedListModel::totalChanged, this, &FollowUpPage::showEmpty);
    connect(m_model, &uikit::PagedListModel::marksChanged, this, &FollowUpPage::showEmpty);
    connect(m_ask, &AskPanel::asked, this, [this](const QString &caseId) { m_model->setMarked(caseId, false); });
    connect(m_ask, &AskPanel::done, this, [this](const QString &sentence, bool all) {
        if (all) {
            m_view->setFocus();
            Q_EMIT said(sentence);
        } else {
            Q_EMIT refused(sentence);
        }
    });
    connect(m_ask, &AskPanel::putAway, this, [this] { m_view->setFocus(); });
}

void FollowUpPage::setPart(Part part)
{
    // Comes back here when it is checked.
    if (!m_parts.at(part)->isChecked())
        return m_parts.at(part)->setChecked(true);
    if (m_filling || part == m_rows->filter().part)
        return;
    Filter filter = m_rows->filter();
    filter.part = part;
    m_rows->setFilter(filter);
    apply();
}

void FollowUpPage::widen()
{
    m_filling = true;
    m_text->clear();
    m_authority->setCurrentIndex(0);
    m_region->setCurrentIndex(0);
    m_filling = false;
    apply();
}

void FollowUpPage::apply()
{
    m_filterSoon.stop();
    Filter filter = m_rows->filter();
    filter.now = m_desk.now();
    filter.text = m_text->text();
    filter.authority = chosenIn(*m_authority, m_choices.authorities);
    filter.region = chosenIn(*m_region, m_choices.regions);
    filter.silentDays = m_days->currentData().toInt();
    filter.order = orders[size_t(std::max(0, m_order->currentIndex()))];
    m_rows->setFilter(filter);
    remember();
    if (!isVisible()) {
        m_changedUnseen = true;
        return;
    }
    m_model->reload();
    askCounts();
}

void FollowUpPage::remember() const
{
    const Filter &filter = m_rows->filter();
    const QJsonObject now{{QStringLiteral("part"), int(filter.part)},
                          {QStringLiteral("days"), filter.silentDays},
                          {QStringLiteral("order"), int(filter.order)}};
    m_settings.setValue(settingsKey, QJsonDocument(now).toJson(QJsonDocument::Compact));
}

void FollowUpPage::recall()
{
    const QJsonObject was = QJsonDocument::fromJson(m_settings.value(settingsKey)).object();
    const auto placeIn = [&was](const char *key, size_t count) {
        const int place = was.value(QLatin1String(key)).toInt();
        return place >= 0 && place < int(count) ? size_t(place) : 0;
    };
    m_filling = true;
    Filter filter = m_rows->filter();
    filter.part = parts[placeIn("part", parts.size())];
    filter.order = orders[placeIn("order", orders.size())];
    const int days = m_days->findData(was.value(QLatin1String("days")).toInt(filter.silentDays));
    m_days->setCurrentIndex(days < 0 ? m_days->findData(filter.silentDays) : days);
    filter.silentDays = m_days->currentData().toInt();
    m_order->setCurrentIndex(int(filter.order));
    m_parts.at(filter.part)->setChecked(true);
    fill(*m_authority, tr("All authorities"), m_choices.authorities, filter.authority);
    fill(*m_region, tr("All regions"), m_choices.regions, filter.region);
    m_filling = false;
    m_rows->setFilter(filter);
}

void FollowUpPage::askCounts()
{
    if (m_cancelCounts)
        m_cancelCounts();
    Filter filter = m_rows->filter();
    filter.now = m_desk.now();
    m_cancelCounts = m_queries.counts(filter, this, [this](const Result<PartCounts> &counts) {
        m_cancelCounts = {};
        if (counts.ok())
            showCounts(*counts);
    });
}

void FollowUpPage::showCounts(const PartCounts &counts)
{
    for (const auto &[part, count] : counts) {
        const QString name = nameOf(part);
        m_parts.at(part)->setText(count == 0 ? name : tr("%1 %2").arg(name, cases::shownNumber(count)));
    }
    Q_EMIT countChanged(counts.at(Part::ToAsk) + counts.at(Part::ToCheck));
}

void FollowUpPage::askChoices()
{
    if (m_cancelChoices)
        m_cancelChoices();
    m_cancelChoices = m_queries.choices(m_desk.user(), this, [this](const Result<Choices> &choices) {
        m_cancelChoices = {};
        if (!choices.ok())
            return;
        const Filter &filter = m_rows->filter();
        m_filling = true;
        m_choices = *choices;
        fill(*m_authority, tr("All authorities"), m_choices.authorities, filter.authority);
        fill(*m_region, tr("All regions"), m_choices.regions, filter.region);
        m_filling = false;
        // What was chosen may have gone.
        if (chosenIn(*m_authority, m_choices.authorities) != filter.authority ||
            chosenIn(*m_region, m_choices.regions) != filter.region)
            apply();
    });
}

void FollowUpPage::refresh()
{
    askCounts();
    m_changedUnseen = !isVisible();
    if (m_changedUnseen)
        return;
    m_model->refresh();
    askChoices();
}

void FollowUpPage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (!std::exchange(m_changedUnseen, false))
        return;
    m_model->refresh();
    askCounts();
    askChoices();
}

void FollowUpPage::takeFocus() { m_view->setFocus(); }

QString FollowUpPage::currentCase() const { return m_view->currentId(); }

void FollowUpPage::select(const QString &caseId) { m_view->setCurrentId(caseId); }

void FollowUpPage::markAll()
{
    m_queries.ids(m_rows->filter(), mostMarked, this, [this](const Result<std::vector<cases::CaseId>> &ids) {
        if (!ids.ok())
            return;
        QStringList marked;
        for (const cases::CaseId &id : *ids)
            marked.append(id.toString());
        m_model->markAll(marked);
        if (m_model->total().rows > qint64(ids->size()) && int(ids->size()) == mostMarked)
            Q_EMIT said(
                tr("The first %1 are marked; more cannot be marked at once.").arg(cases::shownNumber(mostMarked)));
    });
}

void FollowUpPage::askMarked()
{
    if (m_ask->isRunning()) {
        Q_EMIT refused(tr("Cases are just being asked about."));
        return;
    }
    std::vector<cases::CaseId> ids;
    for (const QString &id : m_model->marked()) {
        if (const auto parsed = cases::CaseId::parse(id); parsed.ok())
            ids.push_back(*parsed);
    }
    if (ids.empty()) {
        Q_EMIT refused(tr("Nothing is marked: %1 marks a case, %2 all of them.")
                           .arg(uikit::shownKey(Qt::CTRL | Qt::Key_Space), uikit::shownKey(Qt::CTRL | Qt::Key_A)));
        return;
    }
    // In one order every time: the oldest first.
    std::sort(ids.begin(), ids.end());
    m_ask->begin(ids);
}

QList<paper::OutOffer> FollowUpPage::outOffers()
{
    const auto make = [this](QObject *, const paper::OutOffer::Done &done) {
        // What was typed last counts, and not what it was a moment ago.
        if (m_filterSoon.isActive())
            apply();
        done(outThing());
    };
    const auto note = [this](const paper::OutTarget &target, qint64 rows) {
        const auto act = target.form == paper::OutTarget::Form::Printer ? LookAct::Printed : LookAct::Exported;
        m_desk.looked(act, std::nullopt, QStringLiteral("followup %1 %2").arg(paper::wordOf(target.form)).arg(rows));
    };
    return {{titleOf(part()), make, note}};
}

paper::OutThing FollowUpPage::outThing() const
{
    Filter filter = m_rows->filter();
    filter.now = m_desk.now();
    QStringList lines;
    // Visits are all of one's own, by day, whatever the rest of the page is narrowed to.
    if (filter.part == Part::Visits) {
        lines += tr("All that you are to make, by day");
    } else {
        if (const QString text = filter.text.trimmed(); !text.isEmpty())
            lines += tr("Filter: %1").arg(text);
        if (filter.authority)
            lines += tr("Authority: %1").arg(m_authority->currentText());
        if (filter.region)
            lines += tr("Region: %1").arg(m_region->currentText());
        if (filter.part == Part::Silent)
            lines += m_days->currentText();
        lines += tr("Order: %1").arg(nameOf(filter.order));
    }
    lines += tr("Written at %1").arg(cases::shownTime(filter.now));
    return {std::make_shared<FollowUpTable>(m_queries, filter, titleOf(filter.part), lines)};
}

void FollowUpPage::showEmpty()
{
    QString count = m_model->isCounted() ? m_model->countText() : QString();
    if (const auto marked = m_model->marked().size(); marked > 0)
        count = tr("%1 marked of %2").arg(cases::shownNumber(marked), count);
    m_count->setText(count);
    const Filter &filter = m_rows->filter();
    const bool empty = m_model->isCounted() && m_model->total().rows == 0;
    const bool filtered =
        filter.part != Part::All || filter.authority || filter.region || !filter.text.trimmed().isEmpty();
    m_stack->setCurrentIndex(!empty ? 0 : filtered ? 2 : 1);
}

} // namespace peygir::followup
