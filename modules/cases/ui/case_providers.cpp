// SPDX-License-Identifier: GPL-3.0-or-later
#include "cases/ui/case_providers.h"

#include "cases/ui/shown.h"

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
    , m_list(list)
{
}

void CaseRowProvider::fetch(quint64 requestId, qint64 offset, int limit)
{
    m_asked.insert(requestId, m_queries.list({m_list, m_desk.user(), m_text}, offset, limit, this,
                                             [this, requestId](const Result<CaseLines> &page) {
                                                 m_asked.remove(requestId);
                                                 if (!page.ok()) {
                                                     Q_EMIT failed(requestId, page.error());
                                                     return;
                                                 }
                                                 QList<uikit::ListRow> rows;
                                                 for (const CaseLine &line : page->lines)
                                                     rows.append(listRow(line, m_desk.now()));
                                                 Q_EMIT fetched(requestId, rows, {page->total.cases, page->total.precision == CaseTotal::Precision::Exact});
                                             }));
}

void CaseRowProvider::cancel(quint64 requestId) { cancelAsked(m_asked, requestId); }

void PostProvider::request(quint64 requestId, const QString &typed, int limit)
{
    m_asked.insert(requestId,
                   m_queries.posts(typed, limit, this, [this, requestId](const Result<std::vector<PostChoice>> &found) {
                       m_asked.remove(requestId);
                       QList<uikit::Suggestion> suggestions;
                       if (found.ok()) {
                           for (const PostChoice &post : *found) {
                               QString where = shown(post.unit);
                               if (!post.holder.isEmpty())
                                   where += QStringLiteral(" · ") + post.holder;
                               suggestions.append(uikit::Suggestion{post.id.toString(), shown(post.name), where,
                                                   QStringLiteral("user"), {}});
                           }
                       }
                       Q_EMIT answered(requestId, suggestions);
                   }));
}

void PostProvider::cancel(quint64 requestId) { cancelAsked(m_asked, requestId); }

} // namespace peygir::cases
