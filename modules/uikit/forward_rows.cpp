// SPDX-License-Identifier: GPL-3.0-or-later
#include "uikit/forward_rows.h"

#include <utility>

namespace peygir::uikit {

ForwardRows::ForwardRows(int pageRows, QObject *parent)
    : RowProvider(parent)
    , m_pageRows(pageRows)
{
}

void ForwardRows::restart(bool isWanted)
{
    if (const auto cancel = std::exchange(m_cancel, {}))
        cancel();
    m_isWanted = isWanted;
    m_goesOn = false;
    m_rows.clear();
    m_at.reset();
    m_wishes.clear();
}

void ForwardRows::fetch(quint64 requestId, qint64 offset, int limit)
{
    m_wishes.push_back({requestId, offset, limit});
    // Never within this call: whoever asks has not noted the question yet.
    QMetaObject::invokeMethod(this, &ForwardRows::pump, Qt::QueuedConnection);
}

void ForwardRows::cancel(quint64 requestId)
{
    std::erase_if(m_wishes, [requestId](const Wish &wish) { return wish.request == requestId; });
    if (!m_wishes.empty() || !m_cancel)
        return;
    std::exchange(m_cancel, {})();
    Q_EMIT moved();
}

void ForwardRows::pump()
{
    while (!m_wishes.empty() && !m_cancel) {
        const Wish wish = m_wishes.front();
        if (!m_isWanted)
            return;
        if (!isWhole() && m_rows.size() < wish.offset + wish.limit) {
            m_cancel = askNext();
            Q_EMIT moved();
            return;
        }
        m_wishes.pop_front();
        // How many follow nobody has counted; that one page does makes the list go on.
        const RowCount total{m_rows.size() + (isWhole() ? 0 : m_pageRows), isWhole()};
        Q_EMIT fetched(wish.request, m_rows.mid(wish.offset, wish.limit), total);
    }
}

void ForwardRows::pageCame(const QList<ListRow> &rows, Instant at, bool goesOn)
{
    m_cancel = {};
    if (!m_at)
        m_at = at;
    m_rows += rows;
    m_goesOn = goesOn;
    pump();
    Q_EMIT moved();
}

void ForwardRows::pageFailed(const Error &error)
{
    m_cancel = {};
    for (const Wish &wish : std::exchange(m_wishes, {}))
        Q_EMIT failed(wish.request, error);
    Q_EMIT moved();
}

} // namespace peygir::uikit
