// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/standard_city/second_cycle.h"

#include "support/standard_city/cycle_137.h"
#include "support/standard_city/desks.h"

namespace peygir::standard_city {

namespace {

/// Where the case stands, and who goes on with it.
class Retelling
{
public:
    Retelling(const Desks &desks, PlannedCase &planned)
        : m_planned(planned)
    {
        const Registered &registered = planned.registration();
        const int district = desks.plan().districtOf(registered.place.street);
        m_answering = desks.answering(registered.subject, district).front();
    }

    void tell()
    {
        std::vector<PlannedEvent> events = std::move(m_planned.events);
        m_planned.events.clear();
        for (PlannedEvent &event : events)
            std::visit([&](auto &what) { this->retell(event, what); }, event.what);
    }

private:
    void retell(PlannedEvent &event, Registered &)
    {
        m_node = cycle_137_2::followUp;
        m_planned.events.push_back(std::move(event));
    }
    void retell(PlannedEvent &event, Noted &)
    {
        if (isWithWhoReplied(m_node))
            event.user = m_replied;
        m_planned.events.push_back(std::move(event));
    }
    void retell(PlannedEvent &event, Reopened &)
    {
        m_node = cycle_137_2::followUp;
        m_planned.events.push_back(std::move(event));
    }
    void retell(PlannedEvent &event, Taken &taken)
    {
        const QByteArray node = nodeOf(taken.node);
        // The second time the official does not wait until somebody has followed it up.
        if (node != m_node || isWithWhoReplied(node))
            return;
        taken.node = node;
        if (node == cycle_137_2::answer)
            event.user = m_answering;
        else if (node == cycle_137_2::followUp)
            m_following = event.user;
        m_planned.events.push_back(std::move(event));
    }
    void retell(PlannedEvent &event, Referred &referred)
    {
        const QByteArray node = nodeOf(referred.node);
        if (node != m_node || isWithWhoReplied(node))
            return;
        referred.node = node;
        m_planned.events.push_back(std::move(event));
    }
    void retell(PlannedEvent &event, Completed &completed)
    {
        if (completed.node == cycle_137::followUp)
            followedUp(event, completed);
        else if (completed.node == cycle_137::answering)
            replied(event, completed);
        else if (completed.node == cycle_137::feedback)
            answered(event, completed);
        else
            m_planned.events.push_back(std::move(event));
    }

    void followedUp(PlannedEvent &event, Completed &completed)
    {
        m_following = event.user;
        const bool isAsked = completed.operation == cycle_137::sendToUnit;
        if (m_node == cycle_137_2::official) {
            // Whoever follows up has no right in the unit that was asked.
            if (completed.operation == cycle_137::settle) {
                event.user = m_replied;
                reply(event, completed.text);
            }
            return;
        }
        if (isAsked)
            completed.operation = cycle_137_2::ask;
        m_node = isAsked ? cycle_137_2::official : cycle_137_2::answer;
        m_wasAsked = m_wasAsked || isAsked;
        m_planned.events.push_back(std::move(event));
    }

    void replied(PlannedEvent &event, Completed &completed)
    {
        if (m_hasComeBack)
            event.user = m_replied;
        if (completed.operation == cycle_137::answer)
            return reply(event, completed.text);
        completed.node = cycle_137_2::official;
        completed.operation = cycle_137_2::notOurs;
        m_node = cycle_137_2::followUp;
        m_replied = event.user;
        m_hasComeBack = false;
        m_planned.events.push_back(std::move(event));
    }

    /// Between two events of a plan lies a second at least.
    void reply(const PlannedEvent &event, const QString &words)
    {
        m_planned.events.push_back({event.at, event.user, Completed{cycle_137_2::official, cycle_137_2::reply, words}});
        m_planned.events.push_back(
            {event.at + Milliseconds(500), m_following, Completed{cycle_137_2::check, cycle_137_2::accept, {}}});
        m_node = cycle_137_2::answer;
        m_replied = event.user;
        m_hasComeBack = false;
    }

    void answered(PlannedEvent &event, Completed &completed)
    {
        completed.node = cycle_137_2::answer;
        event.user = m_answering;
        if (completed.operation == cycle_137::notDone) {
            completed.operation = m_wasAsked ? cycle_137_2::notDone : cycle_137_2::notDoneUnasked;
            m_node = m_wasAsked ? cycle_137_2::official : cycle_137_2::followUp;
            m_hasComeBack = m_wasAsked;
        } else {
            completed.operation =
                completed.operation == cycle_137::confirmDone ? cycle_137_2::done : cycle_137_2::noOpinion;
            m_node = {};
        }
        m_planned.events.push_back(std::move(event));
    }

    /// What was not done comes back to whoever had replied, who needs neither take it nor be handed it.
    bool isWithWhoReplied(const QByteArray &node) const { return m_hasComeBack && node == cycle_137_2::official; }
    static QByteArray nodeOf(const QByteArray &node)
    {
        return node == cycle_137::answering  ? cycle_137_2::official
               : node == cycle_137::feedback ? cycle_137_2::answer
                                             : node;
    }

    PlannedCase &m_planned;
    int m_answering;
    /// Who followed it up last.
    int m_following = 0;
    QByteArray m_node;
    bool m_wasAsked = false;
    /// Who was asked last, and whether the citizen has sent it back to him.
    int m_replied = 0;
    bool m_hasComeBack = false;
};

} // namespace

PlannedCase alongSecondCycle(const Desks &desks, PlannedCase planned)
{
    Retelling(desks, planned).tell();
    return planned;
}

} // namespace peygir::standard_city
