// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/rules/town.h"

#include "base/random.h"
#include "composition/registry.h"
#include "reference/core/base_information.h"
#include "workflow/core/process_codec.h"
#include "workflow/core/process_text.h"

#include <QFile>

#include <algorithm>

namespace peygir::test {

using namespace organisation;
using namespace catalogue;
using namespace places;
using access::Assignment;
using access::AssignmentId;
using access::Role;
using access::RoleId;
using access::UserRights;

namespace {

Localized named(const char *name) { return {QString::fromLatin1(name), QString()}; }

template <class T>
void putRecord(FactStore &store, const T &record)
{
    const QJsonObject arguments{{QStringLiteral("type"), QString::fromLatin1(T::tableName)},
                                {QStringLiteral("record"), fieldsToJson(record)}};
    const Envelope envelope{idNamed(QByteArray("put:") + T::tableName + rowIdOf(record).toAscii()),
                            reference::putRecordKind,
                            1,
                            access::systemUser(),
                            Instant(0),
                            std::nullopt,
                            std::nullopt,
                            {},
                            arguments};
    const auto decided = cityRules().decide(envelope, Instant(0), store);
    if (!decided.ok())
        qFatal("%s: %s", T::tableName, decided.error().id().constData());
    store.apply(*decided);
}

void putChart(FactStore &store)
{
    putRecord(store, Unit{city(), {}, UnitLevel::Organisation, named("city"), true});
    putRecord(store, Unit{centre(), city(), UnitLevel::Authority, named("centre"), true});
    putRecord(store, Unit{roads(), city(), UnitLevel::Unit, named("roads"), true});
    putRecord(store, Unit{unitOne(), city(), UnitLevel::Authority, named("one"), true});
    putRecord(store, Unit{unitTwo(), city(), UnitLevel::Authority, named("two"), true});
    putRecord(store, Unit{yardOne(), unitOne(), UnitLevel::Unit, named("yard"), true});
    const auto post = [&store](const PostId &id, const UnitId &unit, std::optional<UserId> holder, const char *role,
                               bool active = true) {
        putRecord(store, Post{id, unit, named("post"), holder, false,
                              role ? std::optional(QString::fromLatin1(role)) : std::nullopt, active});
    };
    post(agentPost(), centre(), sara(), "intake_agent");
    post(supervisorPost(), centre(), omid(), "intake_supervisor");
    post(followUpPost(), centre(), reza(), "follow_up_expert");
    post(answeringOne(), unitOne(), mina(), "answering_expert");
    post(answeringTwo(), unitTwo(), nima(), "answering_expert");
    post(oldPost(), unitTwo(), {}, "answering_expert", false);
    post(PostId(idNamed("post:clerk")), city(), omid(), "clerk");
    post(PostId(idNamed("post:permits")), unitOne(), mina(), "permit_expert");
    post(PostId(idNamed("post:inspector")), unitOne(), mina(), "field_inspector");
    post(PostId(idNamed("post:traffic")), unitOne(), mina(), "traffic_expert");
    post(PostId(idNamed("post:finance")), city(), omid(), "finance_expert");
    post(PostId(idNamed("post:utilities")), city(), omid(), "utilities_expert");
    putRecord(store, Post{headOne(), unitOne(), named("head"), {}, true, {}, true});
}

void putPeople(FactStore &store)
{
    const RoleId everything(idNamed("role:everything"));
    putRecord(store, Role{everything,
                          QStringLiteral("everything"),
                          named("everything"),
                          {QStringLiteral("cases.register"), QStringLiteral("cases.refer"), QStringLiteral("cases.take"),
                           QStringLiteral("cases.note"), QStringLiteral("cases.complete"), QStringLiteral("cases.reopen"),
                           QStringLiteral("cases.attach"), QStringLiteral("cases.review_document"),
                           QStringLiteral("cases.edit_message"), QStringLiteral("cases.edit_citizen"),
                           QStringLiteral("cases.subscribe"), QStringLiteral("cases.refer_directly"),
                           QStringLiteral("cases.move_deadline"), QStringLiteral("cases.ask_citizen"),
                           QStringLiteral("followup.ask"), QStringLiteral("followup.reply"),
                           QStringLiteral("followup.not_ours"), QStringLiteral("followup.accept"),
                           QStringLiteral("followup.return"), QStringLiteral("followup.name_expert"),
                           QStringLiteral("followup.request_visit"), QStringLiteral("followup.visit"),
                           QStringLiteral("answering.record")},
                          true});
    const auto person = [&](const UserId &id, const char *name, std::optional<UnitId> unit, bool worksHere = true) {
        putRecord(store, Person{id, QString::fromLatin1(name), true});
        store.put(UserRights{id, 1});
        if (worksHere)
            store.put(Assignment{AssignmentId(idNamed(QByteArray("assignment:") + name)), id, everything, unit, {}, true});
    };
    person(sara(), "Sara", {});
    person(omid(), "Omid", {});
    person(reza(), "Reza", {});
    person(mina(), "Mina", unitOne());
    person(nima(), "Nima", {});
    person(stranger(), "Stranger", {}, false);
}

void putPlaces(FactStore &store)
{
    const auto place = [&store](const PlaceId &id, std::optional<PlaceId> parent, PlaceLevel level,
                                std::optional<Uuid> unit) {
        putRecord(store, Place{id, parent, level, named("place"), {}, {}, unit, true});
    };
    const PlaceId district(idNamed("place:district"));
    place(regionOne(), {}, PlaceLevel::Region, unitOne().uuid());
    place(district, regionOne(), PlaceLevel::District, {});
    place(streetOne(), district, PlaceLevel::Street, {});
    place(regionTwo(), {}, PlaceLevel::Region, unitTwo().uuid());
    place(streetTwo(), regionTwo(), PlaceLevel::Street, {});
    place(wasteland(), {}, PlaceLevel::Region, {});
}

void putCatalogue(FactStore &store)
{
    for (const char *key : {"cycle_137", "one_clerk_town", "excavation_permit"})
        putRecord(store, shippedProcess(QString::fromLatin1(key)));
    putRecord(store, SubjectGroup{streets(), named("streets"), true});
    const auto subject = [&store](const SubjectId &id, const Uuid &process, ResponsibleBy by, const UnitId &unit,
                                  bool active = true) {
        putRecord(store, Subject{id, streets(), named("subject"), process, by, unit.uuid(), 72, active});
    };
    const Uuid cycle = shippedProcess(QStringLiteral("cycle_137")).id.uuid();
    subject(pothole(), cycle, ResponsibleBy::Place, roads());
    subject(waste(), cycle, ResponsibleBy::Unit, unitTwo());
    subject(closedSubject(), cycle, ResponsibleBy::Place, roads(), false);
    subject(lostSubject(), idNamed("process:lost"), ResponsibleBy::Place, roads());
    subject(permitSubject(), shippedProcess(QStringLiteral("excavation_permit")).id.uuid(), ResponsibleBy::Place, roads());
    subject(clerkSubject(), shippedProcess(QStringLiteral("one_clerk_town")).id.uuid(), ResponsibleBy::Unit, city());
}

} // namespace

const Registry &cityRules()
{
    static const Registry rules = makeRegistry();
    return rules;
}

Uuid idNamed(QByteArrayView name)
{
    static const Uuid space = Uuid::parse(QByteArrayView("01900000-0000-7000-8000-000000000000")).value();
    return derivedUuid(space, name);
}

UnitId city() { return UnitId(idNamed("unit:city")); }
UnitId centre() { return UnitId(idNamed("unit:centre")); }
UnitId roads() { return UnitId(idNamed("unit:roads")); }
UnitId unitOne() { return UnitId(idNamed("unit:one")); }
UnitId unitTwo() { return UnitId(idNamed("unit:two")); }
UnitId yardOne() { return UnitId(idNamed("unit:yard")); }

UserId sara() { return UserId(idNamed("sara")); }
UserId omid() { return UserId(idNamed("omid")); }
UserId reza() { return UserId(idNamed("reza")); }
UserId mina() { return UserId(idNamed("mina")); }
UserId nima() { return UserId(idNamed("nima")); }
UserId stranger() { return UserId(idNamed("stranger")); }

PostId agentPost() { return PostId(idNamed("post:agent")); }
PostId supervisorPost() { return PostId(idNamed("post:supervisor")); }
PostId followUpPost() { return PostId(idNamed("post:follow_up")); }
PostId answeringOne() { return PostId(idNamed("post:answering_one")); }
PostId answeringTwo() { return PostId(idNamed("post:answering_two")); }
PostId headOne() { return PostId(idNamed("post:head_one")); }
PostId oldPost() { return PostId(idNamed("post:old")); }

SubjectGroupId streets() { return SubjectGroupId(idNamed("group:streets")); }
SubjectId pothole() { return SubjectId(idNamed("subject:pothole")); }
SubjectId waste() { return SubjectId(idNamed("subject:waste")); }
SubjectId closedSubject() { return SubjectId(idNamed("subject:closed")); }
SubjectId lostSubject() { return SubjectId(idNamed("subject:lost")); }
SubjectId permitSubject() { return SubjectId(idNamed("subject:permit")); }
SubjectId clerkSubject() { return SubjectId(idNamed("subject:clerk")); }

PlaceId regionOne() { return PlaceId(idNamed("place:one")); }
PlaceId streetOne() { return PlaceId(idNamed("place:street_one")); }
PlaceId regionTwo() { return PlaceId(idNamed("place:two")); }
PlaceId streetTwo() { return PlaceId(idNamed("place:street_two")); }
PlaceId wasteland() { return PlaceId(idNamed("place:wasteland")); }

workflow::ProcessDefinition shippedProcess(const QString &key)
{
    QFile file(QStringLiteral(":/processes/%1.json").arg(key));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("no process %s", qPrintable(key));
    const QByteArray text = file.readAll();
    const auto process = workflow::parseProcess(text);
    if (!process.ok())
        qFatal("%s: %s", qPrintable(key), process.error().id().constData());
    return {process->id(), key, process->version(), QString::fromUtf8(text), true};
}

workflow::ProcessDefinition withAct(const workflow::ProcessDefinition &record, const char *node, const char *operation,
                                    const char *act)
{
    workflow::ProcessDraft draft = workflow::processOf(record).value()->draft();
    const auto edge = std::find_if(draft.edges.begin(), draft.edges.end(), [=](const workflow::Edge &one) {
        return one.from.text() == QLatin1String(node) && one.key.text() == QLatin1String(operation);
    });
    if (edge == draft.edges.end())
        qFatal("no %s at %s", operation, node);
    edge->act = workflow::ActName::parse(QString::fromLatin1(act)).value();
    workflow::ProcessDefinition changed = record;
    changed.definition = QString::fromUtf8(workflow::textOf(draft));
    return changed;
}

FactStore theTown()
{
    static const FactStore town = [] {
        FactStore store;
        putChart(store);
        putPeople(store);
        putPlaces(store);
        putCatalogue(store);
        return store;
    }();
    return town;
}

void putArea(FactStore &store, const catalogue::ExpertArea &area) { putRecord(store, area); }

void letPotholesWalkTheWholeCycle(FactStore &store)
{
    const workflow::ProcessDefinition cycle = shippedProcess(QStringLiteral("cycle_137_2"));
    store.put(cycle);
    for (Subject subject : store.all<Subject>()) {
        subject.process = subject.id == pothole() ? cycle.id.uuid() : subject.process;
        store.put(subject);
    }
    using catalogue::ExpertAreaId;
    putArea(store, {ExpertAreaId(idNamed("area:follow_up")), named("follow up"), followUpPost()});
    putArea(store, {ExpertAreaId(idNamed("area:answering_one")), named("answering one"), answeringOne(), unitOne()});
}

Post postOf(const FactStore &store, const PostId &id)
{
    for (const Post &post : store.all<Post>()) {
        if (post.id == id)
            return post;
    }
    qFatal("no such post");
}

} // namespace peygir::test
