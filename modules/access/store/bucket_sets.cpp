// SPDX-License-Identifier: GPL-3.0-or-later
#include "access/store/bucket_sets.h"

#include "access/core/change_rights.h"
#include "access/core/post_rights.h"
#include "access/core/role_contents.h"
#include "access/core/settle_held.h"
#include "storage/door.h"

#include <algorithm>

namespace peygir::access {

using storage::Connection;
using storage::RowView;

namespace {

/// Periods follow the calendar: an answer made in the last one names its buckets.
constexpr auto answersLive = std::chrono::minutes(10);

using Children = std::map<std::optional<Uuid>, std::vector<Uuid>>;

/// Every unit, switched-off ones too: their files are still somebody's business.
Result<Children> chartOf(Connection &connection)
{
    Children children;
    TRY(connection.each("SELECT id, parent FROM unit", {}, [&children](const RowView &view) {
        children[view.isNull(1) ? std::nullopt : std::optional(view.uuid(1))].push_back(view.uuid(0));
        return true;
    }));
    return children;
}

void addSubtree(const Children &children, const Uuid &unit, std::set<std::optional<Uuid>> &units)
{
    // A ring in the chart ends where it meets itself.
    if (!units.insert(unit).second)
        return;
    const auto below = children.find(unit);
    if (below == children.end())
        return;
    for (const Uuid &child : below->second)
        addSubtree(children, child, units);
}

bool isInChart(const Children &children, const Uuid &unit)
{
    return std::any_of(children.begin(), children.end(), [&unit](const auto &entry) {
        return std::find(entry.second.begin(), entry.second.end(), unit) != entry.second.end();
    });
}

std::set<std::optional<Uuid>> unitsOf(const Children &children, const std::optional<Uuid> &unit)
{
    std::set<std::optional<Uuid>> units;
    if (unit) {
        // Whoever grants may name what is not there (yet): no bucket is of it.
        if (isInChart(children, *unit))
            addSubtree(children, *unit, units);
        return units;
    }
    units.insert(std::nullopt);
    for (const auto &[parent, below] : children)
        units.insert(below.begin(), below.end());
    return units;
}

std::set<std::optional<Uuid>> groupsOf(const std::vector<Uuid> &all, const std::optional<Uuid> &group)
{
    if (group)
        return {group};
    std::set<std::optional<Uuid>> groups(all.begin(), all.end());
    groups.insert(std::nullopt);
    return groups;
}

/// What the posts give that somebody holds.
Result<std::vector<Assignment>> heldByPosts(Connection &connection, const UserId &user)
{
    std::vector<Assignment> found;
    TRY(connection.each("SELECT p.id, p.unit, r.roles FROM post_rights r JOIN post p ON p.id = r.id WHERE p.holder = ? AND p.active = ?",
                        {Value(user.uuid()), Value(true)}, [&found, &user](const RowView &view) {
                            const organisation::Post post{organisation::PostId(view.uuid(0)), organisation::UnitId(view.uuid(1)), {}, user, false, {}, true};
                            for (const PostRole &role : FieldCodec<std::vector<PostRole>>::fromValue(Value::text(view.utf8(2))))
                                found.push_back(assignmentOf(post, role, user));
                            return true;
                        }));
    return found;
}

/// Roles with what they contain, each read once, when it is asked for.
class StoredRoles
{
public:
    explicit StoredRoles(Connection &connection)
        : m_door(connection)
    {}

    /// Lives as long as this.
    RoleLookup lookup()
    {
        return {[this](const RoleId &id) {
                    const auto role = one<Role>(m_roles, id);
                    return role ? Fact<Role>::known(*role) : Fact<Role>::absent();
                },
                [this](const RoleId &id) {
                    const auto contents = one<RoleContents>(m_contents, id);
                    return contents ? contents->contained : std::vector<RoleId>();
                }};
    }
    /// Once the machine failed, what was read is not all of it.
    const std::optional<Error> &failure() const { return m_failure; }

private:
    template <RowType T>
    std::optional<T> one(std::map<RoleId, std::optional<T>> &kept, const RoleId &id)
    {
        const auto found = kept.find(id);
        if (found != kept.end())
            return found->second;
        const auto row = m_door.row(tableOf<T>(), id.uuid());
        if (!row.ok())
            m_failure = row.error();
        return kept.emplace(id, row.ok() && *row ? std::optional(fromRow<T>(**row)) : std::nullopt).first->second;
    }

    storage::Door m_door;
    std::map<RoleId, std::optional<Role>> m_roles;
    std::map<RoleId, std::optional<RoleContents>> m_contents;
    std::optional<Error> m_failure;
};

/// What the server keeps says whose it is, not which subjects it is about: a right for some of them gives none of it.
std::vector<Bucket> heldBuckets(const Extent &extent, Instant)
{
    std::vector<Bucket> buckets;
    for (const Reach &reach : extent.reaches) {
        if (!reach.group)
            buckets.push_back(heldBucket(reach.unit));
    }
    return buckets;
}

} // namespace

BucketSets::BucketSets(std::vector<BucketRule> rules, GroupIds groupIds)
    : m_rules(std::move(rules))
    , m_groupIds(std::move(groupIds))
{
    m_rules.push_back({changeRights, [](const Extent &, Instant) { return std::vector{rightsBucket()}; }});
    m_rules.push_back({settleHeld, heldBuckets});
}

Result<BucketSets::Ids> BucketSets::of(Connection &connection, const UserId &user, Instant now)
{
    TRY_LET(Version version, versionFor(connection, user));
    {
        const std::lock_guard lock(m_mutex);
        const auto kept = m_kept.find(user);
        if (kept != m_kept.end() && kept->second.version == version && now - kept->second.madeAt < answersLive
            && now >= kept->second.madeAt)
            return kept->second.ids;
    }
    TRY_LET(const Ids ids, made(connection, user, now, version.groups));
    const std::lock_guard lock(m_mutex);
    m_kept.insert_or_assign(user, Kept{std::move(version), now, ids});
    return ids;
}

Result<BucketSets::Version> BucketSets::versionFor(Connection &connection, const UserId &user)
{
    // Every change of an assignment changes the person's root row, so these numbers tell of everything.
    Version version;
    TRY(connection.each("SELECT (SELECT COALESCE(MAX(seq), 0) FROM role), (SELECT COALESCE(MAX(seq), 0) FROM unit),"
                        " (SELECT COALESCE(MAX(seq), 0) FROM user_rights WHERE id = ?), (SELECT COALESCE(MAX(seq), 0) FROM post_rights),"
                        " (SELECT COALESCE(MAX(p.seq), 0) FROM post p JOIN post_rights r ON r.id = p.id), (SELECT COALESCE(MAX(seq), 0) FROM role_contents)",
                        {Value(user.uuid())}, [&version](const RowView &view) {
                            version.roles = view.integer(0);
                            version.chart = view.integer(1);
                            version.ownRights = view.integer(2);
                            version.postRights = view.integer(3);
                            version.heldPosts = view.integer(4);
                            version.roleContents = view.integer(5);
                            return false;
                        }));
    TRY_LET(version.groups, m_groupIds(connection));
    return version;
}

Result<std::map<QByteArray, std::vector<BucketSets::Grant>>> BucketSets::grantsOf(Connection &connection,
                                                                                  const UserId &user)
{
    std::vector<Assignment> all;
    TRY(connection.each("SELECT role, unit, subject_group FROM assignment WHERE aggregate = ? AND active = ?"
                        " UNION ALL SELECT role, unit, subject_group FROM delegated_right WHERE aggregate = ? AND active = ?",
                        {Value(user.uuid()), Value(true), Value(user.uuid()), Value(true)}, [&all, &user](const RowView &view) {
                            const auto unit = view.isNull(1) ? std::nullopt : std::optional(organisation::UnitId(view.uuid(1)));
                            // Which of them it is says nothing here.
                            all.push_back({AssignmentId(user.uuid()), user, RoleId(view.uuid(0)), unit,
                                           view.isNull(2) ? std::nullopt : std::optional(view.uuid(2)), true});
                            return true;
                        }));
    TRY_LET(const std::vector<Assignment> held, heldByPosts(connection, user));
    all.insert(all.end(), held.begin(), held.end());
    StoredRoles stored(connection);
    const RoleLookup roles = stored.lookup();
    std::map<QByteArray, std::vector<Grant>> grants;
    for (const Assignment &one : all) {
        const auto unit = one.unit ? std::optional(one.unit->uuid()) : std::nullopt;
        for (const auto &[verb, giving] : givenBy(one.role, roles)) {
            for (const Role &role : giving)
                grants[verb.toUtf8()].push_back({unit, one.subjectGroup, role.keptMonths});
        }
    }
    if (stored.failure())
        return *stored.failure();
    return grants;
}

Result<BucketSets::Ids> BucketSets::made(Connection &connection, const UserId &user, Instant now,
                                         const std::vector<Uuid> &groups)
{
    TRY_LET(const auto grants, grantsOf(connection, user));
    TRY_LET(const Children children, chartOf(connection));
    std::vector<qint64> ids{Bucket::reference().id(), Bucket::person(user.uuid().toAscii()).id()};
    for (const BucketRule &rule : m_rules) {
        const auto found = grants.find(rule.verb.id);
        if (found == grants.end())
            continue;
        Extent extent;
        std::map<std::pair<std::optional<Uuid>, std::optional<Uuid>>, int> months;
        for (const Grant &grant : found->second) {
            const int kept = grant.keptMonths.value(QLatin1String(rule.verb.id)).toInt(rule.months);
            // Also of a right at a unit that is not in the chart: what no unit bounds is not less for that.
            extent.months = std::max(extent.months, kept);
            const auto wantedGroups = groupsOf(groups, grant.group);
            for (const auto &unit : unitsOf(children, grant.unit)) {
                for (const auto &group : wantedGroups) {
                    int &most = months[{unit, group}];
                    most = std::max(most, kept);
                }
            }
        }
        for (const auto &[where, most] : months)
            extent.reaches.push_back({where.first, where.second, most});
        for (const Bucket &bucket : rule.bucketsOf(extent, now))
            ids.push_back(bucket.id());
    }
    std::sort(ids.begin(), ids.end());
    ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
    return std::make_shared<const std::vector<qint64>>(std::move(ids));
}

} // namespace peygir::access
