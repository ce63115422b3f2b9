// SPDX-License-Identifier: GPL-3.0-or-later
#include "supervision/store/subordinates.h"

#include "cases/core/acting_for.h"
#include "cases/core/bucket_rules.h"
#include "cases/core/refer_case.h"
#include "cases/core/take_case.h"
#include "reference/support/city_store.h"

#include <QtTest>

using namespace peygir;
using namespace peygir::supervision;
using namespace peygir::test;
using access::Assignment;
using access::AssignmentId;
using access::Role;
using access::RoleId;
using cases::CaseId;
using organisation::Post;
using organisation::UnitId;

namespace {

const RoleId supervisor(idNamed("role:supervisor"));

Role roleWith(const std::vector<Verb> &verbs, bool active = true)
{
    Role role{supervisor, QStringLiteral("supervisor"), {QStringLiteral("سرپرست"), {}}, {}, active};
    for (const Verb &verb : verbs)
        role.verbs.push_back(QString::fromLatin1(verb.id));
    return role;
}

} // namespace

/// Goal: a supervisor sees whom he watches and what lies with them, from both databases alike, and nothing that lies in
/// his part of the organisation is out of sight because somebody has moved (R129, R130).
class SubordinatesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { addDatabaseRows(); }
    void init()
    {
        m_database = std::make_unique<EmptyDatabase>();
        m_connection = m_database->openMigrated();
        m_scene = std::make_unique<Scene>();
        m_scene->store.put(roleWith({cases::superviseVerb, cases::readFilesVerb}));
    }
    void cleanup()
    {
        m_connection.reset();
        m_database.reset();
    }

    void whoSupervisesNothingWatchesNobody()
    {
        lyingWith(answeringOne());
        QVERIFY(read().empty());
    }

    void roleThatIsSwitchedOffShowsNobody()
    {
        supervise(city());
        m_scene->store.put(roleWith({cases::superviseVerb, cases::readFilesVerb}, false));
        QVERIFY(read().empty());
    }

    void whoHoldsAPostInTheScopeIsASubordinateAndOneselfIsNot() // R130
    {
        supervise(unitOne());
        QCOMPARE(names(read()), QStringList{QStringLiteral("Mina")});
        supervise(city());
        QCOMPARE(names(read()), (QStringList{QStringLiteral("Mina"), QStringLiteral("Nima"), QStringLiteral("Reza"),
                                             QStringLiteral("Sara")}));
    }

    void openOldestAndLateAreCounted() // R129
    {
        supervise(unitOne());
        const CaseId first = lyingWith(answeringOne());
        const CaseId second = lyingWith(answeringOne());
        lyingWith(answeringTwo());
        dueAt(first, m_scene->now - std::chrono::hours(1));
        dueAt(second, m_scene->now + std::chrono::hours(1));
        const Load load = *read().front().load;
        QCOMPARE(load.open, qint64(2));
        QCOMPARE(load.late, qint64(1));
        QCOMPARE(*load.oldest, m_scene->openNode(first).openedAt);
    }

    void whoHasNothingIsThereWithNothing()
    {
        supervise(unitOne());
        const Load load = *read().front().load;
        QCOMPARE(load.open, qint64(0));
        QVERIFY(!load.oldest);
    }

    void whereContentsMayNotBeReadNothingIsCounted()
    {
        supervise(unitOne());
        lyingWith(answeringOne());
        m_scene->store.put(roleWith({cases::superviseVerb}));
        const auto found = read();
        QCOMPARE(names(found), QStringList{QStringLiteral("Mina")});
        QVERIFY(!found.front().load);
    }

    void whoMovedAndLeftThreeHundredBehindLosesNoneOfThem()
    {
        supervise(unitOne());
        for (int n = 0; n < 300; ++n)
            lyingWith(answeringOne());
        Post left = postOf(m_scene->store, answeringOne());
        left.holder.reset();
        m_scene->store.put(left);
        const auto found = read();
        const Subordinate &vacant = found.back();
        QVERIFY(!vacant.id && vacant.fullName.isEmpty());
        QCOMPARE(vacant.load->open, qint64(300));
        // Nor where the post is not used any longer.
        left.active = false;
        m_scene->store.put(left);
        QCOMPARE(read().back().load->open, qint64(300));

        const auto stays = must(readHeldStays(*m_connection, omid(), {answeringOne()}, 1000));
        QCOMPARE(stays.size(), size_t(300));
        for (const Move &move : handedOver(stays, answeringTwo()))
            m_scene->must(cases::ReferCase{move.stay.caseId, move.stay.node, move.to, {}}, omid());
        supervise(city());
        for (const Subordinate &one : read())
            QCOMPARE(one.load->open, one.fullName == QLatin1String("Nima") ? qint64(300) : qint64(0));
    }

    void whatSomebodyTookAlongIntoAnotherUnitIsStillSeenWhereItLies()
    {
        supervise(unitOne());
        lyingWith(answeringOne());
        Post moved = postOf(m_scene->store, answeringOne());
        moved.unit = unitTwo();
        m_scene->store.put(moved);
        const auto found = read();
        QCOMPARE(names(found), QStringList{QStringLiteral("Mina")});
        QCOMPARE(found.front().load->open, qint64(1));
        QCOMPARE(must(readHeldStays(*m_connection, omid(), {answeringOne()}, 10)).size(), size_t(1));
        supervise(unitTwo());
        for (const Subordinate &one : read())
            QCOMPARE(one.load->open, qint64(0));
        QVERIFY(must(readHeldStays(*m_connection, omid(), {answeringOne()}, 10)).empty());
    }

    void staysComeOldestFirstWithWhoIsAtThem()
    {
        supervise(unitOne());
        const CaseId first = lyingWith(answeringOne());
        const CaseId second = lyingWith(answeringOne());
        m_scene->must(cases::TakeCase{second, m_scene->openNode(second).id}, mina());
        read();
        const auto stays = must(readHeldStays(*m_connection, omid(), {answeringOne()}, 10));
        QCOMPARE(stays.size(), size_t(2));
        QVERIFY(stays[0].caseId == first && !stays[0].isTaken);
        QVERIFY(stays[1].caseId == second && stays[1].isTaken);
        QCOMPARE(stays[0].code, m_scene->card(first).code);
        QCOMPARE(must(readHeldStays(*m_connection, omid(), {answeringOne()}, 1)).size(), size_t(1));
        QVERIFY(must(readHeldStays(*m_connection, omid(), {}, 10)).empty());
    }

private:
    /// Omid supervises in this part.
    void supervise(const UnitId &unit)
    {
        m_scene->store.put(Assignment{AssignmentId(idNamed("supervises")), omid(), supervisor, unit, {}, true});
    }
    CaseId lyingWith(const organisation::PostId &post)
    {
        return aCase(*m_scene).about(waste()).completed("register").referredTo(post).registered();
    }
    void dueAt(const CaseId &id, Instant at)
    {
        cases::CaseNode node = m_scene->openNode(id);
        node.dueAt = at;
        m_scene->store.put(node);
    }
    std::vector<Subordinate> read()
    {
        fill(*m_connection, m_scene->store);
        return must(readSubordinates(*m_connection, omid(), m_scene->now));
    }
    static QStringList names(const std::vector<Subordinate> &found)
    {
        QStringList names;
        for (const Subordinate &one : found)
            names.append(one.fullName);
        return names;
    }

    std::unique_ptr<EmptyDatabase> m_database;
    std::unique_ptr<storage::Connection> m_connection;
    std::unique_ptr<Scene> m_scene;
};

QTEST_GUILESS_MAIN(SubordinatesTest)
#include "subordinates_test.moc"
