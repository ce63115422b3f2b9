// SPDX-License-Identifier: GPL-3.0-or-later
#include "access/core/role_contents.h"
#include "access/store/bucket_sets.h"
#include "administration/core/change_roles.h"
#include "administration/core/sub_section.h"
#include "administration/store/section_reader.h"
#include "administration/store/user_reader.h"
#include "catalogue/store/subject_groups.h"
#include "composition/bucket_rules.h"
#include "reference/support/city_store.h"
#include "storage/held_facts.h"

#include <QtTest>

using namespace peygir;
using namespace peygir::administration;
using namespace peygir::test;
using access::Assignment;
using access::AssignmentId;
using access::Role;
using access::RoleId;

namespace {

constexpr int roleCount = 1000;
constexpr int userCount = 200;
constexpr int deep = 50;
/// The first half stands in chains, each role within the one before it, the second in fans, each first role around the others.
constexpr int chained = roleCount / 2;

RoleId roleAt(int n) { return RoleId(idNamed("role " + QByteArray::number(n))); }
UserId userAt(int n) { return UserId(idNamed("user " + QByteArray::number(n))); }
QString verbAt(int n) { return QStringLiteral("test.verb%1").arg(n); }
int endOf(int n) { return n - n % deep + deep; }

std::vector<RoleId> partsOf(int n)
{
    std::vector<RoleId> parts;
    if (n < chained && n + 1 < endOf(n))
        parts.push_back(roleAt(n + 1));
    for (int leaf = n + 1; n >= chained && n % deep == 0 && leaf < endOf(n); ++leaf)
        parts.push_back(roleAt(leaf));
    return parts;
}

/// What is within one of them, counted and not walked through.
std::set<QString> verbsOf(int n)
{
    const bool isAround = n < chained || n % deep == 0;
    std::set<QString> verbs;
    for (int one = n; one < (isAround ? endOf(n) : n + 1); ++one)
        verbs.insert(verbAt(one));
    return verbs;
}

} // namespace

/// Goal: of a thousand roles that contain each other, fifty deep and fifty wide, and of two hundred people who have them, both databases
/// tell rightly who has which right, what a change would do, and which buckets a desk may hold (R114).
class RolesAtVolumeTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { addDatabaseRows(); }
    void init()
    {
        m_database = std::make_unique<EmptyDatabase>();
        m_connection = m_database->openMigrated();
        m_scene = std::make_unique<Scene>();
        for (int n = 0; n < roleCount; ++n) {
            const QString key = QStringLiteral("role_%1").arg(n);
            m_scene->store.put(Role{roleAt(n), key, {key, {}}, {verbAt(n)}, true});
        }
        for (int from = 0; from < roleCount; from += mostRolesAtOnce) {
            ChangeRoles command;
            for (int n = from; n < from + mostRolesAtOnce; ++n)
                command.roles.push_back({roleAt(n), {}, {}, partsOf(n), {}});
            m_scene->must(command, access::systemUser());
        }
        for (int n = 0; n < userCount; ++n) {
            m_scene->store.put(access::UserRights{userAt(n), 1});
            m_scene->store.put(Assignment{AssignmentId(idNamed("of " + QByteArray::number(n))), userAt(n), roleAt(roleOfUser(n)), unitOne(), {}, true});
        }
        fill(*m_connection, m_scene->store);
    }
    void cleanup()
    {
        m_connection.reset();
        m_database.reset();
    }

    void endThatWouldContainItsBeginningIsRefused()
    {
        for (const int last : {deep - 1, chained + 1}) {
            const ChangeRoles circle{{{roleAt(last), {}, {}, {roleAt(last - last % deep)}, {}}}};
            QCOMPARE(m_scene->decide(circle, access::systemUser()).error().id(), QByteArray("access.role_circle"));
        }
        // Chains may be tied together: a hundred deep.
        QVERIFY(m_scene->decide(ChangeRoles{{{roleAt(deep - 1), {}, {}, {roleAt(deep)}, {}}}}, access::systemUser()).ok());
    }

    void everybodyHasTheVerbsOfHisRoleAndOfAllWithinIt()
    {
        for (int n = 0; n < userCount; ++n) {
            storage::HeldFacts held(*m_connection);
            const RightsOf rights = access::rightsOf;
            const Facts facts(held, userAt(n), rights);
            const int role = roleOfUser(n);
            std::set<QString> verbs;
            for (const auto &[verb, giving] : access::givenBy(roleAt(role), access::rolesOf(facts)))
                verbs.insert(verb);
            QCOMPARE(verbs, verbsOf(role));
            const auto may = [&](int verb, const organisation::UnitId &unit) {
                const QByteArray id = verbAt(verb).toLatin1();
                return facts.author().may(Verb{id.constData()}, {unit.uuid()}).ok();
            };
            QVERIFY(may(role, unitOne()) && may(role, yardOne()) && !may(role, unitTwo()));
            QCOMPARE(may(endOf(role) - 1, unitOne()), verbsOf(role).count(verbAt(endOf(role) - 1)) > 0);
            if (role % deep > 0)
                QVERIFY(!may(role - role % deep, unitOne()));
            QVERIFY(!may((role + deep) % roleCount, unitOne()));
            QVERIFY(!facts.failure());
        }
    }

    void effectOfAChangeReachesAllWhoHaveItFromFar()
    {
        // The innermost of the first chain is within fifty roles, of which each user of this chain has one.
        int people = 0;
        for (int n = 0; n < userCount; ++n)
            people += roleOfUser(n) < deep;
        QVERIFY(people > 0);
        const QString fly = QStringLiteral("test.fly");
        QCOMPARE(must(UserReader(*m_connection).effect({{roleAt(deep - 1), {fly}, {}}})), (std::vector<VerbEffect>{{fly, people, 0}}));
        const auto lines = must(UserReader(*m_connection).roles());
        QCOMPARE(std::count_if(lines.begin(), lines.end(), [](const RoleLine &line) { return !line.contained.empty(); }),
                 (roleCount / 2 / deep) * (deep - 1) + roleCount / 2 / deep);
    }

    void bucketsComeByTheInnermostRoleAndGoWhenOneBetweenIsSwitchedOff()
    {
        const int middle = deep / 2;
        // Everybody holds what concerns everybody, and himself.
        constexpr size_t without = 2;
        const auto usersWithMore = [this] {
            // As a server that has just begun.
            access::BucketSets sets(makeBucketRules(), catalogue::subjectGroupIds);
            int users = 0;
            for (int n = 0; n < userCount; ++n)
                users += must(sets.of(*m_connection, userAt(n), m_scene->now))->size() > without;
            return users;
        };
        QCOMPARE(usersWithMore(), 0);
        m_scene->must(ChangeRoles{{{roleAt(deep - 1), {QStringLiteral("cases.read_files")}, {}}}}, access::systemUser());
        fill(*m_connection, m_scene->store);
        int people = 0, below = 0;
        for (int n = 0; n < userCount; ++n) {
            people += roleOfUser(n) < deep;
            below += roleOfUser(n) > middle && roleOfUser(n) < deep;
        }
        QVERIFY(below > 0 && below < people);
        QCOMPARE(usersWithMore(), people);
        const auto roles = m_scene->store.all<Role>();
        Role off = *std::find_if(roles.begin(), roles.end(), [&](const Role &role) { return role.id == roleAt(middle); });
        off.active = false;
        m_scene->store.put(off);
        fill(*m_connection, m_scene->store);
        QCOMPARE(usersWithMore(), below);
    }

    void sectionThatIsShownToARoleIsShownToWhoeverHasItWithinHis() // R012
    {
        const SubSection section{SubSectionId(idNamed("section")), {QStringLiteral("ready"), {}}, Section::Services, 1, SectionIcon::Bell, WindowPlace::All};
        m_scene->store.put(section);
        m_scene->store.put(SectionAccess{SectionAccessId(idNamed("shown")), {}, section.id, AccessWay::Shows, roleAt(deep - 1)});
        fill(*m_connection, m_scene->store);
        for (int n = 0; n < userCount; ++n)
            QCOMPARE(must(readSections(*m_connection, userAt(n))).shown.size(), size_t(roleOfUser(n) < deep ? 1 : 0));
    }

private:
    /// Spread over all of them.
    static int roleOfUser(int n) { return n * 7 % roleCount; }

    std::unique_ptr<EmptyDatabase> m_database;
    std::unique_ptr<storage::Connection> m_connection;
    std::unique_ptr<Scene> m_scene;
};

QTEST_GUILESS_MAIN(RolesAtVolumeTest)
#include "roles_at_volume_test.moc"
