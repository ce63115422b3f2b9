// SPDX-License-Identifier: GPL-3.0-or-later
#include "cases/store/case_rows.h"

#include "cases/core/message_edits.h"
#include "cases/core/move_to_process.h"
#include "cases/store/merged_citizens.h"
#include "cases/store/name_book.h"

#include <algorithm>
#include <map>

namespace peygir::cases {

using storage::Door;
using storage::RowView;

namespace {

/// More open cases of one citizen would say nothing that these do not.
constexpr int otherCasesShown = 20;

template <class T>
Result<std::vector<T>> rowsOf(Door &door, const CaseId &id)
{
    TRY_LET(const auto rows, door.rowsOf(tableOf<T>(), id.uuid()));
    std::vector<T> found;
    for (const RowPointer &row : rows)
        found.push_back(fromRow<T>(*row));
    return found;
}

void addOperations(CaseView &view, const CaseNode &node, const workflow::Process &process)
{
    const auto key = workflow::NodeKey::parse(node.node);
    if (!key.ok())
        return;
    const workflow::Node *at = process.find(*key);
    if (at && at->task())
        view.purposes.emplace(node.id, at->task()->purposes);
    for (const workflow::Edge *edge : process.edgesFrom(*key)) {
        const Localized name = edge->name.value_or(Localized{edge->key.text(), {}});
        // A feature offers these, with what its command asks for.
        if (edge->act) {
            view.acts.push_back({node.id, *edge->act, name, edge->needsNote, edge->shortcut});
            continue;
        }
        OperationChoice choice{
            node.id, edge->key.text(), name, edge->needsNote, edge->kind != workflow::EdgeKind::Forward, {}};
        for (const workflow::Input &input : edge->inputs)
            choice.inputs.emplace_back(input.key.text(), input.name);
        view.operations.push_back(std::move(choice));
    }
}

/// The answers that an edit changed, under the questions of the subject that the case has now.
std::vector<AnswerChange> changedAnswers(const HistoryEntry &entry, const catalogue::Checklist &checklist)
{
    std::vector<AnswerChange> answers;
    const QJsonObject changed = entry.values.value(QLatin1String("changed")).toObject();
    for (auto one = changed.begin(); one != changed.end(); ++one) {
        if (!isAnswerField(one.key()))
            continue;
        const QString key = questionOf(one.key());
        const QJsonObject change = one.value().toObject();
        answers.push_back({answerTo(checklist, key, change.value(QLatin1String("from"))),
                           answerTo(checklist, key, change.value(QLatin1String("to")))});
    }
    return answers;
}

Result<HistoryLineView> historyLine(NameBook &names, const HistoryEntry &entry, const workflow::Process *process,
                                    const catalogue::Checklist &checklist)
{
    HistoryLineView line{entry, {}, {}, {}, {}, changedAnswers(entry, checklist)};
    TRY_LET(line.by, names.person(entry.by));
    const auto text = [&entry](const char *key) { return entry.values.value(QLatin1String(key)).toString(); };
    if (entry.what == HistoryKind::Referred) {
        const auto post = [&](const char *key) -> Result<Localized> {
            const auto id = organisation::PostId::parse(text(key));
            return id.ok() ? names.post(*id) : Result<Localized>(Localized());
        };
        TRY_LET(line.first, post("from"));
        TRY_LET(line.second, post("to"));
    } else if ((entry.what == HistoryKind::Completed || entry.what == HistoryKind::Acted) && process) {
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

/// Every answer once, under the question that it was given to.
std::vector<AnswerView> answersOf(const catalogue::Checklist &checklist, QJsonObject answers)
{
    std::vector<AnswerView> found;
    for (const catalogue::Question &question : checklist) {
        if (answers.contains(question.key))
            found.push_back(answerTo(checklist, question.key, answers.take(question.key)));
    }
    for (auto left = answers.begin(); left != answers.end(); ++left)
        found.push_back(answerTo({}, left.key(), left.value()));
    return found;
}

Result<std::vector<CaseLine>> otherCases(Door &door, NameBook &names, const CaseCard &card)
{
    std::vector<CaseLine> lines;
    if (!card.citizen)
        return lines;
    const Table &table = tableOf<CaseCard>();
    std::vector<CaseCard> cards;
    TRY_LET(SqlPart others, casesOf(door.connection(), *card.citizen));
    others.also("closed_at IS NULL AND id <> ?", {Value(card.id.uuid())});
    TRY(door.connection().each("SELECT " + table.selectList + " FROM case_card WHERE " + others.sql +
                                   " ORDER BY registered_at DESC, id DESC LIMIT " + QByteArray::number(otherCasesShown),
                               others.values, [&](const RowView &view) {
                                   cards.push_back(fromRow<CaseCard>(*storage::readRow(table, view)));
                                   return true;
                               }));
    for (CaseCard &other : cards) {
        TRY_LET(CaseLine line, names.line(std::move(other)));
        lines.push_back(std::move(line));
    }
    return lines;
}

template <class T, class At>
void sortByTime(std::vector<T> &items, At at)
{
    std::stable_sort(items.begin(), items.end(), [&at](const T &a, const T &b) { return at(a) < at(b); });
}

/// The processes that a case has walked: what was done before it was moved to another one is named by the former.
class Walked
{
public:
    static Result<Walked> of(const CaseRows &rows, const CaseCard &card, NameBook &names)
    {
        Walked walked;
        TRY_LET(walked.m_now, names.process(card.process));
        for (const HistoryEntry &entry : rows.history) {
            const auto from = workflow::ProcessId::parse(entry.values.value(QLatin1String(movedFrom)).toString());
            if (entry.what != HistoryKind::Edited || !from.ok())
                continue;
            const auto ended = std::find_if(rows.nodes.begin(), rows.nodes.end(),
                                            [&entry](const CaseNode &node) { return node.id == entry.node; });
            Left left{entry.at, ended != rows.nodes.end() && ended->openedAt == entry.at, nullptr};
            TRY_LET(left.process, names.process(*from));
            walked.m_left.push_back(std::move(left));
        }
        std::stable_sort(walked.m_left.begin(), walked.m_left.end(), [](const Left &a, const Left &b) {
            return std::pair(a.at, a.isOfOneMoment) < std::pair(b.at, b.isOfOneMoment);
        });
        return walked;
    }

    /// Null where it has none, or it is not here.
    const workflow::Process *now() const { return m_now.get(); }
    const workflow::Process *at(Instant when) const
    {
        const auto left = std::find_if(m_left.begin(), m_left.end(), [when](const Left &one) { return one.at > when; });
        return left == m_left.end() ? m_now.get() : left->process.get();
    }
    const workflow::Process *of(const CaseNode &stay) const
    {
        if (stay.state == workflow::OpeningState::Open)
            return m_now.get();
        // Come to and left by moves of one moment: the last of them left it.
        if (stay.closing == workflow::ClosedBy::Abandoned && stay.closedAt == stay.openedAt) {
            const auto left = std::find_if(m_left.rbegin(), m_left.rend(),
                                           [&stay](const Left &one) { return one.at == stay.openedAt; });
            if (left != m_left.rend())
                return left->process.get();
        }
        return at(stay.openedAt);
    }

private:
    /// A process that was left.
    struct Left
    {
        Instant at;
        /// It ended a stay that had begun in the same moment, so another move of that moment was before it.
        bool isOfOneMoment;
        std::shared_ptr<const workflow::Process> process;
    };

    std::shared_ptr<const workflow::Process> m_now;
    /// In the order in which they were left.
    std::vector<Left> m_left;
};

/// Ends and joins are passed through in no time.
Result<void> addStays(CaseView &view, std::vector<CaseNode> nodes, const Walked &walked, NameBook &names)
{
    // What was left in the moment in which it was come to comes before what was come to then and stayed.
    sortByTime(nodes, [](const CaseNode &node) { return std::pair(node.openedAt, !node.closedAt); });
    for (CaseNode &node : nodes) {
        const auto key = workflow::NodeKey::parse(node.node);
        const workflow::Process *process = walked.of(node);
        const workflow::Node *at = process && key.ok() ? process->find(*key) : nullptr;
        if (!at || !at->task() || node.closing == workflow::ClosedBy::Join)
            continue;
        StayView stay{std::move(node), at->task()->status.name, {}, {}};
        TRY_LET(stay.holder, names.post(stay.stay.holder));
        TRY_LET(stay.unit, names.unit(stay.stay.unit));
        view.stays.push_back(std::move(stay));
    }
    return {};
}

/// Empty where the subject has none, or it is not here.
Result<std::optional<reference::CalendarSheet>> calendarOf(Door &door, const catalogue::SubjectId &id)
{
    std::optional<reference::CalendarSheet> none;
    TRY_LET(const RowPointer subject, door.row(tableOf<catalogue::Subject>(), id.uuid()));
    const auto calendar = subject ? fromRow<catalogue::Subject>(*subject).calendar : std::nullopt;
    if (!calendar)
        return none;
    TRY_LET(const RowPointer sheet,
            door.row(tableOf<reference::CalendarSheet>(), reference::sheetIdOf(*calendar).uuid()));
    return sheet ? std::optional(fromRow<reference::CalendarSheet>(*sheet)) : none;
}

/// Who is behind the holder of a stay; empty: nobody, or his post is not here or not used.
Result<std::optional<UserId>> personAt(Door &door, const CaseNode &node)
{
    if (!node.holder)
        return std::optional<UserId>();
    TRY_LET(const RowPointer row, door.row(tableOf<organisation::Post>(), node.holder->uuid()));
    const auto post = row ? std::optional(fromRow<organisation::Post>(*row)) : std::nullopt;
    return post && post->active ? post->holder : std::nullopt;
}

Result<void> addFile(CaseView &view, CaseRows &rows, Door &door, NameBook &names)
{
    view.file = std::move(rows.file);
    TRY_LET(const Walked walked, Walked::of(rows, view.line.card, names));
    for (const CaseNode &node : rows.nodes) {
        if (node.state != workflow::OpeningState::Open)
            continue;
        view.openNodes.push_back(node);
        TRY_LET(const auto person, personAt(door, node));
        if (person)
            view.whose.emplace(node.id, *person);
        if (walked.now())
            addOperations(view, node, *walked.now());
    }
    TRY(addStays(view, rows.nodes, walked, names));
    TRY_LET(view.calendar, calendarOf(door, view.line.card.subject));
    view.waits = std::move(rows.waits);
    sortByTime(view.waits, [](const CaseWait &wait) { return wait.askedAt; });
    TRY_LET(const catalogue::Checklist checklist, checklistOf(door, view.line.card.subject));
    for (const HistoryEntry &row : rows.history) {
        TRY_LET(HistoryLineView entry, historyLine(names, row, walked.at(row.at), checklist));
        view.history.push_back(std::move(entry));
    }
    // What is registered and handed on in one moment was registered first.
    sortByTime(view.history, [](const HistoryLineView &line) {
        return std::pair(line.entry.at, line.entry.what != HistoryKind::Registered);
    });
    for (const Referral &row : rows.referrals) {
        ReferralView referral{row, {}, {}, {}};
        TRY_LET(referral.from, names.post(row.from));
        TRY_LET(referral.to, names.post(row.to));
        TRY_LET(referral.by, names.person(row.by));
        view.referrals.push_back(std::move(referral));
    }
    sortByTime(view.referrals, [](const ReferralView &one) { return one.referral.at; });
    view.answers = answersOf(checklist, view.file->answers);
    return {};
}

} // namespace

Result<catalogue::Checklist> checklistOf(Door &door, const catalogue::SubjectId &id)
{
    TRY_LET(const RowPointer row, door.row(tableOf<catalogue::Subject>(), id.uuid()));
    return row ? fromRow<catalogue::Subject>(*row).questions.value_or(catalogue::Checklist()) : catalogue::Checklist();
}

AnswerView answerTo(const catalogue::Checklist &checklist, const QString &key, const QJsonValue &value)
{
    AnswerView answer{{}, key, catalogue::QuestionKind::Text, value, {}};
    for (const catalogue::Question &question : checklist) {
        if (question.key != key)
            continue;
        answer.question = question.name;
        answer.kind = question.kind;
        for (const catalogue::Choice &choice : question.choices) {
            if (choice.key == value.toString())
                answer.choice = choice.name;
        }
    }
    return answer;
}

Result<CaseRows> readCaseRows(Door &door, const CaseId &id)
{
    TRY_LET(const RowPointer card, door.row(tableOf<CaseCard>(), id.uuid()));
    if (!card)
        return Error("cases.unknown");
    CaseRows rows{fromRow<CaseCard>(*card), {}, {}, {}, {}};
    TRY_LET(const RowPointer file, door.row(tableOf<CaseFile>(), id.uuid()));
    if (!file)
        return rows;
    rows.file = fromRow<CaseFile>(*file);
    TRY_LET(rows.nodes, rowsOf<CaseNode>(door, id));
    TRY_LET(rows.referrals, rowsOf<Referral>(door, id));
    TRY_LET(rows.history, rowsOf<HistoryEntry>(door, id));
    TRY_LET(rows.waits, rowsOf<CaseWait>(door, id));
    return rows;
}

Result<CaseView> viewOf(Door &door, CaseRows rows)
{
    NameBook names(door);
    TRY_LET(CaseLine line, names.line(std::move(rows.card)));
    CaseView view{std::move(line), {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}};
    const CaseCard &card = view.line.card;
    TRY_LET(view.registeredBy, names.person(card.registeredBy));
    TRY_LET(view.takenBy, names.person(card.takenBy));
    TRY_LET(view.unit, names.unit(card.holderUnit));
    TRY_LET(view.otherCases, otherCases(door, names, card));
    if (card.joinedTo) {
        TRY_LET(const RowPointer other, door.row(tableOf<CaseCard>(), card.joinedTo->uuid()));
        if (other)
            view.joinedToCode = fromRow<CaseCard>(*other).code;
    }
    if (rows.file)
        TRY(addFile(view, rows, door, names));
    return view;
}

} // namespace peygir::cases
