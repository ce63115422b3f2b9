// SPDX-License-Identifier: GPL-3.0-or-later
#include "access/core/roles.h"

#include "access/core/grounds.h"
#include "access/core/post_rights.h"
#include "access/core/substitutes.h"

#include <QRegularExpression>

namespace peygir::access {

namespace {

class AssignedRights final : public Rights
{
public:
    AssignedRights(const Facts &facts, const UserId &user)
        : m_facts(facts)
        , m_user(user)
    {}

    Result<void> may(const Verb &verb, const Scope &scope) const override
    {
        if (m_user == systemUser())
            return {};
        const RoleLookup roles = rolesOf(m_facts);
        const auto assignments = m_facts.allOf<Assignment>(m_user);
        // A person without any rights is no different from one whom this store does not know.
        bool unknown = assignments.isUnknown();
        if (assignments.isKnown()) {
            for (const Assignment &assignment : *assignments) {
                if (!assignment.active)
                    continue;
                const Ground ground = findingOf(m_facts, assignment, roles, verb, scope).ground;
                if (ground == Ground::Gives)
                    return {};
                unknown = unknown || ground == Ground::Unknown;
            }
        }
        for (const FromPost &one : fromPosts(m_facts, m_user, unknown)) {
            const Ground ground = findingOf(m_facts, one.assignment, roles, verb, scope).ground;
            if (ground == Ground::Gives)
                return {};
            unknown = unknown || ground == Ground::Unknown;
        }
        const auto delegated = m_facts.allOf<DelegatedRight>(m_user);
        for (const DelegatedRight &one : delegated.isKnown() ? *delegated : std::vector<DelegatedRight>()) {
            if (!one.active)
                continue;
            const Ground ground = findingOf(m_facts, one.asAssignment(), roles, verb, scope).ground;
            if (ground == Ground::Gives)
                return {};
            unknown = unknown || ground == Ground::Unknown;
        }
        return Error(unknown ? "access.unknown_here" : "access.denied",
                     {{QStringLiteral("verb"), QString::fromLatin1(verb.id)}});
    }

private:
    const Facts &m_facts;
    UserId m_user;
};

} // namespace

Result<void> checkRole(const Role &role)
{
    static const QRegularExpression keyForm(QStringLiteral("\\A[a-z][a-z0-9_]{0,39}\\z"));
    if (!keyForm.match(role.key).hasMatch())
        return Error("access.role_key", {{QStringLiteral("field"), QStringLiteral("role_key")}});
    if (role.name.fa.trimmed().isEmpty())
        return Error("access.role_name", {{QStringLiteral("field"), QStringLiteral("name")}});
    if (role.verbs.size() > size_t(mostVerbs))
        return Error("access.too_many_verbs", {{QStringLiteral("most"), mostVerbs}});
    for (const QJsonValue &months : role.keptMonths) {
        const int number = months.toInt(-1);
        if (number < 0 || number > mostKeptMonths)
            return Error("access.kept_months", {{QStringLiteral("most"), mostKeptMonths}});
    }
    return {};
}

Result<Changes> putRole(const Role &role, const Facts &facts)
{
    TRY(checkRole(role));
    const auto before = facts.of<Role>(role.id);
    const auto holder = facts.holder(roleKeyKey, role.key.toUtf8());
    if (holder.isKnown() && *holder != role.id.uuid())
        return Error("access.role_key_taken",
                     {{QStringLiteral("field"), QStringLiteral("role_key")}, {QStringLiteral("key"), role.key}});
    Changes changes;
    changes.put(role);
    if (before.isKnown() && before->key != role.key) {
        const auto former = facts.holder(roleKeyKey, before->key.toUtf8());
        if (former.isKnown() && *former == role.id.uuid())
            changes.release(roleKeyKey, before->key.toUtf8());
    }
    // A desk cannot know; what it claims here decides nothing.
    if (!holder.isKnown())
        changes.claim(roleKeyKey, role.key.toUtf8(), role.id.uuid());
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
