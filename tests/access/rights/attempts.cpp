// SPDX-License-Identifier: GPL-3.0-or-later
#include "access/core/change_rights.h"
#include "access/core/post_rights.h"
#include "access/core/settle_attention.h"
#include "access/core/settle_held.h"
#include "access/rights/rights_stage.h"
#include "administration/core/change_mobile.h"
#include "administration/core/change_roles.h"
#include "administration/core/sub_section.h"
#include "answering/core/record_answer.h"
#include "cases/core/add_note.h"
#include "cases/core/attach_document.h"
#include "cases/core/complete_node.h"
#include "cases/core/edit_citizen.h"
#include "cases/core/edit_message.h"
#include "cases/core/merge_citizens.h"
#include "cases/core/move_deadline.h"
#include "cases/core/move_to_process.h"
#include "cases/core/proposal.h"
#include "cases/core/refer_case.h"
#include "cases/core/release_case.h"
#include "cases/core/ask_citizen.h"
#include "cases/core/reopen_case.h"
#include "cases/core/review_document.h"
#include "cases/core/settle_proposal.h"
#include "cases/core/subscribe_citizen.h"
#include "cases/core/take_case.h"
#include "catalogue/core/expert_area.h"
#include "catalogue/core/feedback_rule.h"
#include "catalogue/core/service_location.h"
#include "catalogue/core/reply_codes.h"
#include "catalogue/core/service_terms.h"
#include "composition/registry.h"
#include "followup/core/ask_official.h"
#include "followup/core/name_expert.h"
#include "followup/core/not_ours.h"
#include "followup/core/record_reply.h"
#include "access/core/substitutes.h"
#include "followup/core/settle_reply.h"
#include "followup/core/visit_commands.h"
#include "organisation/core/unit_seat.h"
#include "reference/core/put_record.h"
#include "reference/core/merge_records.h"
#include "reference/core/record_merge.h"
#include "reference/core/snippet.h"
#include "workflow/core/edited_process.h"
#include "workflow/core/process_text.h"
#include "workflow/core/put_process.h"
#include "workflow/core/switch_process.h"

namespace peygir::test {

using namespace answering;
using namespace cases;
using namespace followup;
using access::ChangeRights;
using access::SettleAttention;
using access::SettleHeld;
using administration::ChangeMobile;
using administration::ChangeRoles;

namespace {

/// Somebody who is none of the people of the table.
UserId another() { return UserId(idNamed("somebody else")); }

template <class T>
FieldEdit<T> edit(T seen, T written)
{
    return {std::move(seen), std::move(written)};
}

Attention held(const Spot &spot, const UserId &user, AttentionReason reason)
{
    return {.id = attentionAbout(idNamed("held")),
            .user = user,
            .commandId = idNamed("held"),
            .reason = reason,
            .errorId = QStringLiteral("e"),
            .errorValues = {},
            .commandKind = QStringLiteral("k"),
            .arguments = {},
            .at = Instant(7),
            .settled = false,
            .unit = spot.unit.uuid()};
}

} // namespace

/// How each act is attempted, one function for each.
struct Attempts
{
    const RightsStage &stage;
    Spot spot;
    UserId author;
    FactStore store = stage.m_scene.store;

    template <class C>
    Attempt with(const C &command)
    {
        return {store, C::kind, C::version, fieldsToJson(command)};
    }
    CaseNode at(const char *node) { return stage.stayAt(node, spot, store); }
    organisation::PostId post() const { return stage.postIn(spot.unit); }

    intake::RegisterCase message() const
    {
        intake::RegisterCase message = aMessage(stage.m_scene.card(stage.m_open.at(spot.group)).subject);
        // Nobody else's problem, so that it is joined to nothing.
        message.place = stage.m_scene.store.all<places::Place>().front().id;
        message.plaque = QStringLiteral("99");
        return message;
    }
    Attempt registerCase() { return with(message()); }
    Attempt registerReferred()
    {
        // Everybody may take the message itself; what is asked is the referral.
        for (access::Role role : store.all<access::Role>()) {
            const QString registers = QString::fromLatin1(intake::registerCaseVerb.id);
            const bool refers = std::find(role.verbs.begin(), role.verbs.end(),
                                          QLatin1String(intake::referDirectlyVerb.id)) != role.verbs.end();
            if (!refers && role.active)
                role.verbs.push_back(registers);
            store.put(role);
        }
        intake::RegisterCase referred = message();
        referred.referTo = post();
        return with(referred);
    }
    Attempt importCase()
    {
        intake::ImportCase imported = anImport();
        imported.subject = stage.m_scene.card(stage.m_open.at(spot.group)).subject;
        imported.place.reset();
        return with(imported);
    }
    Attempt takeCase()
    {
        const CaseNode stay = at("official");
        return with(TakeCase{stay.caseId, stay.id});
    }
    Attempt releaseOwn()
    {
        const CaseNode stay = stage.stayAt("official", spot, store, author);
        return with(ReleaseCase{stay.caseId, stay.id});
    }
    Attempt releaseAnothers()
    {
        const CaseNode stay = stage.stayAt("official", spot, store, another());
        return with(ReleaseCase{stay.caseId, stay.id});
    }
    Attempt referCase()
    {
        const CaseNode stay = at("official");
        return with(ReferCase{stay.caseId, stay.id, post(), QStringLiteral("please")});
    }
    Attempt addNote() { return with(AddNote{at("official").caseId, QStringLiteral("looked at")}); }
    Attempt completeNode()
    {
        const CaseNode stay = at("temporary");
        return with(CompleteNode{stay.caseId, stay.id, QStringLiteral("register"), {}, {}});
    }
    Attempt askCitizen()
    {
        const CaseNode stay = at("official");
        return with(AskCitizen{stay.caseId, stay.id, QStringLiteral("which house?")});
    }
    Attempt endWait()
    {
        const CaseNode stay = at("official");
        const CaseWait wait{CaseWaitId(idNamed("wait")), stay.caseId, stay.id, stay.openedAt, another(), {}, {}, {}, {}, {}};
        store.put(wait);
        return with(EndWait{stay.caseId, wait.id, AskingEnd::Answered, QStringLiteral("the second one")});
    }
    Attempt editMessage()
    {
        const CaseNode stay = at("temporary");
        const QString address = stage.m_scene.card(stay.caseId).address;
        return with(EditMessage{stay.caseId, {.address = edit(address, QStringLiteral("behind the school"))}});
    }
    template <class P>
    Attempt settleProposal(const typename P::Owner &owner, const char *field, const UserId &by)
    {
        const P proposal{ProposalId(idNamed("proposal")),
                         owner,
                         QString::fromLatin1(field),
                         boxed(QStringLiteral("a")),
                         boxed(QStringLiteral("b")),
                         boxed(QStringLiteral("c")),
                         by,
                         Instant(7),
                         AttentionId(idNamed("no entry")),
                         ProposalState::Open,
                         {},
                         {}};
        store.put(proposal);
        return with(SettleProposal{proposal.id, Settlement::Keep, {}});
    }
    Attempt settleOfMessage() { return settleProposal<CaseProposal>(at("temporary").caseId, "address", another()); }
    Attempt settleOfCitizen() { return settleProposal<CitizenProposal>(stage.m_citizen, "name", another()); }
    Attempt settleOwn() { return settleProposal<CaseProposal>(at("temporary").caseId, "address", author); }
    Attempt attachDocument()
    {
        return with(AttachDocument{at("official").caseId, DocumentKind::Photo, {}, QStringLiteral("a.jpg"),
                                   QStringLiteral("image/jpeg"), 3, BlobHash::of("abc"), {}, {}});
    }
    Attempt reviewDocument()
    {
        const CaseDocument document{DocumentId(idNamed("document")), at("official").caseId, DocumentKind::Document, {},
                                    QStringLiteral("a.pdf"),         QStringLiteral("application/pdf"),
                                    3,                               BlobHash::of("abc"),
                                    {},                              another(),
                                    Instant(7),                      {},
                                    {},                              {},
                                    {}};
        store.put(document);
        return with(ReviewDocument{document.id, DocumentReview::Confirmed, {}});
    }
    Attempt moveDeadline()
    {
        const CaseId id = at("official").caseId;
        const auto deadline = stage.m_scene.card(id).deadline;
        return with(MoveDeadline{id, edit(deadline, std::optional(Instant(1'900'000'000'000)))});
    }
    workflow::ProcessDefinition clerk()
    {
        const workflow::ProcessDefinition record = shippedProcess(QStringLiteral("one_clerk_town"));
        store.put(record);
        return record;
    }
    workflow::ProcessDefinition cycle() const { return shippedProcess(QStringLiteral("cycle_137_2")); }
    Attempt moveToProcess()
    {
        return with(MoveToProcess{at("official").caseId, cycle().id, clerk().id,
                                  {{QStringLiteral("official"), QStringLiteral("in_hand")}}});
    }
    Attempt putProcess()
    {
        const workflow::ProcessDefinition record = clerk();
        workflow::EditedProcess edited(*workflow::processOf(record).value());
        edited.setName({QStringLiteral("name"), {}});
        return with(workflow::PutProcess{record.id,
                                         QString::fromUtf8(workflow::textOf(edited.next().value().draft()))});
    }
    Attempt switchProcess() { return with(workflow::SwitchProcess{cycle().id, clerk().id}); }
    Attempt reopenCase()
    {
        const CaseId &id = stage.m_closed.at(spot.group);
        CaseFile file = stage.m_scene.file(id);
        file.units = {spot.unit.uuid()};
        store.put(file);
        return with(ReopenCase{id, QStringLiteral("it is as it was")});
    }
    Attempt editCitizen()
    {
        return with(EditCitizen{stage.m_citizen, {.name = edit(QString(), QStringLiteral("Sara"))}});
    }
    Attempt subscribeCitizen()
    {
        return with(SubscribeCitizen{stage.m_citizen, codeNumber(5000), {.name = edit(QString(), QStringLiteral("Sara"))}});
    }
    /// Another record of the same person.
    CitizenId anotherRecord(std::optional<CitizenId> mergedInto)
    {
        Citizen other{CitizenId(idNamed("another record")), QStringLiteral("+989351112233"), {}, stage.m_scene.now, 1405};
        other.mergedInto = mergedInto;
        store.put(other);
        return other.id;
    }
    Attempt mergeCitizens() { return with(MergeCitizens{stage.m_citizen, anotherRecord({})}); }
    Attempt partCitizens() { return with(PartCitizens{anotherRecord(stage.m_citizen), stage.m_citizen}); }
    Attempt askOfficial()
    {
        const CaseNode stay = at("follow_up");
        return with(AskOfficial{stay.caseId, stay.id, post(), QStringLiteral("when?"), {}});
    }
    Attempt recordReply()
    {
        const CaseNode stay = at("official");
        // Somebody of follow-up pursues it, as every case that has come to an official.
        for (CaseCard card : store.all<CaseCard>()) {
            if (card.id != stay.caseId)
                continue;
            card.expert = expert();
            store.put(card);
        }
        return with(RecordReply{stay.caseId, stay.id, QStringLiteral("tomorrow"), post(), ReplyChannel::Phone, {}});
    }
    Attempt notOurs()
    {
        const CaseNode stay = at("official");
        return with(NotOurs{stay.caseId, stay.id, QStringLiteral("the water company's")});
    }
    Attempt acceptReply()
    {
        const CaseNode stay = at("check");
        return with(AcceptReply{stay.caseId, stay.id, {}, {}, {}, {}});
    }
    Attempt returnReply()
    {
        const CaseNode stay = at("check");
        return with(ReturnReply{stay.caseId, stay.id, {}, QStringLiteral("no date"), {}});
    }
    organisation::PostId expert() const
    {
        for (const organisation::Post &candidate : store.all<organisation::Post>()) {
            if (candidate.roleKey == QStringLiteral("follow_up_expert"))
                return candidate.id;
        }
        qFatal("no follow-up expert");
    }
    Attempt nameExpert() { return with(NameExpert{at("follow_up").caseId, expert(), {}}); }
    Attempt requestVisit() { return with(RequestVisit{at("official").caseId, post(), stage.m_scene.now, {}}); }
    VisitId visit()
    {
        const Visit asked{VisitId(idNamed("visit")), at("official").caseId, post(), stage.m_scene.now, {}, another(),
                          stage.m_scene.now,         VisitState::Requested, {},     {},                {}, {},
                          {},                        {}};
        store.put(asked);
        return asked.id;
    }
    Attempt reportVisit()
    {
        const VisitId asked = visit();
        return with(ReportVisit{stage.m_open.at(spot.group), asked, QStringLiteral("a hole"), {}, {}, {}});
    }
    Attempt cancelVisit()
    {
        const VisitId asked = visit();
        return with(CancelVisit{stage.m_open.at(spot.group), asked, QStringLiteral("it snows")});
    }
    Attempt recordAnswer()
    {
        const CaseNode stay = at("answer");
        return with(RecordAnswer{stay.caseId, stay.id, CallResult::Done, Opinion::Satisfied, {}, {}, {}, {}, Channel::Phone});
    }

    Attempt settleAttention(const UserId &user)
    {
        store.put(held(spot, user, AttentionReason::Refused));
        return with(SettleAttention{attentionAbout(idNamed("held"))});
    }
    Attempt settleHeld(const UserId &user)
    {
        store.put(held(spot, user, AttentionReason::Held));
        return with(SettleHeld{idNamed("held"), HeldDecision::Refuse, QStringLiteral("not wanted")});
    }
    access::Role role(const char *key) const
    {
        for (const access::Role &one : store.all<access::Role>()) {
            if (one.key == QLatin1String(key))
                return one;
        }
        qFatal("no role %s", key);
    }
    Attempt changeRights() { return with(ChangeRights{another(), role("official").id, spot.unit, {}, true}); }
    Attempt changePostRights()
    {
        return with(access::ChangePostRights{post(), role("official").id, access::PostReach::OwnUnit, {}, {}, true});
    }
    Attempt fillPostThatGives()
    {
        organisation::Post held = organisation::Post{organisation::PostId(idNamed("post that gives")), spot.unit, {QStringLiteral("post"), {}}, {}, false, {}, true};
        store.put(held);
        store.put(access::PostRights{held.id, {{role("official").id, access::PostReach::OwnUnit}}});
        held.holder = another();
        return putAgain(held);
    }
    Attempt defineArea()
    {
        const organisation::Post expert{organisation::PostId(idNamed("post of an expert")), spot.unit, {QStringLiteral("post"), {}}, another(), false,
                                        QStringLiteral("follow_up_expert"), true};
        store.put(expert);
        return putAgain(catalogue::ExpertArea{catalogue::ExpertAreaId(idNamed("area")), {QStringLiteral("area"), {}}, expert.id});
    }
    Attempt keepServiceLocation()
    {
        return putAgain(catalogue::ServiceLocation{catalogue::ServiceLocationId(idNamed("service location")), {QStringLiteral("desk"), {}}, spot.unit});
    }
    Attempt keepFeedbackRule()
    {
        return putAgain(catalogue::FeedbackRule{catalogue::FeedbackRuleId(idNamed("feedback rule")), {QStringLiteral("rule"), {}},
                                                store.all<catalogue::Subject>().front().id, 7});
    }
    Attempt keepSubstitutes() { return with(access::KeepSubstitutes{another()}); }
    Attempt nameSubstitute()
    {
        return putAgain(access::Substitution{access::SubstitutionId(idNamed("substitution")), another(), author,
                                             QStringLiteral("2026-12-01"), QStringLiteral("2026-12-02")});
    }
    Attempt changeRoles()
    {
        return with(ChangeRoles{{{role("official").id, {QString::fromLatin1(reopenCaseVerb.id)}, {}}}});
    }
    Attempt includeRole()
    {
        const access::Role outer = role("official");
        const auto all = store.all<access::Role>();
        const auto part = std::find_if(all.begin(), all.end(), [&outer](const access::Role &one) { return one.id != outer.id; });
        return with(ChangeRoles{{{outer.id, {}, {}, {part->id}, {}}}});
    }
    Attempt changeMobile(const UserId &user)
    {
        store.put(organisation::Person{user, QStringLiteral("Somebody"), true});
        return with(ChangeMobile{user, QStringLiteral("09121234568")});
    }
    template <class T>
    Attempt putAgain(const T &record)
    {
        return {store,
                reference::putRecordKind,
                1,
                {{QStringLiteral("type"), QString::fromLatin1(T::tableName)},
                 {QStringLiteral("record"), fieldsToJson(record)}}};
    }
    template <class T>
    Attempt putFirst()
    {
        return putAgain(store.all<T>().front());
    }
    /// From somewhere within what is his, or from elsewhere, to below the unit in which he works.
    Attempt moveUnitBelowOwn()
    {
        organisation::Unit moved{organisation::UnitId(idNamed("moved unit")), spot.unit, organisation::UnitLevel::Unit, {QStringLiteral("unit"), {}}, true};
        store.put(moved);
        for (const access::Assignment &one : store.all<access::Assignment>()) {
            if (one.active && one.user == author && one.unit)
                moved.parent = one.unit;
        }
        return putAgain(moved);
    }
    Attempt seatUnit()
    {
        const auto posts = store.all<organisation::Post>();
        const auto units = store.all<organisation::Unit>();
        for (const organisation::Unit &unit : units) {
            const auto post = std::find_if(posts.begin(), posts.end(),
                                           [&unit](const auto &one) { return one.active && unit.parent && one.unit == *unit.parent; });
            if (post != posts.end())
                return putAgain(organisation::UnitSeat{unit.id, post->id});
        }
        qFatal("no unit below a unit with a post");
    }
    Attempt mergeRecords()
    {
        const auto texts = store.all<reference::Snippet>();
        return with(reference::MergeRecords{QString::fromLatin1(reference::Snippet::tableName), texts[0].id.uuid(),
                                            texts[1].id.uuid()});
    }
    Attempt partRecords()
    {
        const auto texts = store.all<reference::Snippet>();
        const QString type = QString::fromLatin1(reference::Snippet::tableName);
        store.put(reference::RecordMerge{reference::mergeIdOf(type, texts[1].id.uuid()), type, texts[1].id.uuid(),
                                         texts[0].id.uuid(), true, another(), Instant(0), true});
        return with(reference::PartRecords{type, texts[0].id.uuid(), texts[1].id.uuid()});
    }
    Attempt putReplyCodes()
    {
        return putAgain(catalogue::ReplyCodes{catalogue::ReplyCodesId(idNamed("codes")), {QStringLiteral("Something"), {}},
                                              QStringLiteral("31"), QStringLiteral("33")});
    }
    /// One that the demo city has none of; `words` are what it needs beside a name.
    template <class T, auto... words>
    Attempt putNew()
    {
        return putAgain(T{decltype(T::id)(idNamed(T::tableName)), {QStringLiteral("Something"), {}}, words...});
    }
    /// One with a file, which is another thing to name than its address.
    Attempt putIntroduction()
    {
        catalogue::IntroductionFile guide{catalogue::IntroductionFileId(idNamed(catalogue::IntroductionFile::tableName)),
                                          {QStringLiteral("Something"), {}},
                                          catalogue::IntroductionSort::Guide};
        guide.file = reference::FileValue{BlobHash::of("guide"), 5, QStringLiteral("guide.txt"), QStringLiteral("text/plain")};
        return putAgain(guide);
    }
};

const std::map<QString, RightsStage::Make> &RightsStage::makers()
{
    const auto make = [](Attempt (Attempts::*how)()) -> Make {
        return [how](const RightsStage &stage, const Spot &spot, const UserId &author) {
            Attempts attempts{stage, spot, author};
            return (attempts.*how)();
        };
    };
    // About somebody: himself, or another.
    enum class Whose { Own, Others };
    const auto about = [](Whose whose, Attempt (Attempts::*how)(const UserId &)) -> Make {
        return [whose, how](const RightsStage &stage, const Spot &spot, const UserId &author) {
            Attempts attempts{stage, spot, author};
            return (attempts.*how)(whose == Whose::Own ? author : another());
        };
    };
    using A = Attempts;
    static const std::map<QString, Make> all{
        {QStringLiteral("RegisterCase"), make(&A::registerCase)},
        {QStringLiteral("RegisterCase, referred at once"), make(&A::registerReferred)},
        {QStringLiteral("ImportCase"), make(&A::importCase)},
        {QStringLiteral("TakeCase"), make(&A::takeCase)},
        {QStringLiteral("ReleaseCase, one's own"), make(&A::releaseOwn)},
        {QStringLiteral("ReleaseCase, another's"), make(&A::releaseAnothers)},
        {QStringLiteral("ReferCase"), make(&A::referCase)},
        {QStringLiteral("AddNote"), make(&A::addNote)},
        {QStringLiteral("CompleteNode"), make(&A::completeNode)},
        {QStringLiteral("EditMessage"), make(&A::editMessage)},
        {QStringLiteral("SettleProposal, of a message"), make(&A::settleOfMessage)},
        {QStringLiteral("SettleProposal, of a citizen"), make(&A::settleOfCitizen)},
        {QStringLiteral("SettleProposal, one's own kept back"), make(&A::settleOwn)},
        {QStringLiteral("AttachDocument"), make(&A::attachDocument)},
        {QStringLiteral("ReviewDocument"), make(&A::reviewDocument)},
        {QStringLiteral("AskCitizen"), make(&A::askCitizen)},
        {QStringLiteral("EndWait"), make(&A::endWait)},
        {QStringLiteral("MoveDeadline"), make(&A::moveDeadline)},
        {QStringLiteral("MoveToProcess"), make(&A::moveToProcess)},
        {QStringLiteral("PutProcess"), make(&A::putProcess)},
        {QStringLiteral("SwitchProcess"), make(&A::switchProcess)},
        {QStringLiteral("ReopenCase"), make(&A::reopenCase)},
        {QStringLiteral("EditCitizen"), make(&A::editCitizen)},
        {QStringLiteral("SubscribeCitizen"), make(&A::subscribeCitizen)},
        {QStringLiteral("MergeCitizens"), make(&A::mergeCitizens)},
        {QStringLiteral("PartCitizens"), make(&A::partCitizens)},
        {QStringLiteral("AskOfficial"), make(&A::askOfficial)},
        {QStringLiteral("RecordReply"), make(&A::recordReply)},
        {QStringLiteral("NotOurs"), make(&A::notOurs)},
        {QStringLiteral("AcceptReply"), make(&A::acceptReply)},
        {QStringLiteral("ReturnReply"), make(&A::returnReply)},
        {QStringLiteral("NameExpert"), make(&A::nameExpert)},
        {QStringLiteral("RequestVisit"), make(&A::requestVisit)},
        {QStringLiteral("ReportVisit"), make(&A::reportVisit)},
        {QStringLiteral("CancelVisit"), make(&A::cancelVisit)},
        {QStringLiteral("RecordAnswer"), make(&A::recordAnswer)},
        {QStringLiteral("SettleAttention, one's own"), about(Whose::Own, &A::settleAttention)},
        {QStringLiteral("SettleAttention, another's"), about(Whose::Others, &A::settleAttention)},
        {QStringLiteral("SettleHeld, one's own"), about(Whose::Own, &A::settleHeld)},
        {QStringLiteral("SettleHeld, another's"), about(Whose::Others, &A::settleHeld)},
        {QStringLiteral("ChangeRights"), make(&A::changeRights)},
        {QStringLiteral("ChangePostRights"), make(&A::changePostRights)},
        {QStringLiteral("KeepSubstitutes"), make(&A::keepSubstitutes)},
        {QStringLiteral("ChangeRoles"), make(&A::changeRoles)},
        {QStringLiteral("ChangeRoles, a role within another"), make(&A::includeRole)},
        {QStringLiteral("ChangeMobile, one's own"), about(Whose::Own, &A::changeMobile)},
        {QStringLiteral("ChangeMobile, another's"), about(Whose::Others, &A::changeMobile)},
        {QStringLiteral("PutRecord unit"), make(&A::putFirst<organisation::Unit>)},
        {QStringLiteral("PutRecord unit, moved below one's own"), make(&A::moveUnitBelowOwn)},
        {QStringLiteral("PutRecord post"), make(&A::putFirst<organisation::Post>)},
        {QStringLiteral("PutRecord post, another holder of one that gives roles"), make(&A::fillPostThatGives)},
        {QStringLiteral("PutRecord unit_seat"), make(&A::seatUnit)},
        {QStringLiteral("PutRecord person"), make(&A::putFirst<organisation::Person>)},
        {QStringLiteral("PutRecord expert_area"), make(&A::putFirst<catalogue::ExpertArea>)},
        {QStringLiteral("PutRecord expert_area, of one who works there"), make(&A::defineArea)},
        {QStringLiteral("PutRecord role"), make(&A::putFirst<access::Role>)},
        {QStringLiteral("PutRecord sub_section"), make(&A::putFirst<administration::SubSection>)},
        {QStringLiteral("PutRecord section_access"), make(&A::putFirst<administration::SectionAccess>)},
        {QStringLiteral("PutRecord substitution"), make(&A::nameSubstitute)},
        {QStringLiteral("PutRecord place"), make(&A::putFirst<places::Place>)},
        {QStringLiteral("PutRecord subject_group"), make(&A::putFirst<catalogue::SubjectGroup>)},
        {QStringLiteral("PutRecord subject"), make(&A::putFirst<catalogue::Subject>)},
        {QStringLiteral("PutRecord service_location"), make(&A::keepServiceLocation)},
        {QStringLiteral("PutRecord feedback_rule"), make(&A::keepFeedbackRule)},
        {QStringLiteral("PutRecord service_audience"), make(&A::putNew<catalogue::ServiceAudience, catalogue::ServedSector::Citizens>)},
        {QStringLiteral("PutRecord parent_organisation"), make(&A::putNew<catalogue::ParentOrganisation>)},
        {QStringLiteral("PutRecord execution_domain"), make(&A::putNew<catalogue::ExecutionDomain, catalogue::DomainLevel::City>)},
        {QStringLiteral("PutRecord service_event"), make(&A::putNew<catalogue::ServiceEvent>)},
        {QStringLiteral("PutRecord service_pattern"), make(&A::putNew<catalogue::ServicePattern, catalogue::ServiceSort::Permit>)},
        {QStringLiteral("PutRecord form_kind"), make(&A::putNew<catalogue::FormKind, catalogue::FilledBy::Citizen>)},
        {QStringLiteral("PutRecord regulation"), make(&A::putNew<catalogue::Regulation, catalogue::RegulationSort::Law>)},
        {QStringLiteral("PutRecord introduction_file"), make(&A::putIntroduction)},
        {QStringLiteral("PutRecord reply_codes"), make(&A::putReplyCodes)},
        {QStringLiteral("MergeRecords"), make(&A::mergeRecords)},
        {QStringLiteral("PartRecords"), make(&A::partRecords)},
        {QStringLiteral("PutRecord process"), make(&A::putFirst<workflow::ProcessDefinition>)},
        {QStringLiteral("PutRecord snippet"), make(&A::putFirst<reference::Snippet>)},
        {QStringLiteral("PutRecord working_calendar"), make(&A::putFirst<reference::WorkingCalendar>)},
        {QStringLiteral("PutRecord calendar_day"), make(&A::putFirst<reference::CalendarDay>)},
    };
    return all;
}

} // namespace peygir::test
