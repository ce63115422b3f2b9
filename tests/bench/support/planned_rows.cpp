// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/support/planned_rows.h"

#include "cases/core/period.h"
#include "support/standard_city/base_commands.h"
#include "support/standard_city/case_commands.h"
#include "support/standard_city/cycle_137.h"

#include <algorithm>

namespace peygir::bench {

namespace city = standard_city;
using cases::HistoryKind;
using city::cycle_137::leadsTo;
using workflow::OpeningState;

namespace {

cases::Channel channelAsStored(city::Channel channel)
{
    switch (channel) {
    case city::Channel::Phone: return cases::Channel::Phone;
    case city::Channel::InPerson: return cases::Channel::InPerson;
    case city::Channel::Sms: return cases::Channel::Sms;
    case city::Channel::Web: return cases::Channel::Web;
    case city::Channel::MobileApp: break;
    }
    return cases::Channel::App;
}

} // namespace

/// One case on its way: each event changes the rows as the rule of its command does.
class PlannedRowsWriter::Life
{
public:
    Life(const PlannedRowsWriter &writer, const city::PlannedCase &planned, const cases::CitizenId &citizen, Part part)
        : m_writer(writer), m_plan(writer.m_desks.plan()), m_planned(planned), m_part(part),
          m_caseId(writer.idOf(planned.events.front().at, planned.index, 0)), m_place(planned.registration().place), m_district(m_plan.districtOf(m_place.street)),
          m_rows{firstCard(citizen), {cases::CaseId(id(0)), {}, {}, {}, {}, {}, {}, {}}, {}, {}, {}}
    {}

    PlannedRows live()
    {
        for (const city::PlannedEvent &event : m_planned.events) {
            m_event = &event;
            std::visit([this](const auto &what) { happen(what); }, event.what);
        }
        settleOpenNode();
        m_rows.card.lastChangeAt = m_planned.events.back().at;
        m_rows.file.subjectGroup = m_rows.card.subjectGroup;
        m_rows.file.closedPeriod = m_rows.card.closedPeriod;
        return std::move(m_rows);
    }

private:
    Uuid id(quint64 part) const
    {
        if (part == 0 || m_part == Part::Card)
            return m_caseId;
        return m_writer.idOf(m_planned.events.front().at, m_planned.index, part);
    }
    UserId userOf(int user) const { return UserId(m_plan.userId(user)); }
    const city::Post &post(int number) const { return m_plan.posts[size_t(number)]; }
    organisation::PostId postId(int number) const { return organisation::PostId(post(number).id); }
    organisation::UnitId unitOfPost(int number) const
    {
        return organisation::UnitId(m_plan.units[size_t(post(number).unit)].id);
    }

    cases::CaseCard firstCard(const cases::CitizenId &citizen) const
    {
        const city::Registered &registered = m_planned.registration();
        const city::Subject &subject = m_plan.subjects[size_t(registered.subject)];
        const int unit = m_writer.m_desks.responsibleUnit(registered.subject, m_district);
        const Instant at = m_planned.events.front().at;
        const bool atOnce = registered.operation == city::cycle_137::completeAtOnce;
        return {.id = cases::CaseId(id(0)),
                .code = city::CaseCommands::code(m_writer.m_seed, m_planned.index),
                .aliasCode = {},
                .subject = catalogue::SubjectId(subject.id),
                .subjectGroup = catalogue::SubjectGroupId(m_plan.groups[size_t(subject.group)].id),
                .place = places::PlaceId(m_plan.streets[size_t(m_place.street)].id),
                .region = places::PlaceId(m_plan.regions[size_t(m_plan.regionOf(m_place.street))].id),
                .plaque = m_place.plaque > 0 ? QString::number(m_place.plaque) : QString(),
                .address = {},
                .unit = organisation::UnitId(m_plan.units[size_t(unit)].id),
                .process = m_writer.m_process.id(),
                .processVersion = m_writer.m_process.version(),
                .node = {},
                .holder = {},
                .holderUnit = {},
                .takenBy = {},
                .openNodes = 0,
                .referrals = 0,
                .channel = channelAsStored(registered.channel),
                .urgency = atOnce ? cases::Urgency::Instant : cases::Urgency::FollowUp,
                .citizen = citizen,
                .registeredBy = userOf(m_planned.events.front().user),
                .registeredAt = at,
                .deadline = m_planned.deadline,
                .lastChangeAt = at,
                .closedAt = {},
                .closedPeriod = {},
                .outcome = {},
                .joinedTo = {},
                .intakeFlag = {},
                .needsCallBack = false};
    }

    void tell(HistoryKind what, const QString &words, QJsonObject values = {})
    {
        const auto node = m_rows.nodes.empty() ? std::nullopt : std::optional(m_rows.nodes.back().id);
        m_rows.history.push_back({cases::HistoryEntryId(id(1000 + m_rows.history.size())), m_rows.card.id, what,
                                  userOf(m_event->user), m_event->at, node, words, std::move(values)});
    }

    void open(const QByteArray &key)
    {
        const bool end = city::cycle_137::isEnd(key);
        m_rows.nodes.push_back({cases::CaseNodeId(id(1 + m_rows.nodes.size())), m_rows.card.id, QString::fromLatin1(key),
                                end ? OpeningState::Ended : OpeningState::Open, {}, {}, {}, {}, {}, m_event->at,
                                userOf(m_event->user), {}, {}, {}, {}});
        cases::CaseCard &card = m_rows.card;
        card.node = QString::fromLatin1(key);
        card.openNodes = end ? 0 : 1;
        card.holder.reset();
        card.holderUnit.reset();
        card.takenBy.reset();
        if (end) {
            card.closedAt = m_event->at;
            card.closedPeriod = cases::periodOf(m_event->at);
            card.outcome = key == city::cycle_137::rejected ? workflow::Outcome::Rejected : workflow::Outcome::Done;
        } else {
            card.closedAt.reset();
            card.closedPeriod.reset();
            card.outcome.reset();
        }
    }

    void hold(int holder)
    {
        cases::CaseNode &node = m_rows.nodes.back();
        node.holder = m_rows.card.holder = postId(holder);
        node.unit = m_rows.card.holderUnit = unitOfPost(holder);
        node.takenBy.reset();
        node.takenAt.reset();
        m_rows.card.takenBy.reset();
        auto &units = m_rows.file.units;
        const Uuid unit = unitOfPost(holder).uuid();
        if (std::find(units.begin(), units.end(), unit) == units.end())
            units.push_back(unit);
    }

    void close(workflow::ClosedBy closing, const QByteArray &operation)
    {
        cases::CaseNode &node = m_rows.nodes.back();
        node.state = OpeningState::Closed;
        node.closedAt = m_event->at;
        node.closedBy = userOf(m_event->user);
        node.closing = closing;
        if (!operation.isEmpty())
            node.operation = QString::fromLatin1(operation);
    }

    void refer(int to, const QString &note)
    {
        const auto from = m_rows.nodes.back().holder;
        m_rows.referrals.push_back({cases::ReferralId(id(500 + m_rows.referrals.size())), m_rows.card.id,
                                    m_rows.nodes.back().id, from, postId(to), note, userOf(m_event->user), m_event->at});
        tell(HistoryKind::Referred, note,
             {{QStringLiteral("from"), from ? from->toString() : QString()},
              {QStringLiteral("to"), postId(to).toString()}});
        hold(to);
        ++m_rows.card.referrals;
    }

    /// The post in which he works at this node.
    int seat(const QByteArray &node, int user) const
    {
        const int unit = node == city::cycle_137::answering
            ? m_writer.m_desks.responsibleUnit(m_planned.registration().subject, m_district)
            : m_writer.m_desks.homeUnit(user);
        return *m_writer.m_desks.postOf(user, unit);
    }

    void happen(const city::Registered &registered)
    {
        cases::CaseFile &file = m_rows.file;
        file.words = registered.words;
        file.callerName = QString(registered.caller.givenName + u' ' + registered.caller.familyName).trimmed();
        file.callerPhone = registered.caller.phone;
        open(city::cycle_137::intake);
        hold(seat(city::cycle_137::intake, m_event->user));
        tell(HistoryKind::Registered, {});
        happen(city::Completed{city::cycle_137::intake, registered.operation, registered.answer});
    }
    void happen(const city::Referred &referred) { refer(referred.toPost, referred.note); }
    void happen(const city::Taken &taken)
    {
        const int own = seat(taken.node, m_event->user);
        // The process hands all work of a kind to one post; whoever takes it had it referred to his own.
        if (m_rows.nodes.back().holder != postId(own)) {
            if (taken.node != city::cycle_137::feedback)
                refer(own, {});
            else
                hold(own);
        }
        m_rows.nodes.back().takenBy = m_rows.card.takenBy = userOf(m_event->user);
        m_rows.nodes.back().takenAt = m_event->at;
        tell(HistoryKind::Taken, {});
        m_lastUser = m_event->user;
    }
    void happen(const city::Noted &noted) { tell(HistoryKind::Noted, noted.text); }
    void happen(const city::Completed &completed)
    {
        close(workflow::ClosedBy::Operation, completed.operation);
        tell(HistoryKind::Completed, completed.text,
             {{QStringLiteral("node"), QString::fromLatin1(completed.node)},
              {QStringLiteral("operation"), QString::fromLatin1(completed.operation)}});
        open(leadsTo(completed.node, completed.operation));
    }
    void happen(const city::Reopened &reopened)
    {
        close(workflow::ClosedBy::Reopening, {});
        tell(HistoryKind::Reopened, reopened.note);
        open(city::cycle_137::followUp);
    }

    /// Nobody has taken the last node yet: it waits with one of those who will.
    void settleOpenNode()
    {
        if (m_rows.card.openNodes == 0)
            return;
        if (!m_rows.card.holder) {
            const QByteArray node = m_rows.card.node.toLatin1();
            const city::Registered &registered = m_planned.registration();
            const int group = m_plan.subjects[size_t(registered.subject)].group;
            const auto &able = node == city::cycle_137::answering
                ? m_writer.m_desks.answering(registered.subject, m_district)
                : m_writer.m_desks.followingUp(group);
            const int user = node == city::cycle_137::feedback && m_lastUser
                ? *m_lastUser
                : able[size_t(m_planned.index) % able.size()];
            hold(seat(node, user));
        }
    }

    const PlannedRowsWriter &m_writer;
    const city::CityPlan &m_plan;
    const city::PlannedCase &m_planned;
    Part m_part;
    Uuid m_caseId;
    city::Place m_place;
    int m_district;
    const city::PlannedEvent *m_event = nullptr;
    std::optional<int> m_lastUser;
    PlannedRows m_rows;
};

PlannedRowsWriter::PlannedRowsWriter(const city::Desks &desks, const workflow::Process &process, quint64 seed)
    : m_desks(desks), m_process(process), m_seed(seed)
{}

PlannedRows PlannedRowsWriter::rows(const city::PlannedCase &planned, const cases::CitizenId &citizen,
                                    Part part) const
{
    return Life(*this, planned, citizen, part).live();
}

Uuid PlannedRowsWriter::idOf(Instant at, qint64 number, quint64 part) const
{
    return city::plannedId(at, m_seed, quint64(number), part);
}

} // namespace peygir::bench
