// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulation/city.h"

#include "access/core/change_rights.h"
#include "catalogue/core/service_terms.h"
#include "reference/core/base_information.h"
#include "reference/core/put_record.h"
#include "simulation/machine.h"
#include "workflow/core/process_codec.h"
#include "workflow/core/process_row.h"

#include <QFile>

namespace peygir::simulation {

namespace {

Localized named(const char *what, int n) { return {QLatin1String(what) + QString::number(n), {}}; }

template <class T>
City::Step record(const T &item)
{
    return {reference::putRecordKind,
            {{QStringLiteral("type"), QLatin1String(T::tableName)}, {QStringLiteral("record"), fieldsToJson(item)}}};
}

QByteArray processFile(const char *key)
{
    QFile file(QStringLiteral(":/processes/%1.json").arg(QLatin1String(key)));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("no process %s", key);
    return file.readAll();
}

} // namespace

Uuid cityId(int kind, int n)
{
    Uuid::Bytes bytes{};
    bytes[0] = 0xc1;
    bytes[6] = 0x80;
    bytes[8] = 0x80;
    bytes[14] = std::uint8_t(kind);
    bytes[15] = std::uint8_t(n);
    return Uuid(bytes);
}

City::City()
{
    using namespace organisation;
    for (int n = 0; n < 8; ++n)
        m_users.emplace_back(cityId(1, n));
    // The organisation, a deputy below it, four units below that.
    for (int n = 0; n < 6; ++n) {
        const UnitId id(cityId(2, n));
        m_units.push_back(id);
        const auto parent = n == 0 ? std::nullopt : std::optional(UnitId(cityId(2, n == 1 ? 0 : 1)));
        const UnitLevel level = n == 0 ? UnitLevel::Organisation : n == 1 ? UnitLevel::Deputy : UnitLevel::Unit;
        m_chart.push_back({id, parent, level, named("unit ", n), true});
    }
    struct Place
    {
        int unit;
        std::optional<int> user;
        bool head;
        const char *role;
    };
    const Place posts[] = {{0, 0, true, "intake_supervisor"}, {1, 6, true, "follow_up_expert"},
                           {2, 3, false, "follow_up_expert"}, {2, 1, false, "answering_expert"},
                           {3, 4, true, "answering_expert"},  {4, 5, false, "answering_expert"},
                           {5, 5, true, "follow_up_expert"},  {0, 2, false, "citizen_counter"},
                           {3, {}, false, "follow_up_expert"}};
    for (const Place &post : posts) {
        const int n = int(m_posts.size());
        m_posts.push_back({PostId(cityId(3, n)), m_units[size_t(post.unit)], named("post ", n),
                           post.user ? std::optional(m_users[size_t(*post.user)]) : std::nullopt, post.head,
                           QLatin1String(post.role), true});
    }
    const std::vector<QString> work{QStringLiteral("cases.note"), QStringLiteral("cases.take"),
                                    QStringLiteral("cases.refer"), QStringLiteral("cases.complete"),
                                    QStringLiteral("cases.reopen"), QStringLiteral("cases.attach"), QStringLiteral("cases.move_deadline"),
                                    QStringLiteral("cases.ask_citizen"),
                                    QStringLiteral("cases.edit_message"), QStringLiteral("cases.edit_citizen"),
                                    QStringLiteral("cases.review_document"), QStringLiteral("cases.read_cards"), QStringLiteral("cases.read_files"),
                                    QStringLiteral("access.settle_held")};
    const std::vector<QString> intake{QStringLiteral("cases.register"),     QStringLiteral("cases.note"),
                                      QStringLiteral("cases.complete"),     QStringLiteral("cases.attach"),
                                      QStringLiteral("cases.edit_message"), QStringLiteral("cases.edit_citizen"),
                                      QStringLiteral("cases.subscribe"), QStringLiteral("cases.refer_directly"),
                                      QStringLiteral("cases.read_cards"), QStringLiteral("cases.read_citizens"),
                                      QStringLiteral("cases.import"), QStringLiteral("cases.ask_citizen")};
    const std::vector<QString> govern{
        QStringLiteral("access.change_rights"), QStringLiteral("access.settle_attention"),
        QStringLiteral("access.settle_held"),
        QStringLiteral("organisation.edit"),    QStringLiteral("places.edit"),
        QStringLiteral("catalogue.edit"),       QStringLiteral("catalogue.edit_service_locations"), QStringLiteral("access.edit_roles"),
        QStringLiteral("reference.edit_calendars"), QStringLiteral("workflow.edit"),
        QStringLiteral("cases.register"),       QStringLiteral("cases.refer"),
        QStringLiteral("cases.read_cards")};
    // Experts work for whole authorities, wherever the post lies to which the case has come.
    const std::vector<QString> follow{QStringLiteral("followup.ask"),         QStringLiteral("followup.reply"),
                                      QStringLiteral("followup.not_ours"),    QStringLiteral("followup.accept"),
                                      QStringLiteral("followup.return"),      QStringLiteral("followup.name_expert"),
                                      QStringLiteral("followup.request_visit"), QStringLiteral("followup.visit"),
                                      QStringLiteral("answering.record")};
    // Whoever works on cases keeps closed files for a month, whoever governs keeps open cards only.
    const QJsonObject windows[] = {{},
                                   {{QStringLiteral("cases.read_files"), 1}},
                                   {{QStringLiteral("cases.read_cards"), 0}},
                                   {}};
    for (const auto &verbs : {intake, work, govern, follow}) {
        const int n = int(m_roles.size());
        m_roles.push_back({access::RoleId(cityId(4, n)), QStringLiteral("role_%1").arg(n), named("role ", n), verbs, true,
                           windows[n]});
    }
    m_assigned = {{0, 2, {}, {}}, {1, 0, {}, {}}, {2, 0, {}, {}}, {1, 1, 2, {}}, {3, 1, 2, {}},
                  {4, 1, 3, {}},  {5, 1, 4, {}},  {5, 1, 5, 1},   {6, 1, 1, {}},
                  {1, 3, 0, {}},  {3, 3, 0, {}},  {4, 3, 0, {}},  {5, 3, 0, {}},  {6, 3, 0, {}}};
    for (int n = 0; n < 2; ++n)
        m_groups.push_back({catalogue::SubjectGroupId(cityId(5, n)), named("group ", n), true});
    for (const char *key : {"cycle_137", "one_clerk_town", "excavation_permit", "cycle_137_2", "one_clerk_town_2"}) {
        const QByteArray text = processFile(key);
        m_processes.emplace_back(text, std::make_shared<const workflow::Process>(must(workflow::parseProcess(text))));
    }
    const auto subject = [this](int group, int process, catalogue::ResponsibleBy by, int unit, bool active) {
        const int n = int(m_subjects.size());
        m_subjects.push_back({catalogue::SubjectId(cityId(6, n)), m_groups[size_t(group)].id, named("subject ", n),
                              m_processes[size_t(process)].second->id().uuid(), by, m_units[size_t(unit)].uuid(), 48,
                              active});
    };
    subject(0, 0, catalogue::ResponsibleBy::Unit, 2, true);
    subject(1, 0, catalogue::ResponsibleBy::Place, 3, true);
    subject(0, 1, catalogue::ResponsibleBy::Unit, 4, true);
    subject(1, 2, catalogue::ResponsibleBy::Unit, 5, true);
    subject(1, 1, catalogue::ResponsibleBy::Unit, 3, false);
    subject(0, 3, catalogue::ResponsibleBy::Place, 3, true);
    subject(1, 3, catalogue::ResponsibleBy::Unit, 2, true);
    subject(1, 4, catalogue::ResponsibleBy::Unit, 4, true);
    // Problems that are the same wherever in the street they are, for a day; and some that never are.
    m_subjects[1].sameProblem = catalogue::SameProblem::Place;
    m_subjects[1].sameProblemHours = 24;
    m_subjects[3].sameProblem = catalogue::SameProblem::Never;
    // What may be answered to a question changes with the subject.
    m_subjects[0].questions = catalogue::Checklist{
        {QStringLiteral("q"), named("question ", 0), catalogue::QuestionKind::YesNo, true, {}, {}}};
    m_subjects[1].questions = catalogue::Checklist{
        {QStringLiteral("q"), named("question ", 1), catalogue::QuestionKind::Number, false, {}, {}}};
    for (int n = 0; n < 4; ++n) {
        m_places.push_back({places::PlaceId(cityId(7, n)),
                            n == 0 ? std::nullopt : std::optional(places::PlaceId(cityId(7, (n - 1) / 2))),
                            n == 0 ? places::PlaceLevel::Region
                                : n == 3 ? places::PlaceLevel::Neighbourhood : places::PlaceLevel::District,
                            named("place ", n), std::nullopt, std::nullopt,
                            n == 0 || n == 2 ? std::optional(m_units[size_t(2 + n)].uuid()) : std::nullopt, true});
    }
}

std::vector<catalogue::ExpertArea> City::areas() const
{
    using catalogue::ExpertArea;
    const auto area = [this](int n, int post, std::optional<int> unit, std::optional<int> region, std::optional<int> group) {
        return ExpertArea{catalogue::ExpertAreaId(cityId(8, n)),
                          named("area ", n),
                          m_posts[size_t(post)].id,
                          unit ? std::optional(m_units[size_t(*unit)]) : std::nullopt,
                          region ? std::optional(m_places[size_t(*region)].id) : std::nullopt,
                          group ? std::optional(m_groups[size_t(*group)].id) : std::nullopt};
    };
    // What is nearer is taken from what is wider: by group, by region, by authority; and two that are equally near.
    return {area(0, 1, {}, {}, {}), area(1, 2, 2, {}, {}),   area(2, 6, {}, {}, 1), area(3, 8, {}, 0, {}),
            area(4, 4, {}, {}, {}), area(5, 5, {}, {}, {}), area(6, 3, 1, {}, 0)};
}

std::vector<City::Step> City::steps() const
{
    std::vector<Step> steps;
    for (const auto &unit : m_chart)
        steps.push_back(record(unit));
    for (size_t n = 0; n < m_users.size(); ++n)
        steps.push_back(record(organisation::Person{m_users[n], QStringLiteral("person %1").arg(n), true}));
    for (const auto &role : m_roles)
        steps.push_back(record(role));
    for (const auto &post : m_posts)
        steps.push_back(record(post));
    for (const auto &place : m_places)
        steps.push_back(record(place));
    for (const auto &[text, process] : m_processes)
        steps.push_back(record(workflow::ProcessDefinition{process->id(), process->key().text(), process->version(),
                                                           QString::fromUtf8(text), true}));
    for (const auto &group : m_groups)
        steps.push_back(record(group));
    for (const auto &subject : m_subjects)
        steps.push_back(record(subject));
    for (const auto &area : areas())
        steps.push_back(record(area));
    // Some of one kind, of which two are made one.
    for (int n = 0; n < 4; ++n)
        steps.push_back(record(catalogue::ServiceAudience{catalogue::ServiceAudienceId(cityId(9, n)), named("audience ", n),
                                                          catalogue::ServedSector::Citizens}));
    for (const Assigned &assigned : m_assigned) {
        const access::ChangeRights command{
            m_users[size_t(assigned.user)], m_roles[size_t(assigned.role)].id,
            assigned.unit ? std::optional(m_units[size_t(*assigned.unit)]) : std::nullopt,
            assigned.group ? std::optional(m_groups[size_t(*assigned.group)].id.uuid()) : std::nullopt, true};
        steps.push_back({access::ChangeRights::kind, fieldsToJson(command)});
    }
    return steps;
}

const workflow::Process *City::process(const Uuid &id) const
{
    for (const auto &[text, process] : m_processes) {
        if (process->id().uuid() == id)
            return process.get();
    }
    return nullptr;
}

} // namespace peygir::simulation
