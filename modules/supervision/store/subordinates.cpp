// SPDX-License-Identifier: GPL-3.0-or-later
#include "supervision/store/subordinates.h"

#include "access/core/roles.h"
#include "access/core/substitutes.h"
#include "cases/core/acting_for.h"
#include "cases/core/bucket_rules.h"
#include "cases/store/name_book.h"
#include "persian/sort_key.h"
#include "storage/held_facts.h"
#include "supervision/core/watch.h"

#include <algorithm>

namespace peygir::supervision {

using organisation::Post;
using organisation::PostId;
using organisation::UnitId;
using storage::Connection;
using storage::RowView;

namespace {

/// What the person may in a unit, asked once for each.
struct UnitRights
{
    bool watches;
    bool readsFiles;
};

class Watching
{
public:
    Watching(Connection &connection, const UserId &user)
        : m_held(connection)
        , m_rights(access::rightsOf)
        , m_facts(m_held, user, m_rights)
    {}

    const UserId &user() const { return m_facts.author().id(); }
    /// Whether he stands in for who holds it.
    bool standsInAt(const Post &post)
    {
        if (!m_standsInFor) {
            m_standsInFor.emplace();
            const auto rights = m_facts.allOf<access::DelegatedRight>(user());
            for (const access::DelegatedRight &one : rights.isKnown() ? *rights : std::vector<access::DelegatedRight>()) {
                if (one.active)
                    m_standsInFor->insert(one.person);
            }
        }
        return post.holder && m_standsInFor->contains(*post.holder);
    }
    const UnitRights &at(const UnitId &unit)
    {
        const auto known = m_units.find(unit);
        if (known != m_units.end())
            return known->second;
        const bool reads = m_facts.author().may(cases::readFilesVerb, {.unit = unit.uuid()}).ok();
        return m_units.emplace(unit, UnitRights{watches(m_facts, unit), reads}).first->second;
    }
    /// Whether he supervises anywhere.
    Result<void> anywhere() const { return m_facts.author().may(cases::superviseVerb, {}); }
    const std::optional<Error> &failure() const { return m_facts.failure(); }

private:
    storage::HeldFacts m_held;
    const RightsOf m_rights;
    const Facts m_facts;
    std::map<UnitId, UnitRights> m_units;
    /// Read once, when it is first asked for.
    std::optional<std::set<UserId>> m_standsInFor;
};

/// What lies with one post in one unit.
struct Lying
{
    PostId post;
    UnitId unit;
    Load load;
};

Result<std::vector<Lying>> lying(Connection &connection, Instant now)
{
    std::vector<Lying> found;
    TRY(connection.each("SELECT holder, unit, COUNT(*), MIN(opened_at), SUM(CASE WHEN due_at < ? THEN 1 ELSE 0 END)"
                        " FROM case_node WHERE state = 'open' AND holder IS NOT NULL AND unit IS NOT NULL"
                        " GROUP BY holder, unit",
                        {Value(now)}, [&found](const RowView &view) {
                            found.push_back({PostId(view.uuid(0)), UnitId(view.uuid(1)),
                                             {view.integer(2), view.integer(4), Instant(view.integer(3))}});
                            return true;
                        }));
    return found;
}

Result<std::map<PostId, Post>> allPosts(Connection &connection)
{
    const Table &table = tableOf<Post>();
    std::map<PostId, Post> posts;
    TRY(connection.each("SELECT " + table.selectList + " FROM post", {}, [&](const RowView &view) {
        Post post = fromRow<Post>(*storage::readRow(table, view));
        posts.emplace(post.id, std::move(post));
        return true;
    }));
    return posts;
}

/// The lines of the list while it is read.
class Lines
{
public:
    explicit Lines(Connection &connection)
        : m_door(connection)
        , m_names(m_door)
    {}

    /// The line on which this post is, with it.
    Result<Subordinate *> of(const Post &post)
    {
        // A post that nobody holds has a line of its own.
        const Uuid key = post.holder ? post.holder->uuid() : post.id.uuid();
        auto found = m_lines.find(key);
        if (found == m_lines.end()) {
            TRY_LET(const QString fullName, m_names.person(post.holder));
            found = m_lines.emplace(key, Subordinate{post.holder, fullName, {}, Load{}}).first;
        }
        Subordinate &line = found->second;
        if (std::none_of(line.posts.begin(), line.posts.end(), [&](const WatchedPost &one) { return one.id == post.id; })) {
            TRY_LET(Localized unit, m_names.unit(post.unit));
            line.posts.push_back({post.id, post.name, std::move(unit), post.roleKey,
                                  !post.active || !post.holder});
        }
        return &line;
    }

    std::vector<Subordinate> sorted()
    {
        std::vector<std::pair<QByteArray, Subordinate>> lines;
        for (auto &[key, line] : m_lines)
            lines.emplace_back(persian::sortKey(line.id ? line.fullName : line.posts.front().name.fa), std::move(line));
        std::sort(lines.begin(), lines.end(), [](const auto &a, const auto &b) {
            return std::tuple(!a.second.id, a.first, a.second.posts.front().id) <
                   std::tuple(!b.second.id, b.first, b.second.posts.front().id);
        });
        std::vector<Subordinate> sorted;
        for (auto &[key, line] : lines)
            sorted.push_back(std::move(line));
        return sorted;
    }

private:
    storage::Door m_door;
    cases::NameBook m_names;
    std::map<Uuid, Subordinate> m_lines;
};

void add(std::optional<Load> &sum, const Load &load)
{
    if (!sum)
        return;
    sum->open += load.open;
    sum->late += load.late;
    if (!sum->oldest || *load.oldest < *sum->oldest)
        sum->oldest = load.oldest;
}

} // namespace

Result<std::vector<Subordinate>> readSubordinates(Connection &connection, const UserId &user, Instant now)
{
    TRY_LET(const auto posts, allPosts(connection));
    TRY_LET(const std::vector<Lying> lying, supervision::lying(connection, now));
    Watching watching(connection, user);
    Lines lines(connection);
    for (const auto &[id, post] : posts) {
        if (!post.active || !post.holder || *post.holder == user
            || (!watching.at(post.unit).watches && !watching.standsInAt(post)))
            continue;
        TRY_LET(Subordinate * line, lines.of(post));
        if (!watching.at(post.unit).readsFiles)
            line->load.reset();
    }
    for (const Lying &one : lying) {
        const auto post = posts.find(one.post);
        if (post == posts.end() || post->second.holder == user
            || (!watching.at(one.unit).watches && !watching.standsInAt(post->second)))
            continue;
        TRY_LET(Subordinate * line, lines.of(post->second));
        add(line->load, one.load);
    }
    if (watching.failure())
        return *watching.failure();
    return lines.sorted();
}

Result<bool> standsInForSomebody(Connection &connection, const UserId &user)
{
    bool found = false;
    TRY(connection.each("SELECT 1 FROM delegated_right WHERE aggregate = ? AND active = ?", {Value(user.uuid()), Value(true)},
                        [&found](const RowView &) {
                            found = true;
                            return false;
                        }));
    return found;
}

Result<std::vector<HeldStay>> readHeldStays(Connection &connection, const UserId &user, const std::vector<PostId> &posts,
                                            int limit)
{
    if (posts.empty())
        return std::vector<HeldStay>();
    QByteArray places;
    std::vector<Value> values;
    for (const PostId &post : posts) {
        places += places.isEmpty() ? "?" : ", ?";
        values.emplace_back(post.uuid());
    }
    Watching watching(connection, user);
    TRY_LET(const auto all, allPosts(connection));
    const auto standsInAt = [&](const PostId &post) {
        const auto found = all.find(post);
        return found != all.end() && watching.standsInAt(found->second);
    };
    std::vector<HeldStay> stays;
    TRY(connection.each("SELECT n.id, n.aggregate, c.code, n.holder, n.opened_at, n.taken_by, n.unit FROM case_node n"
                        " JOIN case_card c ON c.id = n.aggregate WHERE n.state = 'open' AND n.unit IS NOT NULL"
                        " AND n.holder IN (" + places + ") ORDER BY n.opened_at, n.id",
                        values, [&](const RowView &view) {
                            if (watching.at(UnitId(view.uuid(6))).watches || standsInAt(PostId(view.uuid(3))))
                                stays.push_back({cases::CaseNodeId(view.uuid(0)), cases::CaseId(view.uuid(1)),
                                                 view.text(2), PostId(view.uuid(3)), Instant(view.integer(4)),
                                                 !view.isNull(5)});
                            return int(stays.size()) < limit;
                        }));
    if (watching.failure())
        return *watching.failure();
    return stays;
}

Result<OnlineAnswer> readOnline(Connection &connection, const UserId &asker, const std::set<UserId> &connected)
{
    Watching watching(connection, asker);
    const auto allowed = watching.anywhere();
    if (watching.failure())
        return *watching.failure();
    // What this server does not hold is nowhere.
    if (!allowed.ok())
        return Error("access.denied", allowed.error().values());
    TRY_LET(const auto posts, allPosts(connection));
    std::set<UserId> found;
    for (const auto &[id, post] : posts) {
        if (post.active && post.holder && connected.contains(*post.holder) && watching.at(post.unit).watches)
            found.insert(*post.holder);
    }
    if (watching.failure())
        return *watching.failure();
    return OnlineAnswer{{found.begin(), found.end()}};
}

} // namespace peygir::supervision
