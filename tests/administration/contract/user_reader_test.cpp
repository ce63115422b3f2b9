// SPDX-License-Identifier: GPL-3.0-or-later
#include "access/core/change_rights.h"
#include "administration/store/user_reader.h"
#include "administration/store/why_reader.h"
#include "cases/core/refer_case.h"
#include "catalogue/store/subject_groups.h"
#include "composition/bucket_rules.h"
#include "composition/named_verbs.h"
#include "reference/support/city_store.h"

#include <QtTest>

using namespace peygir;
using namespace peygir::administration;
using namespace peygir::test;
using access::Assignment;
using access::AssignmentId;
using access::Ground;
using access::Role;
using access::RoleId;

namespace {

const RoleId everything(idNamed("role:everything"));
const RoleId reader(idNamed("role:reader"));
const RoleId governor(idNamed("role:governor"));

} // namespace

/// Goal: users, roles, and why somebody may see a case are read alike from both databases, and only by who may ask.
class UserReaderTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { addDatabaseRows(); }
    void init()
    {
        m_database = std::make_unique<EmptyDatabase>();
        m_connection = m_database->openMigrated();
        m_scene = std::make_unique<Scene>();
        m_scene->store.put(Role{reader,
                                QStringLiteral("reader"),
                                {QStringLiteral("خواننده"), {}},
                                {QStringLiteral("cases.read_files"), QStringLiteral("cases.read_cards")},
                                true});
        m_scene->store.put(Role{governor,
                                QStringLiteral("governor"),
                                {QStringLiteral("راهبر"), {}},
                                {QString::fromLatin1(access::changeRights.id)},
                                true});
        assign("governs", omid(), governor, {});
        assign("reads", stranger(), reader, unitTwo());
        m_case = aCase(*m_scene).about(waste()).completed("register").referredTo(answeringTwo()).registered();
        fill(*m_connection, m_scene->store);
    }
    void cleanup()
    {
        m_connection.reset();
        m_database.reset();
    }

    void usersAreFoundByNameRoleAndUnit()
    {
        const auto found = [this](const UserWish &wish) {
            QStringList names;
            for (const UserLine &line : must(UserReader(*m_connection).users(wish, 0, 100)).lines)
                names += line.fullName;
            names.sort();
            return names;
        };
        QCOMPARE(found({}).size(), 6);
        QCOMPARE(found({.text = QStringLiteral("stran")}), QStringList{QStringLiteral("Stranger")});
        QCOMPARE(found({.text = QStringLiteral("خواننده")}), QStringList{QStringLiteral("Stranger")});
        QCOMPARE(found({.role = reader}), QStringList{QStringLiteral("Stranger")});
        QCOMPARE(found({.unit = unitOne()}), QStringList{QStringLiteral("Mina")});
        QCOMPARE(found({.unit = city()}), (QStringList{QStringLiteral("Mina"), QStringLiteral("Stranger")}));
        QCOMPARE(found({.role = reader, .unit = unitOne()}), QStringList());
        put(organisation::Person{reza(), QStringLiteral("Reza"), false});
        QCOMPARE(found({}).size(), 5);
        QCOMPARE(found({.inactiveToo = true}).size(), 6);
    }

    void pagesFollowOneAnother()
    {
        const UserPage page = must(UserReader(*m_connection).users({}, 4, 10));
        QCOMPARE(page.total, qint64(6));
        QCOMPARE(page.lines.size(), size_t(2));
        QVERIFY(must(UserReader(*m_connection).users({}, 6, 10)).lines.empty());
    }

    void cardTellsWhatSomebodyHasAndWhere()
    {
        const auto card = must(UserReader(*m_connection).user(stranger()));
        QCOMPARE(card->assignments.size(), size_t(1));
        QCOMPARE(card->assignments.front().role.fa, QStringLiteral("خواننده"));
        QVERIFY(card->assignments.front().unit.has_value());
        QVERIFY(!card->assignments.front().group.has_value());
        Assignment taken = card->assignments.front().assignment;
        taken.active = false;
        put(taken);
        QVERIFY(must(UserReader(*m_connection).user(stranger()))->assignments.empty());
        QVERIFY(!must(UserReader(*m_connection).user(UserId(idNamed("nobody")))).has_value());
        QCOMPARE(must(UserReader(*m_connection).user(nima()))->posts.size(), size_t(1));
    }

    void rolesTellHowManyHaveThemAndOnesThatAreOffComeLast()
    {
        Role off = must(UserReader(*m_connection).roles()).front().role;
        off.active = false;
        put(off);
        const auto roles = must(UserReader(*m_connection).roles());
        QCOMPARE(roles.size(), size_t(3));
        QCOMPARE(roles.back().role.id, off.id);
        for (const RoleLine &line : roles)
            QCOMPARE(line.people, line.role.id == everything ? 5 : 1);
    }

    void effectIsThatOfThePeopleWhoAreHere()
    {
        const QString fly = QStringLiteral("cases.fly");
        const auto effects = must(UserReader(*m_connection).effect({{everything, {fly}, {}}, {governor, {fly}, {}}}));
        QCOMPARE(effects, (std::vector<VerbEffect>{{fly, 5, 0}}));
    }

    void monthsOfARoleAreShorterForThoseWhoseDesksKeepItByThat() // R119
    {
        Role shorter{reader, QStringLiteral("reader"), {QStringLiteral("خواننده"), {}},
                     {QStringLiteral("cases.read_files"), QStringLiteral("cases.read_cards")}, true};
        shorter.keptMonths = {{QStringLiteral("cases.read_files"), 1}};
        QCOMPARE(must(UserReader(*m_connection).keeping(shorter)),
                 (std::vector<KeepingEffect>{{QStringLiteral("cases.read_files"), 9, 1, 0, 1}}));
    }

    void whoMayNotChangeRightsIsToldNothing()
    {
        QCOMPARE(why(stranger(), stranger(), code()).error().id(), QByteArray("access.denied"));
    }

    void unknownPeopleAndCasesAreSaid()
    {
        QCOMPARE(why(omid(), UserId(idNamed("nobody")), code()).error().id(),
                 QByteArray("administration.person_unknown"));
        QCOMPARE(why(omid(), stranger(), codeNumber(999)).error().id(), QByteArray("cases.unknown"));
        QCOMPARE(why(omid(), stranger(), QStringLiteral("1")).error().id(), QByteArray("cases.unknown"));
    }

    void readerInTheUnitSeesTheFileAndOneElsewhereTheCardOnly() // R124
    {
        const WhyAnswer here = must(why(omid(), stranger(), code()));
        QVERIFY(here.seesCard && here.seesFile && !here.asAuthor);
        QVERIFY(verb(here, "cases.read_files").allowed);
        QVERIFY(!verb(here, "cases.refer").allowed);
        QCOMPARE(verb(here, "cases.refer").findings.front().ground, Ground::NoVerb);

        Assignment elsewhere{AssignmentId(idNamed("reads")), stranger(), reader, unitOne(), {}, true};
        put(elsewhere);
        put(access::UserRights{stranger(), 2}, 2);
        const WhyAnswer there = must(why(omid(), stranger(), code()));
        QVERIFY(there.seesCard && !there.seesFile);
        QVERIFY(!verb(there, "cases.read_files").allowed);
        QCOMPARE(verb(there, "cases.read_files").findings.front().ground, Ground::OtherUnit);
        QVERIFY(there.group.has_value() && !there.units.empty());
    }

    void answerComesWholeThroughTheWire()
    {
        const WhyAnswer answer = must(why(omid(), stranger(), code()));
        QCOMPARE(fieldsToJson(must(fieldsFromJson<WhyAnswer>(fieldsToJson(answer)))), fieldsToJson(answer));
    }

private:
    void assign(const char *name, const UserId &user, const RoleId &role,
                const std::optional<organisation::UnitId> &unit)
    {
        m_scene->store.put(Assignment{AssignmentId(idNamed(name)), user, role, unit, {}, true});
    }
    template <RowType T>
    void put(const T &item, qint64 seq = 0)
    {
        Row row = toRow(item);
        row.seq = seq;
        must(storage::Door(*m_connection).put(row));
    }
    QString code() const { return m_scene->card(*m_case).code; }
    Result<WhyAnswer> why(const UserId &asker, const UserId &user, const QString &code)
    {
        access::BucketSets present(access::ofThePresent(makeBucketRules()), catalogue::subjectGroupIds);
        return readWhy({*m_connection, asker, present, m_scene->now}, {user, code}, namedVerbs());
    }
    static const WhyVerb &verb(const WhyAnswer &answer, const char *id)
    {
        return *std::find_if(answer.verbs.begin(), answer.verbs.end(),
                             [id](const WhyVerb &one) { return one.verb == QLatin1String(id); });
    }

    std::unique_ptr<EmptyDatabase> m_database;
    std::unique_ptr<storage::Connection> m_connection;
    std::unique_ptr<Scene> m_scene;
    std::optional<cases::CaseId> m_case;
};

QTEST_GUILESS_MAIN(UserReaderTest)
#include "user_reader_test.moc"
