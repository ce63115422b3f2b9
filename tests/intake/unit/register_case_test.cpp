// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/limits.h"
#include "base/random.h"
#include "cases/core/case_buckets.h"
#include "cases/core/case_keys.h"
#include "cases/core/citizen.h"
#include "cases/core/holders.h"
#include "cases/core/tracking_code.h"
#include "command/attention.h"
#include "organisation/core/roster.h"
#include "support/rules/scene.h"

#include <QJsonArray>
#include <QtTest>

using namespace peygir;
using namespace peygir::cases;
using namespace peygir::test;
using intake::RegisterCase;
using workflow::Outcome;

namespace {

QString text(const char *latin) { return QString::fromLatin1(latin); }

CaseId send(Scene &scene, const RegisterCase &message, const UserId &author = sara())
{
    const CaseId id = intake::caseIdOf(scene.nextId());
    scene.must(message, author);
    return id;
}

std::vector<HistoryEntry> entriesOf(const Scene &scene, const CaseId &id, HistoryKind what)
{
    std::vector<HistoryEntry> entries = scene.history(id);
    std::erase_if(entries, [what](const HistoryEntry &entry) { return entry.what != what; });
    return entries;
}

QStringList flagsOf(const Scene &scene, const CaseId &id)
{
    QStringList flags;
    for (const HistoryEntry &entry : entriesOf(scene, id, HistoryKind::IntakeFlag))
        flags += entry.values.value(QStringLiteral("error")).toString();
    flags.sort();
    return flags;
}

std::vector<Attention> attentionOf(const Scene &scene, const UserId &user, const char *error)
{
    std::vector<Attention> entries = scene.store.all<Attention>();
    std::erase_if(entries,
                  [&](const Attention &entry) { return entry.user != user || entry.errorId != QLatin1String(error); });
    return entries;
}

std::vector<Citizen> citizens(const Scene &scene) { return scene.store.all<Citizen>(); }

/// What can be wrong with a message, and how to make it so.
struct Wrong
{
    std::function<void(Scene &, RegisterCase &)> make;
    UserId author = sara();
};

} // namespace

Q_DECLARE_METATYPE(Wrong)

/// Goal: what a citizen says becomes a case, whatever is wrong with it (DESIGN §3), and nobody who should know of it is
/// left out.
class RegisterCaseTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whateverIsWrongItIsAppliedAndLiesWithTheSupervisor_data();
    void whateverIsWrongItIsAppliedAndLiesWithTheSupervisor()
    {
        QFETCH(Wrong, wrong);
        QFETCH(QString, error);
        Scene scene;
        RegisterCase message = aMessage();
        message.place = streetOne();
        message.plaque = text("12");
        message.callerPhone = text("09121234567");
        wrong.make(scene, message);
        const CaseId id = send(scene, message, wrong.author);

        const CaseCard card = scene.card(id);
        QCOMPARE(card.intakeFlag, std::optional(error));
        QCOMPARE(flagsOf(scene, id), QStringList{error});
        const CaseNode node = scene.openNode(id);
        QCOMPARE(node.holder, std::optional(supervisorPost()));
        QCOMPARE(node.unit, std::optional(centre()));
        QCOMPARE(card.holder, std::optional(supervisorPost()));
        QCOMPARE(card.openNodes, 1);
        QCOMPARE(scene.file(id).units, std::vector<Uuid>{centre().uuid()});
        QCOMPARE(scene.file(id).words, message.words);
        QVERIFY(!card.joinedTo);
        // The supervisor looks at it before it counts as the one about its problem.
        const auto problem = problemOf(card);
        QVERIFY(!problem || scene.store.keyHolder(caseProblemKey, *problem) != id.uuid());
        const auto told = attentionOf(scene, wrong.author, "intake.flagged");
        QCOMPARE(told.size(), size_t(1));
        QCOMPARE(told.front().errorValues.value(QStringLiteral("errors")).toArray(), QJsonArray{error});
        QCOMPARE(told.front().errorValues.value(QStringLiteral("code")).toString(), card.code);
    }

    void everythingThatIsWrongIsSaid()
    {
        Scene scene;
        RegisterCase message = aMessage(catalogue::SubjectId(idNamed("no subject")));
        message.place = places::PlaceId(idNamed("no place"));
        message.callerPhone = text("call me");
        message.code = text("12");
        const CaseId id = send(scene, message, stranger());
        QCOMPARE(flagsOf(scene, id),
                 (QStringList{text("access.denied"), text("intake.code_malformed"), text("intake.phone_malformed"),
                              text("intake.place_unknown"), text("intake.subject_unknown")}));
        QCOMPARE(scene.card(id).intakeFlag, std::optional(text("access.denied")));
        QCOMPARE(scene.card(id).subject, message.subject);
        QCOMPARE(scene.card(id).place, message.place);
        QVERIFY(!scene.card(id).subjectGroup);
        QVERIFY(!scene.card(id).deadline);
        QVERIFY(!scene.card(id).unit);
    }

    void caseWithoutSubjectWalksTheFallbackProcess()
    {
        Scene scene;
        const CaseId id = send(scene, aMessage(catalogue::SubjectId(idNamed("no subject"))));
        QCOMPARE(scene.card(id).process, std::optional(intake::fallbackProcess()));
        QCOMPARE(scene.card(id).node, text("temporary"));
        complete(scene, id, text("register"));
        QCOMPARE(scene.openNode(id).holder, std::optional(followUpPost()));
    }

    void caseWithoutAnyProcessLiesAtTheIntakeNode()
    {
        FactStore facts;
        const FactStore town = theTown();
        for (const auto &[key, row] : town.rows()) {
            if (row->table != &tableOf<workflow::ProcessDefinition>())
                facts.putRow(*row);
        }
        Scene scene(facts);
        const CaseId id = send(scene, aMessage());
        QCOMPARE(flagsOf(scene, id), QStringList{text("intake.process_missing")});
        QVERIFY(!scene.card(id).process);
        QVERIFY(!scene.card(id).processVersion);
        QCOMPARE(scene.card(id).node, intakeNode);
        QCOMPARE(scene.openNode(id).node, intakeNode);
        QCOMPARE(scene.openNode(id).holder, std::optional(supervisorPost()));
        QCOMPARE(scene.card(id).holder, std::optional(supervisorPost()));
        QCOMPARE(scene.card(id).openNodes, 1);
    }

    void emptyServerStillRegisters()
    {
        Scene scene{FactStore()};
        RegisterCase message = aMessage();
        message.place = streetOne();
        message.plaque = text("12");
        const CaseId id = send(scene, message);
        QCOMPARE(scene.card(id).code, message.code);
        QVERIFY(!scene.openNode(id).holder);
        QVERIFY(scene.file(id).units.empty());
        QCOMPARE(scene.card(id).openNodes, 1);
        QCOMPARE(bucketsOf(scene.file(id)), std::vector{filesBucket({}, {}, {})});
    }

    void usedCodeIsReplacedAndBothAreCalledBack() // SYNC 19
    {
        Scene scene;
        const CaseId first = aCase(scene).withCode(codeNumber(300)).registered();
        RegisterCase message = aMessage();
        message.code = codeNumber(300);
        const Uuid commandId = scene.nextId();
        const CaseId second = send(scene, message);

        const CaseCard card = scene.card(second);
        QCOMPARE(card.aliasCode, std::optional(codeNumber(300)));
        QCOMPARE(card.code, replacementCode(commandId, 0));
        QVERIFY(isTrackingCode(card.code));
        QVERIFY(card.needsCallBack);
        QVERIFY(scene.card(first).needsCallBack);
        QCOMPARE(scene.card(first).code, codeNumber(300));
        QCOMPARE(scene.store.keyHolder(caseCodeKey, card.code.toUtf8()), std::optional(second.uuid()));
        QCOMPARE(scene.store.keyHolder(caseCodeKey, codeNumber(300).toUtf8()), std::optional(first.uuid()));
        const auto changed = entriesOf(scene, second, HistoryKind::CodeChanged);
        QCOMPARE(changed.size(), size_t(1));
        QCOMPARE(changed.front().values,
                 (QJsonObject{{QStringLiteral("told"), codeNumber(300)}, {QStringLiteral("code"), card.code}}));
        const auto told = attentionOf(scene, sara(), "cases.code_changed");
        QCOMPARE(told.size(), size_t(1));
        QCOMPARE(told.front().errorValues.value(QStringLiteral("code")).toString(), card.code);
        QCOMPARE(told.front().errorValues.value(QStringLiteral("told")).toString(), codeNumber(300));
    }

    void usedCodeOfAClosedCaseMarksItWithoutOpeningIt()
    {
        Scene scene;
        const CaseId first = aCase(scene).withCode(codeNumber(301)).completed("complete_at_once").registered();
        const CaseCard before = scene.card(first);
        const CaseId second = aCase(scene).withCode(codeNumber(301)).registered();
        CaseCard expected = before;
        expected.needsCallBack = true;
        QVERIFY(toRow(scene.card(first)).sameContent(toRow(expected)));
        QVERIFY(scene.card(second).needsCallBack);
    }

    void nextReplacementIsTakenWhereTheFirstIsUsed()
    {
        Scene scene;
        const CaseId first = aCase(scene).withCode(codeNumber(302)).registered();
        Changes taken;
        for (int n = 0; n < 3; ++n)
            taken.claim(caseCodeKey, replacementCode(scene.nextId(), n).toUtf8(), first.uuid());
        scene.store.apply(taken);
        const Uuid commandId = scene.nextId();
        const CaseId second = aCase(scene).withCode(codeNumber(302)).registered();
        QCOMPARE(scene.card(second).code, replacementCode(commandId, 3));
    }

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

    void phoneWithLettersIsKeptAsTyped()
    {
        Scene scene;
        const CaseId id = aCase(scene).calledFrom(text("0912-ABC ask for Ali")).registered();
        QCOMPARE(scene.file(id).callerPhone, text("0912-ABC ask for Ali"));
        QVERIFY(!scene.card(id).citizen);
        QCOMPARE(entriesOf(scene, id, HistoryKind::IntakeFlag)
                     .front()
                     .values.value(QStringLiteral("reason"))
                     .toString(),
                 text("persian.phone.letters"));
    }

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
        QCOMPARE(card.closedYear, std::optional(1405));
        QCOMPARE(card.openNodes, 0);
        QCOMPARE(card.node, text("joined"));
        QVERIFY(!card.holder);
        QCOMPARE(scene.nodes(second).size(), size_t(1));
        QCOMPARE(scene.nodes(second).front().state, workflow::OpeningState::Ended);
        QCOMPARE(scene.file(second).words, message.words);
        QCOMPARE(scene.file(second).closedYear, std::optional(1405));
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

void RegisterCaseTest::whateverIsWrongItIsAppliedAndLiesWithTheSupervisor_data()
{
    QTest::addColumn<Wrong>("wrong");
    QTest::addColumn<QString>("error");
    const auto row = [](const char *name, const char *error, std::function<void(Scene &, RegisterCase &)> make,
                        const UserId &author = sara()) {
        QTest::newRow(name) << Wrong{std::move(make), author} << text(error);
    };
    row("no right", "access.denied", [](Scene &, RegisterCase &) {}, stranger());
    row("right taken away meanwhile", "access.denied", [](Scene &scene, RegisterCase &) {
        for (access::Assignment assignment : scene.store.all<access::Assignment>()) {
            assignment.active = false;
            scene.store.put(assignment);
        }
    });
    row("subject unknown", "intake.subject_unknown",
        [](Scene &, RegisterCase &message) { message.subject = catalogue::SubjectId(idNamed("no subject")); });
    row("subject closed", "intake.subject_closed",
        [](Scene &, RegisterCase &message) { message.subject = closedSubject(); });
    row("place unknown", "intake.place_unknown",
        [](Scene &, RegisterCase &message) { message.place = places::PlaceId(idNamed("no place")); });
    row("process missing", "intake.process_missing",
        [](Scene &, RegisterCase &message) { message.subject = lostSubject(); });
    row("process cannot be read", "intake.process_missing", [](Scene &scene, RegisterCase &message) {
        workflow::ProcessDefinition process = shippedProcess(text("cycle_137"));
        process.id = workflow::ProcessId(idNamed("process:lost"));
        process.definition = text("{");
        scene.store.put(process);
        message.subject = lostSubject();
    });
    row("code used", "intake.code_used", [](Scene &scene, RegisterCase &message) {
        aCase(scene).withCode(message.code).registered();
    });
    row("code with a wrong digit", "intake.code_malformed", [](Scene &, RegisterCase &message) {
        message.code[4] = message.code[4] == u'5' ? u'6' : u'5';
    });
    row("code too short", "intake.code_malformed", [](Scene &, RegisterCase &message) { message.code.chop(1); });
    row("phone with letters", "intake.phone_malformed",
        [](Scene &, RegisterCase &message) { message.callerPhone = text("0912ABC4567"); });
    row("phone too short", "intake.phone_malformed",
        [](Scene &, RegisterCase &message) { message.callerPhone = text("0912"); });
    row("nobody is the author's post", "intake.no_holder",
        [](Scene &scene, RegisterCase &) {
            organisation::Post post = postOf(scene.store, agentPost());
            post.active = false;
            Envelope put = scene.envelope(aMessage(), access::systemUser());
            put.kind = "PutRecord";
            put.arguments = {{QStringLiteral("type"), QStringLiteral("post")},
                             {QStringLiteral("record"), fieldsToJson(post)}};
            if (!scene.submitted(put).ok())
                qFatal("post not put");
        });
    row("same problem, but something is wrong", "intake.phone_malformed", [](Scene &scene, RegisterCase &message) {
        aCase(scene).at(*message.place, message.plaque.toUtf8().constData()).registered();
        message.callerPhone = text("?");
    });
}

QTEST_GUILESS_MAIN(RegisterCaseTest)
#include "register_case_test.moc"
