// SPDX-License-Identifier: GPL-3.0-or-later
#include "administration/ui/event_rows.h"

#include "administration/ui/event_words.h"

#include <algorithm>
#include <utility>

namespace peygir::administration {

namespace {

const QByteArray eventsQuery = QByteArrayLiteral("events");

} // namespace

EventRows::EventRows(ServerPort &server, const DeskPort &desk, QObject *parent)
    : RowProvider(parent)
    , m_server(server)
    , m_desk(desk)
{}

void EventRows::setAsked(const EventsAsked &asked)
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

const EventLine *EventRows::line(const QString &id) const
{
    const auto found
        = std::find_if(m_lines.begin(), m_lines.end(), [&id](const EventLine &line) { return line.id.toString() == id; });
    return found == m_lines.end() ? nullptr : &*found;
}

void EventRows::fetch(quint64 requestId, qint64 offset, int limit)
{
    m_wishes.push_back({requestId, offset, limit});
    // Never within this call: whoever asks has not noted the question yet.
    QMetaObject::invokeMethod(this, &EventRows::pump, Qt::QueuedConnection);
}

void EventRows::cancel(quint64 requestId)
{
    std::erase_if(m_wishes, [requestId](const Wish &wish) { return wish.request == requestId; });
    if (!m_wishes.empty() || !m_cancel)
        return;
    std::exchange(m_cancel, {})();
    Q_EMIT moved();
}

void EventRows::pump()
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
        const uikit::RowCount total{m_rows.size() + (isWhole() ? 0 : eventPageLines), isWhole()};
        Q_EMIT fetched(wish.request, m_rows.mid(wish.offset, wish.limit), total);
    }
}

void EventRows::ask()
{
    EventsAsked asked = *m_asked;
    asked.after = m_next;
    m_cancel = m_server.ask(eventsQuery, fieldsToJson(asked), this, [this](const Result<ServerPort::Answer> &answer) {
        m_cancel = {};
        if (answer.ok())
            take(*answer);
        else
            fail(answer.error());
    });
    Q_EMIT moved();
}

void EventRows::take(const ServerPort::Answer &answer)
{
    const auto page = fieldsFromJson<EventsAnswer>(answer.told);
    if (!page.ok())
        return fail(Error("sync.malformed"));
    if (!m_at)
        m_at = answer.at;
    for (const EventLine &line : page->lines)
        m_rows.append(eventRow(line, m_desk.now()));
    m_lines.insert(m_lines.end(), page->lines.begin(), page->lines.end());
    m_next = page->next;
    pump();
    Q_EMIT moved();
}

void EventRows::fail(const Error &error)
{
    for (const Wish &wish : std::exchange(m_wishes, {}))
        Q_EMIT failed(wish.request, error);
    Q_EMIT moved();
}

} // namespace peygir::administration
