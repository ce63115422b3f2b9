// SPDX-License-Identifier: GPL-3.0-or-later
#include "administration/core/keeping.h"

#include "support/rules/town.h"

#include <QtTest>

using namespace peygir;
using namespace peygir::administration;
using namespace peygir::test;
using access::Role;
using access::RoleId;

namespace {

const QString files = QStringLiteral("cases.read_files");
const QString cards = QStringLiteral("cases.read_cards");

Role aRole(const char *name, std::vector<QString> verbs, const QJsonObject &months = {}, bool active = true)
{
    return {RoleId(idNamed(name)), QString::fromLatin1(name), {QString::fromLatin1(name), {}}, std::move(verbs), active, months};
}

} // namespace

/// Goal: what other months of a role would do to people's desks is said before it is saved, and never more than is so (R119).
class KeepingTest : public QObject
{
    Q_OBJECT

    const Role m_reader = aRole("reader", {files, cards}, {{files, 6}});
    const Role m_longer = aRole("longer", {files}, {{files, 12}});
    const Role m_off = aRole("off", {files}, {{files, 36}}, false);
    const std::vector<Role> m_roles{m_reader, m_longer, m_off};
    const std::map<UserId, std::vector<RoleId>> m_holders{{mina(), {m_reader.id}}, {reza(), {m_reader.id, m_longer.id}}, {omid(), {m_off.id}}};

    Role with(const QJsonObject &months) const
    {
        Role role = m_reader;
        role.keptMonths = months;
        return role;
    }

private Q_SLOTS:
    void sameMonthsDoNothing() { QVERIFY(keepingEffect(m_reader, m_roles, {}, m_holders).empty()); }

    void whoKeepsItLongerByAnotherRoleLosesNothing()
    {
        QCOMPARE(keepingEffect(with({{files, 3}}), m_roles, {}, m_holders), (std::vector<KeepingEffect>{{files, 6, 3, 0, 1}}));
        QCOMPARE(keepingEffect(with({{files, 10}}), m_roles, {}, m_holders), (std::vector<KeepingEffect>{{files, 6, 10, 1, 0}}));
        QCOMPARE(keepingEffect(with({{files, 24}}), m_roles, {}, m_holders), (std::vector<KeepingEffect>{{files, 6, 24, 2, 0}}));
    }

    void nothingSaidIsWhatTheRuleSays()
    {
        QCOMPARE(keepingEffect(with({}), m_roles, {}, m_holders), (std::vector<KeepingEffect>{{files, 6, 9, 1, 0}}));
        QVERIFY(keepingEffect(with({{files, 6}, {cards, 12}}), m_roles, {}, m_holders).empty());
    }

    void monthsOfWhatARoleDoesNotGiveReachNobody()
    {
        Role silent = m_longer;
        silent.keptMonths = {{files, 12}, {cards, 1}};
        QCOMPARE(keepingEffect(silent, m_roles, {}, m_holders), (std::vector<KeepingEffect>{{cards, 12, 1, 0, 0}}));
        Role off = m_off;
        off.keptMonths = {{files, 1}};
        QCOMPARE(keepingEffect(off, m_roles, {}, m_holders), (std::vector<KeepingEffect>{{files, 36, 1, 0, 0}}));
    }

    void newRoleIsComparedWithTheRule()
    {
        QCOMPARE(keepingEffect(aRole("new", {files}, {{files, 0}}), m_roles, {}, m_holders), (std::vector<KeepingEffect>{{files, 9, 0, 0, 0}}));
    }
};

QTEST_GUILESS_MAIN(KeepingTest)
#include "keeping_test.moc"
