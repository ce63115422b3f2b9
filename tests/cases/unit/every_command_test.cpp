// SPDX-License-Identifier: GPL-3.0-or-later
#include "access/core/change_rights.h"
#include "access/core/post_rights.h"
#include "access/core/rules.h"
#include "access/core/settle_attention.h"
#include "access/core/settle_held.h"
#include "access/core/substitutes.h"
#include "administration/core/change_mobile.h"
#include "administration/core/change_roles.h"
#include "answering/support/ready_cases.h"
#include "cases/core/add_note.h"
#include "cases/core/attach_document.h"
#include "cases/core/complete_node.h"
#include "cases/core/edit_message.h"
#include "cases/core/merge_citizens.h"
#include "cases/core/move_deadline.h"
#include "cases/core/move_to_process.h"
#include "cases/core/refer_case.h"
#include "cases/core/release_case.h"
#include "cases/core/ask_citizen.h"
#include "cases/core/reopen_case.h"
#include "cases/core/review_document.h"
#include "cases/core/settle_proposal.h"
#include "cases/core/subscribe_citizen.h"
#include "cases/core/take_case.h"
#include "command/attention.h"
#include "followup/support/pursuit.h"
#include "intake/core/import_case.h"
#include "organisation/core/roster.h"
#include "reference/core/merge_records.h"
#include "reference/core/snippet.h"
#include "support/rules/scene.h"
#include "workflow/core/edited_process.h"
#include "workflow/core/process_text.h"
#include "workflow/core/put_process.h"
#include "workflow/core/switch_process.h"

#include <QtTest>

using namespace peygir;
using namespace peygir::cases;
using namespace peygir::test;

namespace {

/// Prepares the scene and gives the command that is looked at, by Sara, who may all.
using Sample = std::function<Envelope(Scene &)>;

Attention attentionOf(const UserId &user)
{
    return {AttentionId(idNamed("attention")), user, idNamed("command"), AttentionReason::Changed, because, {}, because, {},
            Instant(0), false};
}

AttachDocument aDocument(const CaseId &id)
{
    return {id, DocumentKind::Photo, because, QStringLiteral("a.jpg"), QStringLiteral("image/jpeg"), 5,
            BlobHash::of("bytes"), because};
}

/// Somebody who has called once.
CitizenId aCaller(Scene &scene)
{
    return *scene.card(aCase(scene).calledFrom(QStringLiteral("09121234567")).registered()).citizen;
}

/// Gives Sara the verbs that are not about cases.
void makeAdministrator(Scene &scene)
{
    for (access::Role role : scene.store.all<access::Role>()) {
        role.verbs.insert(role.verbs.end(), {QStringLiteral("access.change_rights"), QStringLiteral("places.edit"),
                                             QStringLiteral("access.settle_attention"), QStringLiteral("access.settle_held"),
                                             QStringLiteral("cases.import"), QStringLiteral("access.edit_roles"),
                                             QStringLiteral("organisation.edit"), QStringLiteral("workflow.edit"),
                                             QStringLiteral("reference.edit_snippets")});
        scene.store.put(role);
    }
}

/// One sample of every command there is, on a case that may be touched by it.
std::map<QByteArray, Sample> samples()
{
    std::map<QByteArray, Sample> all;
    // Referred at once: all that a plain message does, and more.
    all["RegisterCase"] = [](Scene &scene) {
        intake::RegisterCase message = aMessage();
        message.referTo = answeringTwo();
        return scene.envelope(message, sara());
    };
    all["ImportCase"] = [](Scene &scene) {
        makeAdministrator(scene);
        return scene.envelope(anImport(), sara());
    };
    all["ReferCase"] = [](Scene &scene) {
        const CaseId id = aCase(scene).registered();
        return scene.envelope(ReferCase{id, scene.openNode(id).id, answeringTwo(), because}, sara());
    };
    all["TakeCase"] = [](Scene &scene) {
        const CaseId id = aCase(scene).registered();
        return scene.envelope(TakeCase{id, scene.openNode(id).id}, sara());
    };
    all["ReleaseCase"] = [](Scene &scene) {
        const CaseId id = aCase(scene).takenBy(sara()).registered();
        return scene.envelope(ReleaseCase{id, scene.openNode(id).id}, sara());
    };
    // Back to an official: all that an answer does.
    all["RecordAnswer"] = [](Scene &scene) {
        walks(scene, pothole(), cycleToAnswer(QStringLiteral("cycle_137_2")));
        return scene.envelope(anAnswer(scene, readyCase(scene), answering::CallResult::NotDone), sara());
    };
    all["AddNote"] = [](Scene &scene) { return scene.envelope(AddNote{aCase(scene).registered(), because}, sara()); };
    all["CompleteNode"] = [](Scene &scene) {
        const CaseId id = aCase(scene).registered();
        return scene.envelope(CompleteNode{id, scene.openNode(id).id, QStringLiteral("register"), because, {}}, sara());
    };
    all["ReopenCase"] = [](Scene &scene) {
        return scene.envelope(ReopenCase{aCase(scene).completed("complete_at_once").registered(), because}, sara());
    };
    all["AttachDocument"] = [](Scene &scene) { return scene.envelope(aDocument(aCase(scene).registered()), sara()); };
    all["ReviewDocument"] = [](Scene &scene) {
        const CaseId id = aCase(scene).registered();
        const DocumentId document(Given(scene.nextId(), scene.now).id("document"));
        scene.must(aDocument(id), sara());
        return scene.envelope(ReviewDocument{document, DocumentReview::Deficient, because}, sara());
    };
    all["EditMessage"] = [](Scene &scene) {
        return scene.envelope(EditMessage{aCase(scene).registered(), {.plaque = FieldEdit<QString>{{}, because}}}, sara());
    };
    all["EditCitizen"] = [](Scene &scene) {
        return scene.envelope(EditCitizen{aCaller(scene), {.name = FieldEdit<QString>{{}, because}}}, sara());
    };
    all["SubscribeCitizen"] = [](Scene &scene) {
        return scene.envelope(
            SubscribeCitizen{aCaller(scene), codeNumber(700), {.name = FieldEdit<QString>{{}, because}}}, sara());
    };
    const auto another = [](Scene &scene) {
        return *scene.card(aCase(scene).calledFrom(QStringLiteral("09351112233")).registered()).citizen;
    };
    all["MergeCitizens"] = [another](Scene &scene) {
        const CitizenId kept = aCaller(scene);
        return scene.envelope(MergeCitizens{kept, another(scene)}, sara());
    };
    all["PartCitizens"] = [another](Scene &scene) {
        const CitizenId kept = aCaller(scene);
        const CitizenId merged = another(scene);
        scene.must(MergeCitizens{kept, merged}, reza());
        return scene.envelope(PartCitizens{merged, kept}, sara());
    };
    all["AskCitizen"] = [](Scene &scene) {
        const CaseId id = aCase(scene).registered();
        return scene.envelope(AskCitizen{id, scene.openNode(id).id, because}, sara());
    };
    all["EndWait"] = [](Scene &scene) {
        const CaseId id = aCase(scene).registered();
        scene.must(AskCitizen{id, scene.openNode(id).id, because}, reza());
        const CaseWaitId wait = scene.store.all<CaseWait>().front().id;
        return scene.envelope(EndWait{id, wait, AskingEnd::Answered, because}, sara());
    };
    all["MoveDeadline"] = [](Scene &scene) {
        const CaseId id = aCase(scene).registered();
        const auto promised = scene.card(id).deadline;
        return scene.envelope(MoveDeadline{id, {promised, *promised + std::chrono::hours(24)}}, sara());
    };
    all["MoveToProcess"] = [](Scene &scene) {
        makeAdministrator(scene);
        const CaseId id = aCase(scene).registered();
        return scene.envelope(MoveToProcess{id, *scene.card(id).process,
                                            shippedProcess(QStringLiteral("one_clerk_town")).id,
                                            {{QStringLiteral("temporary"), QStringLiteral("in_hand")}}},
                              sara());
    };
    all["PutProcess"] = [](Scene &scene) {
        makeAdministrator(scene);
        const auto record = shippedProcess(QStringLiteral("one_clerk_town"));
        workflow::EditedProcess edited(*workflow::processOf(record).value());
        edited.setName({because, {}});
        return scene.envelope(
            workflow::PutProcess{record.id, QString::fromUtf8(workflow::textOf(edited.next().value().draft()))}, sara());
    };
    all["SwitchProcess"] = [](Scene &scene) {
        makeAdministrator(scene);
        return scene.envelope(workflow::SwitchProcess{shippedProcess(QStringLiteral("cycle_137")).id,
                                                      shippedProcess(QStringLiteral("one_clerk_town")).id},
                              sara());
    };
    all["SettleProposal"] = [](Scene &scene) {
        const CitizenId citizen = aCaller(scene);
        for (const QString &name : {because, QStringLiteral("otherwise")})
            scene.must(EditCitizen{citizen, {.name = FieldEdit<QString>{{}, name}}}, reza());
        return scene.envelope(
            SettleProposal{scene.store.all<CitizenProposal>().front().id, Settlement::Replace, boxed(because)}, sara());
    };
    // Sara has every right, whoever holds the stay.
    all["AskOfficial"] = [](Scene &scene) {
        const CaseId id = pursued(scene);
        return scene.envelope(question(scene, id), sara());
    };
    all["RecordReply"] = [](Scene &scene) {
        const CaseId id = asked(scene);
        return scene.envelope(reply(scene, id), sara());
    };
    all["NotOurs"] = [](Scene &scene) {
        const CaseId id = asked(scene);
        return scene.envelope(followup::NotOurs{id, scene.openNode(id).id, because}, sara());
    };
    all["AcceptReply"] = [](Scene &scene) {
        const CaseId id = replied(scene);
        return scene.envelope(acceptance(scene, id), sara());
    };
    all["ReturnReply"] = [](Scene &scene) {
        const CaseId id = replied(scene);
        return scene.envelope(
            followup::ReturnReply{id, scene.openNode(id).id, theOnly<followup::Reply>(scene).id, because, {}}, sara());
    };
    all["NameExpert"] = [](Scene &scene) {
        return scene.envelope(followup::NameExpert{pursued(scene), answeringTwo(), because}, sara());
    };
    all["RequestVisit"] = [](Scene &scene) {
        const CaseId id = pursued(scene);
        return scene.envelope(visitTo(scene, id), sara());
    };
    all["ReportVisit"] = [](Scene &scene) {
        return scene.envelope(followup::ReportVisit{pursued(scene), {}, because, {}, {}, {}}, sara());
    };
    all["CancelVisit"] = [](Scene &scene) {
        const CaseId id = pursued(scene);
        scene.must(visitTo(scene, id), reza());
        return scene.envelope(followup::CancelVisit{id, theOnly<followup::Visit>(scene).id, because}, sara());
    };
    all["ChangeRights"] = [](Scene &scene) {
        makeAdministrator(scene);
        return scene.envelope(
            access::ChangeRights{stranger(), access::RoleId(idNamed("role:everything")), unitTwo(), {}, true}, sara());
    };
    all["ChangePostRights"] = [](Scene &scene) {
        makeAdministrator(scene);
        return scene.envelope(access::ChangePostRights{headOne(), access::RoleId(idNamed("role:everything")),
                                                       access::PostReach::OwnUnit, {}, {}, true},
                              sara());
    };
    all["KeepSubstitutes"] = [](Scene &scene) {
        makeAdministrator(scene);
        scene.store.put(access::UserRights{stranger(), 1});
        scene.store.put(access::SubstituteBook{access::substituteBookOf(stranger()), stranger(),
                                               {{access::SubstitutionId(idNamed("always")), mina(), QStringLiteral("2000-01-01"),
                                                 QStringLiteral("2100-01-01"), {}}}});
        return scene.envelope(access::KeepSubstitutes{stranger()}, sara());
    };
    all["ChangeRoles"] = [](Scene &scene) {
        makeAdministrator(scene);
        return scene.envelope(administration::ChangeRoles{{{access::RoleId(idNamed("role:everything")), {because}, {}}}},
                              sara());
    };
    all["ChangeMobile"] = [](Scene &scene) {
        makeAdministrator(scene);
        return scene.envelope(administration::ChangeMobile{omid(), QStringLiteral("09121234567")}, sara());
    };
    all["SettleAttention"] = [](Scene &scene) {
        makeAdministrator(scene);
        scene.store.put(attentionOf(omid()));
        return scene.envelope(access::SettleAttention{attentionOf(omid()).id}, sara());
    };
    all["SettleHeld"] = [](Scene &scene) {
        makeAdministrator(scene);
        Attention held = attentionOf(omid());
        held.id = attentionAbout(held.commandId);
        held.reason = AttentionReason::Held;
        scene.store.put(held);
        return scene.envelope(access::SettleHeld{held.commandId, HeldDecision::Refuse, because}, sara());
    };
    // Two canned texts, and a person who may keep them.
    const auto twoTexts = [](Scene &scene) {
        makeAdministrator(scene);
        for (const char *name : {"kept text", "merged text"})
            scene.store.put(reference::Snippet{reference::SnippetId(idNamed(name)), because, {because, {}},
                                               {reference::SnippetUse::Note}, true});
    };
    const auto snippetType = QString::fromLatin1(reference::Snippet::tableName);
    all["MergeRecords"] = [twoTexts, snippetType](Scene &scene) {
        twoTexts(scene);
        return scene.envelope(reference::MergeRecords{snippetType, idNamed("kept text"), idNamed("merged text")}, sara());
    };
    all["PartRecords"] = [twoTexts, snippetType](Scene &scene) {
        twoTexts(scene);
        scene.must(reference::MergeRecords{snippetType, idNamed("kept text"), idNamed("merged text")}, sara());
        return scene.envelope(reference::PartRecords{snippetType, idNamed("kept text"), idNamed("merged text")}, sara());
    };
    all["PutRecord"] = [](Scene &scene) {
        makeAdministrator(scene);
        const places::Place place{places::PlaceId(idNamed("new place")), {}, places::PlaceLevel::Region,
                                  {because, {}}, {}, {}, {}, true};
        Envelope envelope = scene.envelope(AddNote{CaseId(idNamed("none")), because}, sara());
        envelope.kind = "PutRecord";
        envelope.arguments = {{QStringLiteral("type"), QStringLiteral("place")},
                              {QStringLiteral("record"), fieldsToJson(place)}};
        return envelope;
    };
    return all;
}

std::map<std::pair<QByteArray, Uuid>, std::vector<Value>> contentOf(const FactStore &store)
{
    std::map<std::pair<QByteArray, Uuid>, std::vector<Value>> content;
    for (const auto &[key, row] : store.rows())
        content.emplace(key, row->values);
    return content;
}

/// A command that forgot to ask.
struct Forgetful
{
    static constexpr const char *kind = "Forgetful";
    static constexpr int version = 1;
    CaseId caseId;
    static constexpr auto fields() { return std::tuple{field("case", &Forgetful::caseId)}; }
};
Result<Changes> decide(const Forgetful &command, const Facts &facts, const Given &given)
{
    Changes changes;
    changes.put(historyOf(HistoryKind::Noted, command.caseId, facts, given));
    return changes;
}

} // namespace

Q_DECLARE_METATYPE(Sample)

/// Goal: what holds for every command that is registered, so also for those that come later: without a sample here a
/// new command fails this test.
class EveryCommandTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyCommandHasASample()
    {
        const auto all = samples();
        for (const auto &[kind, type] : cityRules().commands())
            QVERIFY2(all.contains(kind), kind.constData());
        QCOMPARE(all.size(), cityRules().commands().size());
    }

    void withoutRightsItIsDenied_data() { oneRowForEach(); }
    void withoutRightsItIsDenied()
    {
        QFETCH(Sample, sample);
        Scene scene;
        Envelope envelope = sample(scene);
        envelope.author = stranger();
        const CommandType &type = *cityRules().command(envelope.kind, envelope.version);
        const Facts facts(scene.store, envelope.author, cityRules().rightsOf());
        const auto decided = type.decide(envelope.arguments, facts, Given(envelope.id, scene.now));
        QVERIFY(facts.permissionAsked());
        if (envelope.kind == "RegisterCase") {
            // Intake is never refused: it is applied, and lies with the supervisor (DESIGN §3).
            QVERIFY(decided.ok());
            scene.store.apply(*decided);
            const CaseId id = intake::caseIdOf(envelope.id);
            QCOMPARE(scene.card(id).intakeFlag, std::optional(QStringLiteral("access.denied")));
            QCOMPARE(scene.openNode(id).holder, std::optional(supervisorPost()));
            return;
        }
        QVERIFY(!decided.ok());
        QCOMPARE(decided.error().id(), QByteArray("access.denied"));
    }

    void withRightsItIsApplied_data() { oneRowForEach(); }
    void withRightsItIsApplied()
    {
        QFETCH(Sample, sample);
        Scene scene;
        const auto decided = scene.decideOn(scene.store, sample(scene));
        QVERIFY2(decided.ok(), decided.ok() ? "" : decided.error().id().constData());
        QVERIFY(!decided->rows().empty());
    }

    void commandThatAsksNoPermissionIsCaught()
    {
        Registry rules = cityRules();
        rules.addCommand<Forgetful>();
        Scene scene;
        const auto decided =
            rules.decide(scene.envelope(Forgetful{aCase(scene).registered()}, sara()), scene.now, scene.store);
        QVERIFY(!decided.ok());
        QCOMPARE(decided.error().id(), QByteArray("command.no_permission_asked"));
    }

    void deliveredTwiceHasTheEffectOfOnce_data() { oneRowForEach(); }
    void deliveredTwiceHasTheEffectOfOnce()
    {
        QFETCH(Sample, sample);
        Scene scene;
        const Envelope envelope = sample(scene);
        QVERIFY(scene.submitted(envelope).ok());
        const auto once = contentOf(scene.store);
        const auto keys = scene.store.keys();
        const auto again = scene.submitted(envelope);
        QVERIFY(again.ok());
        // A record of base information is put as a whole: the same image again.
        QVERIFY(again->rows().empty() || envelope.kind == "PutRecord");
        QVERIFY(contentOf(scene.store) == once);
        QVERIFY(scene.store.keys() == keys);
    }

    void decidedTwiceOnTheSameFactsGivesTheSame_data() { oneRowForEach(); }
    void decidedTwiceOnTheSameFactsGivesTheSame()
    {
        QFETCH(Sample, sample);
        Scene scene;
        const Envelope envelope = sample(scene);
        const auto first = scene.decideOn(scene.store, envelope);
        const auto second = scene.decideOn(scene.store, envelope);
        QCOMPARE(first->rows().size(), second->rows().size());
        for (size_t i = 0; i < first->rows().size(); ++i)
            QVERIFY(first->rows()[i].sameContent(second->rows()[i]));
    }

    void deskThatHoldsNothingOfItLeavesItToTheServer_data() { oneRowForEach(); }
    void deskThatHoldsNothingOfItLeavesItToTheServer()
    {
        QFETCH(Sample, sample);
        Scene scene;
        const Envelope envelope = sample(scene);
        FactStore desk = FactStore::deskWith(scene.store, {});
        const auto decided = scene.decideOn(desk, envelope);
        QVERIFY2(decided.ok(), decided.ok() ? "" : decided.error().id().constData());
        QVERIFY(decided->isLeftToServer());
    }

    void deskThatDoesNotKnowTheAuthorsRightsLeavesItToTheServer_data() { oneRowForEach(); }
    void deskThatDoesNotKnowTheAuthorsRightsLeavesItToTheServer()
    {
        QFETCH(Sample, sample);
        Scene scene;
        const Envelope envelope = sample(scene);
        auto held = scene.store.aggregates();
        held.erase(AggregateId{access::userRightsKind.number, sara().uuid()});
        FactStore desk = FactStore::deskWith(scene.store, held);
        const auto decided = scene.decideOn(desk, envelope);
        QVERIFY2(decided.ok(), decided.ok() ? "" : decided.error().id().constData());
        // A registered message is shown at once, whatever the server will say of it.
        QCOMPARE(decided->isLeftToServer(), envelope.kind != "RegisterCase");
    }

    void deskThatHoldsEverythingDecidesAsTheServerDoes_data() { oneRowForEach(); }
    void deskThatHoldsEverythingDecidesAsTheServerDoes()
    {
        QFETCH(Sample, sample);
        Scene scene;
        const Envelope envelope = sample(scene);
        FactStore desk = FactStore::deskWith(scene.store, scene.store.aggregates());
        const auto here = scene.decideOn(desk, envelope);
        const auto there = scene.decideOn(scene.store, envelope);
        QVERIFY2(here.ok(), here.ok() ? "" : here.error().id().constData());
        QVERIFY(!here->isLeftToServer());
        QCOMPARE(here->rows().size(), there->rows().size());
        for (size_t i = 0; i < here->rows().size(); ++i)
            QVERIFY(here->rows()[i].sameContent(there->rows()[i]));
    }

    void deskThatHoldsNoRosterLeavesTheNextHolderToTheServer()
    {
        Scene scene;
        for (const char *kind : {"CompleteNode", "ReopenCase"}) {
            const Envelope envelope = samples().at(kind)(scene);
            auto held = scene.store.aggregates();
            std::erase_if(held, [](const AggregateId &id) { return id.kind == organisation::rosterKind.number; });
            FactStore desk = FactStore::deskWith(scene.store, held);
            const auto decided = scene.decideOn(desk, envelope);
            QVERIFY(decided.ok());
            QVERIFY(decided->isLeftToServer());
        }
    }

private:
    static void oneRowForEach()
    {
        QTest::addColumn<Sample>("sample");
        for (const auto &[kind, sample] : samples())
            QTest::newRow(kind.constData()) << sample;
    }
};

QTEST_GUILESS_MAIN(EveryCommandTest)
#include "every_command_test.moc"
