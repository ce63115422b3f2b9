// SPDX-License-Identifier: GPL-3.0-or-later
#include "intake/store/sql_intake_queries.h"

#include "access/core/roles.h"
#include "cases/core/holders.h"
#include "cases/store/sql_case_queries.h"
#include "intake/core/register_case.h"
#include "intake/store/caller_lookup.h"
#include "intake/store/duplicate_lookup.h"
#include "intake/store/type_ahead.h"
#include "persian/tokens.h"
#include "storage/door.h"
#include "storage/held_facts.h"

#include <algorithm>
#include <functional>
#include <limits>
#include <map>
#include <set>

namespace peygir::intake {

using storage::Connection;
using storage::RowView;

namespace {

template <class T>
Result<std::vector<T>> activeRows(Connection &connection)
{
    std::vector<T> items;
    const Table &table = tableOf<T>();
    TRY(connection.each("SELECT " + table.selectList + " FROM " + table.name + " WHERE active", {},
                        [&](const RowView &view) {
                            items.push_back(fromRow<T>(*storage::readRow(table, view)));
                            return true;
                        }));
    return items;
}

/// How well a name fits what was typed: 0 when it begins with it. Smaller is better.
int distance(const QString &name, const QString &typed) { return name.startsWith(typed.trimmed()) ? 0 : 1; }

template <class Choice>
std::vector<Choice> bestOf(std::vector<std::pair<int, Choice>> found, int limit)
{
    std::stable_sort(found.begin(), found.end(), [](const auto &a, const auto &b) { return a.first < b.first; });
    std::vector<Choice> best;
    for (auto &[rank, choice] : found) {
        if (int(best.size()) == limit)
            break;
        best.push_back(std::move(choice));
    }
    return best;
}

} // namespace

Result<std::vector<SubjectChoice>> readSubjects(Connection &connection, const QString &typed, int limit)
{
    const QList<persian::QueryWord> words = persian::queryWords(typed);
    TRY_LET(const auto groups, activeRows<catalogue::SubjectGroup>(connection));
    std::map<Uuid, Localized> groupNames;
    for (const catalogue::SubjectGroup &group : groups)
        groupNames.emplace(group.id.uuid(), group.name);
    TRY_LET(const auto subjects, activeRows<catalogue::Subject>(connection));
    std::vector<std::pair<int, SubjectChoice>> found;
    for (const catalogue::Subject &subject : subjects) {
        const Localized group = groupNames[subject.group.uuid()];
        const QString all = subject.name.fa + u' ' + group.fa + u' ' + subject.name.en + u' ' + group.en;
        if (persian::isFound(persian::indexTokens(all), words))
            found.emplace_back(distance(subject.name.fa, typed),
                               SubjectChoice{subject.id, subject.name, group, subject.deadlineHours});
    }
    return bestOf(std::move(found), limit);
}

Result<std::vector<AddressChoice>> readAddresses(Connection &connection, const QString &typed, int limit)
{
    const QList<persian::QueryWord> words = persian::queryWords(typed);
    TRY_LET(const auto all, activeRows<places::Place>(connection));
    std::map<Uuid, const places::Place *> byId;
    for (const places::Place &place : all)
        byId.emplace(place.id.uuid(), &place);
    std::vector<std::pair<int, AddressChoice>> found;
    for (const places::Place &place : all) {
        AddressChoice choice{place.id, place.name, {}};
        QString searched = place.name.fa + u' ' + place.name.en;
        const places::Place *at = &place;
        for (int tier = 0; at->parent && tier < 8; ++tier) {
            const auto parent = byId.find(at->parent->uuid());
            if (parent == byId.end())
                break;
            at = parent->second;
            choice.around.insert(choice.around.begin(), at->name);
            searched += u' ' + at->name.fa + u' ' + at->name.en;
        }
        // The name itself must have a part in it: else every street of a region is found by the region's name.
        const QStringList own = persian::indexTokens(place.name.fa + u' ' + place.name.en);
        const bool namesIt = std::any_of(words.begin(), words.end(), [&own](const persian::QueryWord &word) {
            return persian::isFound(own, {word});
        });
        if ((namesIt || words.isEmpty()) && persian::isFound(persian::indexTokens(searched), words)) {
            // Streets first: they are what people give.
            const int tier = place.level == places::PlaceLevel::Street ? 0 : 2;
            found.emplace_back(tier + distance(place.name.fa, typed), std::move(choice));
        }
    }
    return bestOf(std::move(found), limit);
}

Result<std::optional<catalogue::Subject>> readSubject(Connection &connection, const catalogue::SubjectId &id)
{
    TRY_LET(const RowPointer row, storage::Door(connection).row(tableOf<catalogue::Subject>(), id.uuid()));
    return row ? std::optional(fromRow<catalogue::Subject>(*row)) : std::nullopt;
}

Result<std::vector<cases::PostChoice>> readReferees(Connection &connection, const UserId &user, const QString &typed,
                                                    int limit)
{
    storage::HeldFacts held(connection);
    const RightsOf rights = access::rightsOf;
    const Facts facts(held, user, rights);
    std::set<Uuid> supervisors;
    std::map<Uuid, Uuid> units;
    TRY(connection.each("SELECT id, unit, role_key FROM post WHERE active", {}, [&](const RowView &view) {
        if (!view.isNull(2) && view.text(2) == cases::intakeSupervisorRole)
            supervisors.insert(view.uuid(0));
        units.insert({view.uuid(0), view.uuid(1)});
        return true;
    }));
    const auto isDenied = [&](const cases::PostChoice &post) {
        const auto allowed = facts.author().may(referDirectlyVerb, {units.at(post.id.uuid())});
        // What this desk cannot tell the server decides.
        return !allowed.ok() && allowed.error().id() != "access.unknown_here";
    };
    const auto isSupervisor = [&supervisors](const cases::PostChoice &post) { return supervisors.contains(post.id.uuid()); };
    TRY_LET(auto posts, cases::readPosts(connection, typed, std::numeric_limits<int>::max()));
    std::erase_if(posts, isDenied);
    if (typed.trimmed().isEmpty())
        std::erase_if(posts, std::not_fn(isSupervisor));
    std::stable_partition(posts.begin(), posts.end(), isSupervisor);
    posts.erase(posts.begin() + std::min(ptrdiff_t(posts.size()), ptrdiff_t(limit)), posts.end());
    return posts;
}

Result<std::vector<reference::Snippet>> readSnippets(Connection &connection)
{
    TRY_LET(auto snippets, activeRows<reference::Snippet>(connection));
    std::erase_if(snippets, [](const reference::Snippet &snippet) {
        return std::find(snippet.usedIn.begin(), snippet.usedIn.end(), reference::SnippetUse::Description)
            == snippet.usedIn.end();
    });
    std::sort(snippets.begin(), snippets.end(), [](const reference::Snippet &a, const reference::Snippet &b) {
        return std::pair(a.abbreviation, a.words.fa) < std::pair(b.abbreviation, b.words.fa);
    });
    return snippets;
}

namespace {

/// Runs one of the readers on the query thread.
template <class T>
IntakeQueries::Cancel asked(storage::QueryThread &thread, std::function<Result<T>(Connection &)> read, QObject *context,
                            IntakeQueries::Done<T> done)
{
    auto ticket = thread.run<T>(std::move(read), context, std::move(done));
    return [ticket]() mutable { ticket.cancel(); };
}

} // namespace

IntakeQueries::Cancel SqlIntakeQueries::subjects(const QString &typed, int limit, QObject *context,
                                                 Done<std::vector<SubjectChoice>> done)
{
    return asked<std::vector<SubjectChoice>>(
        m_thread,
        [=, search = m_search](Connection &connection) {
            return search->state().whole ? findSubjects(connection, *search, typed, limit)
                                         : readSubjects(connection, typed, limit);
        },
        context, std::move(done));
}

IntakeQueries::Cancel SqlIntakeQueries::addresses(const QString &typed, int limit, QObject *context,
                                                  Done<std::vector<AddressChoice>> done)
{
    return asked<std::vector<AddressChoice>>(
        m_thread,
        [=, search = m_search](Connection &connection) {
            return search->state().whole ? findAddresses(connection, *search, typed, limit)
                                         : readAddresses(connection, typed, limit);
        },
        context, std::move(done));
}

IntakeQueries::Cancel SqlIntakeQueries::caller(const QString &phone, QObject *context,
                                               Done<std::optional<CallerView>> done)
{
    return asked<std::optional<CallerView>>(
        m_thread, [=](Connection &connection) { return readCaller(connection, phone); }, context, std::move(done));
}

IntakeQueries::Cancel SqlIntakeQueries::callers(const QString &typed, int limit, QObject *context,
                                                Done<std::vector<KnownCaller>> done)
{
    return asked<std::vector<KnownCaller>>(
        m_thread,
        [=, search = m_search](Connection &connection) { return readCallers(connection, typed, limit, search.get()); },
        context, std::move(done));
}

IntakeQueries::Cancel SqlIntakeQueries::subject(const catalogue::SubjectId &id, QObject *context,
                                                Done<std::optional<catalogue::Subject>> done)
{
    return asked<std::optional<catalogue::Subject>>(
        m_thread, [=](Connection &connection) { return readSubject(connection, id); }, context, std::move(done));
}

IntakeQueries::Cancel SqlIntakeQueries::duplicates(const SoughtProblem &sought, int limit, QObject *context,
                                                   Done<std::vector<DuplicateView>> done)
{
    return asked<std::vector<DuplicateView>>(
        m_thread, [=](Connection &connection) { return readDuplicates(connection, sought, limit); }, context,
        std::move(done));
}

IntakeQueries::Cancel SqlIntakeQueries::registered(const cases::CaseId &id, QObject *context, Done<cases::CaseView> done)
{
    return asked<cases::CaseView>(
        m_thread, [=](Connection &connection) { return cases::readCase(connection, id); }, context, std::move(done));
}

IntakeQueries::Cancel SqlIntakeQueries::referees(const UserId &user, const QString &typed, int limit, QObject *context,
                                                 Done<std::vector<cases::PostChoice>> done)
{
    return asked<std::vector<cases::PostChoice>>(
        m_thread, [=](Connection &connection) { return readReferees(connection, user, typed, limit); }, context,
        std::move(done));
}

IntakeQueries::Cancel SqlIntakeQueries::snippets(QObject *context, Done<std::vector<reference::Snippet>> done)
{
    return asked<std::vector<reference::Snippet>>(
        m_thread, [](Connection &connection) { return readSnippets(connection); }, context, std::move(done));
}

} // namespace peygir::intake
