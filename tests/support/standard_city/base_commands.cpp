// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/standard_city/base_commands.h"

#include "access/core/change_rights.h"
#include "administration/core/sub_section.h"
#include "base/hash.h"
#include "catalogue/core/expert_area.h"
#include "organisation/core/chart.h"
#include "places/core/place.h"
#include "reference/core/put_record.h"
#include "reference/core/snippet.h"
#include "workflow/core/process_codec.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>

namespace peygir::standard_city {

using organisation::UnitId;
using organisation::UnitLevel;
using places::PlaceId;
using places::PlaceLevel;

namespace {

Localized localized(const LocalText &text) { return {text.fa, text.en}; }

UnitLevel levelOf(UnitKind kind)
{
    switch (kind) {
    case UnitKind::Municipality:
        return UnitLevel::Organisation;
    case UnitKind::Deputy:
        return UnitLevel::Deputy;
    case UnitKind::Region:
    case UnitKind::Organisation:
    case UnitKind::Management:
    case UnitKind::Company:
        return UnitLevel::Authority;
    case UnitKind::Department:
        break;
    }
    return UnitLevel::Unit;
}

std::optional<organisation::AuthorityGroup> groupOf(UnitKind kind)
{
    using organisation::AuthorityGroup;
    switch (kind) {
    case UnitKind::Region:
        return AuthorityGroup::Region;
    case UnitKind::Organisation:
        return AuthorityGroup::Organisation;
    case UnitKind::Management:
        return AuthorityGroup::Management;
    case UnitKind::Company:
        return AuthorityGroup::Company;
    case UnitKind::Municipality:
    case UnitKind::Deputy:
    case UnitKind::Department:
        break;
    }
    return std::nullopt;
}

/// Writes the commands one after another and numbers them.
class BaseWriter
{
public:
    BaseWriter(const CityPlan &plan, Instant now) : m_plan(plan), m_now(now) {}

    void writeChart()
    {
        for (const Unit &unit : m_plan.units)
            put(organisation::Unit{UnitId(unit.id), optionalUnit(unit.parent), levelOf(unit.kind), localized(unit.name),
                                   true, groupOf(unit.kind)});
        for (const Person &person : m_plan.people)
            put(organisation::Person{UserId(person.id), person.givenName + u' ' + person.familyName, true});
    }

    void writePlaces()
    {
        for (const Region &region : m_plan.regions)
            place(region, std::nullopt, PlaceLevel::Region, region.centre, region.unit);
        for (const District &district : m_plan.districts)
            place(district, m_plan.regions[size_t(district.region)].id, PlaceLevel::District, district.centre,
                  district.unit);
        for (const Neighbourhood &quarter : m_plan.neighbourhoods)
            place(quarter, m_plan.districts[size_t(quarter.district)].id, PlaceLevel::Neighbourhood, quarter.centre,
                  std::nullopt);
        for (const Street &street : m_plan.streets) {
            const Position middle{(street.from.latitude + street.to.latitude) / 2,
                                  (street.from.longitude + street.to.longitude) / 2};
            place(street, m_plan.neighbourhoods[size_t(street.neighbourhood)].id, PlaceLevel::Street, middle,
                  std::nullopt);
        }
    }

    Result<void> writeCatalogue(const std::vector<workflow::ProcessDefinition> &processes)
    {
        for (const workflow::ProcessDefinition &process : processes)
            put(process);
        for (const SubjectGroup &group : m_plan.groups)
            put(catalogue::SubjectGroup{catalogue::SubjectGroupId(group.id), localized(group.name), true});
        for (const Subject &subject : m_plan.subjects) {
            const auto process = std::find_if(processes.begin(), processes.end(), [&subject](const auto &candidate) {
                return candidate.key == subject.process &&
                       subject.processVersion.value_or(candidate.version) == candidate.version;
            });
            if (process == processes.end())
                return Error("standard_city.unknown_reference",
                             {{QStringLiteral("key"), subject.key}, {QStringLiteral("to"), subject.process}});
            TRY(putSubject(subject, process->id.uuid()));
        }
        return {};
    }

    Result<void> writeSnippets()
    {
        for (const Snippet &snippet : m_plan.snippets) {
            reference::Snippet record{reference::SnippetId(snippet.id), snippet.abbreviation, localized(snippet.words), {},
                                      true};
            for (const QString &use : snippet.usedIn) {
                TRY_LET(const auto where, FieldCodec<reference::SnippetUse>::parse(use));
                record.usedIn.push_back(where);
            }
            put(record);
        }
        return {};
    }

    void writePeople()
    {
        for (const Role &role : m_plan.roles) {
            QJsonObject months;
            for (const auto &[verb, number] : role.keptMonths.asKeyValueRange())
                months.insert(verb, number);
            put(access::Role{access::RoleId(role.id), role.key, localized(role.name),
                             {role.verbs.begin(), role.verbs.end()}, true, months});
        }
        for (const Post &post : m_plan.posts) {
            const auto role = post.role ? std::optional(m_plan.roles[size_t(*post.role)].key) : std::nullopt;
            put(organisation::Post{organisation::PostId(post.id), unitId(post.unit), localized(post.name),
                                   UserId(m_plan.people[size_t(post.person)].id), post.head, role, true});
        }
        for (const Assignment &assignment : m_plan.assignments) {
            const auto group = assignment.group ? std::optional(m_plan.groups[size_t(*assignment.group)].id) : std::nullopt;
            // Who gives rights and defines roles does so for the whole, also for what lies in no unit.
            const bool everywhere = m_plan.roles[size_t(assignment.role)].key == QLatin1String("administrator");
            const access::ChangeRights change{UserId(m_plan.userId(assignment.user)),
                                              access::RoleId(m_plan.roles[size_t(assignment.role)].id),
                                              everywhere ? std::nullopt : std::optional(unitId(assignment.unit)), group, true};
            add(access::ChangeRights::kind, fieldsToJson(change));
        }
    }

    /// Who follows up has his group of subjects, or his share of the authorities; who answers has his unit. The first of each
    /// has what is nobody's (R069).
    void writeAreas()
    {
        std::vector<UnitId> authorities;
        for (const Unit &unit : m_plan.units) {
            const bool isTheCentre = unit.key == QLatin1String("centre_137");
            if (levelOf(unit.kind) == UnitLevel::Authority && !isTheCentre)
                authorities.push_back(UnitId(unit.id));
        }
        std::vector<const Post *> sharing;
        for (const auto &[post, assignment] : expertsCalled("follow_up_expert")) {
            if (assignment->group)
                area(*post, {}, assignment->group);
            else
                sharing.push_back(post);
        }
        for (size_t n = 0; n < authorities.size() && !sharing.empty(); ++n)
            area(*sharing[n % sharing.size()], authorities[n], {});
        for (const auto &[post, assignment] : expertsCalled("answering_expert"))
            area(*post, unitId(assignment->unit), assignment->group);
        for (const char *role : {"follow_up_expert", "answering_expert"}) {
            if (const auto all = expertsCalled(role); !all.empty())
                area(*all.front().first, {}, {});
        }
    }

    /// The managing cartable as it is shipped; what those who supervise see, the city's managers see too.
    Result<void> writeSections()
    {
        const QString name = QStringLiteral(":/sections/sections.json");
        QFile file(name);
        if (!file.open(QIODevice::ReadOnly))
            return Error("standard_city.unreadable", {{QStringLiteral("file"), name}});
        const QJsonArray records = QJsonDocument::fromJson(file.readAll()).object().value(QLatin1String("records")).toArray();
        const auto lead = std::find_if(m_plan.roles.begin(), m_plan.roles.end(),
                                       [](const Role &role) { return role.key == QLatin1String("manager"); });
        for (const QJsonValue &record : records) {
            using namespace administration;
            add(reference::putRecordKind, record.toObject());
            TRY_LET(const SubSection one,
                    fieldsFromJson<SubSection>(record.toObject().value(QLatin1String("record")).toObject()));
            if (one.seenBy == SeenBy::Managers && lead != m_plan.roles.end())
                put(SectionAccess{SectionAccessId(derivedUuid(one.id.uuid(), "manager")), one.name, one.id, AccessWay::Shows,
                                  access::RoleId(lead->id)});
        }
        return {};
    }

    /// The levels of access that are shipped; nobody has one yet.
    Result<void> writeLevels()
    {
        QFile file(QStringLiteral(":/levels/levels.json"));
        if (!file.open(QIODevice::ReadOnly))
            return Error("standard_city.unreadable", {{QStringLiteral("file"), file.fileName()}});
        const QJsonArray records = QJsonDocument::fromJson(file.readAll()).object().value(QLatin1String("records")).toArray();
        for (const QJsonValue &record : records)
            add(reference::putRecordKind, record.toObject());
        return {};
    }

    std::vector<Envelope> take() { return std::move(m_commands); }

private:
    UnitId unitId(int unit) const { return UnitId(m_plan.units[size_t(unit)].id); }
    std::optional<UnitId> optionalUnit(const std::optional<int> &unit) const
    {
        return unit ? std::optional(unitId(*unit)) : std::nullopt;
    }

    /// The posts that play this part, with what their holders have the role for; one for each such assignment.
    std::vector<std::pair<const Post *, const Assignment *>> expertsCalled(const char *roleKey) const
    {
        std::vector<std::pair<const Post *, const Assignment *>> found;
        for (const Post &post : m_plan.posts) {
            if (!post.role || m_plan.roles[size_t(*post.role)].key != QLatin1String(roleKey))
                continue;
            for (const Assignment &assignment : m_plan.assignments) {
                if (assignment.role == *post.role && m_plan.users[size_t(assignment.user)].person == post.person)
                    found.emplace_back(&post, &assignment);
            }
        }
        return found;
    }

    void area(const Post &post, const std::optional<UnitId> &unit, const std::optional<int> &group)
    {
        const Uuid id = derivedUuid(post.id, "area:" + QByteArray::number(++m_areas));
        put(catalogue::ExpertArea{
            catalogue::ExpertAreaId(id), localized(post.name), organisation::PostId(post.id), unit, {},
            group ? std::optional(catalogue::SubjectGroupId(m_plan.groups[size_t(*group)].id)) : std::nullopt});
    }

    Result<void> putSubject(const Subject &subject, const Uuid &process)
    {
        const auto *fixed = std::get_if<FixedUnit>(&subject.responsible);
        const int unit = fixed ? fixed->unit : std::get<UnitOfPlace>(subject.responsible).otherwise;
        TRY_LET(catalogue::Checklist questions, FieldCodec<catalogue::Checklist>::fromJson(subject.questions));
        TRY_LET(const auto urgency, FieldCodec<catalogue::Urgency>::parse(subject.urgency));
        TRY_LET(const auto same, FieldCodec<catalogue::SameProblem>::parse(subject.sameProblem));
        put(catalogue::Subject{catalogue::SubjectId(subject.id),
                               catalogue::SubjectGroupId(m_plan.groups[size_t(subject.group)].id),
                               localized(subject.name), process,
                               fixed ? catalogue::ResponsibleBy::Unit : catalogue::ResponsibleBy::Place,
                               unitId(unit).uuid(), subject.deadlineHours, true, std::move(questions),
                               optional(localized(subject.firstAnswer), subject.firstAnswer.fa),
                               optional(subject.searchWords, subject.searchWords), urgency, same,
                               subject.sameProblemHours});
        return {};
    }

    template <class T>
    static std::optional<T> optional(T value, const QString &text)
    {
        return text.isEmpty() ? std::nullopt : std::optional(std::move(value));
    }

    template <class Planned>
    void place(const Planned &planned, const std::optional<Uuid> &parent, PlaceLevel level, Position centre,
               const std::optional<int> &unit)
    {
        put(places::Place{PlaceId(planned.id), parent ? std::optional(PlaceId(*parent)) : std::nullopt, level,
                          localized(planned.name), centre.latitude, centre.longitude,
                          unit ? std::optional(unitId(*unit).uuid()) : std::nullopt, true});
    }

    template <RowType T>
    void put(const T &record)
    {
        add(reference::putRecordKind, {{QStringLiteral("type"), QLatin1String(T::tableName)},
                                       {QStringLiteral("record"), fieldsToJson(record)}});
    }

    void add(const char *kind, const QJsonObject &arguments)
    {
        const Uuid id = plannedId(m_now, shortHashOf(m_plan.id), m_commands.size(), 0);
        m_commands.push_back({id, kind, 1, access::systemUser(), m_now, 0, std::nullopt, {}, arguments});
    }
    static quint64 shortHashOf(const Uuid &city) { return quint64(shortHash(city.view())); }

    const CityPlan &m_plan;
    Instant m_now;
    std::vector<Envelope> m_commands;
    int m_areas = 0;
};

} // namespace

Uuid plannedId(Instant at, quint64 seed, quint64 number, quint64 part)
{
    const QByteArray digest = Blake2b(16).add(seed).add(number).add(part).finish();
    SeededRandom random(quint64(shortHash(digest)));
    return newUuid(at, random);
}

namespace {

Result<workflow::ProcessDefinition> shippedProcess(const char *name)
{
    QFile file(QStringLiteral(":/processes/%1.json").arg(QLatin1String(name)));
    if (!file.open(QIODevice::ReadOnly))
        return Error("standard_city.unreadable", {{QStringLiteral("file"), file.fileName()}});
    const QByteArray text = file.readAll();
    TRY_LET(const workflow::Process process, workflow::parseProcess(text));
    return workflow::ProcessDefinition{process.id(), process.key().text(), process.version(), QString::fromUtf8(text),
                                       true};
}

} // namespace

Result<std::vector<workflow::ProcessDefinition>> shippedProcesses()
{
    std::vector<workflow::ProcessDefinition> processes;
    for (const char *name : {"cycle_137_2", "excavation_permit", "one_clerk_town_2", "cycle_137", "one_clerk_town"}) {
        TRY_LET(auto process, shippedProcess(name));
        processes.push_back(std::move(process));
    }
    return processes;
}

Result<workflow::ProcessDefinition> firstCycle() { return shippedProcess("cycle_137"); }

Result<std::vector<Envelope>> baseInformation(const CityPlan &plan, Instant now)
{
    TRY_LET(const auto processes, shippedProcesses());
    BaseWriter writer(plan, now);
    writer.writeChart();
    writer.writePlaces();
    TRY(writer.writeCatalogue(processes));
    TRY(writer.writeSnippets());
    writer.writePeople();
    writer.writeAreas();
    TRY(writer.writeSections());
    TRY(writer.writeLevels());
    return writer.take();
}

} // namespace peygir::standard_city
