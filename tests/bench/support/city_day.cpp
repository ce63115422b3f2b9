// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/support/city_day.h"

#include "access/core/change_rights.h"
#include "access/core/settle_held.h"
#include "base/limits.h"
#include "bench/support/must.h"
#include "cases/core/bucket_rules.h"
#include "command/bucket.h"
#include "support/standard_city/base_commands.h"
#include "support/standard_city/case_commands.h"
#include "support/standard_city/case_life_stream.h"
#include "sync/wire/messages.h"

#include <algorithm>

namespace peygir::bench {

namespace city = standard_city;

namespace {

/// A fixed day (1405/9/1), so that two runs have the same rows.
constexpr Instant endOfTheWorld(1'795'332'000'000);

/// The role that may do all that happens to a case.
bool isManager(const city::Role &role) { return role.key == QLatin1String("follow_up_manager"); }

} // namespace

CityDay::CityDay(quint64 seed) : m_seed(seed), m_plan(must(city::demoCityPlan())) {}

Instant CityDay::now() const { return endOfTheWorld; }

std::vector<Envelope> CityDay::baseInformation() const
{
    const Instant at = endOfTheWorld - std::chrono::hours(24 * 365);
    std::vector<Envelope> commands = must(city::baseInformation(m_plan, at));
    const auto role = std::find_if(m_plan.roles.begin(), m_plan.roles.end(), isManager);
    const access::ChangeRights everywhere{allRounder(), access::RoleId(role->id), std::nullopt, std::nullopt, true};
    commands.push_back({city::plannedId(at, m_seed, 0, 1), access::ChangeRights::kind, access::ChangeRights::version,
                        access::systemUser(), at, std::nullopt, std::nullopt, {}, fieldsToJson(everywhere)});
    return commands;
}

std::vector<Envelope> CityDay::commands(size_t count, const std::optional<UserId> &author) const
{
    // A case has about seven commands; twice as many cases as that leave the last days of the stream unused.
    city::CaseLifeStream stream(m_plan, m_seed, qint64(count / 3) + 100, city::Span::demo(endOfTheWorld));
    auto told = must(city::CaseCommands::of(m_plan, m_seed, [&stream] { return stream.next(); }));
    std::vector<Envelope> commands;
    while (commands.size() < count) {
        auto command = must(told.next());
        if (!command)
            qFatal("the city is too quiet for %zu commands", count);
        if (author)
            command->author = *author;
        commands.push_back(std::move(*command));
    }
    return commands;
}

std::vector<qint64> CityDay::followUpBuckets() const
{
    const auto unit = std::find_if(m_plan.units.begin(), m_plan.units.end(),
                                   [](const city::Unit &candidate) { return candidate.key == QLatin1String("follow_up"); });
    access::Extent extent;
    for (const city::SubjectGroup &group : m_plan.groups)
        extent.reaches.push_back({unit->id, group.id});
    std::vector<qint64> buckets{Bucket::reference().id(), Bucket::person(allRounder().uuid().toAscii()).id(),
                                access::heldBucket({}).id()};
    for (const access::BucketRule &rule : cases::bucketRules()) {
        // The window of a role that says nothing of its own.
        extent.months = rule.months;
        for (access::Reach &reach : extent.reaches)
            reach.months = rule.months;
        for (const Bucket &bucket : rule.bucketsOf(extent, endOfTheWorld))
            buckets.push_back(bucket.id());
    }
    return buckets;
}

UserId CityDay::allRounder() const
{
    for (const city::Assignment &given : m_plan.assignments) {
        if (isManager(m_plan.roles[size_t(given.role)]))
            return UserId(m_plan.userId(given.user));
    }
    qFatal("the demo city has no follow-up manager");
}

std::vector<Push> pushesOf(const std::vector<Envelope> &commands)
{
    std::vector<Push> pushes;
    for (size_t first = 0; first < commands.size();) {
        const UserId &user = commands[first].author;
        sync::PushRequest request{user.uuid(), {}};
        while (first < commands.size() && commands[first].author == user &&
               request.commands.size() < size_t(limits::pushCommands))
            request.commands.push_back(commands[first++].encoded());
        pushes.push_back({user, request.desk, request.encoded()});
    }
    return pushes;
}

} // namespace peygir::bench
