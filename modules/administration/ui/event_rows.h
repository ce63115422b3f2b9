// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "administration/core/event_log.h"
#include "command/desk_port.h"
#include "command/server_port.h"
#include "uikit/list_row.h"

#include <deque>

namespace peygir::administration {

/// The rows of the log of events as the server gives them, one page after another as far as somebody looks. Asks one question at a
/// time; what came is kept until another part is asked for.
class EventRows final : public uikit::RowProvider
{
    Q_OBJECT

public:
    /// More than anybody reads: who has come so far narrows the log down.
    static constexpr qsizetype most = 5000;

    /// Both outlive it.
    EventRows(ServerPort &server, const DeskPort &desk, QObject *parent);

    /// Forgets what came and is asked; whoever calls it reloads the model.
    void setAsked(const EventsAsked &asked);
    /// When the first page was answered; empty: it was not yet.
    const std::optional<Instant> &at() const { return m_at; }
    bool isAsking() const { return bool(m_cancel); }
    /// There are more than `most`.
    bool isCut() const { return qsizetype(m_lines.size()) >= most && m_next; }
    /// What has come so far, and whether that is all of it.
    const std::vector<EventLine> &lines() const { return m_lines; }
    bool isComplete() const { return m_at && !m_next; }
    /// Null where no line has this id.
    const EventLine *line(const QString &id) const;

    void fetch(quint64 requestId, qint64 offset, int limit) override;
    void cancel(quint64 requestId) override;

Q_SIGNALS:
    /// Whether the server is being asked, or how far the log has come, is another than before.
    void moved();

private:
    struct Wish
    {
        quint64 request;
        qint64 offset;
        int limit;
    };
    bool isWhole() const { return m_at && (!m_next || qsizetype(m_lines.size()) >= most); }
    void pump();
    void ask();
    void take(const ServerPort::Answer &answer);
    void fail(const Error &error);

    ServerPort &m_server;
    const DeskPort &m_desk;
    std::optional<EventsAsked> m_asked;
    QList<uikit::ListRow> m_rows;
    /// The same, as they came.
    std::vector<EventLine> m_lines;
    std::optional<Instant> m_at;
    std::optional<EventPlace> m_next;
    std::deque<Wish> m_wishes;
    ServerPort::Cancel m_cancel;
};

} // namespace peygir::administration
