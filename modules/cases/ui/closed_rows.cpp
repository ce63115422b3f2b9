// SPDX-License-Identifier: GPL-3.0-or-later
#include "cases/ui/closed_rows.h"

#include "cases/ui/shown.h"

#include <algorithm>
#include <utility>

namespace peygir::cases {

ClosedRows::ClosedRows(ClosedLists &lists, const DeskPort &desk, QObject *parent)
    : RowProvider(parent)
    , m_lists(lists)
    , m_desk(desk)
{
}

void ClosedRows::setAsked(const std::optional<ClosedAsked> &asked)
{
    if (const auto cancel = std::exchange(m_cancel, {}))
        cancel();
    m_asked = asked;
    m_rows.clear();
    m_lines.clear();
    m_at.reset();
    m_next.reset();
    m_wishes.clear();
}

void ClosedRows::fetch(quint64 requestId, qint64 offset, int limit)
{
    m_wishes.push_back({requestId, offset, limit});
    // Never within this call: whoever asks has not noted the question yet.
    QMetaObject::invokeMethod(this, &ClosedRows::pump, Qt::QueuedConnection);
}

void ClosedRows::cancel(quint64 requestId)
{
    std::erase_if(m_wishes, [requestId](const Wish &wish) { return wish.request == requestId; });
    if (!m_wishes.empty() || !m_cancel)
        return;
    std::exchange(m_cancel, {})();
    Q_EMIT moved();
}

void ClosedRows::pump()
{
    while (!m_wishes.empty() && !m_cancel) {
        const Wish wish = m_wishes.front();
        if (!m_asked || (!isWhole() && m_rows.size() < wish.offset + wish.limit)) {
            if (m_asked)
                ask();
            return;
        }
        m_wishes.pop_front();
        // How many follow nobody has counted; that one page does makes the list go on.
        const uikit::RowCount total{m_rows.size() + (isWhole() ? 0 : closedPageCases), isWhole()};
        Q_EMIT fetched(wish.request, m_rows.mid(wish.offset, wish.limit), total);
    }
}

void ClosedRows::ask()
{
    ClosedAsked asked = *m_asked;
    asked.after = m_next;
    m_cancel = m_lists.closed(asked, this, [this](const Result<ServerLines> &page) {
        m_cancel = {};
        if (page.ok())
            take(*page);
        else
            fail(page.error());
    });
    Q_EMIT moved();
}

void ClosedRows::take(const ServerLines &page)
{
    const bool first = !std::exchange(m_at, page.at);
    for (const CaseLine &line : page.lines)
        m_rows.append(listRow(line, m_desk.now()));
    m_lines.insert(m_lines.end(), page.lines.begin(), page.lines.end());
    m_next = page.next;
    if (first)
        Q_EMIT begun(page.years);
    pump();
    Q_EMIT moved();
}

void ClosedRows::fail(const Error &error)
{
    for (const Wish &wish : std::exchange(m_wishes, {}))
        Q_EMIT failed(wish.request, error);
    Q_EMIT moved();
}

} // namespace peygir::cases
