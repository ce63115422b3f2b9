// SPDX-License-Identifier: GPL-3.0-or-later
#include "intake/core/likeness.h"
#include "intake/support/told.h"

#include <QtTest>

using namespace peygir;
using namespace peygir::intake;
using namespace peygir::test;

/// Goal: what may be the same problem is shown (R036), and what cannot be is not.
class LikenessTest : public QObject
{
    Q_OBJECT

    cases::CaseCard card(const char *plaque = "12")
    {
        Scene scene;
        return scene.card(aCase(scene).at(streetOne(), plaque).registered());
    }
    SoughtProblem sought(const cases::CaseCard &of, const QString &plaque)
    {
        return {of.subject, of.subjectGroup, of.place, plaque, of.registeredAt + std::chrono::hours(1)};
    }

private Q_SLOTS:
    void anotherGroupIsAnotherProblem()
    {
        const cases::CaseCard other = card();
        SoughtProblem problem = sought(other, text("12"));
        problem.subject = permitSubject();
        problem.group = catalogue::SubjectGroupId(idNamed("another group"));
        QVERIFY(!likeness(other, problem));
    }

    void housesFarAwayAreOtherProblems()
    {
        const cases::CaseCard other = card();
        QVERIFY(likeness(other, sought(other, QString::number(12 + nearHouses))));
        QVERIFY(!likeness(other, sought(other, QString::number(13 + nearHouses))));
    }

    void joinedAndLongClosedCasesAreNotShown()
    {
        cases::CaseCard other = card();
        other.outcome = workflow::Outcome::Joined;
        QVERIFY(!likeness(other, sought(other, text("12"))));
        other.outcome = workflow::Outcome::Done;
        other.closedAt = other.registeredAt;
        SoughtProblem problem = sought(other, text("12"));
        QVERIFY(likeness(other, problem));
        QVERIFY(!likeness(other, problem)->open);
        problem.now = *other.closedAt + closedNotLongAgo;
        QVERIFY(likeness(other, problem));
        problem.now = *other.closedAt + closedNotLongAgo + Milliseconds(1);
        QVERIFY(!likeness(other, problem));
    }

    void nothingIsLikeAMessageWithoutAPlace()
    {
        const cases::CaseCard other = card();
        SoughtProblem problem = sought(other, text("12"));
        problem.place.reset();
        QVERIFY(!problem.isWorthAsking());
        QVERIFY(!likeness(other, problem));
    }

    void neighbouringStreetsCountForNewsOfTheSameSubjectOnly()
    {
        const cases::CaseCard other = card();
        SoughtProblem problem = sought(other, text("12"));
        problem.place = streetTwo();
        QCOMPARE(likeness(other, problem)->nearness, Nearness::SameNeighbourhood);
        SoughtProblem later = problem;
        later.now = other.registeredAt + newsOfNeighbourhood;
        QVERIFY(likeness(other, later));
        later.now = other.registeredAt + newsOfNeighbourhood + Milliseconds(1);
        QVERIFY(!likeness(other, later));
        cases::CaseCard closed = other;
        closed.closedAt = other.registeredAt;
        QVERIFY(!likeness(closed, problem));
        problem.subject = waste();
        QVERIFY(!likeness(other, problem));
    }

    void nearnessIsSaidWithTheNumbersBetween()
    {
        const cases::CaseCard other = card("12");
        QCOMPARE(likeness(other, sought(other, QStringLiteral("۱۲")))->nearness, Nearness::SameHouse);
        const auto near = likeness(other, sought(other, text("16/2, third floor")));
        QCOMPARE(near->nearness, Nearness::NearHouse);
        QCOMPARE(near->houses, std::optional(4));
        QCOMPARE(likeness(other, sought(other, QString()))->nearness, Nearness::SameStreet);
        const cases::CaseCard without = card("");
        QCOMPARE(likeness(without, sought(without, text("12")))->nearness, Nearness::SameStreet);
    }

    void withoutASubjectTheStreetCounts()
    {
        const cases::CaseCard other = card();
        SoughtProblem problem = sought(other, text("12"));
        problem.subject.reset();
        problem.group.reset();
        QVERIFY(likeness(other, problem));
        QVERIFY(!likeness(other, problem)->sameSubject);
    }

    void openAndNearAndSameStandFirst()
    {
        const Likeness best{Nearness::SameHouse, 0, true, true};
        QVERIFY(best.isStrongerThan({Nearness::SameHouse, 0, true, false}));
        QVERIFY(best.isStrongerThan({Nearness::NearHouse, 2, true, true}));
        QVERIFY(best.isStrongerThan({Nearness::SameHouse, 0, false, true}));
        QVERIFY((Likeness{Nearness::NearHouse, 2, true, true}).isStrongerThan({Nearness::NearHouse, 4, true, true}));
        // What is nearer, whatever it is about; and of those that are as near, what is about the same.
        QVERIFY((Likeness{Nearness::SameHouse, 0, false, true}).isStrongerThan({Nearness::NearHouse, 2, true, true}));
        QVERIFY((Likeness{Nearness::NearHouse, 9, true, true}).isStrongerThan({Nearness::NearHouse, 2, false, true}));
        QVERIFY((Likeness{Nearness::SameNeighbourhood, std::nullopt, false, true}).isStrongerThan(
            {Nearness::SameHouse, 0, true, false}));
        QVERIFY(!best.isStrongerThan(best));
    }

    void houseNumbersAreReadInAnyDigits_data()
    {
        QTest::addColumn<QString>("plaque");
        QTest::addColumn<int>("number");
        QTest::newRow("Persian") << QStringLiteral("۱۲/۳") << 12;
        QTest::newRow("Arabic") << QStringLiteral("٤٥") << 45;
        QTest::newRow("word before") << QStringLiteral("پلاک 7") << 7;
        QTest::newRow("none") << QStringLiteral("نبش کوچه") << -1;
        QTest::newRow("no number of a house") << QString(30, u'9') << -1;
    }
    void houseNumbersAreReadInAnyDigits()
    {
        QFETCH(QString, plaque);
        QTEST(houseNumber(plaque).value_or(-1), "number");
    }
};

QTEST_GUILESS_MAIN(LikenessTest)
#include "likeness_test.moc"
