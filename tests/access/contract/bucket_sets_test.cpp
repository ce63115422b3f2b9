// SPDX-License-Identifier: GPL-3.0-or-later
#include "access/core/post_rights.h"
#include "access/core/role_contents.h"
#include "access/core/settle_held.h"
#include "access/store/bucket_sets.h"
#include "catalogue/core/subject.h"
#include "catalogue/store/subject_groups.h"
#include "cases/core/bucket_rules.h"
#include "cases/core/case_buckets.h"
#include "storage/door.h"
#include "support/databases/empty_database.h"

#include <algorithm>

using namespace peygir;
using namespace peygir::access;
using organisation::Unit;
using organisation::UnitId;
using test::EmptyDatabase;
using test::must;

/// Goal: a person holds the buckets that his rights give him and no other, also right after they have changed.
class BucketSetsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { test::addDatabaseRows(); }

    void init()
    {
        m_database = std::make_unique<EmptyDatabase>();
        m_connection = m_database->openMigrated();
        m_sets = std::make_unique<BucketSets>(cases::bucketRules(), catalogue::subjectGroupIds);
        m_seq = 0;
        unit(city, {});
        unit(north, city);
        unit(yard, north);
        unit(south, city);
        group(streets);
        group(parks);
        role(reader, {QStringLiteral("cases.read_files"), QStringLiteral("cases.read_cards")});
    }
    void cleanup()
    {
        m_connection.reset();
        m_database.reset();
    }

    void strangerHoldsWhatEverybodyHoldsAndHimself()
    {
        QCOMPARE(held(sara), names({Bucket::reference(), Bucket::person(sara.uuid().toAscii())}));
    }

    void rightsThatAreTakenAwayOrSwitchedOffGiveNothing_data()
    {
        QTest::addColumn<bool>("assignmentActive");
        QTest::addColumn<bool>("roleActive");
        QTest::newRow("taken away") << false << true;
        QTest::newRow("role switched off") << true << false;
    }
    void rightsThatAreTakenAwayOrSwitchedOffGiveNothing()
    {
        QFETCH(bool, assignmentActive);
        QFETCH(bool, roleActive);
        assign(sara, reader, {}, {});
        QVERIFY(holds(sara, cases::cardsBucket({})));
        role(reader, {QStringLiteral("cases.read_cards")}, roleActive);
        assign(sara, reader, {}, {}, assignmentActive);
        QVERIFY(!holds(sara, cases::cardsBucket({})));
    }

    void whatAPostGivesIsHeldByItsHolderForAsLongAsHeHoldsIt() // R113
    {
        using namespace organisation;
        const PostId id(newUuid(Instant(1), m_random));
        Post post{id, north, {QStringLiteral("head"), {}}, sara, true, {}, true};
        put(post);
        put(PostRights{id, {{reader, PostReach::OwnUnit}}});
        QVERIFY(holds(sara, cases::filesBucket(yard.uuid(), streets, {})));
        QVERIFY(!holds(sara, cases::filesBucket(south.uuid(), streets, {})));
        QVERIFY(!holds(omid, cases::filesBucket(yard.uuid(), streets, {})));
        post.holder = omid;
        put(post);
        QVERIFY(!holds(sara, cases::filesBucket(yard.uuid(), streets, {})));
        QVERIFY(holds(omid, cases::filesBucket(yard.uuid(), streets, {})));
        put(PostRights{id, {{reader, PostReach::OtherUnit, south, streets}}});
        QVERIFY(!holds(omid, cases::filesBucket(yard.uuid(), streets, {})));
        QVERIFY(holds(omid, cases::filesBucket(south.uuid(), streets, {})) && !holds(omid, cases::filesBucket(south.uuid(), parks, {})));
        post.active = false;
        put(post);
        QVERIFY(!holds(omid, cases::filesBucket(south.uuid(), streets, {})));
    }

    void rolesWithinARoleGiveItsHolderTheirBucketsWhereHeHasIt() // R114
    {
        const RoleId outer(newUuid(Instant(1), m_random));
        role(outer, {});
        assign(sara, outer, north, {});
        QVERIFY(!holds(sara, cases::filesBucket(yard.uuid(), streets, {})));
        put(RoleContents{outer, {reader}});
        QVERIFY(holds(sara, cases::filesBucket(yard.uuid(), streets, {})));
        QVERIFY(!holds(sara, cases::filesBucket(south.uuid(), streets, {})));
        role(reader, {QStringLiteral("cases.read_files")}, false);
        QVERIFY(!holds(sara, cases::filesBucket(yard.uuid(), streets, {})));
        role(reader, {QStringLiteral("cases.read_files")});
        QVERIFY(holds(sara, cases::filesBucket(yard.uuid(), streets, {})));
        put(RoleContents{outer, {}});
        QVERIFY(!holds(sara, cases::filesBucket(yard.uuid(), streets, {})));
    }

    void ofRolesWithinEachOtherTheLongestWindowCounts() // R114, R119
    {
        const RoleId outer(newUuid(Instant(1), m_random));
        role(reader, readsAll, true, {{QStringLiteral("cases.read_files"), 1}});
        role(outer, {});
        put(RoleContents{outer, {reader}});
        assign(sara, outer, yard, streets);
        QVERIFY(!holds(sara, cases::filesBucket(yard.uuid(), streets, 14033), autumn));
        // It has the verb only by the other one, and says for how long all the same.
        role(outer, {}, true, {{QStringLiteral("cases.read_files"), 24}});
        QVERIFY(holds(sara, cases::filesBucket(yard.uuid(), streets, 14033), autumn));
        role(outer, {}, true, {{QStringLiteral("cases.read_files"), 0}});
        QVERIFY(holds(sara, cases::filesBucket(yard.uuid(), streets, 14053), autumn));
    }

    void unitGivesItselfAndAllBelowItAndNothingBeside()
    {
        assign(sara, reader, north, {});
        QVERIFY(holds(sara, cases::filesBucket(north.uuid(), streets, {})));
        QVERIFY(holds(sara, cases::filesBucket(yard.uuid(), parks, {})));
        QVERIFY(holds(sara, cases::filesBucket(yard.uuid(), {}, {})));
        QVERIFY(!holds(sara, cases::filesBucket(south.uuid(), streets, {})));
        QVERIFY(!holds(sara, cases::filesBucket(city.uuid(), streets, {})));
        QVERIFY(!holds(sara, cases::filesBucket({}, streets, {})));
        QVERIFY(!holds(omid, cases::filesBucket(north.uuid(), streets, {})));
    }

    void unitThatIsNotThereGivesNoFilesUntilItIs()
    {
        const UnitId promised(newUuid(Instant(1), m_random));
        assign(sara, reader, promised, {});
        QVERIFY(!holds(sara, cases::filesBucket(promised.uuid(), streets, {})));
        unit(promised, north);
        QVERIFY(holds(sara, cases::filesBucket(promised.uuid(), streets, {})));
    }

    void unitThatIsNotThereBoundsNothingThatIsTheWholeCitys()
    {
        const UnitId promised(newUuid(Instant(1), m_random));
        role(reader, readsAll, true, {{QStringLiteral("cases.read_cards"), 3}});
        assign(sara, reader, promised, {});
        std::vector<Bucket> expected{Bucket::reference(), Bucket::person(sara.uuid().toAscii()), cases::cardsBucket({})};
        for (const int period : {14053, 14052})
            expected.push_back(cases::cardsBucket(period));
        for (const int year : {1405, 1404})
            expected.push_back(cases::citizensBucket(year));
        QCOMPARE(held(sara, autumn), names(expected));
        m_sets = std::make_unique<BucketSets>(ofThePresent(cases::bucketRules()), catalogue::subjectGroupIds);
        QVERIFY(holds(sara, cases::citizensBucket(1405), autumn));
        QVERIFY(!holds(sara, cases::citizensBucket(1404), autumn));
    }

    void roleAtAUnitThatIsNotThereLengthensTheWindowOfWhatIsTheWholeCitysOnly()
    {
        const RoleId longer(newUuid(Instant(1), m_random));
        role(reader, readsAll, true, {{QStringLiteral("cases.read_files"), 1}, {QStringLiteral("cases.read_cards"), 1}});
        role(longer, readsAll, true, {{QStringLiteral("cases.read_files"), 24}, {QStringLiteral("cases.read_cards"), 24}});
        assign(sara, reader, yard, streets);
        assign(sara, longer, UnitId(newUuid(Instant(1), m_random)), {});
        QVERIFY(holds(sara, cases::cardsBucket(14033), autumn));
        QVERIFY(holds(sara, cases::filesBucket(yard.uuid(), streets, 14053), autumn));
        QVERIFY(!holds(sara, cases::filesBucket(yard.uuid(), streets, 14052), autumn));
    }

    void groupNarrowsToItself()
    {
        assign(sara, reader, north, streets);
        QVERIFY(holds(sara, cases::filesBucket(yard.uuid(), streets, {})));
        QVERIFY(!holds(sara, cases::filesBucket(yard.uuid(), parks, {})));
        QVERIFY(!holds(sara, cases::filesBucket(yard.uuid(), {}, {})));
    }

    void twoAssignmentsDoNotMixTheirPlaces()
    {
        assign(sara, reader, north, streets);
        assign(sara, reader, south, parks);
        QVERIFY(holds(sara, cases::filesBucket(north.uuid(), streets, {})));
        QVERIFY(holds(sara, cases::filesBucket(south.uuid(), parks, {})));
        QVERIFY(!holds(sara, cases::filesBucket(north.uuid(), parks, {})));
        QVERIFY(!holds(sara, cases::filesBucket(south.uuid(), streets, {})));
    }

    void everywhereIncludesWhatNoUnitHas()
    {
        assign(sara, reader, {}, {});
        QVERIFY(holds(sara, cases::filesBucket({}, {}, {})));
        QVERIFY(holds(sara, cases::filesBucket(city.uuid(), parks, {})));
    }

    void presentIsReachedWhateverTheWindowKeeps()
    {
        role(reader, {QStringLiteral("cases.read_citizens"), QStringLiteral("cases.read_cards")}, true,
             {{QStringLiteral("cases.read_citizens"), 0}, {QStringLiteral("cases.read_cards"), 36}});
        assign(sara, reader, {}, {});
        QVERIFY(!holds(sara, cases::citizensBucket(1405)));
        QVERIFY(holds(sara, cases::cardsBucket(14031)));
        m_sets = std::make_unique<BucketSets>(ofThePresent(cases::bucketRules()), catalogue::subjectGroupIds);
        QVERIFY(holds(sara, cases::citizensBucket(1405)));
        QVERIFY(holds(sara, cases::cardsBucket({})));
        QVERIFY(!holds(sara, cases::cardsBucket(14031)));
        QVERIFY(!holds(omid, cases::citizensBucket(1405)));
    }

    void windowOfTheRoleSaysWhatIsKept_data()
    {
        QTest::addColumn<QJsonObject>("keptMonths");
        QTest::addColumn<QList<int>>("cards");
        QTest::addColumn<QList<int>>("files");
        QTest::addColumn<QList<int>>("citizens");
        const auto row = [](const char *name, const QJsonObject &kept, const QList<int> &cards, const QList<int> &files,
                            const QList<int> &citizens) {
            QTest::newRow(name) << kept << cards << files << citizens;
        };
        const QList<int> year{14053, 14052, 14051, 14044, 14043};
        const QList<int> nineMonths{14053, 14052, 14051, 14044};
        const QString cards = QStringLiteral("cases.read_cards");
        const QString files = QStringLiteral("cases.read_files");
        const QString citizens = QStringLiteral("cases.read_citizens");
        row("nothing said", {}, year, nineMonths, {1405, 1404});
        row("files apart", {{files, 1}}, year, {14053}, {1405, 1404});
        row("open files only", {{files, 0}}, year, {}, {1405, 1404});
        row("everything short", {{cards, 3}, {files, 1}, {citizens, 1}}, {14053, 14052}, {14053}, {1405});
        row("no citizens", {{cards, 0}, {citizens, 0}}, {}, nineMonths, {});
        row("not a number", {{files, QStringLiteral("long")}}, year, nineMonths, {1405, 1404});
    }
    void windowOfTheRoleSaysWhatIsKept()
    {
        QFETCH(QJsonObject, keptMonths);
        QFETCH(QList<int>, cards);
        QFETCH(QList<int>, files);
        QFETCH(QList<int>, citizens);
        role(reader, readsAll, true, keptMonths);
        assign(sara, reader, yard, streets);
        std::vector<Bucket> expected{Bucket::reference(), Bucket::person(sara.uuid().toAscii()), cases::cardsBucket({}),
                                     cases::filesBucket(yard.uuid(), streets, {})};
        for (const int period : cards)
            expected.push_back(cases::cardsBucket(period));
        for (const int period : files)
            expected.push_back(cases::filesBucket(yard.uuid(), streets, period));
        for (const int year : citizens)
            expected.push_back(cases::citizensBucket(year));
        QCOMPARE(held(sara, autumn), names(expected));
    }

    void ofTwoRolesTheLongerWindowCountsWhereBothReach()
    {
        const RoleId shorter(newUuid(Instant(1), m_random));
        role(reader, readsAll, true, {{QStringLiteral("cases.read_files"), 9}});
        role(shorter, readsAll, true, {{QStringLiteral("cases.read_files"), 0}, {QStringLiteral("cases.read_cards"), 24}});
        assign(sara, shorter, north, {});
        assign(sara, reader, yard, streets);
        QVERIFY(holds(sara, cases::filesBucket(yard.uuid(), streets, 14044), autumn));
        QVERIFY(!holds(sara, cases::filesBucket(yard.uuid(), parks, 14053), autumn));
        QVERIFY(!holds(sara, cases::filesBucket(north.uuid(), streets, 14053), autumn));
        QVERIFY(holds(sara, cases::filesBucket(north.uuid(), streets, {}), autumn));
        QVERIFY(holds(sara, cases::cardsBucket(14033), autumn));
    }

    void windowMovesWithTheCalendarAndWithTheRole()
    {
        role(reader, readsAll, true, {{QStringLiteral("cases.read_files"), 1}});
        assign(sara, reader, yard, streets);
        const auto keeps = [&](int period, Instant at) {
            return holds(sara, cases::filesBucket(yard.uuid(), streets, period), at);
        };
        const Instant secondMonth(1'792'701'000'000); // the first of Aban 1405 in Tehran
        QVERIFY(keeps(14052, secondMonth - Milliseconds(1)));
        // The earlier answer may be asked for so long.
        const auto old = std::chrono::minutes(11);
        QVERIFY(!keeps(14052, secondMonth + old));
        QVERIFY(keeps(14053, secondMonth + old));
        // A server's clock may be set back.
        QVERIFY(keeps(14052, secondMonth - Milliseconds(1)));
        role(reader, readsAll, true, {{QStringLiteral("cases.read_files"), 3}});
        QVERIFY(keeps(14052, secondMonth + old));
    }

    void everybodysRightsAreForThoseWhoChangeThem()
    {
        assign(sara, reader, {}, {});
        QVERIFY(!holds(sara, rightsBucket()));
        const RoleId administrator(newUuid(Instant(1), m_random));
        role(administrator, {QStringLiteral("access.change_rights")});
        assign(omid, administrator, {}, {});
        QVERIFY(holds(omid, rightsBucket()));
        QVERIFY(!holds(omid, cases::cardsBucket({})));
    }

    void heldCommandsOfAUnitAreForThoseWhoSettleThereForAllSubjects()
    {
        const RoleId settler(newUuid(Instant(1), m_random));
        role(settler, {QStringLiteral("access.settle_held")});
        assign(sara, settler, north, {});
        QVERIFY(holds(sara, heldBucket(north.uuid())));
        QVERIFY(holds(sara, heldBucket(yard.uuid())));
        QVERIFY(!holds(sara, heldBucket(city.uuid())));
        QVERIFY(!holds(sara, heldBucket(south.uuid())));
        QVERIFY(!holds(sara, heldBucket({})));
        assign(omid, settler, north, streets);
        QVERIFY(!holds(omid, heldBucket(north.uuid())));
        assign(omid, settler, {}, {});
        QVERIFY(holds(omid, heldBucket(south.uuid())));
        QVERIFY(holds(omid, heldBucket({})));
        assign(omid, settler, {}, {}, false);
        assign(omid, reader, {}, {});
        QVERIFY(!holds(omid, heldBucket(south.uuid())));
    }

    void answersInMemoryFollowEveryChange()
    {
        assign(sara, reader, north, {});
        const UnitId late(newUuid(Instant(1), m_random));
        const Uuid lateGroup = newUuid(Instant(1), m_random);
        QVERIFY(!holds(sara, cases::filesBucket(late.uuid(), streets, {})));
        unit(late, yard);
        QVERIFY(holds(sara, cases::filesBucket(late.uuid(), streets, {})));
        unit(late, south);
        QVERIFY(!holds(sara, cases::filesBucket(late.uuid(), streets, {})));
        group(lateGroup);
        QVERIFY(holds(sara, cases::filesBucket(yard.uuid(), lateGroup, {})));
    }

    void ringInTheChartEnds()
    {
        unit(north, yard);
        assign(sara, reader, north, {});
        QVERIFY(holds(sara, cases::filesBucket(yard.uuid(), streets, {})));
        QVERIFY(!holds(sara, cases::filesBucket(city.uuid(), streets, {})));
    }

private:
    std::vector<qint64> names(std::vector<Bucket> buckets)
    {
        std::vector<qint64> ids;
        for (const Bucket &bucket : buckets)
            ids.push_back(bucket.id());
        std::sort(ids.begin(), ids.end());
        return ids;
    }
    std::vector<qint64> held(const UserId &user, Instant at = Instant(1'790'000'000'000))
    {
        const auto transaction
            = must(storage::Transaction::begin(*m_connection, storage::Connection::Access::Read));
        return *must(m_sets->of(*m_connection, user, at));
    }
    bool holds(const UserId &user, const Bucket &bucket, Instant at = Instant(1'790'000'000'000))
    {
        const auto ids = held(user, at);
        return std::binary_search(ids.begin(), ids.end(), bucket.id());
    }

    /// As the sequencer leaves it: every write has a seq of its own.
    template <class T>
    void put(const T &item)
    {
        Row row = toRow(item);
        row.seq = ++m_seq;
        row.rev = m_seq;
        must(storage::Door(*m_connection).put(row));
    }
    Localized named() { return {QStringLiteral("name"), {}}; }
    void unit(const UnitId &id, std::optional<UnitId> parent)
    {
        put(Unit{id, parent, organisation::UnitLevel::Unit, named(), true});
    }
    void group(const Uuid &id) { put(catalogue::SubjectGroup{catalogue::SubjectGroupId(id), named(), true}); }
    void role(const RoleId &id, std::vector<QString> verbs, bool active = true, const QJsonObject &keptMonths = {})
    {
        put(Role{id, QStringLiteral("role"), named(), std::move(verbs), active, keptMonths});
    }
    void assign(const UserId &user, const RoleId &role, std::optional<UnitId> unit, std::optional<Uuid> subjectGroup,
                bool active = true)
    {
        const QByteArray name = user.uuid().toRaw() + role.uuid().toRaw()
            + (unit ? unit->uuid().toRaw() : QByteArray()) + (subjectGroup ? subjectGroup->toRaw() : QByteArray());
        put(UserRights{user, m_seq});
        put(Assignment{AssignmentId(derivedUuid(user.uuid(), name)), user, role, unit, subjectGroup, active});
    }

    /// 1405/9/1 in Tehran, two hours after midnight.
    static constexpr Instant autumn{1'795'300'000'000};
    const std::vector<QString> readsAll{QStringLiteral("cases.read_cards"), QStringLiteral("cases.read_files"),
                                        QStringLiteral("cases.read_citizens")};
    SeededRandom m_random{7};
    const UserId sara{newUuid(Instant(1), m_random)};
    const UserId omid{newUuid(Instant(1), m_random)};
    const UnitId city{newUuid(Instant(1), m_random)};
    const UnitId north{newUuid(Instant(1), m_random)};
    const UnitId yard{newUuid(Instant(1), m_random)};
    const UnitId south{newUuid(Instant(1), m_random)};
    const Uuid streets = newUuid(Instant(1), m_random);
    const Uuid parks = newUuid(Instant(1), m_random);
    const RoleId reader{newUuid(Instant(1), m_random)};
    qint64 m_seq = 0;
    std::unique_ptr<EmptyDatabase> m_database;
    std::unique_ptr<storage::Connection> m_connection;
    std::unique_ptr<BucketSets> m_sets;
};

QTEST_GUILESS_MAIN(BucketSetsTest)
#include "bucket_sets_test.moc"
