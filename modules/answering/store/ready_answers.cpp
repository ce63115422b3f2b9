// SPDX-License-Identifier: GPL-3.0-or-later
#include "answering/store/ready_answers.h"

#include "answering/store/who_is_called.h"
#include "cases/store/merged_citizens.h"
#include "cases/store/name_book.h"
#include "cases/store/purpose_nodes.h"
#include "persian/tokens.h"

#include <algorithm>

namespace peygir::answering {

using storage::Connection;
using storage::RowView;
using workflow::Purpose;

namespace {

/// The filter that is typed, and the one before it.
constexpr size_t listsKept = 2;

/// What another connection commits changes it. PostgreSQL has nothing like it: there nothing is kept.
Result<std::optional<qint64>> versionOf(Connection &connection)
{
    std::optional<qint64> version;
    if (connection.dialect() == storage::Dialect::Sqlite) {
        TRY(connection.each("PRAGMA data_version", {}, [&version](const RowView &view) {
            version = view.integer(0);
            return false;
        }));
    }
    return version;
}

} // namespace

Result<void> ReadyAnswers::keepUp(Connection &connection)
{
    TRY_LET(const std::optional<qint64> version, versionOf(connection));
    if (version && version == m_version)
        return {};
    m_version = version;
    m_listed.clear();
    m_ready.clear();
    TRY_LET(const auto merged, cases::allMerged(connection));
    // One call answers all of a person, under whichever of his records they were registered.
    const auto called = [&merged](const Uuid &citizen) {
        const auto shown = merged.find(citizen);
        return shown == merged.end() ? citizen : shown->second;
    };
    for (const Purpose purpose : {Purpose::Answer, Purpose::Later}) {
        TRY_LET(const auto nodes, cases::nodesServing(connection, purpose));
        for (const cases::StatusKey &key : nodes) {
            if (!key.process)
                continue;
            // By an index of their own, which has all that is asked for here.
            TRY(connection.each(
                "SELECT c.id, c.citizen, c.registered_at, c.ask_again_at, c.taken_by, f.id FROM case_card c"
                " LEFT JOIN case_file f ON f.id = c.id WHERE c.process = ? AND c.node = ? AND c.closed_at IS NULL",
                {Value(FieldCodec<workflow::ProcessId>::toValue(*key.process)), Value::text(key.node)},
                [&](const RowView &view) {
                    const Uuid id = view.uuid(0);
                    m_ready.push_back({id, view.isNull(1) ? id : called(view.uuid(1)), view.integer(2),
                                       view.isNull(3) ? 0 : view.integer(3),
                                       view.isNull(4) ? std::nullopt : std::optional(view.uuid(4)),
                                       purpose == Purpose::Later, !view.isNull(5)});
                    return true;
                }));
        }
    }
    std::sort(m_ready.begin(), m_ready.end(), [](const Ready &a, const Ready &b) {
        return std::tie(a.group, a.registeredAt, a.id) < std::tie(b.group, b.registeredAt, b.id);
    });
    // One task may serve both.
    m_ready.erase(
        std::unique(m_ready.begin(), m_ready.end(), [](const Ready &a, const Ready &b) { return a.id == b.id; }),
        m_ready.end());
    return {};
}

void ReadyAnswers::group(Listed &list)
{
    const qint64 now = list.filter.now.milliseconds();
    list.groups.clear();
    for (size_t at = 0; at < list.cards.size();) {
        Group group{at, 0, list.cards[at].registeredAt, list.cards[at].askAt, false};
        for (; at < list.cards.size() && list.cards[at].group == list.cards[group.first].group; ++at) {
            ++group.count;
            group.dueAt = std::min(group.dueAt, list.cards[at].askAt);
            group.isHere = group.isHere || list.cards[at].isHere;
        }
        if (group.dueAt <= now)
            group.dueAt = 0;
        list.groups.push_back(group);
    }
    std::sort(list.groups.begin(), list.groups.end(), [&list](const Group &a, const Group &b) {
        return std::tuple(!a.isHere, a.dueAt, a.oldest, list.cards[a.first].id) <
               std::tuple(!b.isHere, b.dueAt, b.oldest, list.cards[b.first].id);
    });
}

Result<void> ReadyAnswers::narrow(Connection &connection, Listed &list, const QString &text)
{
    const QList<persian::QueryWord> words = persian::queryWords(text);
    if (words.isEmpty())
        return {};
    std::vector<Group> found;
    for (const Group &group : list.groups) {
        const Ready &first = list.cards[group.first];
        TRY_LET(const CalledPerson who, whoIsCalled(connection, first.group, first.id));
        QString all = who.name + u' ' + who.phone;
        for (size_t at = group.first; at < group.first + group.count; ++at) {
            TRY(connection.each("SELECT code FROM case_card WHERE id = ?", {Value(list.cards[at].id)},
                                [&all](const RowView &view) {
                                    all += u' ' + view.text(0);
                                    return false;
                                }));
        }
        if (persian::isFound(persian::indexTokens(all), words))
            found.push_back(group);
    }
    list.groups = std::move(found);
    return {};
}

Result<std::shared_ptr<const ReadyAnswers::Listed>> ReadyAnswers::listed(Connection &connection,
                                                                         const ReadyFilter &filter)
{
    TRY(keepUp(connection));
    for (const auto &known : m_listed) {
        if (known->filter == filter)
            return known;
    }
    auto made = std::make_shared<Listed>(Listed{filter, {}, {}});
    for (const Ready &card : m_ready) {
        // Without a day it is due whenever somebody has time: it would be in no list otherwise.
        if (!card.isLater || card.askAt <= filter.now.milliseconds())
            made->cards.push_back(card);
    }
    group(*made);
    TRY(narrow(connection, *made, filter.text));
    m_listed.push_back(made);
    if (m_listed.size() > listsKept)
        m_listed.erase(m_listed.begin());
    return std::shared_ptr<const Listed>(made);
}

Result<ReadyPage> ReadyAnswers::page(Connection &connection, const ReadyFilter &filter, qint64 offset, int limit)
{
    TRY_LET(const auto list, listed(connection, filter));
    ReadyPage page;
    page.total = qint64(list->groups.size());
    for (const Group &group : list->groups)
        page.messages += qint64(group.count);
    storage::Door door(connection);
    cases::NameBook names(door);
    for (qint64 at = offset; at < std::min(page.total, offset + limit); ++at) {
        const Group &group = list->groups[size_t(at)];
        const Ready &first = list->cards[group.first];
        TRY_LET(const CalledPerson who, whoIsCalled(connection, first.group, first.id));
        ReadyCitizen citizen{first.group, who.name, who.phone, int(group.count), who.code, Instant(group.oldest)};
        citizen.isElsewhere = !group.isHere;
        if (group.dueAt > 0)
            citizen.dueAt = Instant(group.dueAt);
        for (size_t card = group.first; card < group.first + group.count; ++card) {
            TRY_LET(const int tries, triesOf(connection, list->cards[card].id));
            citizen.tries = std::max(citizen.tries, tries);
            if (!citizen.takenBy && list->cards[card].takenBy)
                citizen.takenBy = UserId(*list->cards[card].takenBy);
        }
        TRY_LET(citizen.takenByName, names.person(citizen.takenBy));
        page.citizens.push_back(std::move(citizen));
    }
    return page;
}

Result<qint64> ReadyAnswers::due(Connection &connection, Instant now)
{
    TRY_LET(const auto list, listed(connection, {now}));
    return qint64(std::count_if(list->groups.begin(), list->groups.end(),
                                [](const Group &group) { return group.isHere && group.dueAt == 0; }));
}

} // namespace peygir::answering
