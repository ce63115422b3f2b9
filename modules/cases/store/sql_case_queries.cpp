// SPDX-License-Identifier: GPL-3.0-or-later
#include "cases/store/sql_case_queries.h"

#include "cases/store/name_book.h"
#include "persian/digits.h"
#include "persian/tokens.h"
#include "places/core/place.h"

#include <algorithm>

namespace peygir::cases {

using storage::Connection;
using storage::RowView;

namespace {

Result<std::vector<CaseNode>> nodesOf(storage::Door &door, const CaseId &id)
{
    TRY_LET(const auto rows, door.rowsOf(tableOf<CaseNode>(), id.uuid()));
    std::vector<CaseNode> nodes;
    for (const RowPointer &row : rows)
        nodes.push_back(fromRow<CaseNode>(*row));
    return nodes;
}

void addOperations(CaseView &view, const CaseNode &node, const workflow::Process &process)
{
    const auto key = workflow::NodeKey::parse(node.node);
    if (!key.ok())
        return;
    for (const workflow::Edge *edge : process.edgesFrom(*key)) {
        OperationChoice choice{node.id, edge->key.text(), edge->name.value_or(Localized{edge->key.text(), {}}),
                               edge->needsNote, edge->kind != workflow::EdgeKind::Forward, {}};
        for (const workflow::Input &input : edge->inputs)
            choice.inputs.emplace_back(input.key.text(), input.name);
        view.operations.push_back(std::move(choice));
    }
}

Result<HistoryLineView> historyLine(NameBook &names, const HistoryEntry &entry, const workflow::Process *process)
{
    HistoryLineView line{entry, {}, {}, {}, {}};
    TRY_LET(line.by, names.person(entry.by));
    const auto text = [&entry](const char *key) { return entry.values.value(QLatin1String(key)).toString(); };
    if (entry.what == HistoryKind::Referred) {
        const auto post = [&](const char *key) -> Result<Localized> {
            const auto id = organisation::PostId::parse(text(key));
            return id.ok() ? names.post(*id) : Result<Localized>(Localized());
        };
        TRY_LET(line.first, post("from"));
        TRY_LET(line.second, post("to"));
    } else if (entry.what == HistoryKind::Completed && process) {
        const auto node = workflow::NodeKey::parse(text("node"));
        const auto operation = workflow::OperationKey::parse(text("operation"));
        const workflow::Edge *edge = node.ok() && operation.ok() ? process->find(*node, *operation) : nullptr;
        if (edge && edge->name)
            line.first = *edge->name;
        const workflow::Node *target = edge ? process->find(edge->to) : nullptr;
        if (const workflow::Status *status = target ? target->status() : nullptr) {
            line.second = status->name;
            line.colour = status->colour;
        }
    }
    return line;
}

} // namespace

Result<CaseView> readCase(Connection &connection, const CaseId &id)
{
    storage::Door door(connection);
    NameBook names(door);
    TRY_LET(const RowPointer card, door.row(tableOf<CaseCard>(), id.uuid()));
    if (!card)
        return Error("cases.unknown");
    TRY_LET(CaseLine line, names.line(fromRow<CaseCard>(*card)));
    CaseView view{std::move(line), {}, {}, {}, {}, {}, {}, {}};
    TRY_LET(view.registeredBy, names.person(view.line.card.registeredBy));
    TRY_LET(view.takenBy, names.person(view.line.card.takenBy));
    TRY_LET(view.unit, names.unit(view.line.card.holderUnit));
    TRY_LET(const RowPointer file, door.row(tableOf<CaseFile>(), id.uuid()));
    if (!file)
        return view;
    view.file = fromRow<CaseFile>(*file);
    TRY_LET(const auto process, names.process(view.line.card.process));
    TRY_LET(const std::vector<CaseNode> nodes, nodesOf(door, id));
    for (const CaseNode &node : nodes) {
        if (node.state != workflow::OpeningState::Open)
            continue;
        view.openNodes.push_back(node);
        if (process)
            addOperations(view, node, *process);
    }
    TRY_LET(const auto history, door.rowsOf(tableOf<HistoryEntry>(), id.uuid()));
    for (const RowPointer &row : history) {
        TRY_LET(HistoryLineView entry, historyLine(names, fromRow<HistoryEntry>(*row), process.get()));
        view.history.push_back(std::move(entry));
    }
    std::stable_sort(view.history.begin(), view.history.end(), [](const HistoryLineView &a, const HistoryLineView &b) {
        return a.entry.at < b.entry.at;
    });
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

CaseQueries::Cancel SqlCaseQueries::counts(const UserId &user, Instant now, QObject *context, Done<CaseCounts> done)
{
    return asked<CaseCounts>(
        m_thread, [=, lists = m_lists](Connection &connection) { return lists->counts(connection, user, now); },
        context, std::move(done));
}

CaseQueries::Cancel SqlCaseQueries::open(const CaseId &id, QObject *context, Done<CaseView> done)
{
    return asked<CaseView>(
        m_thread, [=](Connection &connection) { return readCase(connection, id); }, context, std::move(done));
}

CaseQueries::Cancel SqlCaseQueries::posts(const QString &typed, int limit, QObject *context,
                                          Done<std::vector<PostChoice>> done)
{
    return asked<std::vector<PostChoice>>(
        m_thread, [=](Connection &connection) { return readPosts(connection, typed, limit); }, context,
        std::move(done));
}

} // namespace peygir::cases
