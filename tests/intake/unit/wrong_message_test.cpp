// SPDX-License-Identifier: GPL-3.0-or-later
#include "cases/core/case_buckets.h"
#include "cases/core/case_keys.h"
#include "cases/core/following.h"
#include "cases/core/tracking_code.h"
#include "intake/support/told.h"

#include <QJsonArray>
#include <QtTest>

using namespace peygir;
using namespace peygir::cases;
using namespace peygir::test;
using intake::RegisterCase;

namespace {

/// What can be wrong with a message, and how to make it so.
struct Wrong
{
    std::function<void(Scene &, RegisterCase &)> make;
    UserId author = sara();
};

} // namespace

Q_DECLARE_METATYPE(Wrong)

/// Goal: intake is never refused (DESIGN §3): whatever is wrong, the case is there, and nobody who should know of it is
/// left out.
class WrongMessageTest : public QObject
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
        QCOMPARE(scene.card(id).process, std::optional(cases::fallbackProcess()));
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
        QCOMPARE(bucketsOf(scene.file(id)),
                 (std::vector{filesBucket({}, {}, {}), Bucket::person(sara().uuid().toAscii())}));
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
};

void WrongMessageTest::whateverIsWrongItIsAppliedAndLiesWithTheSupervisor_data()
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
    row("right for other subjects only", "access.denied", [](Scene &scene, RegisterCase &) {
        for (access::Assignment assignment : scene.store.all<access::Assignment>()) {
            assignment.subjectGroup = idNamed("another group");
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
            putRecord(scene, post);
        });
    row("same problem, but something is wrong", "intake.phone_malformed", [](Scene &scene, RegisterCase &message) {
        aCase(scene).at(*message.place, message.plaque.toUtf8().constData()).registered();
        message.callerPhone = text("?");
    });
}

QTEST_GUILESS_MAIN(WrongMessageTest)
#include "wrong_message_test.moc"
