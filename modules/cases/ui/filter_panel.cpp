// SPDX-License-Identifier: GPL-3.0-or-later
#include "cases/ui/filter_panel.h"

#include "cases/ui/shown.h"
#include "persian/date_input.h"
#include "persian/local_time.h"
#include "uikit/help_topic.h"
#include "uikit/jalali_date_edit.h"

#include <QAbstractItemView>
#include <QCheckBox>
#include <QComboBox>
#include <QGridLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>
#include <QSignalBlocker>

#include <algorithm>

namespace peygir::cases {

namespace {

/// The names in a list of choices do not have to be read whole.
constexpr int shortestCombo = 8;

std::function<persian::JalaliDate()> todayBy(std::function<Instant()> now)
{
    return [now = std::move(now)] {
        const auto local = persian::LocalTime::at(now(), organisationTimeZone());
        return local.ok() ? local->date : *persian::JalaliDate::fromParts(1400, 1, 1);
    };
}

template <class Choices, class Id>
int placeOf(const Choices &choices, const std::optional<Id> &id)
{
    for (size_t i = 0; id && i < choices.size(); ++i) {
        if (choices[i].first == *id)
            return int(i) + 1;
    }
    return 0;
}

} // namespace

FilterPanel::FilterPanel(CaseList list, std::function<Instant()> now, QWidget *parent)
    : QFrame(parent)
    , m_list(list)
    , m_today(todayBy(std::move(now)))
    , m_order(combo(tr("Order")))
    , m_status(combo(tr("Status")))
    , m_group(combo(tr("Group of subjects")))
    , m_region(combo(tr("Region")))
    , m_date(combo(tr("Which date")))
    , m_from(new uikit::JalaliDateEdit(m_today, this))
    , m_until(new uikit::JalaliDateEdit(m_today, this))
    , m_late(new QCheckBox(tr("Late ones only"), this))
    , m_savedNames(combo(tr("Saved filters")))
    , m_name(new uikit::PersianLineEdit(this))
    , m_save(new QPushButton(tr("Save"), this))
    , m_forget(new QPushButton(tr("Forget"), this))
{
    uikit::setHelpTopic(*this, QStringLiteral("list.filter"));
    setFrameShape(QFrame::StyledPanel);
    const auto kinds = filtersOf(list);
    const bool open = std::find(kinds.begin(), kinds.end(), CaseFilterKind::Deadline) != kinds.end();
    for (const CaseOrder order : ordersOf(list))
        m_order->addItem(nameOf(order));
    m_date->addItem(tr("Registered"));
    if (open)
        m_date->addItem(tr("Deadline"));
    m_from->setAccessibleName(tr("From"));
    m_from->setPlaceholderText(tr("from: 1405/8/30, yesterday, -7"));
    m_until->setAccessibleName(tr("Until"));
    m_until->setPlaceholderText(tr("until: today, +3"));
    m_name->setAccessibleName(tr("Name of the filter"));
    m_name->setPlaceholderText(tr("save under a name"));
    m_late->setVisible(open);
    layOut(open);
    m_chosen.order = ordersOf(list).front();
    refill();

    for (QComboBox *box : {m_order, m_status, m_group, m_region, m_date})
        connect(box, &QComboBox::currentIndexChanged, this, &FilterPanel::take);
    for (uikit::JalaliDateEdit *edit : {m_from, m_until})
        connect(edit, &uikit::JalaliDateEdit::dateChanged, this, &FilterPanel::take);
    connect(m_late, &QCheckBox::toggled, this, &FilterPanel::take);
    connect(m_savedNames, &QComboBox::activated, this, &FilterPanel::applySaved);
    connect(m_name, &QLineEdit::returnPressed, this, &FilterPanel::save);
    connect(m_save, &QPushButton::clicked, this, &FilterPanel::save);
    connect(m_forget, &QPushButton::clicked, this, &FilterPanel::forget);
}

QComboBox *FilterPanel::combo(const QString &name)
{
    auto *box = new QComboBox(this);
    box->setAccessibleName(name);
    box->view()->setAccessibleName(name);
    box->setToolTip(name);
    box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    box->setMinimumContentsLength(shortestCombo);
    return box;
}

void FilterPanel::layOut(bool withDeadline)
{
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(8, 8, 8, 8);
    grid->setSpacing(6);
    grid->addWidget(m_order, 0, 0);
    grid->addWidget(m_status, 0, 1);
    grid->addWidget(m_group, 1, 0);
    grid->addWidget(m_region, 1, 1);
    grid->addWidget(m_date, 2, 0);
    if (withDeadline)
        grid->addWidget(m_late, 2, 1);
    grid->addWidget(m_from, 3, 0);
    grid->addWidget(m_until, 3, 1);
    // Names that people give want more room than half of a narrow list has beside a button.
    auto *saved = new QHBoxLayout;
    saved->addWidget(m_savedNames, 1);
    saved->addWidget(m_forget);
    auto *saving = new QHBoxLayout;
    saving->addWidget(m_name, 1);
    saving->addWidget(m_save);
    grid->addLayout(saved, 4, 0, 1, 2);
    grid->addLayout(saving, 5, 0, 1, 2);
    grid->setColumnStretch(0, 1);
    grid->setColumnStretch(1, 1);
    // In the order in which it is read.
    QWidget *last = m_order;
    for (QWidget *next : std::initializer_list<QWidget *>{m_status, m_group, m_region, m_date, m_late, m_from, m_until,
                                                          m_savedNames, m_forget, m_name, m_save}) {
        setTabOrder(last, next);
        last = next;
    }
}

void FilterPanel::setChosen(const ChosenFilter &chosen)
{
    m_chosen = chosen;
    display(chosen);
    m_showing = true;
    for (const auto &[edit, typed] : {std::pair(m_from, chosen.from), std::pair(m_until, chosen.until)}) {
        edit->setText(typed);
        edit->check();
    }
    m_showing = false;
}

void FilterPanel::setChoices(const CaseChoices &choices)
{
    m_choices = choices;
    refill();
}

void FilterPanel::setSaved(const Saved &saved)
{
    m_saved = saved;
    refill();
}

void FilterPanel::takeFocus() { m_order->setFocus(); }

void FilterPanel::refill()
{
    const QSignalBlocker order(m_order), status(m_status), group(m_group), region(m_region), names(m_savedNames);
    const auto fill = [](QComboBox *box, const QString &all, const QStringList &others) {
        box->clear();
        box->addItem(all);
        box->addItems(others);
    };
    QStringList statuses, groups, regions, saved;
    for (const CaseChoices::Status &one : m_choices.statuses)
        statuses.append(nameOf(one));
    for (const auto &[id, name] : m_choices.groups)
        groups.append(shown(name));
    for (const auto &[id, name] : m_choices.regions)
        regions.append(shown(name));
    for (const auto &[name, filter] : m_saved)
        saved.append(name);
    fill(m_status, tr("Every status"), statuses);
    fill(m_group, tr("Every group"), groups);
    fill(m_region, tr("Every region"), regions);
    fill(m_savedNames, m_saved.isEmpty() ? tr("No saved filter yet") : tr("Saved filters…"), saved);
    m_savedNames->setEnabled(!m_saved.isEmpty());
    m_forget->setEnabled(!m_saved.isEmpty());
    m_forget->setToolTip(m_saved.isEmpty() ? tr("Nothing has been saved.") : QString());
    display(m_chosen);
}

void FilterPanel::display(const ChosenFilter &chosen)
{
    m_showing = true;
    const auto orders = ordersOf(m_list);
    m_order->setCurrentIndex(int(std::find(orders.begin(), orders.end(), chosen.order) - orders.begin()));
    int status = 0;
    for (size_t i = 0; chosen.status && i < m_choices.statuses.size(); ++i) {
        if (m_choices.statuses[i].key == *chosen.status)
            status = int(i) + 1;
    }
    m_status->setCurrentIndex(status);
    m_group->setCurrentIndex(placeOf(m_choices.groups, chosen.group));
    m_region->setCurrentIndex(placeOf(m_choices.regions, chosen.region));
    m_date->setCurrentIndex(chosen.date == CaseDate::Deadline ? 1 : 0);
    m_late->setChecked(chosen.late);
    m_showing = false;
}

/// The field shows the day that was meant; what was typed is kept as long as it means that day.
QString FilterPanel::typedIn(const uikit::JalaliDateEdit &edit, const QString &before) const
{
    if (!edit.date())
        return {};
    const auto meant = persian::parseDate(before, m_today());
    return meant.ok() && *meant == *edit.date() ? before : edit.text();
}

void FilterPanel::take()
{
    if (m_showing)
        return;
    ChosenFilter chosen;
    chosen.order = ordersOf(m_list)[size_t(std::max(0, m_order->currentIndex()))];
    const auto at = [](const QComboBox *box) { return size_t(std::max(0, box->currentIndex())); };
    // What this desk has no choice for just now stays chosen until something else is.
    chosen.status = at(m_status) > 0 ? std::optional(m_choices.statuses[at(m_status) - 1].key) : std::nullopt;
    chosen.group = at(m_group) > 0 ? std::optional(m_choices.groups[at(m_group) - 1].first) : std::nullopt;
    chosen.region = at(m_region) > 0 ? std::optional(m_choices.regions[at(m_region) - 1].first) : std::nullopt;
    chosen.date = at(m_date) == 1 ? CaseDate::Deadline : CaseDate::Registered;
    chosen.late = m_late->isChecked();
    chosen.from = typedIn(*m_from, m_chosen.from);
    chosen.until = typedIn(*m_until, m_chosen.until);
    chosen.text = m_chosen.text;
    if (chosen == m_chosen)
        return;
    m_chosen = chosen;
    Q_EMIT changed();
}

void FilterPanel::save()
{
    const QString name = m_name->text().simplified();
    if (name.isEmpty()) {
        m_name->setFocus();
        return;
    }
    const auto same = std::find_if(m_saved.begin(), m_saved.end(), [&name](const auto &one) { return one.first == name; });
    if (same != m_saved.end())
        same->second = m_chosen;
    else
        m_saved.append({name, m_chosen});
    m_name->clear();
    refill();
    m_savedNames->setCurrentText(name);
    Q_EMIT savedChanged();
}

void FilterPanel::forget()
{
    const int place = m_savedNames->currentIndex() - 1;
    if (place < 0) {
        m_savedNames->setFocus();
        m_savedNames->showPopup();
        return;
    }
    m_saved.removeAt(place);
    refill();
    Q_EMIT savedChanged();
}

void FilterPanel::applySaved(int place)
{
    if (place < 1 || place > m_saved.size())
        return;
    setChosen(m_saved[place - 1].second);
    Q_EMIT changed();
}

void FilterPanel::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        Q_EMIT putAway();
    else
        QFrame::keyPressEvent(event);
}

} // namespace peygir::cases
