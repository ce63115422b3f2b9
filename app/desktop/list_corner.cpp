// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/list_corner.h"

#include "cases/ui/case_page.h"
#include "uikit/action_catalogue.h"
#include "uikit/help_topic.h"
#include "uikit/navigation_rail.h"
#include "uikit/reasoned_action.h"
#include "uikit/shell.h"

#include <algorithm>

namespace peygir::desktop {

using cases::CaseListPage;

ListCorner::ListCorner(const Ports &ports, const Window &window, QWidget *parent)
    : QObject(parent)
    , m_ports(ports)
    , m_window(window)
    , m_parent(parent)
{}

void ListCorner::addList(const Place &place)
{
    auto *page = new CaseListPage(m_ports.cases, m_ports.desk, m_ports.settings, place.list,
                                  {place.id, place.title, place.empty, place.howTo}, m_parent);
    page->hide();
    uikit::setHelpTopic(*page, place.id);
    m_lists.emplace(place.id, page);
    m_window.shell.rail().addPlace(place.id, place.title, place.icon, place.key.toString());
    connect(page, &CaseListPage::currentChanged, this, [this, page] {
        // Lists that are not looked at load as well; the file belongs to the one that is.
        if (page->isVisible())
            showCurrentOf(*page);
    });
    connect(page, &CaseListPage::opened, this, &ListCorner::openCase);
    connect(page, &CaseListPage::closedOpened, this, [this](const QString &caseId) {
        openCase(caseId);
        m_window.casePage.askServerWhenAbsent();
    });
    // What is open for a person is here whole.
    if (place.list != cases::CaseList::Current)
        page->offerClosed(m_ports.closed);
    page->setBulkBook(m_ports.acts);
    connect(page, &CaseListPage::marksChanged, this, &ListCorner::showWhatLists);
    connect(page, &CaseListPage::said, this, &ListCorner::said);
    connect(page, &CaseListPage::refused, this, &ListCorner::refused);
    m_window.actions.add({QStringLiteral("go.") + place.id, place.title, place.key, place.icon,
                          [this, id = place.id] { Q_EMIT placeWanted(id); }});
}

void ListCorner::addActions()
{
    const auto add = [this](const char *id, const QString &text, const QKeySequence &key, const char *icon,
                            void (CaseListPage::*act)()) {
        m_window.actions.add({QLatin1String(id), text, key, QLatin1String(icon), [this, act] {
                                  if (CaseListPage *list = lookedAt())
                                      (list->*act)();
                              }});
    };
    add("list.filter", tr("Filter and order the list"), Qt::CTRL | Qt::Key_F, "filter", &CaseListPage::openFilter);
    add("list.clear", tr("Show the whole list"), Qt::CTRL | Qt::SHIFT | Qt::Key_F, "x", &CaseListPage::clearFilter);
    add("list.order", tr("Next order of the list"), Qt::CTRL | Qt::Key_O, "rows-3", &CaseListPage::nextOrder);
    add("list.mark", tr("Mark the whole list"), {}, "list-checks", &CaseListPage::markAll);
    add("list.refer", tr("Refer the marked cases"), Qt::SHIFT | Qt::Key_F7, "send", &CaseListPage::referMarked);
    add("list.take_back", tr("Take back the last referral of many"), Qt::CTRL | Qt::SHIFT | Qt::Key_F7, "undo-2",
        &CaseListPage::takeBackMany);
    add("list.closed", tr("Closed cases from the server"), Qt::CTRL | Qt::SHIFT | Qt::Key_F5, "archive",
        &CaseListPage::askClosed);
}

void ListCorner::show(const QString &id)
{
    CaseListPage &list = at(id);
    m_window.shell.showPair(id, list, m_window.casePage);
    showCurrentOf(list);
    list.takeFocus();
    showWhatLists();
}

void ListCorner::setPlace(const QString &id)
{
    m_place = id;
    showWhatLists();
}

CaseListPage *ListCorner::lookedAt() const
{
    const auto list = m_lists.find(m_place);
    return list == m_lists.end() ? nullptr : list->second;
}

void ListCorner::showWhatLists()
{
    const CaseListPage *list = lookedAt();
    const QString noList = tr("No list of cases is shown.");
    for (const char *id :
         {"list.filter", "list.clear", "list.order", "list.mark", "list.refer", "list.take_back", "list.closed"}) {
        uikit::ReasonedAction *action = m_window.actions.find(QLatin1String(id));
        const bool refer = action->id() == QLatin1String("list.refer");
        const bool closed = action->id() == QLatin1String("list.closed");
        const QString why = !list    ? noList
                            : refer  ? list->whyNotReferMarked()
                            : closed ? list->whyNotAskClosed()
                                     : QString();
        if (why.isEmpty())
            action->allow();
        else
            action->forbid(why);
    }
}

void ListCorner::showCurrentOf(const CaseListPage &list)
{
    const auto parsed = cases::CaseId::parse(list.currentCase());
    m_window.casePage.showCase(parsed.ok() ? std::optional(*parsed) : std::nullopt);
}

bool ListCorner::isVisible() const
{
    return std::any_of(m_lists.begin(), m_lists.end(), [](const auto &entry) { return entry.second->isVisible(); });
}

void ListCorner::select(const QString &caseId)
{
    for (const auto &[id, page] : m_lists) {
        if (page->isVisible())
            page->select(caseId);
    }
}

void ListCorner::openCase(const QString &caseId)
{
    const auto parsed = cases::CaseId::parse(caseId);
    if (!parsed.ok())
        return;
    select(caseId);
    m_window.casePage.showCase(*parsed);
    m_window.shell.openFile();
}

void ListCorner::askForCase(const QString &code)
{
    // A list whose first rows come now must not put its first case in the place of the one that is asked for.
    select(code);
    m_window.casePage.askFor(code);
    m_window.shell.openFile();
}

void ListCorner::refresh()
{
    for (const auto &[id, page] : m_lists)
        page->refresh();
}

void ListCorner::showCounts()
{
    if (m_cancelCounts)
        m_cancelCounts();
    m_cancelCounts = m_ports.cases.counts(
        m_ports.desk.user(), m_ports.desk.now(), this, [this](const Result<cases::CaseCounts> &counts) {
            if (!counts.ok())
                return;
            m_window.shell.rail().setCount(QStringLiteral("current"), counts->current);
            m_window.shell.rail().setCount(QStringLiteral("referred"), counts->referred);
        });
}

} // namespace peygir::desktop
