// SPDX-License-Identifier: GPL-3.0-or-later
#include "organisation/core/roster.h"

#include "base/random.h"

#include <algorithm>

namespace peygir::organisation {

namespace {

std::vector<QString> rostersOf(const Post &post)
{
    if (!post.active)
        return {};
    std::vector<QString> names;
    if (post.roleKey) {
        names.push_back(rosterOfRole(*post.roleKey));
        names.push_back(rosterOfRole(post.unit, *post.roleKey));
    }
    if (post.head)
        names.push_back(rosterOfHead(post.unit));
    if (post.holder)
        names.push_back(rosterOfPerson(*post.holder));
    return names;
}

bool contains(const std::vector<QString> &names, const QString &name)
{
    return std::find(names.begin(), names.end(), name) != names.end();
}

/// The roster of this name with the post in it or not; nothing where it is so already.
Fact<std::optional<Roster>> rosterWith(const Facts &facts, const QString &name, const PostId &post, bool listed)
{
    const RosterId id = rosterId(name);
    const auto found = facts.of<Roster>(id);
    if (found.isUnknown())
        return Fact<std::optional<Roster>>::unknown();
    Roster roster = found.isKnown() ? *found : Roster{id, name, {}};
    const auto at = std::find(roster.posts.begin(), roster.posts.end(), post);
    if ((at != roster.posts.end()) == listed)
        return Fact<std::optional<Roster>>::known(std::nullopt);
    if (listed)
        roster.posts.push_back(post);
    else
        roster.posts.erase(at);
    return Fact<std::optional<Roster>>::known(std::move(roster));
}

} // namespace

QString rosterOfRole(const QString &roleKey) { return QStringLiteral("role:") + roleKey; }

QString rosterOfRole(const UnitId &unit, const QString &roleKey)
{
    return QStringLiteral("unit_role:") + unit.toString() + u':' + roleKey;
}

QString rosterOfHead(const UnitId &unit) { return QStringLiteral("head:") + unit.toString(); }

QString rosterOfPerson(const UserId &user) { return QStringLiteral("person:") + user.toString(); }

RosterId rosterId(const QString &name)
{
    static const Uuid space = Uuid::parse(QByteArrayView("5e7e0000-0000-8000-8000-000000000002")).value();
    return RosterId(derivedUuid(space, name.toUtf8()));
}

Fact<Post> firstPost(const Facts &facts, const QString &name)
{
    const auto roster = facts.of<Roster>(rosterId(name));
    if (!roster.isKnown())
        return roster.without<Post>();
    return roster->posts.empty() ? Fact<Post>::absent() : facts.of<Post>(roster->posts.front());
}

Changes putPost(const Post &post, const Facts &facts)
{
    const auto before = facts.of<Post>(post.id);
    if (before.isUnknown())
        return Changes::leftToServer();
    const std::vector<QString> wanted = rostersOf(post);
    std::vector<std::pair<QString, bool>> listings;
    for (const QString &name : wanted)
        listings.emplace_back(name, true);
    for (const QString &name : before.isKnown() ? rostersOf(*before) : std::vector<QString>()) {
        if (!contains(wanted, name))
            listings.emplace_back(name, false);
    }
    Changes changes;
    changes.put(post);
    for (const auto &[name, listed] : listings) {
        const auto roster = rosterWith(facts, name, post.id, listed);
        if (roster.isUnknown())
            return Changes::leftToServer();
        if (*roster)
            changes.put(**roster);
    }
    return changes;
}

} // namespace peygir::organisation
