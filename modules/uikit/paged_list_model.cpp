// SPDX-License-Identifier: GPL-3.0-or-later
#include "uikit/paged_list_model.h"

#include "uikit/language.h"
#include "uikit/suggestions.h"

#include <QLocale>

#include <algorithm>
#include <limits>

namespace peygir::uikit {

namespace {

/// A wish older than so many newer ones was for rows that have scrolled away.
constexpr int mostWishes = 4;

qint64 pageOf(int row) { return row / PagedListModel::pageRows; }

} // namespace

PagedListModel::PagedListModel(RowProvider &provider, QObject *parent, Begin begin)
    : QAbstractListModel(parent)
    , m_provider(&provider)
{
    m_askSoon.setSingleShot(true);
    m_askSoon.setInterval(0);
    connect(&m_askSoon, &QTimer::timeout, this, &PagedListModel::askForWanted);
    connect(&provider, &RowProvider::fetched, this, &PagedListModel::receive);
    connect(&provider, &RowProvider::failed, this, &PagedListModel::receiveFailure);
    connect(&provider, &RowProvider::counted, this, &PagedListModel::receiveCount);
    if (begin == Begin::AtOnce)
        want(0);
}

PagedListModel::~PagedListModel() { cancelAll(); }

QString PagedListModel::countText() const
{
    const QString count = QLocale().toString(m_total.rows);
    return m_total.exact ? tr("%1 items").arg(count) : tr("about %1 items").arg(count);
}

void PagedListModel::reload()
{
    cancelAll();
    beginResetModel();
    m_pages.clear();
    m_failedPages.clear();
    m_total = {};
    m_counted = false;
    m_rows = 0;
    m_seen = 0;
    m_end.reset();
    endResetModel();
    Q_EMIT totalChanged();
    want(0);
}

void PagedListModel::refresh()
{
    m_failedPages.clear();
    m_end.reset();
    for (auto question = m_inFlight.cbegin(); question != m_inFlight.cend(); ++question)
        m_outdated.insert(question.key());
    for (Page &page : m_pages)
        page.stale = true;
    // Before any other page of the window asks: what is on the screen waits for nothing else. (An empty list has nothing
    // that could be looked at, and asks for its first rows.)
    want(pageLookedAtLast());
    askForWanted();
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0), index(rowCount() - 1));
}

qint64 PagedListModel::pageLookedAtLast() const
{
    const auto last = std::max_element(m_pages.cbegin(), m_pages.cend(),
                                       [](const Page &a, const Page &b) { return a.lastUse < b.lastUse; });
    return last == m_pages.cend() || m_rows == 0 ? 0 : last.key();
}

bool PagedListModel::updateRow(const ListRow &row)
{
    const int at = rowOf(row.id);
    if (at < 0)
        return false;
    m_pages[pageOf(at)].rows[at % pageRows] = row;
    Q_EMIT dataChanged(index(at), index(at));
    return true;
}

const ListRow *PagedListModel::rowAt(int row) const
{
    const auto found = m_pages.find(pageOf(row));
    if (found == m_pages.end()) {
        want(pageOf(row));
        return nullptr;
    }
    found->lastUse = ++m_uses;
    if (found->stale)
        want(pageOf(row));
    const int inPage = row % pageRows;
    return inPage < found->rows.size() ? &found->rows.at(inPage) : nullptr;
}

int PagedListModel::rowOf(const QString &id) const
{
    for (auto page = m_pages.cbegin(); page != m_pages.cend(); ++page) {
        const auto found =
            std::find_if(page->rows.cbegin(), page->rows.cend(), [&](const ListRow &row) { return row.id == id; });
        if (found != page->rows.cend())
            return int(page.key() * pageRows + (found - page->rows.cbegin()));
    }
    return -1;
}

void PagedListModel::setMarked(const QString &id, bool marked)
{
    if (id.isEmpty() || m_marked.contains(id) == marked)
        return;
    if (marked)
        m_marked.insert(id);
    else
        m_marked.remove(id);
    if (const int row = rowOf(id); row >= 0)
        Q_EMIT dataChanged(index(row), index(row), {MarkedRole});
    Q_EMIT marksChanged();
}

void PagedListModel::markAll(const QStringList &ids)
{
    const qsizetype before = m_marked.size();
    m_marked.unite(QSet<QString>(ids.begin(), ids.end()));
    if (m_marked.size() == before)
        return;
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0), index(rowCount() - 1), {MarkedRole});
    Q_EMIT marksChanged();
}

void PagedListModel::clearMarks()
{
    if (m_marked.isEmpty())
        return;
    m_marked.clear();
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0), index(rowCount() - 1), {MarkedRole});
    Q_EMIT marksChanged();
}

int PagedListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows);
}

QVariant PagedListModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= rowCount())
        return {};
    const ListRow *row = rowAt(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return row ? row->title : QString();
    case Qt::AccessibleTextRole:
        return row ? spoken(*row) : tr("Loading…");
    case Qt::ToolTipRole:
        return row ? row->fullDate : QString();
    case RowRole:
        return row ? QVariant::fromValue(*row) : QVariant();
    case MarkedRole:
        return row && m_marked.contains(row->id);
    default:
        return {};
    }
}

QString PagedListModel::spoken(const ListRow &row) const
{
    QStringList parts;
    for (const QString &part : {inUsersDigits(row.code), row.title, row.status, row.late, row.detail, row.age}) {
        if (!part.isEmpty())
            parts.append(part);
    }
    if (m_marked.contains(row.id))
        parts.append(tr("marked"));
    return parts.join(QLocale().language() == QLocale::Persian ? QStringLiteral("\u060c ") : QStringLiteral(", "));
}

void PagedListModel::want(qint64 page) const
{
    if (m_failedPages.contains(page))
        return;
    for (auto question = m_inFlight.cbegin(); question != m_inFlight.cend(); ++question) {
        if (question.value() == page && !m_outdated.contains(question.key()))
            return;
    }
    m_wanted.removeOne(page);
    m_wanted.append(page);
    if (m_wanted.size() > mostWishes)
        m_wanted.removeFirst();
    if (!m_askSoon.isActive())
        m_askSoon.start();
}

void PagedListModel::askForWanted()
{
    while (m_provider && m_inFlight.size() < questionsAtOnce && !m_wanted.isEmpty()) {
        const qint64 page = m_wanted.takeLast();
        const quint64 request = nextRequestId();
        m_inFlight.insert(request, page);
        m_provider->fetch(request, page * pageRows, pageRows);
    }
}

void PagedListModel::receive(quint64 requestId, const QList<ListRow> &rows, RowCount total)
{
    const auto asked = m_inFlight.find(requestId);
    if (asked == m_inFlight.end())
        return;
    const qint64 number = asked.value();
    m_inFlight.erase(asked);
    const bool outdated = m_outdated.remove(requestId);

    Page &page = m_pages[number];
    const bool same = !page.rows.isEmpty() && page.rows == rows;
    page = {rows.mid(0, pageRows), ++m_uses, outdated};
    noteEnd(number, rows.size());
    setTotal(total);
    forgetOldPages();
    const int first = int(number * pageRows);
    const int last = std::min(first + pageRows, rowCount()) - 1;
    if (!same && last >= first)
        Q_EMIT dataChanged(index(first), index(last));
    if (outdated)
        want(number);
    askForWanted();
}

/// Only what is known better: while nothing is loaded there is no list that it could be the count of.
void PagedListModel::receiveCount(RowCount total)
{
    if (m_counted)
        setTotal(total);
}

void PagedListModel::receiveFailure(quint64 requestId, const Error &error)
{
    const auto asked = m_inFlight.find(requestId);
    if (asked == m_inFlight.end())
        return;
    const qint64 number = asked.value();
    m_inFlight.erase(asked);
    if (m_outdated.remove(requestId))
        want(number);
    else
        m_failedPages.insert(number);
    Q_EMIT failed(error);
    askForWanted();
}

/// Only the last page is not full, and none past the end has a row.
void PagedListModel::noteEnd(qint64 page, qint64 rows)
{
    const qint64 first = page * pageRows;
    const qint64 end = first + std::min<qint64>(rows, pageRows);
    if (rows >= pageRows) {
        m_seen = std::max(m_seen, end);
        if (m_end && *m_end < m_seen)
            m_end.reset();
    } else if (rows > 0) {
        m_seen = end;
        m_end = end;
    } else {
        m_seen = std::min(m_seen, first);
        m_end = std::min(m_end.value_or(first), first);
    }
}

/// An estimate that is used up says nothing any more. While pages are full there is room for more behind them, and the
/// more the longer that goes on, or the end of a long list would never be reached.
qint64 PagedListModel::rowsFor(RowCount told) const
{
    if (told.exact)
        return told.rows;
    const qint64 room = m_end ? pageRows : std::max<qint64>(pageRows, m_seen / 2);
    const qint64 rows = told.rows > m_seen ? told.rows : m_seen + room;
    return m_end ? std::min(rows, *m_end) : rows;
}

void PagedListModel::setTotal(RowCount told)
{
    RowCount total = told;
    if (told.exact)
        m_seen = std::min(m_seen, told.rows);
    else
        total.rows = std::max(m_seen, m_end ? std::min(told.rows, *m_end) : told.rows);
    const int before = rowCount();
    const int after = int(std::min<qint64>(rowsFor(told), std::numeric_limits<int>::max()));
    const bool changed = !m_counted || total != m_total;
    m_total = total;
    m_counted = true;
    if (after > before) {
        beginInsertRows({}, before, after - 1);
        m_rows = after;
        endInsertRows();
    } else if (after < before) {
        beginRemoveRows({}, after, before - 1);
        m_rows = after;
        for (auto page = m_pages.begin(); page != m_pages.end();)
            page = page.key() * pageRows >= after ? m_pages.erase(page) : std::next(page);
        endRemoveRows();
    }
    if (changed)
        Q_EMIT totalChanged();
}

void PagedListModel::forgetOldPages()
{
    while (m_pages.size() > pagesKept) {
        const auto oldest = std::min_element(m_pages.begin(), m_pages.end(),
                                             [](const Page &a, const Page &b) { return a.lastUse < b.lastUse; });
        m_pages.erase(oldest);
    }
}

void PagedListModel::cancelAll()
{
    m_wanted.clear();
    for (const quint64 request : m_inFlight.keys()) {
        if (m_provider)
            m_provider->cancel(request);
    }
    m_inFlight.clear();
    m_outdated.clear();
}

} // namespace peygir::uikit
