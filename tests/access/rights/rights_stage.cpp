// SPDX-License-Identifier: GPL-3.0-or-later
#include "access/rights/rights_stage.h"

#include "access/core/change_rights.h"
#include "access/core/settle_attention.h"
#include "access/core/settle_held.h"
#include "cases/core/citizen.h"
#include "cases/core/complete_node.h"
#include "reference/core/put_record.h"
#include "reference/core/working_calendar.h"
#include "support/standard_city/base_commands.h"

#include <algorithm>

namespace peygir::test {

using cases::CaseDossier;
using cases::CaseNode;
using catalogue::SubjectGroupId;
using organisation::UnitId;

namespace {

const standard_city::CityPlan &demo()
{
    static const standard_city::CityPlan plan = standard_city::demoCityPlan().value();
    return plan;
}

FactStore loadedCity()
{
    FactStore store;
    const auto commands = standard_city::baseInformation(demo(), Instant(1'790'000'000'000));
    for (const Envelope &command : *commands)
        store.apply(cityRules().decide(command, command.madeAt, store).value());
    // The cycle with all acts of follow-up and answering, for every subject.
    const workflow::ProcessDefinition cycle = shippedProcess(QStringLiteral("cycle_137_2"));
    store.put(cycle);
    for (catalogue::Subject subject : store.all<catalogue::Subject>()) {
        subject.process = cycle.id.uuid();
        store.put(subject);
    }
    return store;
}

template <class List>
const auto &named(const List &list, const QString &key)
{
    const auto found = std::find_if(list.begin(), list.end(), [&](const auto &item) { return item.key == key; });
    if (found == list.end())
        qFatal("the demo city has no %s", qPrintable(key));
    return *found;
}

catalogue::SubjectId subjectOf(const SubjectGroupId &group)
{
    for (const standard_city::Subject &subject : demo().subjects) {
        if (demo().groups[size_t(subject.group)].id == group.uuid())
            return catalogue::SubjectId(subject.id);
    }
    qFatal("a group without subjects");
}

} // namespace

UnitId RightsStage::unit(const char *key) const { return UnitId(named(demo().units, QLatin1String(key)).id); }

SubjectGroupId RightsStage::group(const char *key) const
{
    return SubjectGroupId(named(demo().groups, QLatin1String(key)).id);
}

RightsStage::RightsStage()
    : m_scene(loadedCity())
    , m_citizen(idNamed("nobody yet"))
{
    addCalendar();
    for (const standard_city::SubjectGroup &one : demo().groups) {
        const SubjectGroupId id(one.id);
        const auto message = [&] {
            return aCase(m_scene).about(subjectOf(id)).calledFrom(QStringLiteral("09121234567")).by(access::systemUser());
        };
        m_open.emplace(id, message().registered());
        const cases::CaseId closed = message().registered();
        m_scene.must(cases::CompleteNode{closed, m_scene.openNode(closed).id, QStringLiteral("complete_at_once"),
                                         QStringLiteral("told at once"), {}},
                     access::systemUser());
        m_closed.emplace(id, closed);
    }
    m_citizen = *m_scene.card(m_open.begin()->second).citizen;
    addPeople();
    addClerk();
    addRetired();
}

void RightsStage::addPeople()
{
    struct Known
    {
        const char *key;
        const char *in;
        const char *out;
        const char *group = "cleaning";
        const char *otherGroup = "cleaning";
    };
    // Where somebody has a unit with others below it, what lies in one of those is his.
    static const Known all[] = {{"agent1", "intake", "region_2_works"},
                                {"supervisor1", "intake", "region_2_works"},
                                {"followup1", "follow_up", "region_2_works"},
                                {"followupmanager1", "follow_up", "region_2_works"},
                                {"answer4", "region_4_works", "region_2_works"},
                                {"answer9", "waste", "waste", "cleaning", "roads"},
                                {"official1", "region_4_works", "region_2_works"},
                                {"official3", "deputy_civil_works", "deputy_civil_works", "roads", "cleaning"},
                                {"manager1", "region_4_works", "follow_up"},
                                {"admin1", "region_4_works", "follow_up"}};
    for (const Known &one : all) {
        const standard_city::User &user = named(demo().users, QLatin1String(one.key));
        m_actors.emplace(QString::fromLatin1(one.key),
                         Actor{UserId(demo().people[size_t(user.person)].id),
                               {unit(one.in), group(one.group)},
                               {unit(one.out), group(one.otherGroup)}});
    }
}

void RightsStage::addClerk()
{
    const UserId clerk(idNamed("the one clerk"));
    m_scene.store.put(organisation::Person{clerk, QStringLiteral("The one clerk"), true});
    for (const char *role : {"intake_agent", "follow_up_expert", "answering_expert"})
        m_scene.must(access::ChangeRights{clerk, access::RoleId(named(demo().roles, QLatin1String(role)).id),
                                          unit("region_8_municipality"), {}, true},
                     access::systemUser());
    m_actors.emplace(QStringLiteral("clerk"), Actor{clerk,
                                                    {unit("region_8_works"), group("cleaning")},
                                                    {unit("region_2_works"), group("cleaning")}});
}

void RightsStage::addRetired()
{
    const UserId retired(idNamed("the retired one"));
    m_scene.store.put(organisation::Person{retired, QStringLiteral("The retired one"), true});
    const std::vector<access::Role> roles = m_scene.store.all<access::Role>();
    access::Role off = *std::find_if(roles.begin(), roles.end(), [](const access::Role &role) {
        return role.key == QLatin1String("follow_up_manager");
    });
    off.id = access::RoleId(idNamed("role:off"));
    off.key = QStringLiteral("switched_off");
    off.active = false;
    m_scene.store.put(off);
    m_scene.must(access::ChangeRights{retired, off.id, unit("follow_up"), {}, true}, access::systemUser());
    m_actors.emplace(QStringLiteral("retired"), Actor{retired, m_actors.at(QStringLiteral("followupmanager1")).in,
                                                      m_actors.at(QStringLiteral("followupmanager1")).out});
}

template <class T>
void RightsStage::putRecord(const T &record)
{
    const QJsonObject arguments{{QStringLiteral("type"), QString::fromLatin1(T::tableName)},
                                {QStringLiteral("record"), fieldsToJson(record)}};
    const auto decided = m_scene.submitted({m_scene.nextId(), reference::putRecordKind, 1, access::systemUser(),
                                            m_scene.now, std::nullopt, std::nullopt, {}, arguments});
    if (!decided.ok())
        qFatal("%s: %s", T::tableName, decided.error().id().constData());
}

void RightsStage::addCalendar()
{
    using namespace reference;
    const WorkingCalendarId calendar(idNamed("calendar"));
    // By its command, which keeps the sheet that the days go into.
    putRecord(WorkingCalendar{calendar,
                              {QStringLiteral("office"), {}},
                              {{persian::Weekday::Saturday, TimeOfDay::fromMinutes(480), TimeOfDay::fromMinutes(960)}},
                              true});
    putRecord(CalendarDay{CalendarDayId(idNamed("holiday")),
                          persian::JalaliDate::fromGregorian(QDate(2026, 3, 21)).value(), calendar,
                          {QStringLiteral("Nowruz"), {}}, {}, true});
}

const Actor *RightsStage::actor(const QString &key) const
{
    const auto found = m_actors.find(key);
    return found == m_actors.end() ? nullptr : &found->second;
}

CaseNode RightsStage::stayAt(const char *node, const Spot &spot, FactStore &store, std::optional<UserId> takenBy) const
{
    const cases::CaseId &id = m_open.at(spot.group);
    cases::CaseCard card = m_scene.card(id);
    cases::CaseFile file = m_scene.file(id);
    CaseNode stay = m_scene.openNode(id);
    stay.node = QString::fromLatin1(node);
    stay.unit = spot.unit;
    stay.holder.reset();
    stay.takenBy = takenBy;
    stay.takenAt = takenBy ? std::optional(stay.openedAt) : std::nullopt;
    file.units = {spot.unit.uuid()};
    card.unit = spot.unit;
    card.node = stay.node;
    CaseDossier dossier{card, file, {stay}};
    dossier.alignCard(stay.openedAt);
    store.put(dossier.card);
    store.put(dossier.file);
    store.put(stay);
    return stay;
}

organisation::PostId RightsStage::postIn(const UnitId &where) const
{
    for (const organisation::Post &post : m_scene.store.all<organisation::Post>()) {
        if (post.unit == where && post.active)
            return post.id;
    }
    qFatal("a unit without posts");
}

std::optional<Attempt> RightsStage::attempt(const QString &act, const Spot &spot, const UserId &author) const
{
    const auto found = makers().find(act);
    return found == makers().end() ? std::nullopt : std::optional(found->second(*this, spot, author));
}

Result<Changes> RightsStage::decide(const Attempt &attempt, const UserId &author) const
{
    FactStore store = attempt.store;
    return m_scene.decideOn(store, {m_scene.nextId(), attempt.kind, attempt.version, author, m_scene.now, std::nullopt,
                                    std::nullopt, {}, attempt.arguments});
}

Result<void> RightsStage::mayAsk(const Verb &verb, const UserId &asker) const
{
    FactStore store = m_scene.store;
    const RightsOf rights = access::rightsOf;
    const Facts facts(store, asker, rights);
    return facts.author().may(verb, {.everywhere = true});
}

} // namespace peygir::test
