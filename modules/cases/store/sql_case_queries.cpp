// SPDX-License-Identifier: GPL-3.0-or-later
#include "cases/store/sql_case_queries.h"

#include "cases/store/case_rows.h"
#include "cases/store/name_book.h"
#include "persian/digits.h"
#include "persian/tokens.h"
#include "places/core/place.h"

#include <algorithm>

namespace peygir::cases {

using storage::Connection;
using storage::RowView;

Result<std::vector<ReferableCase>> readReferable(Connection &connection, const std::vector<CaseId> &ids,
                                                 const UserId &user)
{
    storage::Door door(connection);
    std::vector<ReferableCase> found;
    for (const CaseId &id : ids) {
        TRY_LET(const RowPointer card, door.row(tableOf<CaseCard>(), id.uuid()));
        if (!card)
            continue;
        ReferableCase referable{id, fromRow<CaseCard>(*card).code, {}};
        TRY(connection.each("SELECT n.id FROM case_node n LEFT JOIN post p ON p.id = n.holder AND p.holder = ? AND p.active"
                            " WHERE n.aggregate = ? AND n.state = 'open' ORDER BY p.id IS NULL, n.opened_at, n.id LIMIT 1",
                            {Value(user.uuid()), Value(id.uuid())}, [&referable](const RowView &view) {
                                referable.node = CaseNodeId(view.uuid(0));
                                return false;
                            }));
        found.push_back(std::move(referable));
    }
    return found;
}

Result<CaseView> readCase(Connection &connection, const CaseId &id, LookedAtCases *lookedAt)
{
    storage::Door door(connection);
    auto rows = readCaseRows(door, id);
    const bool isWhole = rows.ok() && rows->file;
    const auto fetched = lookedAt && !isWhole ? lookedAt->find(id) : nullptr;
    if (!fetched) {
        TRY(rows);
        return viewOf(door, std::move(*rows));
    }
    TRY_LET(CaseView view, viewOf(door, fetched->rows));
    view.fetchedAt = fetched->at;
    view.citizen = fetched->citizen;
    return view;
}

Result<std::vector<PostChoice>> readPosts(Connection &connection, const QString &typed, int limit)
{
    const QList<persian::QueryWord> words = persian::queryWords(typed);
    const Table &table = tableOf<organisation::Post>();
    std::vector<organisation::Post> posts;
    TRY(connection.each("SELECT " + table.selectList + " FROM post WHERE active", {}, [&](const RowView &view) {
        posts.push_back(fromRow<organisation::Post>(*storage::readRow(table, view)));
        return true;
    }));
    storage::Door door(connection);
    NameBook names(door);
    std::vector<PostChoice> choices;
    for (const organisation::Post &post : posts) {
        if (int(choices.size()) == limit)
            break;
        TRY_LET(const Localized unit, names.unit(post.unit));
        TRY_LET(const QString holder, names.person(post.holder));
        const QString all = post.name.fa + u' ' + unit.fa + u' ' + holder + u' ' + post.name.en + u' ' + unit.en;
        if (persian::isFound(persian::indexTokens(all), words))
            choices.push_back({post.id, post.name, unit, holder});
    }
    return choices;
}

namespace {

/// Runs one of the readers above on the query thread.
template <class T>
CaseQueries::Cancel asked(storage::QueryThread &thread, std::function<Result<T>(Connection &)> read, QObject *context,
                          CaseQueries::Done<T> done)
{
    auto ticket = thread.run<T>(std::move(read), context, std::move(done));
    return [ticket]() mutable { ticket.cancel(); };
}

} // namespace

// The lists are asked on the query thread only, one question after another.

CaseQueries::Cancel SqlCaseQueries::list(const CaseFilter &filter, qint64 offset, int limit, QObject *context,
                                         Done<CaseLines> done)
{
    return asked<CaseLines>(
        m_thread,
        [=, lists = m_lists](Connection &connection) { return lists->page(connection, filter, offset, limit); },
        context, std::move(done));
}

CaseQueries::Cancel SqlCaseQueries::count(const CaseFilter &filter, QObject *context, Done<CaseTotal> done)
{
    return asked<CaseTotal>(
        m_thread, [=, lists = m_lists](Connection &connection) { return lists->count(connection, filter); }, context,
        std::move(done));
}

CaseQueries::Cancel SqlCaseQueries::choices(QObject *context, Done<CaseChoices> done)
{
    return asked<CaseChoices>(
        m_thread, [lists = m_lists](Connection &connection) { return lists->choices(connection); }, context,
        std::move(done));
}

CaseQueries::Cancel SqlCaseQueries::ids(const CaseFilter &filter, int limit, QObject *context,
                                        Done<std::vector<CaseId>> done)
{
    return asked<std::vector<CaseId>>(
        m_thread,
        [=, lists = m_lists](Connection &connection) { return lists->ids(connection, filter, limit); }, context,
        std::move(done));
}

CaseQueries::Cancel SqlCaseQueries::referable(const std::vector<CaseId> &ids, const UserId &user, QObject *context,
                                              Done<std::vector<ReferableCase>> done)
{
    return asked<std::vector<ReferableCase>>(
        m_thread, [=](Connection &connection) { return readReferable(connection, ids, user); }, context,
        std::move(done));
}

CaseQueries::Cancel SqlCaseQueries::counts(const UserId &user, Instant now, QObject *context, Done<CaseCounts> done)
{
    return asked<CaseCounts>(
        m_thread, [=, lists = m_lists](Connection &connection) { return lists->counts(connection, user, now); },
        context, std::move(done));
}

CaseQueries::Cancel SqlCaseQueries::open(const CaseId &id, QObject *context, Done<CaseView> done)
{
    return asked<CaseView>(
        m_thread,
        [=, lookedAt = m_lookedAt](Connection &connection) { return readCase(connection, id, lookedAt.get()); },
        context, std::move(done));
}

CaseQueries::Cancel SqlCaseQueries::posts(const QString &typed, int limit, QObject *context,
                                          Done<std::vector<PostChoice>> done)
{
    return asked<std::vector<PostChoice>>(
        m_thread, [=](Connection &connection) { return readPosts(connection, typed, limit); }, context,
        std::move(done));
}

} // namespace peygir::cases
