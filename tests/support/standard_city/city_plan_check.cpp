// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/standard_city/city_plan.h"
#include "support/standard_city/desks.h"

#include <QSet>
#include <QTimeZone>

namespace peygir::standard_city {

namespace {

Error problem(const char *id, const char *what, const QString &key)
{
    return Error(id).with(QStringLiteral("what"), QLatin1String(what)).with(QStringLiteral("key"), key);
}

/// Ids once in the whole plan, keys once in their list, no empty list.
class Uniqueness
{
public:
    template <class T>
    Result<void> of(const std::vector<T> &list, const char *what)
    {
        if (list.empty())
            return problem("standard_city.empty", what, {});
        QSet<QString> keys;
        for (const T &item : list) {
            if constexpr (requires { item.id; }) {
                if (m_ids.contains(item.id))
                    return problem("standard_city.repeated", what, item.id.toString());
                m_ids.insert(item.id);
            }
            if constexpr (requires { item.key; }) {
                if (keys.contains(item.key))
                    return problem("standard_city.repeated", what, item.key);
                keys.insert(item.key);
            }
        }
        return {};
    }

private:
    QSet<Uuid> m_ids;
};

Result<void> checkNames(const CityPlan &plan)
{
    Uniqueness unique;
    TRY(unique.of(plan.regions, "region"));
    TRY(unique.of(plan.districts, "district"));
    TRY(unique.of(plan.neighbourhoods, "neighbourhood"));
    TRY(unique.of(plan.streets, "street"));
    TRY(unique.of(plan.units, "unit"));
    TRY(unique.of(plan.posts, "post"));
    TRY(unique.of(plan.people, "person"));
    TRY(unique.of(plan.roles, "role"));
    TRY(unique.of(plan.users, "user"));
    TRY(unique.of(plan.assignments, "assignment"));
    TRY(unique.of(plan.groups, "group"));
    // A city may do without.
    if (!plan.snippets.empty())
        TRY(unique.of(plan.snippets, "snippet"));
    return unique.of(plan.subjects, "subject");
}

/// Every parent has at least one child that names it.
template <class Parent, class Child>
Result<void> checkFilled(const std::vector<Parent> &parents, const std::vector<Child> &children,
                         int Child::*parent, const char *what)
{
    std::vector<bool> filled(parents.size(), false);
    for (const Child &child : children)
        filled[size_t(child.*parent)] = true;
    for (size_t i = 0; i < parents.size(); ++i) {
        if (!filled[i])
            return problem("standard_city.empty", what, parents[i].key);
    }
    return {};
}

Result<void> checkPlaces(const CityPlan &plan)
{
    TRY(checkFilled(plan.regions, plan.districts, &District::region, "region"));
    TRY(checkFilled(plan.districts, plan.neighbourhoods, &Neighbourhood::district, "district"));
    TRY(checkFilled(plan.neighbourhoods, plan.streets, &Street::neighbourhood, "neighbourhood"));
    for (const Region &region : plan.regions) {
        if (region.callWeight <= 0)
            return problem("standard_city.number", "region", region.key);
    }
    for (const District &district : plan.districts) {
        if (!contains(district.outline, district.centre)
            || !contains(plan.regions[size_t(district.region)].outline, district.centre))
            return problem("standard_city.outside", "district", district.key);
    }
    for (const Neighbourhood &neighbourhood : plan.neighbourhoods) {
        if (!contains(plan.districts[size_t(neighbourhood.district)].outline, neighbourhood.centre))
            return problem("standard_city.outside", "neighbourhood", neighbourhood.key);
    }
    for (size_t i = 0; i < plan.streets.size(); ++i) {
        const Outline &outline = plan.districts[size_t(plan.districtOf(int(i)))].outline;
        if (!contains(outline, plan.streets[i].from) || !contains(outline, plan.streets[i].to))
            return problem("standard_city.outside", "street", plan.streets[i].key);
    }
    return {};
}

Result<void> checkChart(const CityPlan &plan)
{
    int roots = 0;
    for (const Unit &unit : plan.units) {
        roots += unit.parent ? 0 : 1;
        // A way up that is longer than the chart has units goes in a circle.
        std::optional<int> above = unit.parent;
        for (size_t steps = 0; above; ++steps) {
            if (steps > plan.units.size())
                return problem("standard_city.chart", "circle", unit.key);
            above = plan.units[size_t(*above)].parent;
        }
    }
    if (roots != 1)
        return problem("standard_city.chart", "roots", QString::number(roots));
    std::vector<int> heads(plan.units.size(), 0);
    for (const Post &post : plan.posts)
        heads[size_t(post.unit)] += post.head ? 1 : 0;
    for (size_t i = 0; i < heads.size(); ++i) {
        if (heads[i] != 1)
            return problem("standard_city.chart", "heads", plan.units[i].key);
    }
    return {};
}

Result<void> checkRights(const CityPlan &plan)
{
    for (const Role &role : plan.roles) {
        for (const QString &verb : role.verbs) {
            if (!verbs().contains(verb))
                return Error("standard_city.unknown_verb")
                    .with(QStringLiteral("role"), role.key)
                    .with(QStringLiteral("verb"), verb);
            if (verb.startsWith(QLatin1String("cases.read_")) && !role.keptMonths.contains(verb))
                return problem("standard_city.number", "kept months", role.key + u'/' + verb);
        }
        for (const QString &verb : role.keptMonths.keys()) {
            if (!role.verbs.contains(verb))
                return Error("standard_city.unknown_verb")
                    .with(QStringLiteral("role"), role.key)
                    .with(QStringLiteral("verb"), verb);
        }
    }
    const Desks desks(plan);
    if (desks.registering().empty())
        return problem("standard_city.nobody", "registering", {});
    for (size_t g = 0; g < plan.groups.size(); ++g) {
        if (desks.followingUp(int(g)).empty())
            return problem("standard_city.nobody", "following up", plan.groups[g].key);
    }
    for (size_t s = 0; s < plan.subjects.size(); ++s) {
        for (size_t d = 0; d < plan.districts.size(); ++d) {
            if (desks.answering(int(s), int(d)).empty())
                return problem("standard_city.nobody", "answering",
                               plan.subjects[s].key + u'/' + plan.districts[d].key);
        }
    }
    return {};
}

Result<void> checkCatalogue(const CityPlan &plan)
{
    TRY(checkFilled(plan.groups, plan.subjects, &Subject::group, "group"));
    for (const Subject &subject : plan.subjects) {
        if (subject.deadlineHours <= 0 || subject.callWeight <= 0 || subject.medianHours <= 0
            || subject.p90Hours <= subject.medianHours)
            return problem("standard_city.number", "subject", subject.key);
        const auto words = plan.phrases.descriptions.find(subject.key);
        if (words == plan.phrases.descriptions.end() || words->second.isEmpty())
            return Error("standard_city.no_words").with(QStringLiteral("subject"), subject.key);
    }
    return {};
}

} // namespace

Result<void> checkCityPlan(const CityPlan &plan)
{
    TRY(checkNames(plan));
    if (!QTimeZone(plan.timeZone).isValid())
        return problem("standard_city.number", "time zone", QString::fromLatin1(plan.timeZone));
    TRY(checkPlaces(plan));
    TRY(checkChart(plan));
    TRY(checkCatalogue(plan));
    return checkRights(plan);
}

} // namespace peygir::standard_city
