// SPDX-License-Identifier: GPL-3.0-or-later
#include "access/core/post_rights.h"
#include "access/core/substitutes.h"
#include "access/store/bucket_sets.h"
#include "access/store/substitute_reader.h"
#include "administration/store/user_reader.h"
#include "administration/store/why_reader.h"
#include "catalogue/store/subject_groups.h"
#include "composition/bucket_rules.h"
#include "composition/named_verbs.h"
#include "reference/core/put_record.h"
#include "reference/support/city_store.h"

#include <QtTest>

using namespace peygir;
using namespace peygir::access;
using namespace peygir::administration;
using namespace peygir::test;
using organisation::Post;

namespace {

const RoleId reader(idNamed("role:reader"));
const RoleId governor(idNamed("role:governor"));

} // namespace

/// Goal: what a post gives to its holder is read alike from both databases by all who ask what somebody has: which buckets he may hold, the
/// page of users, why he sees a case, who stands in for him (R113).
class PostRightsReaderTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { addDatabaseRows(); }
    void init()
    {
        m_database = std::make_unique<EmptyDatabase>();
        m_connection = m_database->openMigrated();
        m_scene = std::make_unique<Scene>();
        m_scene->store.put(Role{reader, QStringLiteral("reader"), {QStringLiteral("خواننده"), {}},
                                {QStringLiteral("cases.read_files"), QStringLiteral("cases.read_cards")}, true});
        m_scene->store.put(Role{governor, QStringLiteral("governor"), {QStringLiteral("راهبر"), {}}, {QStringLiteral("access.change_rights")}, true});
        m_scene->store.put(UserRights{omid(), 1});
        m_scene->store.put(Assignment{AssignmentId(idNamed("governs")), omid(), governor, {}, {}, true});
        m_case = aCase(*m_scene).about(waste()).completed("register").referredTo(answeringTwo()).registered();
        m_scene->must(ChangePostRights{headOne(), reader, PostReach::OtherUnit, unitTwo(), {}, true}, systemUser());
        write();
    }
    void cleanup()
    {
        m_connection.reset();
        m_database.reset();
    }

    void vacantPostGivesNobodyAnything()
    {
        QCOMPARE(must(readCard(stranger()))->assignments.size(), size_t(0));
        QCOMPARE(peopleWith(reader), 0);
        QVERIFY(!why(stranger()).seesFile);
    }

    void holderHoldsTheBucketsFromThatMomentUntilAnotherHasThePost()
    {
        const auto without = held(stranger());
        letHold(stranger());
        const auto with = held(stranger());
        QVERIFY(with.size() > without.size());
        letHold(reza());
        QCOMPARE(held(stranger()), without);
    }

    void roleThatIsSwitchedOffGivesNoBuckets()
    {
        const auto without = held(stranger());
        Role off = roleNamed(reader);
        off.active = false;
        m_scene->store.put(off);
        letHold(stranger());
        QCOMPARE(held(stranger()), without);
    }

    void cardOfAPersonTellsFromWhichPost()
    {
        letHold(stranger());
        const auto card = must(readCard(stranger()));
        QCOMPARE(card->assignments.size(), size_t(1));
        QCOMPARE(card->assignments.front().role.fa, QStringLiteral("خواننده"));
        QVERIFY(card->assignments.front().assignment.unit == unitTwo());
        QCOMPARE(*card->assignments.front().post, postOf(m_scene->store, headOne()).name);
        QCOMPARE(peopleWith(reader), 1);
        const auto found = must(UserReader(*m_connection).users({.role = reader}, 0, 10));
        QCOMPARE(found.total, qint64(1));
        QCOMPARE(found.lines.front().id, stranger());
    }

    void rolesOfAPostAreReadWithTheirPlaces()
    {
        m_scene->must(ChangePostRights{headOne(), governor, PostReach::OwnUnit, {}, streets().uuid(), true}, systemUser());
        write();
        const auto lines = must(UserReader(*m_connection).postRoles(headOne()));
        QCOMPARE(lines.size(), size_t(2));
        QCOMPARE(lines[0].name.fa, QStringLiteral("خواننده"));
        QVERIFY(lines[0].unit && !lines[0].group && lines[1].group);
        QVERIFY(lines[1].role.reach == PostReach::OwnUnit && lines[1].unit.has_value());
        QVERIFY(must(UserReader(*m_connection).postRoles(agentPost())).empty());
    }

    void whySaysWhichPostGivesIt()
    {
        letHold(stranger());
        const WhyAnswer answer = why(stranger());
        QVERIFY(answer.seesFile);
        const auto reading = std::find_if(answer.verbs.begin(), answer.verbs.end(),
                                          [](const WhyVerb &verb) { return verb.verb == QLatin1String("cases.read_files"); });
        QVERIFY(reading != answer.verbs.end() && reading->allowed);
        QCOMPARE(*reading->findings.front().post, postOf(m_scene->store, headOne()).name);
        const auto again = must(fieldsFromJson<WhyAnswer>(fieldsToJson(answer)));
        QCOMPARE(*again.verbs.front().findings.front().post, postOf(m_scene->store, headOne()).name);
    }

    void substituteIsFoundWhenThePostGoesToAnother()
    {
        m_scene->store.put(SubstituteBook{substituteBookOf(reza()), reza(),
                                          {{SubstitutionId(idNamed("always")), stranger(), QStringLiteral("2000-01-01"),
                                            QStringLiteral("2100-01-01"), {}}}});
        write();
        QVERIFY(must(substitutesToKeep(*m_connection, m_scene->now)).empty());
        letHold(stranger());
        QCOMPARE(must(substitutesToKeep(*m_connection, m_scene->now)), std::vector{reza()});
        m_scene->must(KeepSubstitutes{reza()}, systemUser());
        write();
        QVERIFY(must(substitutesToKeep(*m_connection, m_scene->now)).empty());
        letHold({});
        QCOMPARE(must(substitutesToKeep(*m_connection, m_scene->now)), std::vector{reza()});
    }

private:
    void write() { fill(*m_connection, m_scene->store); }
    void letHold(const std::optional<UserId> &user)
    {
        Post post = postOf(m_scene->store, headOne());
        post.holder = user;
        const auto put = m_scene->submitted({m_scene->nextId(), reference::putRecordKind, 1, systemUser(), m_scene->now, std::nullopt,
                                             std::nullopt, {},
                                             {{QStringLiteral("type"), QStringLiteral("post")}, {QStringLiteral("record"), fieldsToJson(post)}}});
        QVERIFY(put.ok());
        write();
    }
    /// As a server that has just begun.
    std::vector<qint64> held(const UserId &user)
    {
        BucketSets sets(makeBucketRules(), catalogue::subjectGroupIds);
        return *must(sets.of(*m_connection, user, m_scene->now));
    }
    Role roleNamed(const RoleId &id)
    {
        for (const Role &role : m_scene->store.all<Role>()) {
            if (role.id == id)
                return role;
        }
        qFatal("no such role");
    }
    Result<std::optional<UserCard>> readCard(const UserId &user) { return UserReader(*m_connection).user(user); }
    int peopleWith(const RoleId &id)
    {
        for (const RoleLine &line : must(UserReader(*m_connection).roles())) {
            if (line.role.id == id)
                return line.people;
        }
        return -1;
    }
    WhyAnswer why(const UserId &user)
    {
        BucketSets present(access::ofThePresent(makeBucketRules()), catalogue::subjectGroupIds);
        return must(readWhy({*m_connection, omid(), present, m_scene->now}, {user, m_scene->card(m_case).code}, namedVerbs()));
    }

    std::unique_ptr<EmptyDatabase> m_database;
    std::unique_ptr<storage::Connection> m_connection;
    std::unique_ptr<Scene> m_scene;
    cases::CaseId m_case{idNamed("none")};
};

QTEST_GUILESS_MAIN(PostRightsReaderTest)
#include "post_rights_reader_test.moc"
