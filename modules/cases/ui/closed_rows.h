// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cases/core/closed_lists.h"
#include "command/desk_port.h"
#include "uikit/list_row.h"

#include <deque>

namespace peygir::cases {

/// The rows of one list of closed cases as the server gives them, one page after another as far as somebody looks. Asks
/// one question at a time; what came is kept until another list is asked for.
class ClosedRows final : public uikit::RowProvider
{
    Q_OBJECT

public:
    /// More than anybody reads: who has come so far narrows the list down.
    static constexpr qsizetype most = 5000;

    ClosedRows(ClosedLists &lists, const DeskPort &desk, QObject *parent);

    /// Forgets what came and is asked; whoever calls it reloads the model. Empty: no list.
    void setAsked(const std::optional<ClosedAsked> &asked);
    /// When the first page was answered; empty: it was not yet.
    const std::optional<Instant> &at() const { return m_at; }
    bool isAsking() const { return bool(m_cancel); }
    /// There are more than `most`.
    bool isCut() const { return m_rows.size() >= most && m_next; }
    /// What has come so far, and whether that is the whole list.
    const std::vector<CaseLine> &lines() const { return m_lines; }
    bool isComplete() const { return m_at && !m_next; }

    void fetch(quint64 requestId, qint64 offset, int limit) override;
    void cancel(quint64 requestId) override;

Q_SIGNALS:
    /// The first page of a list has come, with the years that there are.
    void begun(const std::vector<int> &years);
    /// Whether the server is being asked, or how far the list has come, is another than before.
    void moved();

private:
    struct Wish
    {
        quint64 request;
        qint64 offset;
        int limit;
    };
    bool isWhole() const { return m_at && (!m_next || m_rows.size() >= most); }
    void pump();
    void ask();
    void take(const ServerLines &page);
    void fail(const Error &error);

    ClosedLists &m_lists;
    const DeskPort &m_desk;
    std::optional<ClosedAsked> m_asked;
    QList<uikit::ListRow> m_rows;
    /// The same, as they came.
    std::vector<CaseLine> m_lines;
    std::optional<Instant> m_at;
    std::optional<QJsonObject> m_next;
    std::deque<Wish> m_wishes;
    ClosedLists::Cancel m_cancel;
};

} // namespace peygir::cases
