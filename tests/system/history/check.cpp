// SPDX-License-Identifier: GPL-3.0-or-later
#include "system/history/check.h"

#include <QStringList>

#include <algorithm>
#include <map>
#include <set>

namespace peygir::history {

namespace {

struct Behind
{
    Moment longest = 0;
    Moment at = 0;
    int number = 0;
};

/// One walk along a history.
class Walk
{
public:
    explicit Walk(const History &history);

    std::vector<Finding> findings(Moment patience);
    Moment longestBehind() const;

private:
    struct Desk
    {
        std::set<int> shown;
        /// What it was told to have taken and does not show.
        std::set<int> unseen;
        qint64 cursor = 0;
        /// The furthest place of another desk's command that it has shown.
        int furthest = -1;
        /// It shows everything before this place.
        int complete = 0;
    };

    void take(const Entered &event);
    void take(const Refused &event);
    void take(const Shown &event);
    void take(const Line &) {}
    void checkShown(const Shown &event, const Desk &desk);
    void checkOrder(const Shown &event, Desk &desk);
    bool isOwn(int number, int desk) const;
    void checkServer();
    QString differences(const LastState &last) const;
    void checkLast(int desk, const LastState &last);
    Behind behindOf(int desk) const;
    void find(Property property, int desk, Moment at, const QString &words);

    const History &m_history;
    /// Of what the server applied.
    std::map<int, int> m_places;
    std::map<int, Entered> m_entered;
    std::set<int> m_refused;
    std::vector<Desk> m_desks;
    /// For each command when each desk showed it first.
    std::map<int, std::map<int, Moment>> m_seen;
    std::vector<Behind> m_behind;
    std::vector<Finding> m_findings;
};

Walk::Walk(const History &history)
    : m_history(history)
    , m_desks(size_t(history.desks))
{
    for (size_t place = 0; place < history.applied.size(); ++place)
        m_places.emplace(history.applied[place], int(place));
    // A desk may show its own command a moment before it says that it has taken it.
    for (const Event &event : history.events) {
        if (const auto *entered = std::get_if<Entered>(&event))
            m_entered.emplace(entered->number, *entered);
    }
    for (const Event &event : history.events)
        std::visit([this](const auto &one) { take(one); }, event);
    for (int desk = 0; desk < history.desks; ++desk)
        m_behind.push_back(behindOf(desk));
}

void Walk::find(Property property, int desk, Moment at, const QString &words)
{
    const bool isKnown = std::any_of(m_findings.begin(), m_findings.end(), [&](const Finding &finding) {
        return finding.property == property && finding.desk == desk;
    });
    if (!isKnown)
        m_findings.push_back({property, desk, at, words});
}

bool Walk::isOwn(int number, int desk) const
{
    const auto entered = m_entered.find(number);
    return entered != m_entered.end() && entered->second.desk == desk;
}

void Walk::take(const Entered &event)
{
    Desk &desk = m_desks[size_t(event.desk)];
    if (!desk.shown.contains(event.number))
        desk.unseen.insert(event.number);
}

void Walk::take(const Refused &event)
{
    m_refused.insert(event.number);
    m_desks[size_t(event.desk)].unseen.erase(event.number);
}

void Walk::take(const Shown &event)
{
    Desk &desk = m_desks[size_t(event.desk)];
    if (event.cursor < desk.cursor)
        find(Property::MonotonicReads, event.desk, event.at,
             QStringLiteral("the cursor went back from %1 to %2").arg(desk.cursor).arg(event.cursor));
    desk.cursor = std::max(desk.cursor, event.cursor);
    for (const int number : event.vanished) {
        desk.shown.erase(number);
        if (const auto place = m_places.find(number); place != m_places.end())
            desk.complete = std::min(desk.complete, place->second);
        if (!m_refused.contains(number))
            find(Property::MonotonicReads, event.desk, event.at,
                 QStringLiteral("%1 was shown and is gone").arg(number));
    }
    for (const int number : event.appeared) {
        desk.shown.insert(number);
        desk.unseen.erase(number);
        m_seen[number].emplace(event.desk, event.at);
    }
    checkShown(event, desk);
    checkOrder(event, desk);
}

void Walk::checkShown(const Shown &event, const Desk &desk)
{
    if (!desk.unseen.empty())
        find(Property::ReadYourWrites, event.desk, event.at,
             QStringLiteral("%1 was entered here and is not shown").arg(*desk.unseen.begin()));
    for (const int number : event.appeared) {
        const auto entered = m_entered.find(number);
        if (entered != m_entered.end() && entered->second.answers && !desk.shown.contains(*entered->second.answers))
            find(Property::WritesFollowReads, event.desk, event.at,
                 QStringLiteral("%1 is shown without %2, which it answers").arg(number).arg(*entered->second.answers));
    }
    if (!event.half.empty())
        find(Property::AtomicGroups, event.desk, event.at,
             QStringLiteral("%1 is shown in part").arg(event.half.front()));
    if (!event.twice.empty())
        find(Property::NothingTwice, event.desk, event.at,
             QStringLiteral("%1 is shown more than once").arg(event.twice.front()));
}

void Walk::checkOrder(const Shown &event, Desk &desk)
{
    for (const int number : event.appeared) {
        const auto place = m_places.find(number);
        // What a desk entered itself it shows before the server has given it a place.
        if (place != m_places.end() && !isOwn(number, event.desk))
            desk.furthest = std::max(desk.furthest, place->second);
    }
    const auto &order = m_history.applied;
    while (desk.complete < int(order.size()) && desk.shown.contains(order[size_t(desk.complete)]))
        ++desk.complete;
    if (desk.complete < desk.furthest)
        find(Property::OneOrder, event.desk, event.at,
             QStringLiteral("%1 is shown without %2, which is before it in the history")
                 .arg(order[size_t(desk.furthest)])
                 .arg(order[size_t(desk.complete)]));
}

void Walk::checkServer()
{
    std::set<int> once;
    for (const int number : m_history.applied) {
        if (!once.insert(number).second)
            find(Property::NothingTwice, -1, m_history.endedAt,
                 QStringLiteral("%1 was applied more than once").arg(number));
    }
    std::map<int, int> lastOf;
    for (const auto &[number, entered] : m_entered) {
        const auto place = m_places.find(number);
        if (place == m_places.end()) {
            if (!m_refused.contains(number))
                find(Property::NothingLost, entered.desk, entered.at,
                     QStringLiteral("%1 was taken and never applied").arg(number));
            continue;
        }
        // Numbers are given in the order of entry.
        const auto [last, isFirst] = lastOf.emplace(entered.desk, place->second);
        if (!isFirst && place->second < last->second)
            find(Property::OneOrder, entered.desk, entered.at,
                 QStringLiteral("%1 was applied before what was entered on its desk before it").arg(number));
        last->second = std::max(last->second, place->second);
    }
}

QString Walk::differences(const LastState &last) const
{
    std::vector<QByteArray> different;
    std::set_symmetric_difference(last.rows.begin(), last.rows.end(), m_history.server.rows.begin(),
                                  m_history.server.rows.end(), std::back_inserter(different));
    std::map<QByteArray, int> tables;
    for (const QByteArray &row : different)
        ++tables[row.left(row.indexOf(' '))];
    QStringList words;
    for (const auto &[table, count] : tables)
        words.append(QStringLiteral("%1 of %2").arg(count).arg(QString::fromLatin1(table)));
    return words.join(QStringLiteral(", "));
}

void Walk::checkLast(int desk, const LastState &last)
{
    const std::set<int> here(last.order.begin(), last.order.end());
    for (const int number : m_history.applied) {
        if (!here.contains(number))
            find(Property::NothingLost, desk, m_history.endedAt,
                 QStringLiteral("%1 is not here in the end").arg(number));
    }
    if (here.size() != last.order.size())
        find(Property::NothingTwice, desk, m_history.endedAt,
             QStringLiteral("something is here more than once in the end"));
    // What is missing has been said.
    std::vector<int> expected;
    std::copy_if(m_history.applied.begin(), m_history.applied.end(), std::back_inserter(expected),
                 [&here](int number) { return here.contains(number); });
    if (here.size() == last.order.size() && last.order != expected)
        find(Property::OneOrder, desk, m_history.endedAt, QStringLiteral("the order in the end is not the server's"));
    if (last.rows != m_history.server.rows) {
        find(Property::Converged, desk, m_history.endedAt,
             QStringLiteral("rows are not the server's: ") + differences(last));
    }
}

Behind Walk::behindOf(int desk) const
{
    std::vector<std::pair<Moment, bool>> turns{{0, true}};
    for (const Event &event : m_history.events) {
        if (const auto *line = std::get_if<Line>(&event); line && line->desk == desk)
            turns.emplace_back(line->at, line->isUp);
    }
    Behind behind;
    for (const auto &[number, seen] : m_seen) {
        const auto entered = m_entered.find(number);
        if (entered == m_entered.end() || entered->second.desk == desk)
            continue;
        Moment known = m_history.endedAt;
        for (const auto &[other, at] : seen) {
            if (other != entered->second.desk && other != desk)
                known = std::min(known, at);
        }
        const auto here = seen.find(desk);
        const Moment until = here == seen.end() ? m_history.endedAt : here->second;
        // The longest stretch without a break between these two.
        for (size_t n = 0; n < turns.size(); ++n) {
            const Moment from = std::max(known, turns[n].first);
            const Moment to = n + 1 < turns.size() ? std::min(until, turns[n + 1].first) : until;
            if (turns[n].second && to - from > behind.longest)
                behind = {to - from, from, number};
        }
    }
    return behind;
}

Moment Walk::longestBehind() const
{
    Moment longest = 0;
    for (const Behind &behind : m_behind)
        longest = std::max(longest, behind.longest);
    return longest;
}

std::vector<Finding> Walk::findings(Moment patience)
{
    checkServer();
    checkLast(-1, m_history.server);
    for (int desk = 0; desk < m_history.desks; ++desk) {
        checkLast(desk, m_history.last[size_t(desk)]);
        const Behind &behind = m_behind[size_t(desk)];
        if (behind.longest > patience)
            find(Property::NoStall, desk, behind.at,
                 QStringLiteral("%1 was known elsewhere and did not come for %2 ms, though the line was up")
                     .arg(behind.number)
                     .arg(behind.longest));
    }
    return m_findings;
}

} // namespace

const char *nameOf(Property property)
{
    switch (property) {
    case Property::MonotonicReads:
        return "monotonic reads";
    case Property::ReadYourWrites:
        return "read your writes";
    case Property::WritesFollowReads:
        return "writes follow reads";
    case Property::AtomicGroups:
        return "atomic groups";
    case Property::OneOrder:
        return "one order";
    case Property::NothingLost:
        return "nothing lost";
    case Property::NothingTwice:
        return "nothing twice";
    case Property::Converged:
        return "converged";
    case Property::NoStall:
        return "no stall";
    }
    Q_UNREACHABLE();
}

std::vector<Finding> check(const History &history, Moment patience) { return Walk(history).findings(patience); }

Moment longestBehind(const History &history) { return Walk(history).longestBehind(); }

} // namespace peygir::history
