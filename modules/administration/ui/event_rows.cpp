// SPDX-License-Identifier: GPL-3.0-or-later
#include "administration/ui/event_rows.h"

#include "administration/ui/event_words.h"

#include <algorithm>

namespace peygir::administration {

namespace {

const QByteArray eventsQuery = QByteArrayLiteral("events");

} // namespace

EventRows::EventRows(ServerPort &server, const DeskPort &desk, QObject *parent)
    : ForwardRows(eventPageLines, parent)
    , m_server(server)
    , m_desk(desk)
{}

void EventRows::setAsked(const EventsAsked &asked)
{
    m_asked = asked;
    m_lines.clear();
    m_next.reset();
    restart(true);
}

const EventLine *EventRows::line(const QString &id) const
{
    const auto found
        = std::find_if(m_lines.begin(), m_lines.end(), [&id](const EventLine &line) { return line.id.toString() == id; });
    return found == m_lines.end() ? nullptr : &*found;
}

EventRows::Cancel EventRows::askNext()
{
    EventsAsked asked = m_asked;
    asked.after = m_next;
    return m_server.ask(eventsQuery, fieldsToJson(asked), this, [this](const Result<ServerPort::Answer> &answer) {
        if (answer.ok())
            take(*answer);
        else
            pageFailed(answer.error());
    });
}

void EventRows::take(const ServerPort::Answer &answer)
{
    const auto page = fieldsFromJson<EventsAnswer>(answer.told);
    if (!page.ok())
        return pageFailed(Error("sync.malformed"));
    QList<uikit::ListRow> rows;
    for (const EventLine &line : page->lines)
        rows.append(eventRow(line, m_desk.now()));
    m_lines.insert(m_lines.end(), page->lines.begin(), page->lines.end());
    m_next = page->next;
    pageCame(rows, answer.at, m_next.has_value());
}

} // namespace peygir::administration
