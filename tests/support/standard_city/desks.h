// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/standard_city/city_plan.h"

namespace peygir::standard_city {

/// The verbs that roles may hold.
const QStringList &verbs();

/// Who sits where: the users who may do each kind of work, as the assignments of a plan say. Keeps a reference to
/// the plan.
class Desks
{
public:
    explicit Desks(const CityPlan &plan);

    const CityPlan &plan() const { return m_plan; }

    /// Intake agents.
    const std::vector<int> &registering() const { return m_registering; }
    /// Follow-up experts who look after the group.
    const std::vector<int> &followingUp(int group) const { return m_followingUp[size_t(group)]; }
    /// The unit that answers for the subject in the district.
    int responsibleUnit(int subject, int district) const { return m_responsible[square(subject, district)]; }
    /// Its answering experts.
    const std::vector<int> &answering(int subject, int district) const { return m_answering[square(subject, district)]; }
    /// The officials over it; may be empty.
    const std::vector<int> &officials(int subject, int district) const { return m_officials[square(subject, district)]; }
    /// Follow-up managers.
    const std::vector<int> &followUpManagers() const { return m_followUpManagers; }

    /// The post in which `user` works on cases of `unit`: his post there, or the first of his posts. Absent if his
    /// person has none.
    std::optional<int> postOf(int user, int unit) const;
    /// The unit of the first of the user's posts; his person must have one.
    int homeUnit(int user) const { return m_plan.posts[size_t(m_postsOfPerson[personOf(user)].front())].unit; }
    /// Whether one of the user's roles has the verb for the unit (or one above it) and the group.
    bool may(int user, const QString &verb, int unit, int group) const;

private:
    size_t personOf(int user) const { return size_t(m_plan.users[size_t(user)].person); }
    std::vector<int> usersIn(const QString &role, int unit, int group) const;
    void seatExperts();
    void seatByResponsibility();
    size_t square(int subject, int district) const { return size_t(subject) * m_plan.districts.size() + size_t(district); }
    bool covers(const Assignment &assignment, int unit, int group) const;

    const CityPlan &m_plan;
    std::vector<int> m_registering;
    std::vector<int> m_followUpManagers;
    std::vector<std::vector<int>> m_followingUp;
    std::vector<int> m_responsible;
    std::vector<std::vector<int>> m_answering;
    std::vector<std::vector<int>> m_officials;
    std::vector<std::vector<int>> m_assignmentsOfUser;
    std::vector<std::vector<int>> m_postsOfPerson;
};

} // namespace peygir::standard_city
