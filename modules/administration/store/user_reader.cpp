// SPDX-License-Identifier: GPL-3.0-or-later
#include "administration/store/user_reader.h"

#include "access/core/post_rights.h"
#include "access/core/role_contents.h"
#include "catalogue/core/subject.h"
#include "persian/sort_key.h"
#include "persian/tokens.h"
#include "storage/door.h"

#include <algorithm>
#include <set>

namespace peygir::administration {

using access::Assignment;
using access::Role;
using access::RoleId;
using organisation::Person;
using organisation::Post;
using organisation::Unit;
using organisation::UnitId;
using storage::RowView;

namespace {

template <RowType T>
Result<std::vector<T>> all(storage::Connection &connection, const QByteArray &where = {},
                           const std::vector<Value> &values = {})
{
    const Table &table = tableOf<T>();
    std::vector<T> items;
    TRY(connection.each("SELECT " + table.selectList + " FROM " + table.name + where, values, [&](const RowView &view) {
        items.push_back(fromRow<T>(*storage::readRow(table, view)));
        return true;
    }));
    return items;
}

template <RowType T>
Result<std::optional<T>> one(storage::Connection &connection, const Uuid &id)
{
    TRY_LET(const RowPointer row, storage::Door(connection).row(tableOf<T>(), id));
    return row ? std::optional(fromRow<T>(*row)) : std::nullopt;
}

/// Names of the roles that these give, each once.
std::vector<Localized> roleNames(const std::vector<Assignment> &assignments, const std::map<RoleId, Role> &roles)
{
    std::set<RoleId> seen;
    std::vector<Localized> names;
    for (const Assignment &assignment : assignments) {
        const auto role = roles.find(assignment.role);
        if (role != roles.end() && role->second.active && seen.insert(assignment.role).second)
            names.push_back(role->second.name);
    }
    std::sort(names.begin(), names.end(),
              [](const Localized &a, const Localized &b) { return persian::sortKey(a.fa) < persian::sortKey(b.fa); });
    return names;
}

QString searchedText(const Person &person, const std::vector<Localized> &roles)
{
    QStringList texts{person.fullName, person.duty.value_or(QString())};
    for (const Localized &role : roles)
        texts << role.fa << role.en;
    return texts.join(u' ');
}

bool isWished(const std::vector<Assignment> &assignments, const UserWish &wish, const std::vector<UnitId> &units)
{
    const auto fits = [&](const Assignment &assignment) {
        const bool there =
            !wish.unit || (assignment.unit && std::find(units.begin(), units.end(), *assignment.unit) != units.end());
        return there && (!wish.role || assignment.role == *wish.role);
    };
    return (!wish.role && !wish.unit) || std::any_of(assignments.begin(), assignments.end(), fits);
}

} // namespace

Result<std::vector<Role>> UserReader::allRoles() { return all<Role>(m_connection); }

Result<access::Contents> UserReader::contents()
{
    TRY_LET(const auto found, all<access::RoleContents>(m_connection));
    access::Contents contents;
    for (const access::RoleContents &one : found)
        contents.emplace(one.id, one.contained);
    return contents;
}

Result<UserReader::Assigned> UserReader::assigned()
{
    TRY_LET(const std::vector<Assignment> found,
            all<Assignment>(m_connection, " WHERE active = ? ORDER BY id", {Value(true)}));
    Assigned assigned;
    for (const Assignment &assignment : found)
        assigned[assignment.user].push_back(assignment);
    TRY_LET(const std::vector<access::FromPost> byPosts, heldByPosts());
    for (const access::FromPost &held : byPosts)
        assigned[held.assignment.user].push_back(held.assignment);
    return assigned;
}

Result<std::vector<access::FromPost>> UserReader::heldByPosts()
{
    TRY_LET(const auto rights, all<access::PostRights>(m_connection, " ORDER BY id"));
    std::vector<access::FromPost> held;
    for (const access::PostRights &gives : rights) {
        TRY_LET(const auto post, one<Post>(m_connection, gives.id.uuid()));
        if (!post || !post->active || !post->holder)
            continue;
        for (const access::PostRole &role : gives.roles)
            held.push_back({post->id, access::assignmentOf(*post, role, *post->holder)});
    }
    return held;
}

Result<std::vector<UnitId>> UserReader::subtree(const UnitId &top)
{
    TRY_LET(const std::vector<Unit> units, all<Unit>(m_connection));
    std::vector<UnitId> found{top};
    // A ring in the chart ends where it meets itself.
    for (size_t at = 0; at < found.size(); ++at) {
        for (const Unit &unit : units) {
            if (unit.parent == found[at] && std::find(found.begin(), found.end(), unit.id) == found.end())
                found.push_back(unit.id);
        }
    }
    return found;
}

Result<UserPage> UserReader::users(const UserWish &wish, qint64 offset, int limit)
{
    TRY_LET(const std::vector<Person> people, all<Person>(m_connection));
    TRY_LET(Assigned assigned, this->assigned());
    TRY_LET(const std::vector<Role> roleList, allRoles());
    std::map<RoleId, Role> roles;
    for (const Role &role : roleList)
        roles.emplace(role.id, role);
    std::vector<UnitId> units;
    if (wish.unit) {
        TRY_LET(units, subtree(*wish.unit));
    }
    const QList<persian::QueryWord> words = persian::queryWords(wish.text);
    std::vector<std::pair<QByteArray, UserLine>> found;
    for (const Person &person : people) {
        const std::vector<Assignment> &his = assigned[person.id];
        if ((!person.active && !wish.inactiveToo) || !isWished(his, wish, units))
            continue;
        std::vector<Localized> names = roleNames(his, roles);
        if (!persian::isFound(persian::indexTokens(searchedText(person, names)), words))
            continue;
        found.emplace_back(persian::sortKey(person.fullName),
                           UserLine{person.id, person.fullName, person.duty, person.active, std::move(names)});
    }
    std::sort(found.begin(), found.end(), [](const auto &a, const auto &b) {
        return std::tie(a.first, a.second.id) < std::tie(b.first, b.second.id);
    });
    UserPage page;
    page.total = qint64(found.size());
    for (qint64 i = offset; i < std::min(page.total, offset + limit); ++i)
        page.lines.push_back(std::move(found[size_t(i)].second));
    return page;
}

Result<std::optional<Localized>> UserReader::unitName(const Uuid &id)
{
    TRY_LET(const auto unit, one<Unit>(m_connection, id));
    return unit ? std::optional(unit->name) : std::nullopt;
}

Result<std::optional<Localized>> UserReader::groupName(const Uuid &id)
{
    TRY_LET(const auto group, one<catalogue::SubjectGroup>(m_connection, id));
    return group ? std::optional(group->name) : std::nullopt;
}

Result<std::optional<Localized>> UserReader::postName(const Uuid &id)
{
    TRY_LET(const auto post, one<Post>(m_connection, id));
    return post ? std::optional(post->name) : std::nullopt;
}

Result<AssignmentLine> UserReader::lineOf(const Assignment &assignment)
{
    TRY_LET(const auto role, one<Role>(m_connection, assignment.role.uuid()));
    AssignmentLine line{assignment, role ? role->name : Localized(), role && role->active, {}, {}};
    if (assignment.unit) {
        TRY_LET(const auto unit, unitName(assignment.unit->uuid()));
        line.unit = unit.value_or(Localized());
    }
    if (assignment.subjectGroup) {
        TRY_LET(const auto group, groupName(*assignment.subjectGroup));
        line.group = group.value_or(Localized());
    }
    return line;
}

Result<std::vector<PostRoleLine>> UserReader::postRoles(const organisation::PostId &id)
{
    TRY_LET(const auto post, one<Post>(m_connection, id.uuid()));
    TRY_LET(const auto rights, one<access::PostRights>(m_connection, id.uuid()));
    std::vector<PostRoleLine> lines;
    if (!post || !rights)
        return lines;
    for (const access::PostRole &role : rights->roles) {
        // Who holds it says nothing here.
        TRY_LET(AssignmentLine line, lineOf(access::assignmentOf(*post, role, UserId(id.uuid()))));
        lines.push_back({role, std::move(line.role), line.roleActive, std::move(line.unit), std::move(line.group)});
    }
    std::stable_sort(lines.begin(), lines.end(), [](const PostRoleLine &a, const PostRoleLine &b) {
        return persian::sortKey(a.name.fa) < persian::sortKey(b.name.fa);
    });
    return lines;
}

Result<std::optional<UserCard>> UserReader::user(const UserId &id)
{
    TRY_LET(const auto person, one<Person>(m_connection, id.uuid()));
    if (!person)
        return std::optional<UserCard>();
    UserCard card{*person, {}, {}};
    TRY_LET(const std::vector<Assignment> his,
            all<Assignment>(m_connection, " WHERE aggregate = ? AND active = ?", {Value(id.uuid()), Value(true)}));
    for (const Assignment &assignment : his) {
        TRY_LET(AssignmentLine line, lineOf(assignment));
        card.assignments.push_back(std::move(line));
    }
    TRY_LET(const std::vector<access::FromPost> byPosts, heldByPosts());
    for (const access::FromPost &held : byPosts) {
        if (held.assignment.user != id)
            continue;
        TRY_LET(AssignmentLine line, lineOf(held.assignment));
        TRY_LET(const auto post, postName(held.post.uuid()));
        line.post = post.value_or(Localized());
        card.assignments.push_back(std::move(line));
    }
    std::sort(card.assignments.begin(), card.assignments.end(), [](const AssignmentLine &a, const AssignmentLine &b) {
        return std::pair(persian::sortKey(a.role.fa), a.assignment.id) <
               std::pair(persian::sortKey(b.role.fa), b.assignment.id);
    });
    TRY_LET(const std::vector<Post> posts,
            all<Post>(m_connection, " WHERE holder = ? AND active = ? ORDER BY id", {Value(id.uuid()), Value(true)}));
    for (const Post &post : posts)
        card.posts.push_back(post.name);
    return std::optional(std::move(card));
}

Result<std::vector<RoleLine>> UserReader::roles()
{
    TRY_LET(const std::vector<Role> roles, allRoles());
    TRY_LET(const Assigned assigned, this->assigned());
    TRY_LET(access::Contents contents, this->contents());
    std::map<RoleId, std::set<UserId>> holders;
    for (const auto &[user, his] : assigned) {
        for (const Assignment &assignment : his)
            holders[assignment.role].insert(user);
    }
    std::vector<RoleLine> lines;
    for (const Role &role : roles)
        lines.push_back({role, int(holders[role.id].size()), std::move(contents[role.id])});
    std::sort(lines.begin(), lines.end(), [](const RoleLine &a, const RoleLine &b) {
        return std::tuple(!a.role.active, persian::sortKey(a.role.name.fa), a.role.id) <
               std::tuple(!b.role.active, persian::sortKey(b.role.name.fa), b.role.id);
    });
    return lines;
}

Result<UserReader::Holders> UserReader::holders()
{
    TRY_LET(const Assigned assigned, this->assigned());
    Holders holders;
    for (const auto &[user, his] : assigned) {
        for (const Assignment &assignment : his)
            holders[user].push_back(assignment.role);
    }
    return holders;
}

Result<std::vector<VerbEffect>> UserReader::effect(const std::vector<RoleVerbs> &changes)
{
    TRY_LET(const std::vector<Role> roles, allRoles());
    TRY_LET(const access::Contents contents, this->contents());
    TRY_LET(const Holders holders, this->holders());
    return effectOf(changes, roles, contents, holders);
}

Result<std::vector<KeepingEffect>> UserReader::keeping(const Role &role)
{
    TRY_LET(const std::vector<Role> roles, allRoles());
    TRY_LET(const access::Contents contents, this->contents());
    TRY_LET(const Holders holders, this->holders());
    return keepingEffect(role, roles, contents, holders);
}

} // namespace peygir::administration
