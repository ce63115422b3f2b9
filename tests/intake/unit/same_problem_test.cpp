// SPDX-License-Identifier: GPL-3.0-or-later
#include "cases/core/case_keys.h"
#include "intake/support/told.h"

#include <QJsonArray>
#include <QtTest>

using namespace peygir;
using namespace peygir::cases;
using namespace peygir::test;
using intake::RegisterCase;
using workflow::Outcome;

namespace {

/// What the subject of potholes says of problems that are the same.
void change(Scene &scene, std::optional<catalogue::SameProblem> same, std::optional<int> hours = {})
{
    for (catalogue::Subject subject : scene.store.all<catalogue::Subject>()) {
        if (subject.id != pothole())
            continue;
        subject.sameProblem = same;
        subject.sameProblemHours = hours;
        scene.store.put(subject);
    }
}

} // namespace

/// Goal: two messages about one problem become one case to work on, and both citizens keep their codes (R036).
class SameProblemTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sameProblemIsJoinedAndBothCodesStayValid() // R036
    {
        Scene scene;
        const CaseId first = aCase(scene).at(streetOne(), "12").referredTo(answeringTwo()).registered();
        const Instant at = scene.now;
        RegisterCase message = aMessage();
        message.place = streetOne();
        message.plaque = QStringLiteral(" ۱۲ ");
        message.words = text("still that hole");
        const CaseId second = send(scene, message, omid());

        const CaseCard card = scene.card(second);
        QCOMPARE(card.joinedTo, std::optional(first));
        QCOMPARE(card.code, message.code);
        QVERIFY(!card.aliasCode);
        QCOMPARE(card.outcome, std::optional(Outcome::Joined));
        QCOMPARE(card.closedAt, std::optional(at));
        QCOMPARE(card.closedPeriod, std::optional(14053));
        QCOMPARE(card.openNodes, 0);
        QCOMPARE(card.node, text("joined"));
        QVERIFY(!card.holder);
        QCOMPARE(scene.nodes(second).size(), size_t(1));
        QCOMPARE(scene.nodes(second).front().state, workflow::OpeningState::Ended);
        QCOMPARE(scene.file(second).words, message.words);
        QCOMPARE(scene.file(second).closedPeriod, std::optional(14053));
        QCOMPARE(scene.file(second).units, scene.file(first).units);
        QVERIFY(!scene.card(first).closedAt);
        QCOMPARE(scene.store.keyHolder(caseCodeKey, message.code.toUtf8()), std::optional(second.uuid()));
        QCOMPARE(scene.store.keyHolder(caseProblemKey, *problemOf(card)), std::optional(first.uuid()));
        QCOMPARE(scene.story(second), text("registered joined"));
        QCOMPARE(scene.story(first), text("registered referred joined"));
        const auto here = entriesOf(scene, second, HistoryKind::Joined).front().values;
        QCOMPARE(here.value(QStringLiteral("to")).toString(), first.toString());
        QCOMPARE(here.value(QStringLiteral("code")).toString(), scene.card(first).code);
        const auto there = entriesOf(scene, first, HistoryKind::Joined).front().values;
        QCOMPARE(there.value(QStringLiteral("from")).toString(), second.toString());
        QCOMPARE(there.value(QStringLiteral("code")).toString(), card.code);
        const auto told = attentionOf(scene, omid(), "cases.joined");
        QCOMPARE(told.size(), size_t(1));
        QCOMPARE(told.front().reason, AttentionReason::Changed);
        QCOMPARE(told.front().commandKind, text("RegisterCase"));
        QCOMPARE(told.front().errorValues.value(QStringLiteral("code")).toString(), card.code);
        QCOMPARE(told.front().errorValues.value(QStringLiteral("earlier")).toString(), scene.card(first).code);
        QCOMPARE(told.front().arguments.value(QStringLiteral("words")).toString(), message.words);
        QVERIFY(!told.front().settled);
        QVERIFY(!card.intakeFlag);
    }

    void anotherProblemIsNotJoined_data()
    {
        QTest::addColumn<Uuid>("subject");
        QTest::addColumn<Uuid>("place");
        QTest::addColumn<QString>("plaque");
        QTest::newRow("another house") << pothole().uuid() << streetOne().uuid() << text("14");
        QTest::newRow("another street") << pothole().uuid() << streetTwo().uuid() << text("12");
        QTest::newRow("another subject") << waste().uuid() << streetOne().uuid() << text("12");
        QTest::newRow("no house") << pothole().uuid() << streetOne().uuid() << text("");
    }
    void anotherProblemIsNotJoined()
    {
        QFETCH(Uuid, subject);
        QFETCH(Uuid, place);
        QFETCH(QString, plaque);
        Scene scene;
        aCase(scene).at(streetOne(), "12").registered();
        aCase(scene).at(streetOne()).registered();
        const CaseId id = aCase(scene)
                              .about(catalogue::SubjectId(subject))
                              .at(places::PlaceId(place), plaque.toUtf8().constData())
                              .registered();
        QVERIFY(!scene.card(id).joinedTo);
        QCOMPARE(scene.card(id).openNodes, 1);
    }

    void thirdOneIsJoinedToTheFirst()
    {
        Scene scene;
        const CaseId first = aCase(scene).at(streetOne(), "12").registered();
        aCase(scene).at(streetOne(), "12").registered();
        const CaseId third = aCase(scene).at(streetOne(), "12").registered();
        QCOMPARE(scene.card(third).joinedTo, std::optional(first));
    }

    void problemOfAClosedCaseIsNotJoinedEvenWhereItsKeyWasLeft()
    {
        Scene scene;
        const CaseId first = aCase(scene).at(streetOne(), "12").completed("complete_at_once").registered();
        Changes left;
        left.claim(caseProblemKey, *problemOf(scene.card(first)), first.uuid());
        scene.store.apply(left);
        const CaseId second = aCase(scene).at(streetOne(), "12").registered();
        QVERIFY(!scene.card(second).joinedTo);
        QCOMPARE(scene.store.keyHolder(caseProblemKey, *problemOf(scene.card(second))), std::optional(second.uuid()));
    }

    void complaintsOfOneSubjectAreNeverTheSameWhereItSaysSo()
    {
        Scene scene;
        change(scene, catalogue::SameProblem::Never);
        aCase(scene).at(streetOne(), "12").registered();
        QVERIFY(!scene.card(aCase(scene).at(streetOne(), "12").registered()).joinedTo);
    }

    void placeAloneIsEnoughWhereTheSubjectSaysSo()
    {
        Scene scene;
        change(scene, catalogue::SameProblem::Place);
        const CaseId first = aCase(scene).at(streetOne()).registered();
        QCOMPARE(scene.card(aCase(scene).at(streetOne(), "40").registered()).joinedTo, std::optional(first));
        QVERIFY(!scene.card(aCase(scene).at(streetTwo(), "40").registered()).joinedTo);
    }

    void laterMessageIsAProblemOfItsOwnAfterTheHoursOfTheSubject()
    {
        Scene scene;
        change(scene, std::nullopt, 48);
        const CaseId first = aCase(scene).at(streetOne(), "12").registered();
        const Instant at = scene.card(first).registeredAt;
        scene.now = at + std::chrono::hours(48);
        QCOMPARE(scene.card(aCase(scene).at(streetOne(), "12").registered()).joinedTo, std::optional(first));
        scene.now = at + std::chrono::hours(48) + std::chrono::milliseconds(1);
        const CaseId third = aCase(scene).at(streetOne(), "12").registered();
        QVERIFY(!scene.card(third).joinedTo);
        // From now on that is the one to join.
        QCOMPARE(scene.card(aCase(scene).at(streetOne(), "12").registered()).joinedTo, std::optional(third));
    }

    void messageThatWasTakenDownLongBeforeAndComesLaterIsAProblemOfItsOwn()
    {
        Scene scene;
        change(scene, std::nullopt, 48);
        const CaseId first = aCase(scene).at(streetOne(), "12").registered();
        const Instant at = scene.card(first).registeredAt;
        // From desks that were without a line.
        scene.now = at - std::chrono::hours(48);
        QCOMPARE(scene.card(aCase(scene).at(streetOne(), "12").registered()).joinedTo, std::optional(first));
        scene.now = at - std::chrono::hours(48) - std::chrono::milliseconds(1);
        QVERIFY(!scene.card(aCase(scene).at(streetOne(), "12").registered()).joinedTo);
    }

    void closedCaseGivesItsProblemBackWhicheverWayProblemsAreTold()
    {
        Scene scene;
        change(scene, catalogue::SameProblem::Place);
        const CaseId first = aCase(scene).at(streetOne(), "12").registered();
        const QByteArray problem = *problemOf(scene.card(first), catalogue::SameProblem::Place);
        QCOMPARE(scene.store.keyHolder(caseProblemKey, problem), std::optional(first.uuid()));
        complete(scene, first, text("complete_at_once"));
        QCOMPARE(scene.store.keyHolder(caseProblemKey, problem), std::nullopt);
    }

    void joinedInAProcessWithoutSuchAnEnd()
    {
        Scene scene;
        aCase(scene).about(clerkSubject()).at(streetOne(), "12").registered();
        const CaseId second = aCase(scene).about(clerkSubject()).at(streetOne(), "12").registered();
        QCOMPARE(scene.card(second).outcome, std::optional(Outcome::Joined));
        QCOMPARE(scene.card(second).node, text("in_hand"));
        QVERIFY(scene.nodes(second).empty());
        QCOMPARE(scene.card(second).openNodes, 0);
    }
};

QTEST_GUILESS_MAIN(SameProblemTest)
#include "same_problem_test.moc"
