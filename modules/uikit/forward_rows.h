// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/instant.h"
#include "uikit/list_row.h"

#include <deque>
#include <functional>
#include <optional>

namespace peygir::uikit {

/// Rows that come in order only, one page after another as far as somebody looks, and that nobody has counted: those of a server.
/// Asks one question at a time; what came is kept until something else is asked for.
class ForwardRows : public RowProvider
{
    Q_OBJECT

public:
    /// More than anybody reads: who has come so far narrows the list down.
    static constexpr qsizetype most = 5000;

    /// When the first page was answered; empty: it was not yet.
    const std::optional<Instant> &at() const { return m_at; }
    bool isAsking() const { return bool(m_cancel); }
    /// There are more than `most`.
    bool isCut() const { return m_rows.size() >= most && m_goesOn; }
    /// What has come is the whole list.
    bool isComplete() const { return m_at && !m_goesOn; }

    void fetch(quint64 requestId, qint64 offset, int limit) override;
    void cancel(quint64 requestId) override;

Q_SIGNALS:
    /// Whether the source is being asked, or how far the list has come, is another than before.
    void moved();

protected:
    using Cancel = std::function<void()>;

    /// `pageRows`: how many rows one page has at most.
    ForwardRows(int pageRows, QObject *parent);

    /// Forgets what came and answers nobody who has asked. `isWanted`: there is something to ask for.
    void restart(bool isWanted);
    /// Asks for the page after all that came. Answered with `pageCame` or `pageFailed` on this thread, and never within the call.
    virtual Cancel askNext() = 0;
    /// `goesOn`: another page follows. Of the first page, `at` is when the source was read.
    void pageCame(const QList<ListRow> &rows, Instant at, bool goesOn);
    void pageFailed(const Error &error);

private:
    struct Wish
    {
        quint64 request;
        qint64 offset;
        int limit;
    };
    bool isWhole() const { return m_at && (!m_goesOn || m_rows.size() >= most); }
    void pump();

    const int m_pageRows;
    bool m_isWanted = false;
    bool m_goesOn = false;
    QList<ListRow> m_rows;
    std::optional<Instant> m_at;
    std::deque<Wish> m_wishes;
    Cancel m_cancel;
};

} // namespace peygir::uikit
