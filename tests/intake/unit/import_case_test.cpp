// SPDX-License-Identifier: GPL-3.0-or-later
#include "cases/core/tracking_code.h"
#include "intake/support/told.h"

#include <QtTest>

using namespace peygir;
using namespace peygir::cases;
using namespace peygir::test;
using intake::ImportCase;

namespace {

CaseId bring(Scene &scene, const ImportCase &import)
{
    const CaseId id = intake::caseIdOf(scene.nextId());
    scene.must(import, sara());
    return id;
}

using Spoil = std::function<void(ImportCase &)>;

} // namespace

Q_DECLARE_METATYPE(Spoil)

/// Goal: a case of another system is here what it was there, once, and can be asked for by its old number.
class ImportCaseTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsNoCaseIsRefused_data()
    {
        QTest::addColumn<Spoil>("spoil");
        QTest::addColumn<QByteArray>("error");
        const auto row = [](const char *name, const char *error, Spoil spoil) {
            QTest::newRow(name) << std::move(spoil) << QByteArray(error);
        };
        row("no number", "intake.import_number", [](ImportCase &import) { import.number.clear(); });
        row("no source", "intake.import_number", [](ImportCase &import) { import.source.clear(); });
        row("endless number", "intake.import_number", [](ImportCase &import) { import.number = QString(41, u'1'); });
        row("closed before it began", "intake.import_times", [](ImportCase &import) { import.closedAt = Instant(1); });
        row("flag that is no error", "command.field.malformed",
            [](ImportCase &import) { import.flags = {QStringLiteral("<b>")}; });
    }
    void whatIsNoCaseIsRefused()
    {
        QFETCH(Spoil, spoil);
        QFETCH(QByteArray, error);
        ImportCase import = anImport();
        spoil(import);
        Scene scene;
        allowImports(scene);
        const auto decided = scene.submit(import, sara());
        QVERIFY(!decided.ok());
        QCOMPARE(decided.error().id(), error);
    }

    void numberThatCameUnderAnotherTimeIsRefused()
    {
        Scene scene;
        allowImports(scene);
        const ImportCase import = anImport();
        bring(scene, import);
        const auto again = scene.submit(import, sara());
        QVERIFY(!again.ok());
        QCOMPARE(again.error().id(), QByteArray("intake.imported_already"));

        ImportCase elsewhere = import;
        elsewhere.source = text("another");
        QVERIFY(scene.submit(elsewhere, sara()).ok());
    }

    void closedCaseStaysClosed()
    {
        Scene scene;
        allowImports(scene);
        const Instant registered = scene.now;
        ImportCase import = anImport();
        import.closedAt = registered + std::chrono::hours(5);
        import.promisedAt = registered + std::chrono::hours(4);
        import.record = {{ text("queue"), text("roads  north") }};
        const CaseId id = bring(scene, import);

        const CaseCard card = scene.card(id);
        QVERIFY(isTrackingCode(card.code));
        QCOMPARE(card.aliasCode, std::optional(import.number));
        QCOMPARE(card.registeredAt, registered);
        QCOMPARE(card.closedAt, import.closedAt);
        QVERIFY(card.closedPeriod.has_value());
        QCOMPARE(card.outcome, std::optional(workflow::Outcome::Done));
        QCOMPARE(card.deadline, import.promisedAt);
        QCOMPARE(card.lastChangeAt, *import.closedAt);
        QCOMPARE(card.openNodes, 0);
        QCOMPARE(card.region, std::optional(regionOne()));
        QVERIFY(!card.intakeFlag);
        QVERIFY(!card.holder);
        QCOMPARE(scene.nodes(id).size(), size_t(1));
        QCOMPARE(scene.nodes(id).front().state, workflow::OpeningState::Ended);
        // Those who answered for it can still read it.
        QCOMPARE(scene.file(id).units, std::vector{unitOne().uuid()});
        QCOMPARE(scene.file(id).closedPeriod, card.closedPeriod);
        QCOMPARE(scene.file(id).answers.value(text("queue")).toString(), text("roads north"));
        QCOMPARE(scene.story(id), text("imported noted"));
        const auto answer = entriesOf(scene, id, HistoryKind::Noted).front();
        QCOMPARE(answer.words, import.answer);
        QCOMPARE(answer.at, *import.closedAt);
        QCOMPARE(entriesOf(scene, id, HistoryKind::Imported).front().values.value(text("number")).toString(),
                 import.number);
    }

    void openCaseBeginsItsProcess()
    {
        Scene scene;
        allowImports(scene);
        ImportCase import = anImport();
        import.closedAt.reset();
        import.answer.clear();
        const CaseId id = bring(scene, import);
        const CaseNode node = scene.openNode(id);
        QCOMPARE(node.node, text("temporary"));
        QCOMPARE(node.holder, std::optional(agentPost()));
        QCOMPARE(scene.card(id).openNodes, 1);
        QVERIFY(!scene.card(id).closedAt);
        QCOMPARE(scene.card(id).deadline, std::optional(scene.card(id).registeredAt + std::chrono::hours(72)));
        QCOMPARE(scene.story(id), text("imported"));
    }

    void openCaseOfNobodyLiesWithTheSupervisorAndIsNotOdd()
    {
        Scene scene;
        allowImports(scene);
        organisation::Post post = postOf(scene.store, agentPost());
        post.active = false;
        putRecord(scene, post);
        ImportCase import = anImport();
        import.closedAt.reset();
        const CaseId id = bring(scene, import);
        QCOMPARE(scene.openNode(id).holder, std::optional(supervisorPost()));
        QVERIFY(!scene.card(id).intakeFlag);
    }

    void oddOpenCaseLiesWithTheSupervisor()
    {
        Scene scene;
        allowImports(scene);
        ImportCase import = anImport();
        import.closedAt.reset();
        import.flags = {text("intake.import_status_unknown"), text("intake.import_time_unreadable")};
        import.callerPhone = text("none");
        const CaseId id = bring(scene, import);
        QCOMPARE(scene.card(id).intakeFlag, std::optional(text("intake.import_status_unknown")));
        QCOMPARE(scene.openNode(id).holder, std::optional(supervisorPost()));
        QCOMPARE(flagsOf(scene, id),
                 QStringList({text("intake.import_status_unknown"), text("intake.import_time_unreadable"),
                              text("intake.phone_malformed")}));
        QVERIFY(attentionOf(scene, sara(), "intake.flagged").empty());
    }

    void subjectThatIsNoLongerOfferedIsNotOdd()
    {
        Scene scene;
        allowImports(scene);
        ImportCase import = anImport();
        import.subject = closedSubject();
        QVERIFY(!scene.card(bring(scene, import)).intakeFlag);
    }

    void sameProblemIsNotJoined()
    {
        Scene scene;
        allowImports(scene);
        const CaseId first = bring(scene, anImport());
        const CaseId second = bring(scene, anImport());
        QVERIFY(!scene.card(first).joinedTo);
        QVERIFY(!scene.card(second).joinedTo);
    }

    void longAnswerIsKeptWhole()
    {
        Scene scene;
        allowImports(scene);
        ImportCase import = anImport();
        import.answer = QString(25'000, u'a');
        qsizetype length = 0;
        for (const HistoryEntry &note : entriesOf(scene, bring(scene, import), HistoryKind::Noted))
            length += note.words.size();
        QCOMPARE(length, import.answer.size());
    }

    void commandOfANumberIsTheSameAtEveryRun()
    {
        const auto id = [](const char *source, const char *number, qint64 at) {
            return intake::importCommandId(text(source), text(number), Instant(at));
        };
        QCOMPARE(id("a", "1", 5), id("a", "1", 5));
        QVERIFY(id("a", "1", 5) != id("a", "2", 5));
        QVERIFY(id("a", "1", 5) != id("b", "1", 5));
        QVERIFY(id("a", "1", 5) != id("a", "1", 6));
        QVERIFY(id("a", "12", 5) != id("a1", "2", 5));
    }
};

QTEST_GUILESS_MAIN(ImportCaseTest)
#include "import_case_test.moc"
