// SPDX-License-Identifier: GPL-3.0-or-later
#include "cases/core/merge_citizens.h"
#include "cases/core/subscribe_citizen.h"
#include "intake/store/caller_lookup.h"
#include "intake/store/duplicate_lookup.h"
#include "intake/store/sql_intake_queries.h"
#include "intake/support/told.h"
#include "storage/door.h"
#include "support/databases/empty_database.h"

#include <QtTest>

using namespace peygir;
using namespace peygir::intake;
using namespace peygir::test;

namespace {

const QString maryam = QStringLiteral("+989121234567");

} // namespace

/// Goal: the call desk finds who calls and what is open about his problem, on both databases alike.
class LookupsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { test::addDatabaseRows(); }

    void init()
    {
        m_scene = std::make_unique<Scene>();
        m_database = std::make_unique<EmptyDatabase>();
        m_connection = m_database->openMigrated();
    }
    void cleanup()
    {
        m_connection.reset();
        m_database.reset();
        m_scene.reset();
    }

    // --- callers ---------------------------------------------------------------------------------------------------

    void nobodyIsFoundByWhatSaysTooLittle()
    {
        calledFrom(text("09121234567"), text("Maryam"));
        store();
        for (const QString &typed : {QString(), text("0"), text("567"), text("M"), text("  "), text("۵۶۷")})
            QVERIFY2(must(readCallers(*m_connection, typed, 9)).empty(), qPrintable(typed));
    }

    void nobodyIsFoundByAStrangersNumber()
    {
        calledFrom(text("09121234567"), text("Maryam"));
        store();
        QVERIFY(must(readCallers(*m_connection, text("09121234568"), 9)).empty());
        QVERIFY(!must(readCaller(*m_connection, text("+989121234568"))));
    }

    void callerIsFoundByAnyPartThatPeopleSay_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::newRow("whole") << QStringLiteral("09121234567");
        QTest::newRow("plus") << QStringLiteral("+98 912 123 4567");
        QTest::newRow("zeros") << QStringLiteral("0098-912-1234567");
        QTest::newRow("Persian") << QStringLiteral("۰۹۱۲۱۲۳۴۵۶۷");
        QTest::newRow("Arabic") << QStringLiteral("٠٩١٢١٢٣٤٥٦٧");
        QTest::newRow("beginning") << QStringLiteral("091212");
        QTest::newRow("last four") << QStringLiteral("۴۵۶۷");
        QTest::newRow("last seven") << QStringLiteral("1234567");
        QTest::newRow("name") << QStringLiteral("مری");
        QTest::newRow("Arabic yeh") << QStringLiteral("مريم احمدي");
    }
    void callerIsFoundByAnyPartThatPeopleSay()
    {
        QFETCH(QString, typed);
        calledFrom(text("09121234567"), QStringLiteral("مریم احمدی"));
        calledFrom(text("09351112233"), QStringLiteral("رضا"));
        store();
        const auto found = must(readCallers(*m_connection, typed, 9));
        QCOMPARE(found.size(), size_t(1));
        QCOMPARE(found.front().phone, maryam);
        QCOMPARE(found.front().name, QStringLiteral("مریم احمدی"));
    }

    void subscriberIsFoundByHisCodeAndByEveryPhoneOfHis() // R039
    {
        calledFrom(text("09121234567"), text("Maryam"));
        calledFrom(text("09351112233"), text("Reza"));
        m_scene->must(cases::SubscribeCitizen{{}, codeNumber(7),
                                              {.phone = FieldEdit<QString>{{}, maryam},
                                               .phones = FieldEdit<std::vector<QString>>{{}, {text("02188776655")}}}},
                      sara());
        store();
        for (const QString &typed : {codeNumber(7), text("021 8877 6655")}) {
            const auto found = must(readCallers(*m_connection, typed, 9));
            QCOMPARE(found.size(), size_t(1));
            QCOMPARE(found.front().phone, maryam);
        }
        QCOMPARE(must(readCaller(*m_connection, text("+982188776655")))->who.name, text("Maryam"));
        QVERIFY(must(readCallers(*m_connection, codeNumber(8), 9)).empty());
    }

    void whoeverCallsFromAMergedNumberIsTheRecordThatIsShown()
    {
        const auto citizenOf = [this](const cases::CaseId &id) { return *m_scene->card(id).citizen; };
        const cases::CitizenId kept = citizenOf(calledFrom(text("09121234567"), text("Maryam")));
        const cases::CitizenId merged = citizenOf(calledFrom(text("09351112233"), text("Mary")));
        m_scene->must(cases::MergeCitizens{kept, merged}, sara());
        store();
        for (const QString &typed : {text("09351112233"), text("0935"), text("2233"), text("Mar"), text("4567")}) {
            const auto found = must(readCallers(*m_connection, typed, 9));
            QCOMPARE(found.size(), size_t(1));
            QCOMPARE(found.front().id, kept);
            QCOMPARE(found.front().phone, maryam);
        }
        const auto caller = must(readCaller(*m_connection, text("+989351112233")));
        QCOMPARE(caller->who.id, kept);
        QCOMPARE(caller->messages, 2);
        QCOMPARE(caller->cases.size(), size_t(2));
    }

    void aPercentSignIsNoJoker()
    {
        calledFrom(text("09121234567"), text("Maryam"));
        store();
        QVERIFY(must(readCallers(*m_connection, text("%%%%"), 9)).empty());
        QVERIFY(must(readCallers(*m_connection, text("M%"), 9)).empty());
    }

    void messagesOfACallerStandOpenOnesFirst()
    {
        const cases::CaseId first = calledFrom(text("09121234567"), text("Maryam"));
        const cases::CaseId second = calledFrom(text("09121234567"), text("Maryam"));
        const cases::CaseId third = calledFrom(text("09121234567"), text("Maryam"));
        complete(*m_scene, third, text("complete_at_once"));
        store();
        const auto caller = must(readCaller(*m_connection, maryam));
        QCOMPARE(caller->messages, 3);
        QCOMPARE(caller->cases.size(), size_t(3));
        QCOMPARE(caller->cases[0].card.id, second);
        QCOMPARE(caller->cases[1].card.id, first);
        QCOMPARE(caller->cases[2].card.id, third);
    }

    // --- duplicates ------------------------------------------------------------------------------------------------

    void withoutAPlaceNothingIsAsked()
    {
        aCase(*m_scene).at(streetOne(), "12").registered();
        store();
        QVERIFY(must(readDuplicates(*m_connection, {pothole(), streets(), {}, text("12"), m_scene->now}, 9)).empty());
    }

    void otherStreetsAndFarHousesAreNoDuplicates()
    {
        aCase(*m_scene).at(streetOne(), "90").registered();
        aCase(*m_scene).about(waste()).at(streetTwo(), "12").registered();
        store();
        QVERIFY(must(readDuplicates(*m_connection, soughtAt("12"), 9)).empty());
    }

    void nearCasesAreFoundTheNearestFirst() // R036
    {
        const cases::CaseId near = aCase(*m_scene).at(streetOne(), "16").registered();
        const cases::CaseId same = aCase(*m_scene).at(streetOne(), "12").registered();
        const cases::CaseId unsaid = aCase(*m_scene).at(streetOne(), "").registered();
        const cases::CaseId closed = aCase(*m_scene).at(streetOne(), "14").registered();
        complete(*m_scene, closed, text("complete_at_once"));
        store();
        const auto found = must(readDuplicates(*m_connection, soughtAt("12"), 9));
        QCOMPARE(found.size(), size_t(4));
        QCOMPARE(found[0].line.card.id, same);
        QCOMPARE(found[1].line.card.id, near);
        QCOMPARE(found[1].likeness.houses, std::optional(4));
        QCOMPARE(found[2].line.card.id, unsaid);
        QCOMPARE(found[3].line.card.id, closed);
        QVERIFY(!found[0].line.status.fa.isEmpty());
        QCOMPARE(must(readDuplicates(*m_connection, soughtAt("12"), 2)).size(), size_t(2));
    }

    void messagesAreReferredToNobodyWhoIsNotThere()
    {
        store();
        QVERIFY(must(readReferees(*m_connection, sara(), text("nobody is called so"), 9)).empty());
        // One that is no longer used.
        for (const cases::PostChoice &post : must(readReferees(*m_connection, sara(), text("post"), 99)))
            QVERIFY(post.id != oldPost());
    }

    void nobodyIsOfferedToWhomHeMayNotRefer()
    {
        store();
        // Mina may in unit one.
        const auto found = must(readReferees(*m_connection, mina(), text("post"), 99));
        QVERIFY(!found.empty());
        for (const cases::PostChoice &post : found)
            QCOMPARE(postOf(m_scene->store, post.id).unit, unitOne());
        QVERIFY(must(readReferees(*m_connection, mina(), QString(), 9)).empty());
        QVERIFY(must(readReferees(*m_connection, stranger(), text("post"), 9)).empty());
    }

    void whoAnswersForIntakeIsOfferedFirst() // R044
    {
        store();
        const auto at_once = must(readReferees(*m_connection, sara(), QString(), 9));
        QCOMPARE(at_once.size(), size_t(1));
        QCOMPARE(at_once.front().id, supervisorPost());
        const auto typed = must(readReferees(*m_connection, sara(), text("post"), 99));
        QVERIFY(typed.size() > 5);
        QCOMPARE(typed.front().id, supervisorPost());
        QCOMPARE(must(readReferees(*m_connection, sara(), text("post"), 2)).size(), size_t(2));
    }

    void aSubjectIsReadWhole()
    {
        store();
        QCOMPARE(must(readSubject(*m_connection, pothole()))->group, streets());
        QVERIFY(!must(readSubject(*m_connection, unknownSubject())));
    }

private:
    cases::CaseId calledFrom(const QString &phone, const QString &name)
    {
        RegisterCase message = aMessage();
        message.callerPhone = phone;
        message.callerName = name;
        return send(*m_scene, message);
    }
    SoughtProblem soughtAt(const char *plaque) const
    {
        return {pothole(), streets(), streetOne(), text(plaque), m_scene->now};
    }
    template <class T>
    void put()
    {
        storage::Door door(*m_connection);
        for (const T &item : m_scene->store.all<T>())
            must(door.put(toRow(item)));
    }
    void store()
    {
        put<catalogue::SubjectGroup>();
        put<catalogue::Subject>();
        put<places::Place>();
        put<workflow::ProcessDefinition>();
        put<organisation::Post>();
        put<organisation::Unit>();
        put<access::Role>();
        put<access::Assignment>();
        put<access::UserRights>();
        put<cases::CaseCard>();
        put<cases::Citizen>();
        put<cases::CitizenContact>();
    }

    std::unique_ptr<Scene> m_scene;
    std::unique_ptr<EmptyDatabase> m_database;
    std::unique_ptr<storage::Connection> m_connection;
};

QTEST_GUILESS_MAIN(LookupsTest)
#include "lookups_test.moc"
