// SPDX-License-Identifier: GPL-3.0-or-later
#include "answering/store/call_views.h"

#include "answering/store/who_is_called.h"
#include "cases/core/citizen.h"
#include "cases/store/case_rows.h"
#include "cases/store/merged_citizens.h"
#include "cases/store/name_book.h"
#include "cases/store/purpose_nodes.h"
#include "catalogue/core/feedback_rule.h"

#include <algorithm>

namespace peygir::answering {

using cases::CaseCard;
using cases::CaseId;
using cases::CaseNode;
using cases::NameBook;
using storage::Connection;
using storage::Door;
using storage::RowView;
using workflow::Purpose;

namespace {

/// What of a node serves a purpose.
class Serving
{
public:
    static Result<Serving> read(Connection &connection, std::initializer_list<Purpose> purposes)
    {
        Serving serving;
        for (const Purpose purpose : purposes) {
            TRY_LET(const auto nodes, cases::nodesServing(connection, purpose));
            serving.m_keys.insert(serving.m_keys.end(), nodes.begin(), nodes.end());
        }
        return serving;
    }
    bool has(const CaseCard &card, const QString &node) const
    {
        return std::find(m_keys.begin(), m_keys.end(), cases::StatusKey{card.process, node}) != m_keys.end();
    }

private:
    std::vector<cases::StatusKey> m_keys;
};

template <class T>
Result<std::vector<T>> partsOf(Door &door, const Uuid &id)
{
    TRY_LET(const auto rows, door.rowsOf(tableOf<T>(), id));
    std::vector<T> parts;
    for (const RowPointer &row : rows)
        parts.push_back(fromRow<T>(*row));
    return parts;
}

/// Open cards of the citizen with this id, or the open card with it, the oldest first.
Result<std::vector<CaseCard>> openCards(Connection &connection, const Uuid &id)
{
    const Table &table = tableOf<CaseCard>();
    std::vector<CaseCard> cards;
    TRY_LET(const cases::SqlPart his, cases::casesOf(connection, cases::CitizenId(id)));
    for (const cases::SqlPart &which : {his, cases::SqlPart{"id = ?", {Value(id)}}}) {
        TRY(connection.each("SELECT " + table.selectList + " FROM case_card WHERE " + which.sql +
                                " AND closed_at IS NULL ORDER BY registered_at, id",
                            which.values, [&](const RowView &view) {
                                cards.push_back(fromRow<CaseCard>(*storage::readRow(table, view)));
                                return true;
                            }));
    }
    return cards;
}

Result<std::vector<CallLine>> callsOf(Door &door, NameBook &names, const CaseId &id)
{
    TRY_LET(auto calls, partsOf<AnsweringCall>(door, id.uuid()));
    std::sort(calls.begin(), calls.end(), [](const AnsweringCall &a, const AnsweringCall &b) {
        return std::tie(a.at, a.id) < std::tie(b.at, b.id);
    });
    std::vector<CallLine> lines;
    for (AnsweringCall &call : calls) {
        TRY_LET(QString by, names.person(call.by));
        lines.push_back({std::move(call), std::move(by)});
    }
    return lines;
}

Result<std::vector<cases::HistoryEntry>> historyOf(Door &door, const CaseId &id)
{
    TRY_LET(auto history, partsOf<cases::HistoryEntry>(door, id.uuid()));
    std::sort(history.begin(), history.end(), [](const cases::HistoryEntry &a, const cases::HistoryEntry &b) {
        return std::tie(a.at, a.id) < std::tie(b.at, b.id);
    });
    return history;
}

/// The last of the operations and acts that led a case on until then, unless it was an official's, which is a reply.
/// What calls did counts for none: who is asked again on another day is told the same.
Result<std::optional<HandoverNote>> handoverOf(Door &door, NameBook &names, const CaseCard &card, Instant until)
{
    TRY_LET(const auto history, historyOf(door, card.id));
    const cases::HistoryEntry *last = nullptr;
    for (const cases::HistoryEntry &entry : history) {
        const bool isWork = entry.what == cases::HistoryKind::Acted || entry.what == cases::HistoryKind::Completed;
        const bool hasMoved = !entry.values.value(QLatin1String("operation")).toString().isEmpty();
        const bool isCall = entry.values.value(QLatin1String("act")).toString().startsWith(QLatin1String("answering."));
        if (isWork && hasMoved && !isCall && entry.at <= until)
            last = &entry;
    }
    if (!last || last->words.isEmpty())
        return std::optional<HandoverNote>();
    TRY_LET(const Serving official, Serving::read(door.connection(), {Purpose::Official}));
    if (official.has(card, last->values.value(QLatin1String("node")).toString()))
        return std::optional<HandoverNote>();
    TRY_LET(QString by, names.person(last->by));
    return std::optional(HandoverNote{last->words, std::move(by), last->at});
}

/// Empty: the subject has no rule.
Result<std::optional<int>> feedbackDaysOf(Door &door, const catalogue::SubjectId &subject)
{
    TRY_LET(const RowPointer kept, door.row(tableOf<catalogue::SubjectFeedback>(), subject.uuid()));
    const auto rule = kept ? fromRow<catalogue::SubjectFeedback>(*kept).rule : std::nullopt;
    if (!rule)
        return std::optional<int>();
    TRY_LET(const RowPointer row, door.row(tableOf<catalogue::FeedbackRule>(), rule->uuid()));
    return row ? std::optional(fromRow<catalogue::FeedbackRule>(*row).days) : std::nullopt;
}

Result<CallMessage> messageOf(Door &door, NameBook &names, CaseCard card, const RepliesOf &replies)
{
    const CaseId id = card.id;
    const QString shown = card.node;
    TRY_LET(cases::CaseLine line, names.line(std::move(card)));
    CallMessage message{std::move(line), {}, {}, {}, {}};
    TRY_LET(const RowPointer file, door.row(tableOf<cases::CaseFile>(), id.uuid()));
    if (!file)
        return message;
    message.words = fromRow<cases::CaseFile>(*file).words;
    TRY_LET(const auto nodes, partsOf<CaseNode>(door, id.uuid()));
    for (const CaseNode &node : nodes) {
        if (node.state != workflow::OpeningState::Open || node.node != shown)
            continue;
        message.node = node.id;
        message.takenBy = node.takenBy;
        message.takenAt = node.takenAt;
        TRY_LET(message.takenByName, names.person(node.takenBy));
        TRY_LET(message.handover, handoverOf(door, names, message.line.card, node.openedAt));
    }
    TRY_LET(message.replies, replies(door, id));
    TRY_LET(message.calls, callsOf(door, names, id));
    TRY_LET(message.feedbackDays, feedbackDaysOf(door, message.line.card.subject));
    TRY_LET(message.tries, triesOf(door.connection(), id.uuid()));
    return message;
}

/// The numbers of one record, its first one first.
Result<void> addPhones(Door &door, const Uuid &citizen, std::vector<QString> &phones)
{
    TRY_LET(const RowPointer row, door.row(tableOf<cases::Citizen>(), citizen));
    if (!row)
        return {};
    phones.push_back(fromRow<cases::Citizen>(*row).phone);
    TRY_LET(const auto contacts, partsOf<cases::CitizenContact>(door, citizen));
    for (const cases::CitizenContact &contact : contacts) {
        if (contact.active && contact.what == cases::ContactKind::Phone)
            phones.push_back(contact.text);
    }
    return {};
}

/// His numbers; where he is not here, what the file of the first message says.
Result<void> addPerson(Door &door, CallView &view)
{
    TRY_LET(const RowPointer row, door.row(tableOf<cases::Citizen>(), view.id));
    if (row) {
        view.citizen = cases::CitizenId(view.id);
        TRY_LET(const auto records, cases::recordsOf(door.connection(), *view.citizen));
        for (const Uuid &id : records)
            TRY(addPhones(door, id, view.phones));
    }
    TRY_LET(const CalledPerson who, whoIsCalled(door.connection(), view.id, view.messages.front().line.card.id.uuid()));
    view.name = who.name;
    if (view.phones.empty() && !who.phone.isEmpty())
        view.phones.push_back(who.phone);
    return {};
}

QByteArray dueCondition(const DueFilter &filter)
{
    return filter.from ? "ask_again_at >= ? AND ask_again_at < ? AND closed_at IS NULL"
                       : "ask_again_at < ? AND closed_at IS NULL";
}

std::vector<Value> dueValues(const DueFilter &filter)
{
    std::vector<Value> values;
    if (filter.from)
        values.emplace_back(*filter.from);
    values.emplace_back(filter.until);
    return values;
}

} // namespace

Result<std::vector<OfficialReply>> operationNotes(Door &door, const CaseId &id)
{
    std::vector<OfficialReply> replies;
    TRY_LET(const RowPointer card, door.row(tableOf<CaseCard>(), id.uuid()));
    if (!card)
        return replies;
    const CaseCard shown = fromRow<CaseCard>(*card);
    TRY_LET(const Serving official, Serving::read(door.connection(), {Purpose::Official}));
    TRY_LET(const auto history, historyOf(door, id));
    NameBook names(door);
    for (const cases::HistoryEntry &entry : history) {
        const QString node = entry.values.value(QLatin1String("node")).toString();
        if (entry.what != cases::HistoryKind::Completed || entry.words.isEmpty() || !official.has(shown, node))
            continue;
        TRY_LET(QString by, names.person(entry.by));
        replies.push_back({entry.words, {std::move(by), {}}, entry.at});
    }
    return replies;
}

Result<CallView> readCall(Connection &connection, const Uuid &id, const RepliesOf &replies)
{
    Door door(connection);
    NameBook names(door);
    CallView view{id, {}, {}, {}, {}, {}};
    TRY_LET(const Serving ready, Serving::read(connection, {Purpose::Answer, Purpose::Later}));
    TRY_LET(const std::vector<CaseCard> cards, openCards(connection, id));
    for (const CaseCard &card : cards) {
        if (ready.has(card, card.node)) {
            TRY_LET(CallMessage message, messageOf(door, names, card, replies));
            view.messages.push_back(std::move(message));
        } else if (view.others.size() < size_t(otherMessages)) {
            TRY_LET(cases::CaseLine line, names.line(card));
            view.others.insert(view.others.begin(), std::move(line));
        }
    }
    if (view.messages.empty())
        return Error("answering.nobody_ready");
    TRY(addPerson(door, view));
    return view;
}

Result<qint64> countDue(Connection &connection, const DueFilter &filter)
{
    qint64 count = 0;
    TRY(connection.each("SELECT COUNT(*) FROM case_card WHERE " + dueCondition(filter), dueValues(filter),
                        [&count](const RowView &view) {
                            count = view.integer(0);
                            return false;
                        }));
    return count;
}

Result<DuePage> readDue(Connection &connection, const DueFilter &filter, qint64 offset, int limit)
{
    const Table &table = tableOf<CaseCard>();
    std::vector<Value> values = dueValues(filter);
    values.emplace_back(qint64(limit));
    values.emplace_back(offset);
    std::vector<CaseCard> cards;
    TRY(connection.each("SELECT " + table.selectList + " FROM case_card WHERE " + dueCondition(filter) +
                            " ORDER BY ask_again_at, id LIMIT ? OFFSET ?",
                        values, [&](const RowView &view) {
                            cards.push_back(fromRow<CaseCard>(*storage::readRow(table, view)));
                            return true;
                        }));
    Door door(connection);
    NameBook names(door);
    DuePage page;
    TRY_LET(page.total, countDue(connection, filter));
    for (CaseCard &card : cards) {
        Uuid call = card.id.uuid();
        if (card.citizen) {
            TRY_LET(const cases::CitizenId shown, cases::shownCitizen(connection, *card.citizen));
            call = shown.uuid();
        }
        TRY_LET(const CalledPerson who, whoIsCalled(connection, call, card.id.uuid()));
        TRY_LET(cases::CaseLine line, names.line(std::move(card)));
        page.lines.push_back({std::move(line), call, who.name, who.phone});
    }
    return page;
}

Result<std::vector<reference::Snippet>> readToldSnippets(Connection &connection)
{
    const Table &table = tableOf<reference::Snippet>();
    std::vector<reference::Snippet> snippets;
    TRY(connection.each("SELECT " + table.selectList + " FROM snippet WHERE active", {}, [&](const RowView &view) {
        auto snippet = fromRow<reference::Snippet>(*storage::readRow(table, view));
        const bool isTold = std::any_of(snippet.usedIn.begin(), snippet.usedIn.end(), [](reference::SnippetUse use) {
            return use == reference::SnippetUse::Reply || use == reference::SnippetUse::CallScript;
        });
        if (isTold)
            snippets.push_back(std::move(snippet));
        return true;
    }));
    std::sort(snippets.begin(), snippets.end(), [](const reference::Snippet &a, const reference::Snippet &b) {
        return std::tie(a.abbreviation, a.words.fa, a.id) < std::tie(b.abbreviation, b.words.fa, b.id);
    });
    return snippets;
}

} // namespace peygir::answering
