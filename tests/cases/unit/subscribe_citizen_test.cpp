// SPDX-License-Identifier: GPL-3.0-or-later
#include "cases/core/case_keys.h"
#include "cases/core/period.h"
#include "cases/core/subscribe_citizen.h"
#include "cases/core/tracking_code.h"
#include "intake/support/told.h"

#include <QtTest>

using namespace peygir;
using namespace peygir::cases;
using namespace peygir::test;

namespace {

const QString phone = QStringLiteral("+989121234567");

SubscribeCitizen subscription(const QString &code, const char *name = "Ali")
{
    return {{}, code,
            {.name = FieldEdit<QString>{{}, QString::fromLatin1(name)}, .phone = FieldEdit<QString>{{}, phone},
             .nationalId = FieldEdit<QString>{{}, QStringLiteral("0499370899")}}};
}

Citizen only(const Scene &scene)
{
    const auto all = scene.store.all<Citizen>();
    if (all.size() != 1)
        qFatal("%d citizens", int(all.size()));
    return all.front();
}

QByteArray errorOf(const Result<Changes> &decided)
{
    return decided.ok() ? QByteArray() : decided.error().id();
}

} // namespace

/// Goal: a citizen becomes a permanent subscriber with a code that leads to him and to nobody else (R038, R039).
class SubscribeCitizenTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void subscriberNeedsANameAndAPhone()
    {
        Scene scene;
        QCOMPARE(errorOf(scene.decide(subscription(codeNumber(1), ""), sara())), QByteArray("cases.name_missing"));
        SubscribeCitizen without = subscription(codeNumber(1));
        without.edits.phone.reset();
        QCOMPARE(errorOf(scene.decide(without, sara())), QByteArray("cases.phone_missing"));
    }

    void wrongNationalIdIsRefused()
    {
        Scene scene;
        SubscribeCitizen wrong = subscription(codeNumber(1));
        wrong.edits.nationalId->written = QStringLiteral("0499370898");
        QCOMPARE(errorOf(scene.decide(wrong, sara())), QByteArray("persian.national_id.check_digit"));
    }

    void citizenThatDoesNotExistIsNotSubscribed()
    {
        Scene scene;
        SubscribeCitizen nobody = subscription(codeNumber(1));
        nobody.citizen = CitizenId(idNamed("nobody"));
        QCOMPARE(errorOf(scene.decide(nobody, sara())), QByteArray("cases.citizen_unknown"));
    }

    void somebodyNewIsThereWithHisDetailsAndCode()
    {
        Scene scene;
        const QString code = codeNumber(7);
        const Instant at = scene.now;
        scene.must(subscription(code), sara());
        const Citizen citizen = only(scene);
        QCOMPARE(citizen.name, QStringLiteral("Ali"));
        QCOMPARE(citizen.phone, phone);
        QCOMPARE(citizen.nationalId, std::optional(QStringLiteral("0499370899")));
        QCOMPARE(citizen.subscriptionCode, std::optional(code));
        QCOMPARE(citizen.subscribedAt, std::optional(at));
        QCOMPARE(citizen.lastContactYear, jalaliYear(at));
        QCOMPARE(scene.store.keyHolder(subscriptionCodeKey, code.toUtf8()), std::optional(citizen.id.uuid()));
        QCOMPARE(scene.store.keyHolder(citizenPhoneKey, phone.toUtf8()), std::optional(citizen.id.uuid()));
        QVERIFY(scene.store.all<CitizenProposal>().empty());
        const auto history = scene.store.all<CitizenHistory>();
        QCOMPARE(history.size(), size_t(1));
        QCOMPARE(history.front().details.value(QStringLiteral("code")).toString(), code);
    }

    void whoHasCalledBeforeBecomesASubscriberOfTheSamePhone()
    {
        Scene scene;
        aCase(scene).calledFrom(QStringLiteral("09121234567")).registered();
        const CitizenId before = only(scene).id;
        scene.must(subscription(codeNumber(7)), sara());
        QCOMPARE(only(scene).id, before);
        QCOMPARE(only(scene).name, QStringLiteral("Ali"));
        QVERIFY(only(scene).subscriptionCode);
    }

    void nameThatHeHasAlreadyIsNotOverwritten()
    {
        Scene scene;
        scene.must(subscription(codeNumber(7), "Ali Rezai"), omid());
        SubscribeCitizen again = subscription(codeNumber(8), "Ali");
        scene.must(again, sara());
        QCOMPARE(only(scene).name, QStringLiteral("Ali Rezai"));
        QCOMPARE(scene.store.all<CitizenProposal>().size(), size_t(1));
    }

    void twoDesksThatSubscribedHimAtOnceBothToldHimAGoodCode()
    {
        Scene scene;
        scene.must(subscription(codeNumber(7)), omid());
        scene.must(subscription(codeNumber(8)), sara());
        QCOMPARE(only(scene).subscriptionCode, std::optional(codeNumber(7)));
        QCOMPARE(only(scene).subscriptionAlias, std::optional(codeNumber(8)));
        QCOMPARE(scene.store.keyHolder(subscriptionCodeKey, codeNumber(8).toUtf8()),
                 std::optional(only(scene).id.uuid()));
        QVERIFY(attentionOf(scene, sara(), "cases.subscription_code_changed").empty());
    }

    void thirdCodeDoesNotCountAndItsTellerIsTold()
    {
        Scene scene;
        for (int n : {7, 8, 9})
            scene.must(subscription(codeNumber(n)), sara());
        QVERIFY(!scene.store.keyHolder(subscriptionCodeKey, codeNumber(9).toUtf8()));
        const auto told = attentionOf(scene, sara(), "cases.subscription_code_changed");
        QCOMPARE(told.size(), size_t(1));
        QCOMPARE(told.front().errorValues.value(QStringLiteral("told")).toString(), codeNumber(9));
        QCOMPARE(told.front().errorValues.value(QStringLiteral("code")).toString(), codeNumber(7));
    }

    void codeThatIsNotFreeIsReplacedAndTheTellerIsTold_data()
    {
        QTest::addColumn<QString>("code");
        QTest::newRow("of a case") << codeNumber(400);
        QTest::newRow("of another subscriber") << codeNumber(401);
        QTest::newRow("no code at all") << QStringLiteral("12345");
    }
    void codeThatIsNotFreeIsReplacedAndTheTellerIsTold()
    {
        QFETCH(QString, code);
        Scene scene;
        aCase(scene).withCode(codeNumber(400)).registered();
        SubscribeCitizen other = subscription(codeNumber(401));
        other.edits.phone->written = QStringLiteral("02188776655");
        other.edits.nationalId.reset();
        scene.must(other, omid());
        scene.must(subscription(code), sara());
        for (const Citizen &citizen : scene.store.all<Citizen>()) {
            if (citizen.phone != phone)
                continue;
            QVERIFY(citizen.subscriptionCode != code);
            QVERIFY(isTrackingCode(*citizen.subscriptionCode));
            QCOMPARE(scene.store.keyHolder(subscriptionCodeKey, citizen.subscriptionCode->toUtf8()),
                     std::optional(citizen.id.uuid()));
        }
        QCOMPARE(attentionOf(scene, sara(), "cases.subscription_code_changed").size(), size_t(1));
    }

    void withoutACodeTheServerGivesOneAndNobodyIsTold()
    {
        Scene scene;
        scene.must(subscription({}), sara());
        QVERIFY(isTrackingCode(*only(scene).subscriptionCode));
        QVERIFY(scene.store.all<Attention>().empty());
    }

    void codeIsReadInGroupsAndPersianDigits()
    {
        Scene scene;
        QString typed;
        for (const QChar c : codeNumber(7))
            typed += QString(QChar(u'۰' + c.unicode() - u'0')) + u' ';
        scene.must(subscription(typed), sara());
        QCOMPARE(only(scene).subscriptionCode, std::optional(codeNumber(7)));
    }

    void messageOfASubscriberIsRegisteredAgainstHim() // R039
    {
        Scene scene;
        scene.must(subscription(codeNumber(7)), sara());
        const CaseId id = aCase(scene).calledFrom(only(scene).phone).registered();
        QCOMPARE(scene.card(id).citizen, std::optional(only(scene).id));
    }
};

QTEST_GUILESS_MAIN(SubscribeCitizenTest)
#include "subscribe_citizen_test.moc"
