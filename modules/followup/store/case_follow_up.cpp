// SPDX-License-Identifier: GPL-3.0-or-later
#include "followup/store/case_follow_up.h"

#include "cases/store/name_book.h"
#include "cases/store/purpose_nodes.h"

#include <algorithm>

namespace peygir::followup {

using cases::CaseDocument;
using cases::CaseId;
using cases::NameBook;
using storage::Connection;
using storage::Door;
using storage::RowView;

namespace {

/// The rows of one case, whether this desk holds them or the server has shown them.
class CaseSource
{
public:
    CaseSource(Door &door, const CaseId &id)
        : m_door(door)
        , m_id(id)
        , m_names(door)
    {}

    Result<void> lookAt(cases::LookedAtCases *lookedAt)
    {
        TRY_LET(const RowPointer file, m_door.row(tableOf<cases::CaseFile>(), m_id.uuid()));
        if (!file && lookedAt)
            m_fetched = lookedAt->find(m_id);
        return {};
    }

    template <class T>
    Result<std::vector<T>> all()
    {
        std::vector<RowPointer> rows;
        if (m_fetched) {
            rows = m_fetched->more;
            std::erase_if(rows, [](const RowPointer &row) { return row->table != &tableOf<T>(); });
        } else {
            TRY_LET(rows, m_door.rowsOf(tableOf<T>(), m_id.uuid()));
        }
        std::vector<T> items;
        for (const RowPointer &row : rows)
            items.push_back(fromRow<T>(*row));
        return items;
    }

    Result<std::vector<CaseDocument>> documents(const std::vector<cases::DocumentId> &ids)
    {
        std::vector<CaseDocument> found;
        for (const cases::DocumentId &id : ids) {
            if (m_fetched) {
                for (const CaseDocument &document : m_fetched->documents) {
                    if (document.id == id)
                        found.push_back(document);
                }
                continue;
            }
            TRY_LET(const RowPointer row, m_door.row(tableOf<CaseDocument>(), id.uuid()));
            if (row)
                found.push_back(fromRow<CaseDocument>(*row));
        }
        return found;
    }

    Result<std::optional<organisation::Post>> post(const std::optional<organisation::PostId> &id)
    {
        if (!id)
            return std::optional<organisation::Post>();
        TRY_LET(const RowPointer row, m_door.row(tableOf<organisation::Post>(), id->uuid()));
        return row ? std::optional(fromRow<organisation::Post>(*row)) : std::nullopt;
    }
    Result<std::optional<organisation::PostId>> expert()
    {
        if (m_fetched)
            return m_fetched->rows.card.expert;
        TRY_LET(const RowPointer row, m_door.row(tableOf<cases::CaseCard>(), m_id.uuid()));
        return row ? fromRow<cases::CaseCard>(*row).expert : std::nullopt;
    }
    NameBook &names() { return m_names; }

private:
    Door &m_door;
    CaseId m_id;
    NameBook m_names;
    std::shared_ptr<const cases::LookedAtCase> m_fetched;
};

template <class T, class At>
void sortByTime(std::vector<T> &items, At at)
{
    std::stable_sort(items.begin(), items.end(), [&at](const T &a, const T &b) { return at(a) < at(b); });
}

Result<std::vector<QuestionView>> questionsOf(CaseSource &source)
{
    TRY_LET(const auto questions, source.all<Question>());
    std::vector<QuestionView> views;
    for (const Question &question : questions) {
        QuestionView view{question, {}, {}, {}};
        TRY_LET(const auto post, source.post(question.to));
        if (post) {
            view.to = post->name;
            TRY_LET(view.unit, source.names().unit(post->unit));
        }
        TRY_LET(view.by, source.names().person(question.by));
        views.push_back(std::move(view));
    }
    sortByTime(views, [](const QuestionView &view) { return view.question.at; });
    return views;
}

Result<std::vector<ReplyView>> repliesOf(CaseSource &source)
{
    TRY_LET(const auto replies, source.all<Reply>());
    std::vector<ReplyView> views;
    for (const Reply &reply : replies) {
        ReplyView view{reply, {}, {}, {}, {}, {}};
        TRY_LET(const auto post, source.post(reply.from));
        if (post) {
            view.from = post->name;
            TRY_LET(view.fromUnit, source.names().unit(post->unit));
        }
        TRY_LET(view.enteredBy, source.names().person(reply.enteredBy));
        TRY_LET(view.ratedBy, source.names().person(reply.ratedBy));
        TRY_LET(view.documents, source.documents(reply.documents));
        views.push_back(std::move(view));
    }
    sortByTime(views, [](const ReplyView &view) { return view.reply.at; });
    return views;
}

Result<VisitView> visitView(const Visit &visit, CaseSource &source, const UserId &user)
{
    VisitView view{visit, {}, {}, {}, {}, {}, false};
    TRY_LET(const auto post, source.post(visit.visitor));
    if (post) {
        view.visitor = post->name;
        view.own = post->active && post->holder == user;
        TRY_LET(view.visitorName, source.names().person(post->holder));
    }
    TRY_LET(view.askedBy, source.names().person(visit.askedBy));
    TRY_LET(view.by, source.names().person(visit.by));
    TRY_LET(view.documents, source.documents(visit.documents));
    return view;
}

Result<std::vector<VisitView>> visitsOf(CaseSource &source, const UserId &user)
{
    TRY_LET(const auto visits, source.all<Visit>());
    std::vector<VisitView> views;
    for (const Visit &visit : visits) {
        TRY_LET(VisitView view, visitView(visit, source, user));
        views.push_back(std::move(view));
    }
    sortByTime(views, [](const VisitView &view) { return view.visit.askedAt; });
    return views;
}

/// From the inside out, the first that is on the map.
Result<std::optional<GeoPoint>> pointOf(Door &door, std::optional<places::PlaceId> id)
{
    constexpr size_t tiers = places::wordsOf(places::PlaceLevel{}).size();
    for (size_t tier = 0; id && tier < tiers; ++tier) {
        TRY_LET(const RowPointer row, door.row(tableOf<places::Place>(), id->uuid()));
        if (!row)
            break;
        const auto place = fromRow<places::Place>(*row);
        if (place.latitude && place.longitude)
            return std::optional(GeoPoint{*place.latitude, *place.longitude});
        id = place.parent;
    }
    return std::optional<GeoPoint>();
}

} // namespace

Result<std::vector<ReplyView>> readReplies(Door &door, const CaseId &caseId)
{
    CaseSource source(door, caseId);
    return repliesOf(source);
}

Result<FollowUpView> readFollowUp(Connection &connection, const CaseId &caseId, const UserId &user,
                                  cases::LookedAtCases *lookedAt)
{
    Door door(connection);
    CaseSource source(door, caseId);
    TRY(source.lookAt(lookedAt));
    FollowUpView view;
    TRY_LET(view.questions, questionsOf(source));
    TRY_LET(view.replies, repliesOf(source));
    TRY_LET(view.visits, visitsOf(source, user));
    TRY_LET(const auto expert, source.expert());
    TRY_LET(const auto post, source.post(expert));
    if (post) {
        view.expert = post->name;
        TRY_LET(view.expertName, source.names().person(post->holder));
    }
    TRY(connection.each("SELECT n.id FROM case_node n JOIN post p ON p.id = n.holder WHERE n.aggregate = ?"
                        " AND n.state = 'open' AND p.holder = ? AND p.active",
                        {Value(caseId.uuid()), Value(user.uuid())}, [&view](const RowView &row) {
                            view.own.insert(cases::CaseNodeId(row.uuid(0)));
                            return true;
                        }));
    return view;
}

Result<std::vector<OwnVisit>> readOwnVisits(Connection &connection, const UserId &user, Instant from, Instant until)
{
    const Table &table = tableOf<Visit>();
    std::vector<Visit> visits;
    TRY(connection.each("SELECT " + table.selectList +
                            " FROM followup_visit WHERE visitor IN (SELECT id FROM post WHERE holder = ? AND active)"
                            " AND day >= ? AND day < ? AND state <> 'cancelled' ORDER BY day, aggregate, id",
                        {Value(user.uuid()), Value(from), Value(until)}, [&](const RowView &view) {
                            visits.push_back(fromRow<Visit>(*storage::readRow(table, view)));
                            return true;
                        }));
    Door door(connection);
    NameBook names(door);
    std::vector<OwnVisit> found;
    for (const Visit &visit : visits) {
        TRY_LET(const RowPointer card, door.row(tableOf<cases::CaseCard>(), visit.caseId.uuid()));
        if (!card)
            continue;
        CaseSource source(door, visit.caseId);
        TRY_LET(VisitView view, visitView(visit, source, user));
        TRY_LET(auto line, names.line(fromRow<cases::CaseCard>(*card)));
        TRY_LET(const RowPointer file, door.row(tableOf<cases::CaseFile>(), visit.caseId.uuid()));
        TRY_LET(const auto point, pointOf(door, line.card.place));
        found.push_back(
            {std::move(view), std::move(line), file ? fromRow<cases::CaseFile>(*file).words : QString(), point});
    }
    return found;
}

Result<std::vector<AskableCase>> readAskable(Connection &connection, const std::vector<CaseId> &ids, const UserId &user)
{
    TRY_LET(const auto nodes, cases::nodesServing(connection, workflow::Purpose::FollowUp));
    Door door(connection);
    std::vector<AskableCase> found;
    for (const CaseId &id : ids) {
        TRY_LET(const RowPointer row, door.row(tableOf<cases::CaseCard>(), id.uuid()));
        if (!row)
            continue;
        const auto card = fromRow<cases::CaseCard>(*row);
        AskableCase askable{id, card.code, {}};
        TRY(connection.each("SELECT n.id, n.node FROM case_node n JOIN post p ON p.id = n.holder WHERE n.aggregate = ?"
                            " AND n.state = 'open' AND p.holder = ? AND p.active ORDER BY n.opened_at, n.id",
                            {Value(id.uuid()), Value(user.uuid())}, [&](const RowView &view) {
                                const cases::StatusKey key{card.process, view.text(1)};
                                if (std::find(nodes.begin(), nodes.end(), key) == nodes.end())
                                    return true;
                                askable.node = cases::CaseNodeId(view.uuid(0));
                                return false;
                            }));
        found.push_back(std::move(askable));
    }
    return found;
}

} // namespace peygir::followup
