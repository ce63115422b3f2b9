// SPDX-License-Identifier: GPL-3.0-or-later
#include "answering/ui/answering_providers.h"

#include "answering/ui/answer_text.h"

namespace peygir::answering {

ReadyRowProvider::ReadyRowProvider(AnsweringQueries &queries, const DeskPort &desk, QObject *parent)
    : RowProvider(parent)
    , m_queries(queries)
    , m_desk(desk)
    , m_now(desk.now())
{}

void ReadyRowProvider::fetch(quint64 requestId, qint64 offset, int limit)
{
    if (offset == 0)
        m_now = m_desk.now();
    m_asked.insert(
        requestId,
        m_queries.ready({m_now, m_text}, offset, limit, this, [this, requestId](const Result<ReadyPage> &page) {
            m_asked.remove(requestId);
            if (!page.ok()) {
                Q_EMIT failed(requestId, page.error());
                return;
            }
            QList<uikit::ListRow> rows;
            for (const ReadyCitizen &citizen : page->citizens)
                rows.append(readyRow(citizen, m_desk.user(), m_now, m_typed.contains(citizen.id)));
            Q_EMIT told(page->toCall, page->messages);
            Q_EMIT fetched(requestId, rows, {page->total, true});
        }));
}

void ReadyRowProvider::cancel(quint64 requestId)
{
    if (const auto cancel = m_asked.take(requestId))
        cancel();
}

DueRowProvider::DueRowProvider(AnsweringQueries &queries, const DeskPort &desk, QObject *parent)
    : RowProvider(parent)
    , m_queries(queries)
    , m_desk(desk)
{}

void DueRowProvider::fetch(quint64 requestId, qint64 offset, int limit)
{
    m_asked.insert(requestId,
                   m_queries.due(m_filter, offset, limit, this, [this, requestId](const Result<DuePage> &page) {
                       m_asked.remove(requestId);
                       if (!page.ok()) {
                           Q_EMIT failed(requestId, page.error());
                           return;
                       }
                       QList<uikit::ListRow> rows;
                       for (const DueLine &line : page->lines) {
                           rows.append(dueRow(line, m_desk.now()));
                           m_calls.insert(rows.last().id, line.call);
                       }
                       Q_EMIT fetched(requestId, rows, {page->total, true});
                   }));
}

void DueRowProvider::cancel(quint64 requestId)
{
    if (const auto cancel = m_asked.take(requestId))
        cancel();
}

std::optional<Uuid> DueRowProvider::callOf(const QString &rowId) const
{
    const auto found = m_calls.constFind(rowId);
    return found == m_calls.constEnd() ? std::nullopt : std::optional(*found);
}

} // namespace peygir::answering
