// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cases/core/case_ids.h"
#include "command/envelope.h"
#include "followup/core/followup_ids.h"
#include "support/standard_city/case_life.h"
#include "workflow/core/walk.h"

namespace peygir::standard_city {

/// Whether somebody who takes a node first has it referred to his own post. The process hands all work of a kind to one
/// post, and plans do not tell who spreads it; a city in use has it where it is done.
enum class Pulling { AsPlanned, ToWhoTakes };

/// One command without its envelope: whoever submits it gives it an id.
struct CaseAct
{
    Instant at;
    /// Index into the plan's users.
    int user;
    QByteArray kind;
    QJsonObject arguments;
};

/// Turns what was planned for one case into commands, one after another. Each names rows that the ones before it made,
/// so the caller says under which id each was submitted. Follows the process, and so knows where the case stands, if
/// every command is applied. Plan, desks and process must outlive it.
class CaseWalk
{
public:
    CaseWalk(const CityPlan &plan, const Desks &desks, const workflow::Process &process, PlannedCase planned,
             Pulling pulling = Pulling::AsPlanned);

    bool atEnd() const { return m_next == m_planned.events.size(); }
    /// When the next command is given; not at the end.
    Instant nextAt() const { return m_planned.events[m_next].at; }
    /// What comes next; not at the end. The registration has no tracking code yet: its argument `codeField` is for that.
    /// Fails with the process engine's errors where the plan does not follow the process.
    Result<CaseAct> next();
    /// The act that `next` told was submitted as this command.
    void submitted(const Uuid &command);
    /// The case became a part of an earlier one: nothing of the rest happens.
    void leaveOutTheRest() { m_next = m_planned.events.size(); }

    static constexpr const char *codeField = "code";

    /// With the events that were added: one is one command.
    const PlannedCase &planned() const { return m_planned; }
    /// Index of the next event.
    size_t position() const { return m_next; }
    bool isRegistered() const { return m_id.has_value(); }
    /// Only once registered.
    const cases::CaseId &id() const { return *m_id; }
    /// Whether it stands at an end.
    bool isClosed() const { return !m_state.in(workflow::OpeningState::Ended).empty(); }

private:
    void addWhatPlansLeaveOut(const Desks &desks, Pulling pulling);
    Result<CaseAct> act(const Registered &registered);
    Result<CaseAct> act(const Referred &referred);
    Result<CaseAct> act(const Taken &taken);
    Result<CaseAct> act(const Noted &noted);
    Result<CaseAct> act(const Completed &completed);
    Result<CaseAct> act(const Reopened &reopened);
    /// What the command of a feature does along an edge with this act; `text` as `Completed::text`.
    Result<CaseAct> featureAct(const QString &act, const cases::CaseNodeId &stay, const QString &text);
    /// The open stay at this node.
    Result<cases::CaseNodeId> openStay(const QByteArray &node) const;
    template <class Command>
    CaseAct of(const Command &command) const;

    const CityPlan &m_plan;
    const workflow::Process &m_process;
    PlannedCase m_planned;
    size_t m_next = 0;
    /// What the act that `next` told does to the walk.
    std::optional<workflow::Step> m_step;
    workflow::WalkState m_state;
    std::optional<cases::CaseId> m_id;
    /// The reply that was recorded last, and whether the act that `next` told records one.
    std::optional<followup::ReplyId> m_reply;
    bool m_isReply = false;
};

} // namespace peygir::standard_city
