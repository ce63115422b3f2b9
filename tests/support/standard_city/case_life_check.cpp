// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/standard_city/case_life_check.h"

#include "support/standard_city/cycle_137.h"

#include <algorithm>

namespace peygir::standard_city {

namespace {

/// Walks the events of one case; each `see` answers with why the event could not have happened, or null.
class Judge
{
public:
    Judge(const Desks &desks, const PlannedCase &planned) : m_desks(desks)
    {
        const Registered &registered = planned.registration();
        m_group = desks.plan().subjects[size_t(registered.subject)].group;
        m_subject = registered.subject;
        m_district = desks.plan().districtOf(registered.place.street);
    }

    const char *see(const PlannedEvent &event)
    {
        m_user = event.user;
        return std::visit([this](const auto &what) { return this->judge(what); }, event.what);
    }
    bool closed() const { return cycle_137::isEnd(m_node); }

private:
    const char *judge(const Registered &registered)
    {
        if (!m_node.isEmpty())
            return "registered twice";
        if (!may("cases.register", m_desks.homeUnit(m_user)))
            return "may not register";
        return follow(cycle_137::intake, registered.operation);
    }
    const char *judge(const Taken &taken)
    {
        if (taken.node != m_node)
            return "took a node that is not open";
        if (m_holder)
            return "took what somebody holds";
        const bool answering = m_node == cycle_137::answering;
        const auto &entitled = answering ? m_desks.answering(m_subject, m_district) : m_desks.followingUp(m_group);
        if (std::find(entitled.begin(), entitled.end(), m_user) == entitled.end())
            return "took what is not for his role";
        const int unit = answering ? m_desks.responsibleUnit(m_subject, m_district) : m_desks.homeUnit(m_user);
        if (!may("cases.take", unit))
            return "may not take";
        m_holder = m_desks.postOf(m_user, unit);
        return nullptr;
    }
    const char *judge(const Referred &referred)
    {
        if (referred.node != m_node)
            return "referred a node that is not open";
        if (const char *why = asHolder("cases.refer"))
            return why;
        if (referred.toPost == *m_holder)
            return "referred to himself";
        m_holder = referred.toPost;
        return nullptr;
    }
    const char *judge(const Noted &) { return closed() ? "noted on a closed case" : asHolder("cases.note"); }
    const char *judge(const Completed &completed)
    {
        if (completed.node != m_node)
            return "completed a node that is not open";
        if (const char *why = asHolder("cases.complete"))
            return why;
        return follow(m_node, completed.operation);
    }
    const char *judge(const Reopened &)
    {
        if (!closed())
            return "reopened an open case";
        if (!may("cases.reopen", m_desks.homeUnit(m_user)))
            return "may not reopen";
        return follow(m_node, cycle_137::reopen);
    }

    /// A node that opens is held by nobody in particular.
    const char *follow(const QByteArray &node, const QByteArray &operation)
    {
        const QByteArray to = cycle_137::leadsTo(node, operation);
        if (to.isEmpty())
            return "no such operation at this node";
        m_node = to;
        m_holder.reset();
        return nullptr;
    }
    const char *asHolder(const char *verb) const
    {
        if (!m_holder)
            return "acted on what nobody has taken";
        const Post &post = m_desks.plan().posts[size_t(*m_holder)];
        if (post.person != m_desks.plan().users[size_t(m_user)].person)
            return "acted on what another holds";
        return may(verb, post.unit) ? nullptr : "has not the verb";
    }
    bool may(const char *verb, int unit) const
    {
        return m_desks.may(m_user, QLatin1String(verb), unit, m_group);
    }

    const Desks &m_desks;
    int m_group;
    int m_subject;
    int m_district;
    int m_user = 0;
    /// Empty = not yet registered.
    QByteArray m_node;
    std::optional<int> m_holder;
};

Error illegal(const PlannedCase &planned, size_t event, const char *why)
{
    return Error("standard_city.illegal")
        .with(QStringLiteral("case"), planned.index)
        .with(QStringLiteral("event"), qulonglong(event))
        .with(QStringLiteral("why"), QLatin1String(why));
}

} // namespace

Result<void> checkCaseLife(const Desks &desks, const PlannedCase &planned)
{
    if (planned.events.empty() || !std::holds_alternative<Registered>(planned.events.front().what))
        return illegal(planned, 0, "does not begin with its registration");
    Judge judge(desks, planned);
    for (size_t i = 0; i < planned.events.size(); ++i) {
        if (i > 0 && planned.events[i].at < planned.events[i - 1].at)
            return illegal(planned, i, "time went back");
        if (const char *why = judge.see(planned.events[i]))
            return illegal(planned, i, why);
    }
    if (judge.closed() != planned.closedAt.has_value())
        return illegal(planned, planned.events.size(), "open and closed at once");
    return {};
}

} // namespace peygir::standard_city
