// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/standard_city/case_walk.h"

#include "answering/core/record_answer.h"
#include "cases/core/add_note.h"
#include "cases/core/complete_node.h"
#include "cases/core/refer_case.h"
#include "cases/core/reopen_case.h"
#include "cases/core/take_case.h"
#include "followup/core/ask_official.h"
#include "followup/core/not_ours.h"
#include "followup/core/record_reply.h"
#include "followup/core/settle_reply.h"
#include "intake/core/register_case.h"
#include "support/standard_city/checklist_answers.h"
#include "support/standard_city/cycle_137.h"
#include "support/standard_city/desks.h"
#include "support/standard_city/second_cycle.h"

namespace peygir::standard_city {

namespace {

cases::Channel channelAsStored(Channel channel)
{
    switch (channel) {
    case Channel::Phone:
        return cases::Channel::Phone;
    case Channel::InPerson:
        return cases::Channel::InPerson;
    case Channel::Sms:
        return cases::Channel::Sms;
    case Channel::Web:
        return cases::Channel::Web;
    case Channel::MobileApp:
        break;
    }
    return cases::Channel::App;
}

} // namespace

CaseWalk::CaseWalk(const CityPlan &plan, const Desks &desks, const workflow::Process &process, PlannedCase planned,
                   Pulling pulling)
    : m_plan(plan), m_process(process), m_planned(std::move(planned))
{
    if (process.version() > 1)
        m_planned = alongSecondCycle(desks, std::move(m_planned));
    addWhatPlansLeaveOut(desks, pulling);
}

void CaseWalk::addWhatPlansLeaveOut(const Desks &desks, Pulling pulling)
{
    const Registered registered = m_planned.registration();
    const int district = m_plan.districtOf(registered.place.street);
    std::vector<PlannedEvent> events;
    for (PlannedEvent &event : m_planned.events) {
        if (const auto *taken = std::get_if<Taken>(&event.what); taken && pulling == Pulling::ToWhoTakes) {
            const bool isOfTheUnit = taken->node == cycle_137::answering || taken->node == cycle_137_2::official ||
                                     taken->node == cycle_137_2::answer;
            const int unit =
                isOfTheUnit ? desks.responsibleUnit(registered.subject, district) : desks.homeUnit(event.user);
            events.push_back({event.at, event.user, Referred{taken->node, *desks.postOf(event.user, unit), {}}});
        }
        events.push_back(std::move(event));
        // Intake is one form for its person, and two commands for the process.
        if (events.size() == 1)
            events.push_back({events.front().at, events.front().user,
                              Completed{cycle_137::intake, registered.operation, registered.answer}});
    }
    m_planned.events = std::move(events);
}

Result<CaseAct> CaseWalk::next()
{
    Q_ASSERT(!atEnd());
    m_step.reset();
    return std::visit([this](const auto &what) { return act(what); }, m_planned.events[m_next].what);
}

void CaseWalk::submitted(const Uuid &command)
{
    Q_ASSERT(!atEnd());
    if (!m_id)
        m_id = intake::caseIdOf(command);
    // The rules name what they make in the same way (cases/core/moving.h).
    const Given given(command, m_planned.events[m_next].at);
    if (m_step)
        m_state = workflow::after(std::move(m_state), *m_step, [&given](const QByteArray &name) { return given.id(name); });
    m_step.reset();
    if (m_isReply)
        m_reply = given.idOf<followup::ReplyId>("reply");
    m_isReply = false;
    ++m_next;
}

template <class Command>
CaseAct CaseWalk::of(const Command &command) const
{
    const PlannedEvent &event = m_planned.events[m_next];
    return {event.at, event.user, Command::kind, fieldsToJson(command)};
}

Result<CaseAct> CaseWalk::act(const Registered &registered)
{
    const Caller &caller = registered.caller;
    const cases::Channel channel = channelAsStored(registered.channel);
    const PlannedEvent &event = m_planned.events[m_next];
    const bool atOnce = registered.operation == cycle_137::completeAtOnce;
    const QString name = QString(caller.givenName + u' ' + caller.familyName).trimmed();
    m_step = workflow::start(m_process);
    return of(intake::RegisterCase{
        .code = {},
        .subject = catalogue::SubjectId(m_plan.subjects[size_t(registered.subject)].id),
        .place = places::PlaceId(m_plan.streets[size_t(registered.place.street)].id),
        .plaque = registered.place.plaque > 0 ? QString::number(registered.place.plaque) : QString(),
        .address = {},
        .words = registered.words,
        .callerPhone = caller.phone,
        .callerName = name,
        .channel = channel,
        .urgency = atOnce ? cases::Urgency::Instant : cases::Urgency::FollowUp,
        .answers = answersTo(m_plan, registered.subject, channel, m_planned.index, event.at)});
}

Result<CaseAct> CaseWalk::act(const Referred &referred)
{
    TRY_LET(const auto stay, openStay(referred.node));
    const organisation::PostId to(m_plan.posts[size_t(referred.toPost)].id);
    return of(cases::ReferCase{id(), stay, to, referred.note});
}

Result<CaseAct> CaseWalk::act(const Taken &taken)
{
    TRY_LET(const auto stay, openStay(taken.node));
    return of(cases::TakeCase{id(), stay});
}

Result<CaseAct> CaseWalk::act(const Noted &noted)
{
    return of(cases::AddNote{id(), noted.text});
}

Result<CaseAct> CaseWalk::act(const Completed &completed)
{
    TRY_LET(const auto stay, openStay(completed.node));
    const QString operation = QString::fromLatin1(completed.operation);
    TRY_LET(const auto key, workflow::OperationKey::parse(operation));
    TRY_LET(m_step, workflow::follow(m_process, m_state, stay.uuid(), {key, completed.text, {}}));
    const workflow::Edge *edge = m_process.find(*workflow::NodeKey::parse(QString::fromLatin1(completed.node)), key);
    if (edge->act)
        return featureAct(edge->act->text(), stay, completed.text);
    return of(cases::CompleteNode{id(), stay, operation, completed.text, {}});
}

Result<CaseAct> CaseWalk::featureAct(const QString &act, const cases::CaseNodeId &stay, const QString &text)
{
    // Which of several possible things is said depends on the case alone, so that it is the same everywhere.
    const qint64 dice = m_planned.index;
    if (act == QLatin1String("followup.ask"))
        return of(followup::AskOfficial{id(), stay, {}, text, {}});
    if (act == QLatin1String("followup.not_ours"))
        return of(followup::NotOurs{id(), stay, text});
    if (act == QLatin1String("followup.reply")) {
        m_isReply = true;
        return of(followup::RecordReply{id(), stay, text, {}, followup::ReplyChannel::Phone, {}});
    }
    if (act == QLatin1String("followup.accept")) {
        constexpr followup::Rating ratings[] = {followup::Rating::Good, followup::Rating::Excellent,
                                                followup::Rating::Good, followup::Rating::Fair, followup::Rating::Weak};
        return of(followup::AcceptReply{id(), stay, m_reply, ratings[dice % 5], {}, {}});
    }
    using answering::CallResult;
    using cases::Opinion;
    answering::RecordAnswer call{id(), stay, CallResult::Done,     Opinion::Satisfied, {}, text,
                                 {},   {},   cases::Channel::Phone};
    if (act == QLatin1String("answering.done")) {
        call.opinion = dice % 7 == 0 ? Opinion::Dissatisfied : dice % 3 == 0 ? Opinion::Fair : Opinion::Satisfied;
    } else if (act == QLatin1String("answering.no_opinion")) {
        call.result = CallResult::NoOpinion;
        call.opinion = Opinion::NotHad;
        call.reason = text;
        call.note.clear();
    } else {
        call.result = CallResult::NotDone;
        call.opinion = Opinion::Dissatisfied;
        call.words = text;
        call.note.clear();
    }
    return of(call);
}

Result<CaseAct> CaseWalk::act(const Reopened &reopened)
{
    TRY_LET(m_step, workflow::reopen(m_process, m_state, reopened.note));
    return of(cases::ReopenCase{id(), reopened.note});
}

Result<cases::CaseNodeId> CaseWalk::openStay(const QByteArray &node) const
{
    for (const workflow::Opening *opening : m_state.in(workflow::OpeningState::Open)) {
        if (opening->node.text() == QLatin1String(node))
            return cases::CaseNodeId(opening->id);
    }
    return Error("standard_city.illegal")
        .with(QStringLiteral("case"), m_planned.index)
        .with(QStringLiteral("event"), qulonglong(m_next))
        .with(QStringLiteral("why"), QStringLiteral("the node is not open"));
}

} // namespace peygir::standard_city
