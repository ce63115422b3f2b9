// SPDX-License-Identifier: GPL-3.0-or-later
#include "access/core/change_rights.h"
#include "catalogue/core/feedback_rule.h"
#include "reference/core/put_record.h"
#include "support/rules/scene.h"

#include <QtTest>

using namespace peygir;
using namespace peygir::test;
using namespace peygir::catalogue;

namespace {

const FeedbackRuleId one(idNamed("one"));
const FeedbackRuleId two(idNamed("two"));

FeedbackRule ruleOf(const FeedbackRuleId &id, const SubjectId &subject, int days = 7, bool active = true)
{
    return {id, {id == one ? QStringLiteral("یک هفته") : QStringLiteral("دیگری"), {}}, subject, days, active};
}

Result<Changes> put(Scene &scene, const FeedbackRule &rule, const UserId &author = access::systemUser())
{
    return scene.submitted({scene.nextId(), reference::putRecordKind, 1, author, scene.now, std::nullopt, std::nullopt, {},
                            {{QStringLiteral("type"), QStringLiteral("feedback_rule")}, {QStringLiteral("record"), fieldsToJson(rule)}}});
}

QByteArray refusal(const Result<Changes> &decided) { return decided.ok() ? QByteArray() : decided.error().id(); }

std::optional<FeedbackRuleId> kept(const Scene &scene, const SubjectId &subject)
{
    for (const SubjectFeedback &each : scene.store.all<SubjectFeedback>()) {
        if (each.id == subject)
            return each.rule;
    }
    return std::nullopt;
}

} // namespace

/// Goal: a subject says after how many days its citizens are asked again, by one rule at a time (R109).
class FeedbackRuleTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void daysBeyondAYearAndTheSameDayAreRefused_data()
    {
        QTest::addColumn<int>("days");
        QTest::addColumn<bool>("isTaken");
        QTest::newRow("less than nothing") << -1 << false;
        QTest::newRow("the same day") << 0 << false;
        QTest::newRow("the next day") << 1 << true;
        QTest::newRow("a year") << 365 << true;
        QTest::newRow("more than a year") << 366 << false;
    }
    void daysBeyondAYearAndTheSameDayAreRefused()
    {
        QFETCH(int, days);
        QFETCH(bool, isTaken);
        Scene scene;
        const auto decided = put(scene, ruleOf(one, pothole(), days));
        QCOMPARE(refusal(decided), isTaken ? QByteArray() : QByteArray("catalogue.feedback_days"));
        if (!isTaken)
            QCOMPARE(decided.error().values().value(QStringLiteral("field")).toString(), QStringLiteral("days"));
    }

    void subjectMustBeThereAndInUse()
    {
        Scene scene;
        QCOMPARE(refusal(put(scene, ruleOf(one, SubjectId(idNamed("none"))))), QByteArray("catalogue.feedback_subject"));
        QCOMPARE(refusal(put(scene, ruleOf(one, pothole()))), QByteArray());
        for (Subject subject : scene.store.all<Subject>()) {
            subject.active = false;
            scene.store.put(subject);
        }
        QCOMPARE(refusal(put(scene, ruleOf(one, pothole(), 8))), QByteArray("catalogue.feedback_subject"));
        // It can be switched off all the same.
        QCOMPARE(refusal(put(scene, ruleOf(one, pothole(), 8, false))), QByteArray());
    }

    void whoDoesNotEditSubjectsIsRefused()
    {
        Scene scene;
        QCOMPARE(refusal(put(scene, ruleOf(one, pothole()), stranger())), QByteArray("access.denied"));
    }

    void secondActiveRuleOfASubjectIsRefusedByTheNameOfTheFirst()
    {
        Scene scene;
        QCOMPARE(refusal(put(scene, ruleOf(one, pothole()))), QByteArray());
        const auto decided = put(scene, ruleOf(two, pothole()));
        QCOMPARE(refusal(decided), QByteArray("catalogue.feedback_rule_twice"));
        const auto &values = decided.error().values();
        QCOMPARE(values.value(QStringLiteral("field")).toString(), QStringLiteral("subject"));
        QCOMPARE(values.value(QStringLiteral("rule")).toString(), QStringLiteral("یک هفته"));
        QVERIFY(!values.value(QStringLiteral("subject")).toString().isEmpty());
        // Nor is an active one moved there, nor one used again.
        QCOMPARE(refusal(put(scene, ruleOf(two, clerkSubject()))), QByteArray());
        QCOMPARE(refusal(put(scene, ruleOf(two, pothole()))), QByteArray("catalogue.feedback_rule_twice"));
        QCOMPARE(refusal(put(scene, ruleOf(two, pothole(), 7, false))), QByteArray());
        QCOMPARE(refusal(put(scene, ruleOf(two, pothole()))), QByteArray("catalogue.feedback_rule_twice"));
        QVERIFY(kept(scene, pothole()) == one);
        QVERIFY(!kept(scene, clerkSubject()));
    }

    void whereTheFirstIsSwitchedOffAnotherTakesItsPlace()
    {
        Scene scene;
        QCOMPARE(refusal(put(scene, ruleOf(one, pothole()))), QByteArray());
        QCOMPARE(refusal(put(scene, ruleOf(one, pothole(), 7, false))), QByteArray());
        QVERIFY(!kept(scene, pothole()));
        QCOMPARE(refusal(put(scene, ruleOf(two, pothole(), 14))), QByteArray());
        QVERIFY(kept(scene, pothole()) == two);
        // Switching the first one off once more takes nothing from the second.
        QCOMPARE(refusal(put(scene, ruleOf(one, pothole(), 9, false))), QByteArray());
        QVERIFY(kept(scene, pothole()) == two);
    }

    void ruleThatIsMovedLeavesItsSubject()
    {
        Scene scene;
        QCOMPARE(refusal(put(scene, ruleOf(one, pothole()))), QByteArray());
        QCOMPARE(refusal(put(scene, ruleOf(one, clerkSubject()))), QByteArray());
        QVERIFY(!kept(scene, pothole()));
        QVERIFY(kept(scene, clerkSubject()) == one);
    }

    void deskThatDoesNotHoldTheSubjectLeavesItToTheServer()
    {
        Scene scene;
        auto held = scene.store.aggregates();
        std::erase_if(held, [](const AggregateId &each) { return each.id == pothole().uuid(); });
        FactStore store = FactStore::deskWith(scene.store, held);
        const RightsOf rights = access::rightsOf;
        const Facts facts(store, access::systemUser(), rights);
        const auto decided = putFeedbackRule(ruleOf(one, pothole()), facts);
        QVERIFY(decided.ok() && decided->isLeftToServer());
    }

    void deskThatKnowsOfNoRuleMakesTheFirstOneItself()
    {
        Scene scene;
        FactStore store = FactStore::deskWith(scene.store, scene.store.aggregates());
        const RightsOf rights = access::rightsOf;
        const Facts facts(store, access::systemUser(), rights);
        const auto decided = putFeedbackRule(ruleOf(one, pothole()), facts);
        QVERIFY(decided.ok() && !decided->isLeftToServer());
        QCOMPARE(decided->rows().size(), size_t(2));
    }
};

QTEST_GUILESS_MAIN(FeedbackRuleTest)
#include "feedback_rule_test.moc"
