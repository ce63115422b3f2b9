// SPDX-License-Identifier: GPL-3.0-or-later
#include "access/core/roles.h"

#include <algorithm>

namespace peygir::access {

namespace {

class AssignedRights final : public Rights
{
public:
    AssignedRights(const Facts &facts, const UserId &user) : m_facts(facts), m_user(user) {}

    Result<void> may(const Verb &verb, const Scope &scope) const override
    {
        if (m_user == systemUser())
            return {};
        const auto assignments = m_facts.allOf<Assignment>(m_user);
        // A person without any rights is no different from one whom this store does not know.
        bool unknown = assignments.isUnknown();
        if (assignments.isKnown()) {
            for (const Assignment &assignment : *assignments) {
                if (!assignment.active)
                    continue;
                const Fact<bool> grants = this->grants(assignment, verb, scope);
                if (grants.isKnown() && *grants)
                    return {};
                unknown = unknown || grants.isUnknown();
            }
        }
        return Error(unknown ? "access.unknown_here" : "access.denied",
                     {{QStringLiteral("verb"), QString::fromLatin1(verb.id)}});
    }

private:
    Fact<bool> grants(const Assignment &assignment, const Verb &verb, const Scope &scope) const
    {
        const auto role = m_facts.of<Role>(assignment.role);
        if (!role.isKnown())
            return role.without<bool>();
        const auto named = std::find(role->verbs.begin(), role->verbs.end(), QLatin1String(verb.id));
        if (!role->active || named == role->verbs.end())
            return Fact<bool>::known(false);
        if (assignment.subjectGroup && (scope.subjectGroup || scope.everywhere)
            && assignment.subjectGroup != scope.subjectGroup)
            return Fact<bool>::known(false);
        if (!assignment.unit || !scope.unit)
            return Fact<bool>::known(!assignment.unit || !scope.everywhere);
        return organisation::isWithin(m_facts, organisation::UnitId(*scope.unit), *assignment.unit);
    }

    const Facts &m_facts;
    UserId m_user;
};

} // namespace

Result<Changes> putRole(const Role &role, const Facts &)
{
    for (const QJsonValue &months : role.keptMonths) {
        const int number = months.toInt(-1);
        if (number < 0 || number > mostKeptMonths)
            return Error("access.kept_months", {{QStringLiteral("most"), mostKeptMonths}});
    }
    Changes changes;
    changes.put(role);
    return changes;
}

const UserId &systemUser()
{
    static const UserId user(Uuid::parse(QByteArrayView("5e7e0000-0000-8000-8000-000000000001")).value());
    return user;
}

std::unique_ptr<Rights> rightsOf(const Facts &facts, const UserId &user)
{
    return std::make_unique<AssignedRights>(facts, user);
}

Bucket rightsBucket() { return Bucket("rights"); }

} // namespace peygir::access
