// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "administration/core/event_log.h"
#include "command/desk_port.h"
#include "command/server_port.h"
#include "uikit/forward_rows.h"

namespace peygir::administration {

/// The rows of the log of events as the server gives them.
class EventRows final : public uikit::ForwardRows
{
    Q_OBJECT

public:
    /// Both outlive it.
    EventRows(ServerPort &server, const DeskPort &desk, QObject *parent);

    /// Forgets what came and is asked; whoever calls it reloads the model.
    void setAsked(const EventsAsked &asked);
    /// What has come so far.
    const std::vector<EventLine> &lines() const { return m_lines; }
    /// Null where no line has this id.
    const EventLine *line(const QString &id) const;

private:
    Cancel askNext() override;
    void take(const ServerPort::Answer &answer);

    ServerPort &m_server;
    const DeskPort &m_desk;
    EventsAsked m_asked{EventPart()};
    std::vector<EventLine> m_lines;
    std::optional<EventPlace> m_next;
};

} // namespace peygir::administration
