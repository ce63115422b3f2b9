// SPDX-License-Identifier: GPL-3.0-or-later
#include "answering/store/ready_answers.h"

#include "answering/store/who_is_called.h"
#include "cases/store/merged_citizens.h"
#include "cases/store/name_book.h"
#include "persian/tokens.h"
#include "storage/by_ids.h"

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
    TRY_LET(const auto tasks, cases::tasksServing(connection, {Purpose::Answer, Purpose::Later}));
    for (const cases::ServingTask &task : tasks)
        TRY(readTask(connection, task, merged));
    std::sort(m_ready.begin(), m_ready.end(), [](const Ready &a, const Ready &b) {
        return std::tie(a.group, b.isReady, a.registeredAt, a.id) < std::tie(b.group, a.isReady, b.registeredAt, b.id);
    });
    return {};
}

Result<void> ReadyAnswers::readTask(Connection &connection, const cases::ServingTask &task,
                                    const std::map<Uuid, Uuid> &merged)
{
    if (!task.key.process)
        return {};
    TRY_LET(const auto withReply, replied(connection, task));
    const bool isLater = task.purposes.count(Purpose::Answer) == 0;
    // One call answers all of a person, under whichever of his records they were registered.
    const auto called = [&merged](const Uuid &citizen) {
        const auto shown = merged.find(citizen);
        return shown == merged.end() ? citizen : shown->second;
    };
    // By an index of their own, which has all that is asked for here.
    return connection.each(
        "SELECT c.id, c.citizen, c.registered_at, c.ask_again_at, c.taken_by, f.id FROM case_card c"
        " LEFT JOIN case_file f ON f.id = c.id WHERE c.process = ? AND c.node = ? AND c.closed_at IS NULL",
        {Value(FieldCodec<workflow::ProcessId>::toValue(*task.key.process)), Value::text(task.key.node)},
        [&](const RowView &view) {
            const Uuid id = view.uuid(0);
            const bool isReady = !withReply || !view.isNull(3) || withReply->count(id) > 0;
            m_ready.push_back({id, view.isNull(1) ? id : called(view.uuid(1)), view.integer(2),
                               view.isNull(3) ? 0 : view.integer(3),
                               view.isNull(4) ? std::nullopt : std::optional(view.uuid(4)), isLater, !view.isNull(5),
                               isReady});
            return true;
        });
}

Result<std::optional<std::set<Uuid>>> ReadyAnswers::replied(Connection &connection, const cases::ServingTask &task)
{
    const bool findsOut = task.purposes.count(Purpose::FollowUp) > 0 || task.purposes.count(Purpose::Official) > 0;
    if (!findsOut || !m_repliedAt)
        return std::optional<std::set<Uuid>>();
    TRY_LET(const auto repliedAt, m_repliedAt(connection, task.key));
    std::set<Uuid> found;
    std::vector<Uuid> caseIds;
    for (const auto &[caseId, at] : repliedAt) {
        found.insert(found.end(), caseId);
        caseIds.push_back(caseId);
    }
    // What the citizen has heard already is nothing to tell him: he said that it is not so, or the case came back later.
    TRY(storage::eachByIds(connection, {"aggregate, at, result", "answering_call", "aggregate"}, caseIds,
                           [&](const RowView &view) {
                               const QByteArray result = view.utf8(2);
                               const bool wasTold = result != "no_answer" && result != "later";
                               if (wasTold && view.instant(1) >= repliedAt.at(view.uuid(0)))
                                   found.erase(view.uuid(0));
                           }));
    return std::optional(std::move(found));
}

void ReadyAnswers::group(Listed &list)
{
    const qint64 now = list.filter.now.milliseconds();
    list.groups.clear();
    for (size_t at = 0; at < list.cards.size();) {
        const Ready &first = list.cards[at];
        Group group{at, 0, 0, first.registeredAt, first.askAt, false, first.isReady};
        for (; at < list.cards.size() && list.cards[at].group == first.group; ++at) {
            ++group.size;
            if (list.cards[at].isReady != group.isReady)
                continue;
            ++group.count;
            group.dueAt = std::min(group.dueAt, list.cards[at].askAt);
            group.isHere = group.isHere || list.cards[at].isHere;
        }
        if (group.dueAt <= now)
            group.dueAt = 0;
        list.groups.push_back(group);
    }
    std::sort(list.groups.begin(), list.groups.end(), [&list](const Group &a, const Group &b) {
        return std::tuple(!a.isHere, !a.isReady, a.dueAt, a.oldest, list.cards[a.first].id) <
               std::tuple(!b.isHere, !b.isReady, b.dueAt, b.oldest, list.cards[b.first].id);
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
        for (size_t at = group.first; at < group.first + group.size; ++at) {
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
    for (const Group &group : list->groups) {
        page.toCall += group.isReady ? 1 : 0;
        page.messages += group.isReady ? qint64(group.count) : 0;
    }
    storage::Door door(connection);
    cases::NameBook names(door);
    for (qint64 at = offset; at < std::min(page.total, offset + limit); ++at) {
        const Group &group = list->groups[size_t(at)];
        const Ready &first = list->cards[group.first];
        TRY_LET(const CalledPerson who, whoIsCalled(connection, first.group, first.id));
        ReadyCitizen citizen{first.group, who.name, who.phone, int(group.count), who.code, Instant(group.oldest)};
        citizen.isElsewhere = !group.isHere;
        citizen.hasNoReply = !group.isReady;
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
                                [](const Group &group) { return group.isHere && group.isReady && group.dueAt == 0; }));
}

} // namespace peygir::answering
