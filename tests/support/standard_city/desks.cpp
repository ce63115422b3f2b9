// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/standard_city/desks.h"

#include <algorithm>

namespace peygir::standard_city {

const QStringList &verbs()
{
    static const QStringList all{
        QStringLiteral("cases.register"),      QStringLiteral("cases.read_cards"), QStringLiteral("cases.read_files"),
        QStringLiteral("cases.read_citizens"), QStringLiteral("cases.refer"),      QStringLiteral("cases.refer_directly"),
        QStringLiteral("cases.take"),
        QStringLiteral("cases.note"),          QStringLiteral("cases.complete"),   QStringLiteral("cases.reopen"),
        QStringLiteral("cases.attach"),        QStringLiteral("cases.review_document"),
        QStringLiteral("cases.edit_message"),  QStringLiteral("cases.edit_citizen"), QStringLiteral("cases.subscribe"),
        QStringLiteral("access.change_rights"), QStringLiteral("access.settle_held"), QStringLiteral("cases.supervise_intake"), QStringLiteral("cases.supervise"),
        QStringLiteral("access.edit_roles"),   QStringLiteral("access.read_log"), QStringLiteral("organisation.edit"), QStringLiteral("places.edit"),
        QStringLiteral("catalogue.edit"),      QStringLiteral("catalogue.edit_service_locations"), QStringLiteral("workflow.edit"),
        QStringLiteral("reference.edit_snippets"), QStringLiteral("cases.import"),
        QStringLiteral("reference.edit_calendars"), QStringLiteral("cases.move_deadline"), QStringLiteral("cases.ask_citizen"),
        QStringLiteral("followup.ask"),        QStringLiteral("followup.reply"),  QStringLiteral("followup.not_ours"),
        QStringLiteral("followup.accept"),     QStringLiteral("followup.return"), QStringLiteral("followup.name_expert"),
        QStringLiteral("followup.request_visit"), QStringLiteral("followup.visit"),
        QStringLiteral("answering.record")};
    return all;
}

Desks::Desks(const CityPlan &plan)
    : m_plan(plan), m_assignmentsOfUser(plan.users.size()), m_postsOfPerson(plan.people.size())
{
    for (size_t i = 0; i < plan.assignments.size(); ++i)
        m_assignmentsOfUser[size_t(plan.assignments[i].user)].push_back(int(i));
    for (size_t i = 0; i < plan.posts.size(); ++i)
        m_postsOfPerson[size_t(plan.posts[i].person)].push_back(int(i));
    seatExperts();
    seatByResponsibility();
}

void Desks::seatExperts()
{
    const auto once = [](std::vector<int> &list, int user) {
        if (std::find(list.begin(), list.end(), user) == list.end())
            list.push_back(user);
    };
    m_followingUp.resize(m_plan.groups.size());
    for (const Assignment &assignment : m_plan.assignments) {
        const QString &role = m_plan.roles[size_t(assignment.role)].key;
        if (role == QLatin1String("intake_agent"))
            once(m_registering, assignment.user);
        if (role == QLatin1String("follow_up_manager"))
            once(m_followUpManagers, assignment.user);
        if (role != QLatin1String("follow_up_expert"))
            continue;
        for (size_t g = 0; g < m_plan.groups.size(); ++g) {
            if (!assignment.group || *assignment.group == int(g))
                once(m_followingUp[g], assignment.user);
        }
    }
}

void Desks::seatByResponsibility()
{
    // Many subjects and districts lead to the same unit.
    struct Seats
    {
        std::vector<int> experts;
        std::vector<int> officials;
    };
    std::map<std::pair<int, int>, Seats> known;
    for (size_t s = 0; s < m_plan.subjects.size(); ++s) {
        const int group = m_plan.subjects[s].group;
        for (size_t d = 0; d < m_plan.districts.size(); ++d) {
            const int unit = m_plan.responsibleUnit(int(s), int(d));
            m_responsible.push_back(unit);
            const auto [seats, first] = known.try_emplace({unit, group});
            if (first)
                seats->second = {usersIn(QStringLiteral("answering_expert"), unit, group),
                                 usersIn(QStringLiteral("official"), unit, group)};
            m_answering.push_back(seats->second.experts);
            m_officials.push_back(seats->second.officials);
        }
    }
}

std::vector<int> Desks::usersIn(const QString &role, int unit, int group) const
{
    std::vector<int> found;
    for (const Assignment &assignment : m_plan.assignments) {
        if (m_plan.roles[size_t(assignment.role)].key == role && covers(assignment, unit, group)
            && std::find(found.begin(), found.end(), assignment.user) == found.end())
            found.push_back(assignment.user);
    }
    return found;
}

bool Desks::covers(const Assignment &assignment, int unit, int group) const
{
    if (assignment.group && *assignment.group != group)
        return false;
    for (std::optional<int> at = unit; at; at = m_plan.units[size_t(*at)].parent) {
        if (*at == assignment.unit)
            return true;
    }
    return false;
}

std::optional<int> Desks::postOf(int user, int unit) const
{
    const auto &posts = m_postsOfPerson[size_t(m_plan.users[size_t(user)].person)];
    for (const int post : posts) {
        if (m_plan.posts[size_t(post)].unit == unit)
            return post;
    }
    if (posts.empty())
        return std::nullopt;
    return posts.front();
}

bool Desks::may(int user, const QString &verb, int unit, int group) const
{
    for (const int i : m_assignmentsOfUser[size_t(user)]) {
        const Assignment &assignment = m_plan.assignments[size_t(i)];
        if (covers(assignment, unit, group) && m_plan.roles[size_t(assignment.role)].verbs.contains(verb))
            return true;
    }
    return false;
}

} // namespace peygir::standard_city
