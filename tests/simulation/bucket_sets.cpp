// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulation/bucket_sets.h"

#include "access/core/change_rights.h"
#include "access/core/roles.h"
#include "access/core/settle_held.h"
#include "access/store/bucket_sets.h"
#include "cases/core/bucket_rules.h"
#include "cases/core/case_buckets.h"
#include "cases/core/period.h"
#include "catalogue/store/subject_groups.h"
#include "composition/bucket_rules.h"
#include "persian/local_time.h"
#include "reference/core/record_history.h"
#include "simulation/machine.h"

#include <QJsonArray>

#include <algorithm>
#include <set>

namespace peygir::simulation {

using storage::Connection;
using storage::RowView;

namespace {

struct Grant
{
    std::vector<QString> verbs;
    std::optional<Uuid> unit;
    std::optional<Uuid> group;
    QJsonObject keptMonths;
    Uuid role;
    /// Where the grant stands by whose role this one comes; empty: it was given itself.
    std::optional<size_t> first = {};
    /// Verbs that it has not, and for which it names its months.
    std::vector<QString> named = {};
};

/// The Jalali month of this moment and the `months` before it; none: nothing that is over is kept.
std::vector<persian::JalaliDate> monthsKept(Instant now, int months)
{
    const QTimeZone zone{QByteArray(cases::organisationZone)};
    const persian::JalaliDate today = must(persian::LocalTime::at(now, zone)).date.startOfMonth();
    std::vector<persian::JalaliDate> kept;
    for (int back = 0; months > 0 && back <= months; ++back)
        kept.push_back(today.plusMonths(-back));
    return kept;
}

std::vector<std::optional<int>> periodsOf(Instant now, int months)
{
    std::vector<std::optional<int>> periods{std::nullopt};
    for (const persian::JalaliDate &month : monthsKept(now, months))
        periods.push_back(month.year() * 10 + (month.month() + 2) / 3);
    return periods;
}

/// The ids of a table, and with them what stands in a second column.
Result<std::map<Uuid, std::optional<Uuid>>> idsOf(Connection &connection, const char *sql)
{
    std::map<Uuid, std::optional<Uuid>> ids;
    TRY(connection.each(sql, {}, [&ids](const RowView &view) {
        ids.emplace(view.uuid(0), view.isNull(1) ? std::nullopt : std::optional(view.uuid(1)));
        return true;
    }));
    return ids;
}

bool isWithin(const std::map<Uuid, std::optional<Uuid>> &chart, std::optional<Uuid> unit, const Uuid &ancestor)
{
    for (int up = 0; unit && up < organisation::chartDepth; ++up) {
        if (*unit == ancestor)
            return true;
        const auto found = chart.find(*unit);
        unit = found == chart.end() ? std::nullopt : found->second;
    }
    return false;
}

void addFiles(const Grant &grant, const std::map<Uuid, std::optional<Uuid>> &chart,
              const std::map<Uuid, std::optional<Uuid>> &groups, const std::vector<std::optional<int>> &periods,
              std::set<Bucket> &buckets)
{
    std::vector<std::optional<Uuid>> units;
    std::vector<std::optional<Uuid>> within;
    for (const auto &[unit, parent] : chart) {
        if (!grant.unit || isWithin(chart, unit, *grant.unit))
            units.push_back(unit);
    }
    // Whoever grants may name any group; nothing ever lies in the bucket of one that is not there.
    if (grant.group)
        within.push_back(*grant.group);
    for (const auto &[group, none] : groups) {
        if (!grant.group)
            within.push_back(group);
    }
    if (!grant.unit)
        units.push_back(std::nullopt);
    if (!grant.group)
        within.push_back(std::nullopt);
    for (const auto &unit : units) {
        for (const auto &group : within) {
            for (const auto &period : periods)
                buckets.insert(cases::filesBucket(unit, group, period));
        }
    }
}

void addHeld(const Grant &grant, const std::map<Uuid, std::optional<Uuid>> &chart, std::set<Bucket> &buckets)
{
    if (grant.group)
        return;
    for (const auto &[unit, parent] : chart) {
        if (!grant.unit || isWithin(chart, unit, *grant.unit))
            buckets.insert(access::heldBucket(unit));
    }
    if (!grant.unit)
        buckets.insert(access::heldBucket({}));
}

/// What the posts give that he holds, read as it is written and not by the rules.
Result<void> addOfPosts(Connection &connection, const UserId &user, std::vector<Grant> &grants)
{
    std::vector<std::pair<Uuid, QJsonObject>> given;
    TRY(connection.each("SELECT p.unit, r.roles FROM post p JOIN post_rights r ON r.id = p.id WHERE p.holder = ? AND p.active",
                        {Value(user.uuid())}, [&given](const RowView &view) {
                            const auto roles = FieldCodec<QJsonObject>::fromValue(Value::text(view.utf8(1)));
                            for (const QJsonValue &role : roles.value(QLatin1String("v")).toArray())
                                given.emplace_back(view.uuid(0), role.toObject());
                            return true;
                        }));
    const auto idIn = [](const QJsonValue &value) {
        const auto id = Uuid::parse(QStringView(value.toString()));
        return id.ok() ? std::optional(*id) : std::nullopt;
    };
    for (const auto &[own, role] : given) {
        const bool isOwn = role.value(QLatin1String("reach")).toString() == QLatin1String("own_unit");
        const auto unit = isOwn ? std::optional(own) : idIn(role.value(QLatin1String("unit")));
        const auto group = idIn(role.value(QLatin1String("subject_group")));
        TRY(connection.each("SELECT verbs, kept_months FROM role WHERE id = ? AND active", {Value(*idIn(role.value(QLatin1String("role"))))},
                            [&](const RowView &view) {
                                grants.push_back({FieldCodec<std::vector<QString>>::fromValue(Value::text(view.utf8(0))), unit, group,
                                                  FieldCodec<QJsonObject>::fromValue(Value::text(view.utf8(1))),
                                                  *idIn(role.value(QLatin1String("role")))});
                                return true;
                            }));
    }
    return {};
}

/// What is within the roles of these grants, read as it is written and not by the rules: until nothing more comes to them.
Result<void> addWithin(Connection &connection, std::vector<Grant> &grants)
{
    for (size_t at = 0; at < grants.size(); ++at) {
        std::vector<Uuid> parts;
        TRY(connection.each("SELECT contained FROM role_contents WHERE id = ?", {Value(grants[at].role)}, [&parts](const RowView &view) {
            const auto contents = FieldCodec<QJsonObject>::fromValue(Value::text(view.utf8(0)));
            for (const QJsonValue &part : contents.value(QLatin1String("v")).toArray())
                parts.push_back(must(Uuid::parse(QStringView(part.toString()))));
            return true;
        }));
        const size_t first = grants[at].first.value_or(at);
        for (const Uuid &part : parts) {
            const bool isThere = std::any_of(grants.begin(), grants.end(), [&](const Grant &one) {
                return one.role == part && (one.first == first || (part == grants[first].role && !one.first));
            });
            if (isThere)
                continue;
            TRY(connection.each("SELECT verbs, kept_months FROM role WHERE id = ? AND active", {Value(part)}, [&](const RowView &view) {
                grants.push_back({FieldCodec<std::vector<QString>>::fromValue(Value::text(view.utf8(0))), grants[first].unit, grants[first].group,
                                  FieldCodec<QJsonObject>::fromValue(Value::text(view.utf8(1))), part, first});
                return true;
            }));
        }
    }
    // The months that one of them names count for the verb of another one.
    for (size_t at = 0; at < grants.size(); ++at) {
        for (const QString &verb : grants[at].keptMonths.keys()) {
            const size_t first = grants[at].first.value_or(at);
            const bool isGiven = std::any_of(grants.begin(), grants.end(), [&](const Grant &one) {
                return size_t(&one - grants.data()) != at && (one.first == first || size_t(&one - grants.data()) == first)
                       && std::find(one.verbs.begin(), one.verbs.end(), verb) != one.verbs.end();
            });
            auto &own = grants[at].verbs;
            if (isGiven && std::find(own.begin(), own.end(), verb) == own.end())
                grants[at].named.push_back(verb);
        }
    }
    for (Grant &grant : grants)
        grant.verbs.insert(grant.verbs.end(), grant.named.begin(), grant.named.end());
    return {};
}

/// The records whose history belongs to a verb.
std::vector<const char *> recordsOf(const QString &verb)
{
    static const std::map<QString, std::vector<const char *>> records{
        {QStringLiteral("organisation.edit"), {"unit", "unit_seat", "post", "person", "expert_area"}},
        {QStringLiteral("places.edit"), {"place"}},
        {QStringLiteral("access.edit_roles"), {"role", "sub_section", "section_access"}},
        {QStringLiteral("access.change_rights"), {"substitution"}},
        {QStringLiteral("reference.edit_snippets"), {"snippet"}},
        {QStringLiteral("reference.edit_calendars"), {"working_calendar", "calendar_day"}},
        {QStringLiteral("workflow.edit"), {"process"}},
        {QStringLiteral("catalogue.edit_service_locations"), {"service_location"}},
        {QStringLiteral("catalogue.edit"), {"subject", "subject_group", "service_audience", "parent_organisation", "execution_domain", "service_event", "service_pattern", "form_kind",
          "regulation", "introduction_file", "reply_codes", "feedback_rule"}}};
    const auto found = records.find(verb);
    return found == records.end() ? std::vector<const char *>() : found->second;
}

} // namespace

Result<sync::BucketSet> expectedSet(Connection &connection, const UserId &user, Instant now)
{
    std::vector<Grant> grants;
    TRY(connection.each("SELECT r.verbs, a.unit, a.subject_group, r.kept_months, r.id FROM assignment a JOIN role r ON r.id = a.role"
                        " WHERE a.aggregate = ? AND a.active AND r.active",
                        {Value(user.uuid())}, [&grants](const RowView &view) {
                            grants.push_back({FieldCodec<std::vector<QString>>::fromValue(Value::text(view.utf8(0))),
                                              view.isNull(1) ? std::nullopt : std::optional(view.uuid(1)),
                                              view.isNull(2) ? std::nullopt : std::optional(view.uuid(2)),
                                              FieldCodec<QJsonObject>::fromValue(Value::text(view.utf8(3))), view.uuid(4)});
                            return true;
                        }));
    TRY(addOfPosts(connection, user, grants));
    TRY(addWithin(connection, grants));
    TRY_LET(const auto chart, idsOf(connection, "SELECT id, parent FROM unit"));
    TRY_LET(const auto groups, idsOf(connection, "SELECT id, NULL FROM subject_group"));
    std::set<Bucket> buckets{Bucket::reference(), Bucket::person(user.uuid().toAscii())};
    for (const Grant &grant : grants) {
        for (const QString &verb : grant.verbs) {
            const auto months = [&](int otherwise) { return grant.keptMonths.value(verb).toInt(otherwise); };
            for (const char *record : recordsOf(verb))
                buckets.insert(reference::historyBucket(QLatin1String(record)));
            if (verb == QLatin1String(cases::readCardsVerb.id)) {
                for (const auto &period : periodsOf(now, months(12)))
                    buckets.insert(cases::cardsBucket(period));
            } else if (verb == QLatin1String(cases::readFilesVerb.id)) {
                addFiles(grant, chart, groups, periodsOf(now, months(9)), buckets);
            } else if (verb == QLatin1String(cases::readCitizensVerb.id)) {
                for (const persian::JalaliDate &month : monthsKept(now, months(12)))
                    buckets.insert(cases::citizensBucket(month.year()));
            } else if (verb == QLatin1String(access::settleHeld.id)) {
                addHeld(grant, chart, buckets);
            } else if (verb == QLatin1String(access::changeRights.id)) {
                buckets.insert(access::rightsBucket());
            }
        }
    }
    std::vector<qint64> ids;
    for (const Bucket &bucket : buckets)
        ids.push_back(bucket.id());
    return sync::BucketSet::of(std::move(ids));
}

sync::BucketSetOf bucketSets()
{
    const auto sets = std::make_shared<access::BucketSets>(makeBucketRules(), catalogue::subjectGroupIds);
    const auto present =
        std::make_shared<access::BucketSets>(access::ofThePresent(makeBucketRules()), catalogue::subjectGroupIds);
    return [sets, present](Connection &connection, const UserId &user, Instant now) -> Result<sync::BucketSet> {
        TRY_LET(const access::BucketSets::Ids ids, sets->of(connection, user, now));
        TRY_LET(const access::BucketSets::Ids first, present->of(connection, user, now));
        sync::BucketSet set = sync::BucketSet::of(*ids);
        set.present = *first;
        return set;
    };
}

} // namespace peygir::simulation
