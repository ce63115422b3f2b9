// SPDX-License-Identifier: GPL-3.0-or-later
#include "followup/ui/follow_up_rows.h"

#include "followup/ui/followup_words.h"

namespace peygir::followup {

FollowUpRows::FollowUpRows(FollowUpQueries &queries, const DeskPort &desk, QObject *parent)
    : RowProvider(parent)
    , m_queries(queries)
    , m_desk(desk)
    , m_filter{.user = desk.user(), .now = desk.now()}
{}

void FollowUpRows::fetch(quint64 requestId, qint64 offset, int limit)
{
    // What is overdue or silent is so now, not when the filter was chosen.
    m_filter.now = m_desk.now();
    m_asked.insert(requestId,
                   m_queries.list(m_filter, offset, limit, this, [this, requestId](const Result<Lines> &page) {
                       m_asked.remove(requestId);
                       if (!page.ok()) {
                           Q_EMIT failed(requestId, page.error());
                           return;
                       }
                       QList<uikit::ListRow> rows;
                       for (const Line &line : page->lines)
                           rows.append(listRow(line, m_desk.now()));
                       Q_EMIT fetched(requestId, rows, uikit::RowCount{page->total, true});
                   }));
}

void FollowUpRows::cancel(quint64 requestId)
{
    if (const auto cancel = m_asked.take(requestId))
        cancel();
}

} // namespace peygir::followup
