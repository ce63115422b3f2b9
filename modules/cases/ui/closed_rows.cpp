// SPDX-License-Identifier: GPL-3.0-or-later
#include "cases/ui/closed_rows.h"

#include "cases/ui/shown.h"

namespace peygir::cases {

ClosedRows::ClosedRows(ClosedLists &lists, const DeskPort &desk, QObject *parent)
    : ForwardRows(closedPageCases, parent)
    , m_lists(lists)
    , m_desk(desk)
{
}

void ClosedRows::setAsked(const std::optional<ClosedAsked> &asked)
{
    m_asked = asked;
    m_lines.clear();
    m_next.reset();
    restart(m_asked.has_value());
}

ClosedRows::Cancel ClosedRows::askNext()
{
    ClosedAsked asked = *m_asked;
    asked.after = m_next;
    return m_lists.closed(asked, this, [this](const Result<ServerLines> &page) {
        if (page.ok())
            take(*page);
        else
            pageFailed(page.error());
    });
}

void ClosedRows::take(const ServerLines &page)
{
    const bool first = !at();
    QList<uikit::ListRow> rows;
    for (const CaseLine &line : page.lines)
        rows.append(listRow(line, m_desk.now()));
    m_lines.insert(m_lines.end(), page.lines.begin(), page.lines.end());
    m_next = page.next;
    if (first)
        Q_EMIT begun(page.years);
    pageCame(rows, page.at, m_next.has_value());
}

} // namespace peygir::cases
