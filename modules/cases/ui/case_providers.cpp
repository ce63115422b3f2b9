// SPDX-License-Identifier: GPL-3.0-or-later
#include "cases/ui/case_providers.h"

#include "cases/ui/shown.h"
#include "cases/ui/waiting_bar.h"

#include <algorithm>
#include <utility>

namespace peygir::cases {

namespace {

void cancelAsked(QHash<quint64, CaseQueries::Cancel> &asked, quint64 requestId)
{
    if (const auto cancel = asked.take(requestId))
        cancel();
}

} // namespace

CaseRowProvider::CaseRowProvider(CaseQueries &queries, const DeskPort &desk, CaseList list, QObject *parent)
    : RowProvider(parent)
    , m_queries(queries)
    , m_desk(desk)
    , m_filter{list, desk.user(), {}, ordersOf(list).front()}
    , m_troubled(waitingWithoutEffect(desk))
{
    connect(&desk, &DeskPort::statusChanged, this, [this] {
        if (std::set<QString> now = waitingWithoutEffect(m_desk); now != m_troubled) {
            m_troubled = std::move(now);
            Q_EMIT marksChanged();
        }
    });
}

void CaseRowProvider::setFilter(const CaseFilter &filter)
{
    m_filter = filter;
    m_known.reset();
    m_countLater = false;
    if (m_cancelCount)
        std::exchange(m_cancelCount, {})();
}

void CaseRowProvider::fetch(quint64 requestId, qint64 offset, int limit)
{
    m_asked.insert(requestId, m_queries.list(m_filter, offset, limit, this,
                                             [this, requestId](const Result<CaseLines> &page) {
                                                 m_asked.remove(requestId);
                                                 if (!page.ok()) {
                                                     Q_EMIT failed(requestId, page.error());
                                                     return;
                                                 }
                                                 QList<uikit::ListRow> rows;
                                                 for (const CaseLine &line : page->lines)
                                                     rows.append(rowOf(line));
                                                 Q_EMIT fetched(requestId, rows, countWith(*page));
                                             }));
}

uikit::ListRow CaseRowProvider::rowOf(const CaseLine &line) const
{
    uikit::ListRow row = listRow(line, m_desk.now());
    if (m_troubled.contains(row.id)) {
        // What he did there is not what he sees: before everything else that the line says.
        const QString words = tr("Waits without effect");
        row.detail = row.detail.isEmpty() ? words : words + QStringLiteral(" · ") + row.detail;
    }
    return row;
}

uikit::RowCount CaseRowProvider::countWith(const CaseLines &page)
{
    if (page.total.precision != CaseTotal::Precision::AtLeast) {
        m_countLater = false;
        m_known = {page.total.cases, page.total.precision == CaseTotal::Precision::Exact};
        return *m_known;
    }
    // The last count is nearer to the truth than what was seen of the rows.
    askCount();
    return {std::max(page.total.cases, m_known ? m_known->rows : 0), false};
}

void CaseRowProvider::askCount()
{
    if (m_cancelCount)
        return;
    m_countLater = true;
    m_cancelCount = m_queries.count(m_filter, this, [this](const Result<CaseTotal> &total) {
        m_cancelCount = {};
        m_countLater = false;
        if (!total.ok())
            return;
        m_known = {total->cases, total->precision == CaseTotal::Precision::Exact};
        Q_EMIT counted(*m_known);
    });
}

void CaseRowProvider::cancel(quint64 requestId) { cancelAsked(m_asked, requestId); }

uikit::Suggestion postSuggestion(const PostChoice &post)
{
    QString where = shown(post.unit);
    if (!post.holder.isEmpty())
        where += QStringLiteral(" · ") + post.holder;
    return {post.id.toString(), shown(post.name), where, QStringLiteral("user"), {}};
}

void PostProvider::request(quint64 requestId, const QString &typed, int limit)
{
    m_asked.insert(requestId,
                   m_queries.posts(typed, limit, this, [this, requestId](const Result<std::vector<PostChoice>> &found) {
                       m_asked.remove(requestId);
                       QList<uikit::Suggestion> suggestions;
                       if (found.ok()) {
                           for (const PostChoice &post : *found)
                               suggestions.append(postSuggestion(post));
                       }
                       Q_EMIT answered(requestId, suggestions);
                   }));
}

void PostProvider::cancel(quint64 requestId) { cancelAsked(m_asked, requestId); }

} // namespace peygir::cases
