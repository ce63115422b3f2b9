// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/limits.h"
#include "base/random.h"
#include "cases/core/case_keys.h"
#include "cases/core/tracking_code.h"
#include "intake/support/told.h"
#include "organisation/core/roster.h"

#include <QJsonArray>
#include <QtTest>

using namespace peygir;
using namespace peygir::cases;
using namespace peygir::test;
using intake::RegisterCase;

/// Goal: what a citizen says becomes a case, and nothing that was typed is lost.
class RegisterCaseTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void codeThatNobodyToldIsGivenWithoutAFlag()
    {
        Scene scene;
        RegisterCase message = aMessage();
        message.code.clear();
        const CaseId id = send(scene, message);
        QVERIFY(isTrackingCode(scene.card(id).code));
        QVERIFY(!scene.card(id).aliasCode);
        QVERIFY(!scene.card(id).intakeFlag);
        QCOMPARE(scene.story(id), text("registered"));
    }

    void codeIsReadInAnyDigitsAndGroups()
    {
        Scene scene;
        RegisterCase message = aMessage();
        QString typed;
        for (const QChar c : message.code) {
            typed += QChar(char16_t(0x06F0 + c.digitValue()));
            if (typed.size() % 4 == 3)
                typed += u' ';
        }
        const QString plain = message.code;
        message.code = typed;
        QCOMPARE(scene.card(send(scene, message)).code, plain);
    }

    void messageBecomesACase() // R021 R034 R045
    {
        Scene scene;
        RegisterCase message = aMessage();
        message.place = streetOne();
        message.plaque = text("12");
        message.address = text("behind the school");
        message.callerPhone = QStringLiteral("۰۹۱۲ ۱۲۳ ۴۵۶۷");
        message.callerName = text("  Maryam  ");
        message.channel = Channel::InPerson;
        message.urgency = Urgency::Instant;
        message.answers = {{QStringLiteral("deep"), QStringLiteral(" yes ")}, {QStringLiteral("cm"), 30}};
        const Instant at = scene.now;
        const Uuid commandId = scene.nextId();
        const CaseId id = send(scene, message);

        QCOMPARE(id, CaseId(derivedUuid(commandId, "case")));
        const CaseCard card = scene.card(id);
        QCOMPARE(card.code, message.code);
        QVERIFY(!card.aliasCode);
        QCOMPARE(card.subject, pothole());
        QCOMPARE(card.subjectGroup, std::optional(streets()));
        QCOMPARE(card.place, std::optional(streetOne()));
        QCOMPARE(card.region, std::optional(regionOne()));
        QCOMPARE(card.plaque, text("12"));
        QCOMPARE(card.address, text("behind the school"));
        QCOMPARE(card.unit, std::optional(unitOne()));
        QCOMPARE(card.process, std::optional(shippedProcess(text("cycle_137")).id));
        QCOMPARE(card.processVersion, std::optional(1));
        QCOMPARE(card.node, text("temporary"));
        QCOMPARE(card.holder, std::optional(agentPost()));
        QCOMPARE(card.holderUnit, std::optional(centre()));
        QCOMPARE(card.openNodes, 1);
        QCOMPARE(card.referrals, 0);
        QCOMPARE(card.channel, Channel::InPerson);
        QCOMPARE(card.urgency, Urgency::Instant);
        QCOMPARE(card.registeredBy, sara());
        QCOMPARE(card.registeredAt, at);
        QCOMPARE(card.lastChangeAt, at);
        QCOMPARE(card.deadline, std::optional(at + std::chrono::hours(72)));
        QVERIFY(!card.intakeFlag);
        QVERIFY(!card.needsCallBack);
        QVERIFY(!card.closedAt);
        const CaseFile file = scene.file(id);
        QCOMPARE(file.words, message.words);
        QCOMPARE(file.callerName, text("Maryam"));
        QCOMPARE(file.callerPhone, message.callerPhone);
        QCOMPARE(file.answers,
                 (QJsonObject{{QStringLiteral("deep"), QStringLiteral("yes")}, {QStringLiteral("cm"), 30}}));
        QCOMPARE(file.units, std::vector<Uuid>{centre().uuid()});
        QCOMPARE(file.subjectGroup, std::optional(streets()));
        QCOMPARE(scene.story(id), text("registered"));
        QCOMPARE(scene.store.keyHolder(caseCodeKey, message.code.toUtf8()), std::optional(id.uuid()));
        QCOMPARE(scene.store.keyHolder(caseProblemKey, *problemOf(card)), std::optional(id.uuid()));
        QVERIFY(scene.store.all<Attention>().empty());
        QCOMPARE(citizens(scene).size(), size_t(1));
        QCOMPARE(citizens(scene).front().phone, text("+989121234567"));
        QCOMPARE(citizens(scene).front().name, text("Maryam"));
        QCOMPARE(citizens(scene).front().firstSeenAt, at);
        QCOMPARE(citizens(scene).front().lastContactYear, 1405);
        QCOMPARE(card.citizen, std::optional(citizens(scene).front().id));
    }

    void rightToRegisterCountsWhereverTheProblemIs()
    {
        Scene scene;
        const CaseId id = aCase(scene).at(streetTwo()).by(mina()).registered();
        QCOMPARE(scene.card(id).unit, std::optional(unitTwo()));
        QVERIFY(!scene.card(id).intakeFlag);
        QCOMPARE(scene.openNode(id).holder, std::optional(answeringOne()));
    }

    void deliveredAgainAfterOthersHaveActedItChangesNothing()
    {
        Scene scene;
        const Envelope envelope = scene.envelope(aMessage(), sara());
        QVERIFY(scene.submitted(envelope).ok());
        complete(scene, intake::caseIdOf(envelope.id), text("complete_at_once"));
        const auto decided = scene.decideOn(scene.store, envelope);
        QVERIFY(decided.ok());
        QVERIFY(decided->rows().empty());
        QVERIFY(decided->keys().empty());
    }

    void callerIsKnownByHisPhone()
    {
        Scene scene;
        const CaseId first = aCase(scene).calledFrom(text("0912 123 4567")).registered();
        RegisterCase message = aMessage();
        message.callerPhone = text("+98 912 1234567");
        message.callerName = text("Maryam");
        scene.now = scene.now + std::chrono::hours(24 * 365);
        const CaseId second = send(scene, message);
        QCOMPARE(citizens(scene).size(), size_t(1));
        const Citizen citizen = citizens(scene).front();
        QCOMPARE(scene.card(first).citizen, std::optional(citizen.id));
        QCOMPARE(scene.card(second).citizen, std::optional(citizen.id));
        QCOMPARE(citizen.name, text("Maryam"));
        QCOMPARE(citizen.lastContactYear, 1406);
        QCOMPARE(scene.store.keyHolder(citizenPhoneKey, "+989121234567"), std::optional(citizen.id.uuid()));

        message.callerName = text("Somebody else");
        message.code = codeNumber(340);
        scene.now = scene.now - std::chrono::hours(24 * 365);
        const CaseId third = send(scene, message);
        QCOMPARE(citizens(scene).front().name, text("Maryam"));
        QCOMPARE(citizens(scene).front().lastContactYear, 1406);
        QCOMPARE(scene.file(third).callerName, text("Somebody else"));
    }

    void callerWithoutPhoneIsNoCitizen()
    {
        Scene scene;
        const CaseId id = aCase(scene).registered();
        QVERIFY(!scene.card(id).citizen);
        QVERIFY(citizens(scene).empty());
        QVERIFY(!scene.card(id).intakeFlag);
    }

    void nothingOfALongTextIsLost_data()
    {
        QTest::addColumn<int>("length");
        QTest::newRow("fits") << limits::noteText;
        QTest::newRow("one more") << limits::noteText + 1;
        QTest::newRow("three notes") << 3 * limits::noteText + 7;
    }
    void nothingOfALongTextIsLost()
    {
        QFETCH(int, length);
        Scene scene;
        RegisterCase message = aMessage();
        // An emoji takes two units: no piece may end in the middle of one.
        message.words = QStringLiteral("x");
        while (message.words.size() + 2 <= length)
            message.words += QStringLiteral("\U0001F573");
        const Uuid commandId = scene.nextId();
        const CaseId id = send(scene, message);
        QString kept = scene.file(id).words;
        QVERIFY(kept.size() <= limits::noteText);
        const auto notes = entriesOf(scene, id, HistoryKind::Noted);
        for (const HistoryEntry &note : notes) {
            QVERIFY(note.words.size() <= limits::noteText);
            QVERIFY(note.words.isValidUtf16());
            QCOMPARE(note.values.value(QStringLiteral("field")).toString(), text("words"));
        }
        QVERIFY(kept.isValidUtf16());
        // The number of a piece is in the name of its id.
        for (int n = 1; n <= int(notes.size()); ++n) {
            const Uuid piece = derivedUuid(commandId, "history:rest:" + QByteArray::number(n));
            for (const HistoryEntry &note : notes)
                kept += note.id.uuid() == piece ? note.words : QString();
        }
        QCOMPARE(kept, message.words);
        QCOMPARE(notes.empty(), length <= limits::noteText);
        QVERIFY(!scene.card(id).intakeFlag);
    }

    void longPartsOfTheAddressAndNameGoOnInNotes()
    {
        Scene scene;
        RegisterCase message = aMessage();
        message.plaque = QString(limits::plaqueText + 5, u'1');
        message.address = QString(limits::addressText + 5, u'a');
        message.callerName = QString(limits::nameText + 5, u'n');
        const CaseId id = send(scene, message);
        QCOMPARE(scene.card(id).plaque, message.plaque.left(limits::plaqueText));
        QCOMPARE(scene.card(id).address, message.address.left(limits::addressText));
        QCOMPARE(scene.file(id).callerName, message.callerName.left(limits::nameText));
        QStringList rest;
        for (const HistoryEntry &note : entriesOf(scene, id, HistoryKind::Noted))
            rest += note.values.value(QStringLiteral("field")).toString() + u':' + note.words;
        rest.sort();
        QCOMPARE(rest, (QStringList{text("address:aaaaa"), text("callerName:nnnnn"), text("plaque:11111")}));
    }

    void naughtyTextsAreStoredInOneForm()
    {
        Scene scene;
        RegisterCase message = aMessage();
        message.words = QStringLiteral("كتاب\u202E ي \u200F");
        message.answers = {{QStringLiteral("q"), QJsonArray{QStringLiteral("ي"), QJsonObject{{QStringLiteral("ك"), 1}}}}};
        const CaseId id = send(scene, message);
        QCOMPARE(scene.file(id).words, QStringLiteral("کتاب ی"));
        QCOMPARE(scene.file(id).answers,
                 (QJsonObject{{QStringLiteral("q"),
                               QJsonArray{QStringLiteral("ی"), QJsonObject{{QStringLiteral("ک"), 1}}}}}));
    }

    void deskShowsTheCaseAtOnceAndTakesEverythingForFree()
    {
        Scene scene;
        aCase(scene).at(streetOne(), "12").withCode(codeNumber(400)).calledFrom(text("09121234567")).registered();
        // Everybody holds base information; this desk holds nothing of other cases.
        std::set<AggregateId> held;
        for (const AggregateId &aggregate : scene.store.aggregates()) {
            if (aggregate.kind < caseCardKind.number)
                held.insert(aggregate);
        }
        FactStore desk = FactStore::deskWith(scene.store, held);
        RegisterCase message = aMessage();
        message.code = codeNumber(400);
        message.place = streetOne();
        message.plaque = text("12");
        message.callerPhone = text("09121234567");
        const auto decided = scene.decideOn(desk, scene.envelope(message, sara()));
        QVERIFY(decided.ok());
        QVERIFY(!decided->isLeftToServer());
        desk.apply(*decided);
        const CaseCard card = desk.all<CaseCard>().front();
        QCOMPARE(card.code, codeNumber(400));
        QCOMPARE(card.openNodes, 1);
        QCOMPARE(card.holder, std::optional(agentPost()));
        QVERIFY(!card.joinedTo);
        QVERIFY(!card.intakeFlag);
        QCOMPARE(desk.all<Citizen>().size(), size_t(1));
        QVERIFY(desk.all<Attention>().empty());
    }

    void deskThatDoesNotHoldWhatShapesTheCaseLeavesItToTheServer_data()
    {
        QTest::addColumn<int>("kind");
        QTest::newRow("subject") << catalogue::subjectKind.number;
        QTest::newRow("place") << places::placeKind.number;
        QTest::newRow("process") << workflow::processKind.number;
    }
    void deskThatDoesNotHoldWhatShapesTheCaseLeavesItToTheServer()
    {
        QFETCH(int, kind);
        Scene scene;
        std::set<AggregateId> held;
        for (const AggregateId &aggregate : scene.store.aggregates()) {
            if (aggregate.kind != kind)
                held.insert(aggregate);
        }
        FactStore desk = FactStore::deskWith(scene.store, held);
        RegisterCase message = aMessage();
        message.place = streetOne();
        const auto decided = scene.decideOn(desk, scene.envelope(message, sara()));
        QVERIFY(decided.ok());
        QVERIFY(decided->isLeftToServer());
    }

    void deskThatCannotFindTheHolderShowsTheCaseWithout()
    {
        Scene scene;
        std::set<AggregateId> held;
        for (const AggregateId &aggregate : scene.store.aggregates()) {
            if (aggregate.kind != organisation::rosterKind.number)
                held.insert(aggregate);
        }
        FactStore desk = FactStore::deskWith(scene.store, held);
        const auto decided = scene.decideOn(desk, scene.envelope(aMessage(), sara()));
        QVERIFY(decided.ok());
        QVERIFY(!decided->isLeftToServer());
        desk.apply(*decided);
        QVERIFY(!desk.all<CaseNode>().front().holder);
        QCOMPARE(desk.all<CaseCard>().front().openNodes, 1);
        QVERIFY(!desk.all<CaseCard>().front().intakeFlag);
    }
};

QTEST_GUILESS_MAIN(RegisterCaseTest)
#include "register_case_test.moc"
