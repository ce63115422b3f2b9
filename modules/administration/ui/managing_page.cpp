// SPDX-License-Identifier: GPL-3.0-or-later
#include "administration/ui/managing_page.h"

#include "administration/ui/section_filter.h"
#include "cases/ui/shown.h"
#include "uikit/icons.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace peygir::administration {

namespace {

constexpr int idRole = Qt::UserRole + 1;
constexpr int iconRole = Qt::UserRole + 2;

QString nameOf(Section section)
{
    switch (section) {
    case Section::Services:
        return ManagingPage::tr("Services");
    case Section::BaseInformation:
        return ManagingPage::tr("Base information");
    case Section::Users:
        return ManagingPage::tr("Users");
    case Section::Requests:
        return ManagingPage::tr("Requests");
    case Section::Reports:
        return ManagingPage::tr("Reports");
    }
    Q_UNREACHABLE();
}

QString wordOf(SectionIcon icon)
{
    for (const auto &[one, word] : wordsOf(SectionIcon{})) {
        if (one == icon)
            return QLatin1String(word);
    }
    Q_UNREACHABLE();
}

QString textOf(const cases::CaseTotal &total)
{
    const QString number = cases::shownNumber(total.cases);
    switch (total.precision) {
    case cases::CaseTotal::Precision::Exact:
        return ManagingPage::tr("%1 cases").arg(number);
    case cases::CaseTotal::Precision::About:
        return ManagingPage::tr("about %1 cases").arg(number);
    case cases::CaseTotal::Precision::AtLeast:
        return ManagingPage::tr("at least %1 cases").arg(number);
    }
    Q_UNREACHABLE();
}

/// Dark on the mark they could not be seen.
void tintIcons(const QListWidget &list)
{
    for (int row = 0; row < list.count(); ++row) {
        QListWidgetItem *item = list.item(row);
        item->setIcon(uikit::icon(item->data(iconRole).toString(),
                                  item->isSelected() ? uikit::IconTint::OnAccent : uikit::IconTint::Text));
    }
}

/// Marks the line where one stands, in the list that has the keyboard.
void markCurrent(QListWidget &list)
{
    if (QListWidgetItem *item = list.currentItem())
        item->setSelected(list.hasFocus());
}

} // namespace

ManagingPage::ManagingPage(cases::CaseQueries &cases, DeskPort &desk, MayOpen mayOpen, QWidget *parent)
    : QWidget(parent)
    , m_cases(cases)
    , m_desk(desk)
    , m_mayOpen(std::move(mayOpen))
    , m_edit(new QPushButton(tr("Change (Ctrl+E)")))
    , m_new(new QPushButton(tr("New sub-section (Ctrl+N)")))
    , m_accesses(new QPushButton(tr("Who sees it (Ctrl+L)")))
{
    auto *sections = new QHBoxLayout;
    sections->setSpacing(8);
    for (const auto &[section, word] : wordsOf(Section{})) {
        auto *heading = new QLabel(nameOf(section));
        heading->setProperty("role", QStringLiteral("title"));
        auto *list = new QListWidget;
        list->setObjectName(QStringLiteral("section.") + QLatin1String(word));
        list->setAccessibleName(heading->text());
        list->setWordWrap(true);
        list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
        list->setIconSize(QSize(20, 20));
        list->setSpacing(2);
        list->installEventFilter(this);
        connect(list, &QListWidget::itemSelectionChanged, this, [list] { tintIcons(*list); });
        connect(list, &QListWidget::itemDoubleClicked, this, &ManagingPage::open);
        auto *empty = new QLabel(tr("Nothing here is given to you."));
        empty->setProperty("role", QStringLiteral("muted"));
        empty->setWordWrap(true);
        empty->setAlignment(Qt::AlignTop | Qt::AlignLeading);
        list->hide();
        m_lists.push_back(list);
        m_empty.push_back(empty);
        auto *column = new QVBoxLayout;
        column->addWidget(heading);
        column->addWidget(list, 1);
        column->addWidget(empty, 1);
        sections->addLayout(column, 1);
    }
    auto *buttons = new QHBoxLayout;
    for (QPushButton *button : {m_edit, m_new, m_accesses}) {
        button->setAutoDefault(false);
        button->setFocusPolicy(Qt::TabFocus);
        buttons->addWidget(button);
    }
    buttons->addStretch();
    auto *page = new QVBoxLayout(this);
    page->setContentsMargins(12, 12, 12, 12);
    page->addLayout(sections, 1);
    page->addLayout(buttons);
    connect(m_edit, &QPushButton::clicked, this, [this] {
        if (const SubSection *one = current())
            Q_EMIT editWanted(one->id);
    });
    connect(m_new, &QPushButton::clicked, this, &ManagingPage::newWanted);
    connect(m_accesses, &QPushButton::clicked, this, &ManagingPage::accessesWanted);
    m_countSoon.setSingleShot(true);
    m_countSoon.setInterval(300);
    connect(&m_countSoon, &QTimer::timeout, this, &ManagingPage::count);
    setSections({});
}

void ManagingPage::setSections(const SectionQueries::Sections &sections)
{
    m_sections = sections;
    for (QPushButton *button : {m_edit, m_new, m_accesses})
        button->setVisible(sections.isAdministrator);
    fill();
}

void ManagingPage::offerAgain() { fill(); }

void ManagingPage::fill()
{
    std::vector<SubSection> offered;
    std::copy_if(m_sections.shown.begin(), m_sections.shown.end(), std::back_inserter(offered), m_mayOpen);
    const auto same = [](const SubSection &a, const SubSection &b) { return toRow(a).sameContent(toRow(b)); };
    if (std::equal(offered.begin(), offered.end(), m_offered.begin(), m_offered.end(), same))
        return refresh();
    const SubSection *before = current();
    const auto stood = before ? std::optional(before->id) : std::nullopt;
    std::vector<int> rows;
    for (QListWidget *list : m_lists) {
        rows.push_back(m_visited ? std::max(0, list->currentRow()) : 0);
        list->clear();
    }
    m_items.clear();
    m_offered = std::move(offered);
    for (const SubSection &one : m_offered) {
        auto *item = new QListWidgetItem(uikit::icon(wordOf(one.icon)), cases::shown(one.name),
                                         m_lists[size_t(one.section)]);
        item->setData(idRole, one.id.toString());
        item->setData(iconRole, wordOf(one.icon));
        m_items.emplace(one.id, item);
    }
    for (size_t n = 0; n < m_lists.size(); ++n) {
        m_lists[n]->setCurrentRow(std::min(rows[n], m_lists[n]->count() - 1));
        m_lists[n]->setVisible(m_lists[n]->count() > 0);
        m_empty[n]->setVisible(m_lists[n]->count() == 0);
        markCurrent(*m_lists[n]);
    }
    // What comes before anybody has looked leaves him at the top.
    if (m_visited && stood && m_items.contains(*stood))
        m_items.at(*stood)->listWidget()->setCurrentItem(m_items.at(*stood));
    refresh();
}

void ManagingPage::refresh()
{
    m_changedUnseen = !isVisible();
    if (!m_changedUnseen)
        m_countSoon.start();
}

void ManagingPage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (std::exchange(m_changedUnseen, false))
        count();
}

void ManagingPage::count()
{
    for (const auto &cancel : m_counting)
        cancel();
    m_counting.clear();
    for (const SubSection &one : m_offered) {
        const auto list = listAt(one.opens);
        if (!list)
            continue;
        const auto filter = cases::filterOf(filterOf(one, *list, m_desk.now()), *list, m_desk.user(), m_desk.now());
        m_counting.push_back(m_cases.count(filter, this, [this, one](const Result<cases::CaseTotal> &total) {
            showTotal(one, total.ok() ? std::optional(*total) : std::nullopt);
        }));
    }
}

void ManagingPage::showTotal(const SubSection &one, const std::optional<cases::CaseTotal> &total)
{
    const auto item = m_items.find(one.id);
    if (item == m_items.end())
        return;
    const QString name = cases::shown(one.name);
    item->second->setText(total ? name + u'\n' + textOf(*total) : name);
}

void ManagingPage::takeFocus()
{
    fill();
    m_visited = true;
    goToSection(m_last - 1, 1);
    if (!m_lists[size_t(m_last)]->hasFocus())
        goToSection(-1, 1);
}

void ManagingPage::goToSection(int from, int step)
{
    for (int at = from + step; at >= 0 && at < int(m_lists.size()); at += step) {
        if (m_lists[size_t(at)]->count() == 0)
            continue;
        m_last = at;
        m_lists[size_t(at)]->setFocus();
        return;
    }
}

const SubSection *ManagingPage::current() const
{
    const QListWidgetItem *item = m_lists[size_t(m_last)]->currentItem();
    const auto found = std::find_if(m_offered.begin(), m_offered.end(), [item](const SubSection &one) {
        return item && one.id.toString() == item->data(idRole).toString();
    });
    return found == m_offered.end() ? nullptr : &*found;
}

void ManagingPage::open()
{
    // What is opened may change what is shown here.
    if (const SubSection *one = current())
        Q_EMIT opened(SubSection(*one));
}

bool ManagingPage::eventFilter(QObject *watched, QEvent *event)
{
    const auto list = std::find(m_lists.begin(), m_lists.end(), watched);
    if (list == m_lists.end())
        return QWidget::eventFilter(watched, event);
    const int at = int(list - m_lists.begin());
    if (event->type() == QEvent::FocusIn)
        m_last = at;
    // Five marked lines would not say where one is.
    if (event->type() == QEvent::FocusIn || event->type() == QEvent::FocusOut)
        markCurrent(**list);
    if (event->type() != QEvent::KeyPress)
        return false;
    const auto *key = static_cast<QKeyEvent *>(event);
    if (isTaken(*key))
        return true;
    if (key->modifiers() & ~Qt::KeypadModifier)
        return false;
    const int onwards = isRightToLeft() ? Qt::Key_Left : Qt::Key_Right;
    switch (key->key()) {
    case Qt::Key_Left:
    case Qt::Key_Right:
        goToSection(at, key->key() == onwards ? 1 : -1);
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        open();
        return true;
    default:
        return false;
    }
}

bool ManagingPage::isTaken(const QKeyEvent &key)
{
    if (key.modifiers() != Qt::ControlModifier || !m_sections.isAdministrator)
        return false;
    switch (key.key()) {
    case Qt::Key_E:
        m_edit->click();
        return true;
    case Qt::Key_N:
        m_new->click();
        return true;
    case Qt::Key_L:
        m_accesses->click();
        return true;
    default:
        return false;
    }
}

void ManagingPage::keyPressEvent(QKeyEvent *event)
{
    if (!isTaken(*event))
        QWidget::keyPressEvent(event);
}

} // namespace peygir::administration
