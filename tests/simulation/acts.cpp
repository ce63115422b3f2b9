// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulation/acts.h"

#include "access/core/change_rights.h"
#include "access/core/post_rights.h"
#include "access/core/settle_attention.h"
#include "access/core/settle_held.h"
#include "administration/core/change_roles.h"
#include "cases/core/add_note.h"
#include "cases/core/ask_citizen.h"
#include "cases/core/attach_document.h"
#include "cases/core/complete_node.h"
#include "cases/core/refer_case.h"
#include "cases/core/reopen_case.h"
#include "cases/core/review_document.h"
#include "cases/core/take_case.h"
#include "catalogue/core/service_terms.h"
#include "followup/core/visit_commands.h"
#include "intake/core/register_case.h"
#include "reference/core/merge_records.h"
#include "reference/core/put_record.h"
#include "simulation/machine.h"
#include "simulation/notices.h"

namespace peygir::simulation {

using storage::Connection;
using storage::RowView;

namespace {

template <class T>
Act putAct(const T &item)
{
    return {reference::putRecordKind,
            {{QStringLiteral("type"), QLatin1String(T::tableName)}, {QStringLiteral("record"), fieldsToJson(item)}},
            nullptr};
}

} // namespace

std::optional<Uuid> ActDealer::oneId(Connection &desk, const QByteArray &from)
{
    std::vector<Uuid> ids;
    must(desk.each("SELECT id FROM " + from + " ORDER BY id", {}, [&ids](const RowView &view) {
        ids.push_back(view.uuid(0));
        return true;
    }));
    return ids.empty() ? std::nullopt : std::optional(ids[size_t(m_random.below(ids.size()))]);
}

Act ActDealer::draw(Connection &desk)
{
    return m_random.below(6) == 0 ? drawAny(desk) : drawKnown(desk);
}

Act ActDealer::drawAny(Connection &desk)
{
    std::vector<std::pair<const CommandType *, Shape>> drawn;
    for (const auto &[kind, type] : m_registry->commands()) {
        const std::vector<Shape> shapes = type.shapes ? type.shapes() : std::vector<Shape>();
        if (!shapes.empty())
            drawn.emplace_back(&type, shapes[size_t(m_random.below(shapes.size()))]);
    }
    const auto &[type, shape] = oneOf(drawn);
    return {type->kind, m_arguments.draw(shape, desk), nullptr};
}

Act ActDealer::drawKnown(Connection &desk)
{
    // There are few visits: where one waits it is soon reported or called off.
    if (chance(15) && oneId(desk, "followup_visit"))
        return drawVisit(desk);
    // Few ask the citizen; where one does, others hear what he says.
    if (chance(15) && oneId(desk, "case_wait"))
        return drawEndOfWait(desk);
    if (chance(m_notices)) {
        if (auto notice = drawNotice(desk))
            return *notice;
    }
    const quint64 drawn = m_random.below(38);
    // Whoever has no case to work on takes down a message instead.
    const bool needsCase = drawn >= 9 && drawn <= 36 && !(drawn >= 24 && drawn <= 30);
    if (needsCase && chance(85) && !oneId(desk, "case_card"))
        return drawRegister(desk);
    switch (drawn) {
    case 0: case 1: case 2: case 3: case 4: case 5: return drawRegister(desk);
    case 6: return drawRights();
    case 7: return drawPutRecord(desk);
    case 8: return drawSettle(desk);
    case 9: case 10: case 11: case 12: return drawNote(caseOn(desk));
    case 13: case 14: case 15: return drawRefer(desk, caseOn(desk));
    case 16: case 17: return drawTake(desk, caseOn(desk));
    case 18: return drawReopen(desk);
    case 19: case 20: return drawAttach(caseOn(desk));
    case 21: return drawReview(desk);
    case 22: case 23: return drawEditMessage(desk, caseOn(desk));
    case 24: case 25: return drawCitizen(desk);
    case 26: return drawSettleProposal(desk);
    case 27: case 28: case 29: case 30: return drawSettleHeld(desk);
    case 31: case 32: return drawVisit(desk);
    case 37: return drawProcess(desk);
    default: return drawComplete(desk, caseOn(desk));
    }
}

std::optional<Act> ActDealer::drawNotice(Connection &desk)
{
    if (!m_registry->table(later::Notice::tableName))
        return std::nullopt;
    const auto there = oneId(desk, later::Notice::tableName);
    const NoticeId id(there && chance(75) ? *there : stranger());
    const auto unit = chance(60) ? std::optional(oneOf(m_city.units())) : std::nullopt;
    const auto maybe = [this] { return chance(50) ? std::optional(words()) : std::nullopt; };
    // Whose program is earlier cannot; he is told so.
    if (chance(60))
        return act(later::ComposeNotice{id, words(), unit, maybe(), maybe()});
    return act(earlier::PutNotice{id, words(), unit});
}

Act ActDealer::drawRegister(Connection &desk)
{
    intake::RegisterCase command{QString(),
                                 chance(92) ? oneOf(m_city.subjects()).id : catalogue::SubjectId(stranger()),
                                 std::nullopt,
                                 chance(40) ? QString::number(m_random.below(2)) : QString(),
                                 words(),
                                 words(),
                                 phone(),
                                 words(),
                                 cases::Channel(m_random.below(8)),
                                 cases::Urgency(m_random.below(2)),
                                 {{QStringLiteral("q"), words()}}};
    if (chance(30))
        command.answer = words();
    if (chance(20))
        command.referTo = chance(90) ? oneOf(m_city.posts()).id : organisation::PostId(stranger());
    if (chance(80))
        command.place = chance(95) ? oneOf(m_city.places()).id : places::PlaceId(stranger());
    Act drawn = act(command);
    if (chance(80)) {
        drawn.codeField = "code";
    } else {
        command.code = chance(50) ? codeOn(desk) : words();
        drawn = act(command);
    }
    return drawn;
}

Act ActDealer::drawRights()
{
    if (chance(30))
        return drawPostRights();
    if (chance(20))
        return drawRoleContents();
    return act(access::ChangeRights{
        oneOf(m_city.users()), chance(97) ? oneOf(m_city.roles()).id : access::RoleId(stranger()),
        chance(70) ? std::optional(oneOf(m_city.units())) : std::nullopt,
        chance(25) ? std::optional(oneOf(m_city.groups()).id.uuid()) : std::nullopt, chance(50)});
}

Act ActDealer::drawPostRights()
{
    const auto reach = access::PostReach(m_random.below(3));
    const bool names = (reach == access::PostReach::OtherUnit) == chance(95);
    return act(access::ChangePostRights{
        chance(97) ? oneOf(m_city.posts()).id : organisation::PostId(stranger()),
        chance(97) ? oneOf(m_city.roles()).id : access::RoleId(stranger()), reach,
        names ? std::optional(oneOf(m_city.units())) : std::nullopt,
        chance(25) ? std::optional(oneOf(m_city.groups()).id.uuid()) : std::nullopt, chance(60)});
}

Act ActDealer::drawRoleContents()
{
    administration::RoleVerbs change{oneOf(m_city.roles()).id};
    const access::RoleId part = chance(97) ? oneOf(m_city.roles()).id : access::RoleId(stranger());
    (chance(70) ? change.include : change.exclude).push_back(part);
    return act(administration::ChangeRoles{{change}});
}

Act ActDealer::drawOneRecordOfTwo(Connection &desk)
{
    const QString type = QLatin1String(catalogue::ServiceAudience::tableName);
    const Uuid one = oneId(desk, "service_audience").value_or(stranger());
    if (chance(60))
        return act(reference::MergeRecords{type, one, oneId(desk, "service_audience").value_or(stranger())});
    reference::PartRecords command{type, one, one};
    must(desk.each("SELECT kept, record FROM record_merge WHERE active ORDER BY id", {}, [&](const RowView &view) {
        command.keep = view.uuid(0);
        command.drop = view.uuid(1);
        return chance(50);
    }));
    return act(command);
}

Act ActDealer::drawPutRecord(Connection &desk)
{
    switch (m_random.below(7)) {
    // Some of few, so that two of them are made one.
    case 4:
        return putAct(catalogue::ServiceAudience{catalogue::ServiceAudienceId(cityId(9, int(m_random.below(4)))),
                                                 {words(), {}}, catalogue::ServedSector(m_random.below(4)), {}, chance(90)});
    case 5:
    case 6: return drawOneRecordOfTwo(desk);
    case 0: {
        auto post = oneOf(m_city.posts());
        post.holder = chance(70) ? std::optional(oneOf(m_city.users())) : std::nullopt;
        post.active = chance(80);
        return putAct(post);
    }
    case 1: {
        auto subject = oneOf(m_city.subjects());
        subject.active = chance(70);
        return putAct(subject);
    }
    case 2: {
        auto place = oneOf(m_city.places());
        place.unit = chance(50) ? std::optional(oneOf(m_city.units()).uuid()) : std::nullopt;
        return putAct(place);
    }
    default: {
        auto role = oneOf(m_city.roles());
        role.active = chance(70);
        if (chance(30))
            role.keptMonths.insert(QStringLiteral("cases.read_files"), int(m_random.below(5)));
        return putAct(role);
    }
    }
}

Act ActDealer::drawSettle(Connection &desk)
{
    const auto attention = oneId(desk, "attention");
    return act(access::SettleAttention{AttentionId(attention.value_or(stranger()))});
}

Act ActDealer::drawSettleHeld(Connection &desk)
{
    std::optional<Uuid> command;
    // Mostly what waits for somebody, now and then what has come to an end.
    const auto entry = oneId(desk, chance(80) ? "attention WHERE reason = 'held'" : "attention");
    if (entry) {
        must(desk.each("SELECT command_id FROM attention WHERE id = ?", {Value(*entry)}, [&command](const RowView &view) {
            command = view.uuid(0);
            return false;
        }));
    } else if (chance(90)) {
        return drawNote(caseOn(desk));
    }
    return act(access::SettleHeld{command.value_or(stranger()), chance(70) ? HeldDecision::Retry : HeldDecision::Refuse,
                                  words()});
}

Uuid ActDealer::caseOn(Connection &desk)
{
    const auto known = oneId(desk, chance(85) ? "case_file" : "case_card");
    return known && chance(95) ? *known : stranger();
}

ActDealer::Node ActDealer::nodeOf(Connection &desk, const Uuid &caseId)
{
    std::vector<Node> open;
    std::vector<Node> all;
    must(desk.each("SELECT id, node, state FROM case_node WHERE aggregate = ? ORDER BY id", {Value(caseId)},
                   [&](const RowView &view) {
                       all.push_back({view.uuid(0), view.text(1)});
                       if (view.utf8(2) == "open")
                           open.push_back(all.back());
                       return true;
                   }));
    if (!open.empty() && chance(90))
        return oneOf(open);
    if (!all.empty())
        return oneOf(all);
    return {stranger(), QStringLiteral("start")};
}

QString ActDealer::codeOn(Connection &desk)
{
    const auto known = oneId(desk, "case_card");
    QString code;
    if (known) {
        must(desk.each("SELECT code FROM case_card WHERE id = ?", {Value(*known)}, [&code](const RowView &view) {
            code = view.text(0);
            return false;
        }));
    }
    return code;
}

Act ActDealer::drawNote(const Uuid &caseId) { return act(cases::AddNote{cases::CaseId(caseId), words()}); }

Act ActDealer::drawRefer(Connection &desk, const Uuid &caseId)
{
    return act(cases::ReferCase{cases::CaseId(caseId), cases::CaseNodeId(nodeOf(desk, caseId).id),
                                chance(95) ? oneOf(m_city.posts()).id : organisation::PostId(stranger()), words()});
}

Act ActDealer::drawTake(Connection &desk, const Uuid &caseId)
{
    return act(cases::TakeCase{cases::CaseId(caseId), cases::CaseNodeId(nodeOf(desk, caseId).id)});
}

Act ActDealer::drawReopen(Connection &desk)
{
    const auto closed = oneId(desk, "case_card WHERE closed_at IS NOT NULL");
    return act(cases::ReopenCase{cases::CaseId(closed && chance(90) ? *closed : caseOn(desk)), words()});
}

Act ActDealer::drawAttach(const Uuid &caseId)
{
    // Few contents, so that some are attached to several cases, by people who may read them and by others.
    const auto content = BlobHash::of(QByteArray::number(m_random.below(20)));
    return act(cases::AttachDocument{cases::CaseId(caseId), cases::DocumentKind(m_random.below(3)), words(), words(),
                                     chance(80) ? QStringLiteral("image/jpeg") : words(),
                                     chance(95) ? qint64(1 + m_random.below(1'000'000)) : 0, content, words()});
}

Act ActDealer::drawReview(Connection &desk)
{
    const auto known = oneId(desk, "case_document");
    if (!known && chance(80))
        return drawAttach(caseOn(desk));
    return act(cases::ReviewDocument{cases::DocumentId(known && chance(95) ? *known : stranger()),
                                     cases::DocumentReview(m_random.below(3)), words()});
}

Act ActDealer::drawVisit(Connection &desk)
{
    const auto visit = oneId(desk, "followup_visit");
    if (!visit)
        return drawComplete(desk, caseOn(desk));
    cases::CaseId caseId(stranger());
    must(desk.each("SELECT aggregate FROM followup_visit WHERE id = ?", {Value(*visit)}, [&caseId](const RowView &view) {
        caseId = cases::CaseId(view.uuid(0));
        return false;
    }));
    if (chance(50))
        return act(followup::ReportVisit{caseId, followup::VisitId(*visit), words(), {}, {}, {}});
    return act(followup::CancelVisit{caseId, followup::VisitId(*visit), words()});
}

Act ActDealer::drawEndOfWait(Connection &desk)
{
    // An ended one as well: at another desk it may have been open.
    const auto wait = oneId(desk, chance(70) ? "case_wait WHERE ended_at IS NULL" : "case_wait");
    if (!wait)
        return drawComplete(desk, caseOn(desk));
    cases::CaseId caseId(stranger());
    must(desk.each("SELECT aggregate FROM case_wait WHERE id = ?", {Value(*wait)}, [&caseId](const RowView &view) {
        caseId = cases::CaseId(view.uuid(0));
        return false;
    }));
    return act(cases::EndWait{caseId, cases::CaseWaitId(*wait), cases::AskingEnd(m_random.below(2)), words()});
}

Act ActDealer::drawComplete(Connection &desk, const Uuid &caseId)
{
    return drawOperation(desk, caseId, nodeOf(desk, caseId));
}

Act ActDealer::drawOperation(Connection &desk, const Uuid &caseId, const Node &node)
{
    cases::CompleteNode command{cases::CaseId(caseId), cases::CaseNodeId(node.id), QStringLiteral("register"), words(), {}};
    std::optional<Uuid> process;
    must(desk.each("SELECT process FROM case_card WHERE id = ?", {Value(caseId)}, [&process](const RowView &view) {
        process = view.isNull(0) ? std::nullopt : std::optional(view.uuid(0));
        return false;
    }));
    const workflow::Process *walked = process ? m_city.process(*process) : nullptr;
    const auto key = workflow::NodeKey::parse(node.key);
    const auto edges = walked && key.ok() ? walked->edgesFrom(*key) : std::vector<const workflow::Edge *>();
    if (edges.empty() || chance(4))
        return act(command);
    const workflow::Edge *edge = oneOf(edges);
    if (edge->act && chance(90)) {
        const std::vector<Act> possible = drawFeatureActs(desk, caseId, node);
        return possible.empty() ? drawNote(caseId) : possible.front();
    }
    command.operation = edge->key.text();
    for (const workflow::Input &input : edge->inputs) {
        if (chance(5))
            continue;
        command.values.insert(input.key.text(), input.key.text() == QLatin1String("joined_to") ? codeOn(desk)
                                  : input.type == workflow::InputType::Date ? QStringLiteral("2026-12-01")
                                                                            : QString::number(m_random.below(10000)));
    }
    return act(command);
}

std::vector<Act> ActDealer::drawFeatureActs(Connection &desk, const Uuid &caseId, const Node &node)
{
    // Whichever feature it is: their commands name the case and the stay, and none of those of `cases` is among them.
    std::vector<Act> possible;
    for (const auto &[kind, type] : m_registry->commands()) {
        for (const Shape &shape : type.shapes ? type.shapes() : std::vector<Shape>()) {
            const auto has = [&shape](const char *name, std::type_index names) {
                return std::any_of(shape.parts.begin(), shape.parts.end(), [&](const Shape &part) {
                    return part.name == name && part.kind == Shape::Kind::Id && part.names == names;
                });
            };
            const bool isOfCases = kind == cases::ReferCase::kind || kind == cases::TakeCase::kind
                || kind == cases::CompleteNode::kind;
            if (isOfCases || !has("case", typeid(cases::CaseId)) || !has("node", typeid(cases::CaseNodeId)))
                continue;
            QJsonObject arguments = m_arguments.draw(shape, desk);
            arguments.insert(QStringLiteral("case"), caseId.toString());
            arguments.insert(QStringLiteral("node"), node.id.toString());
            possible.insert(possible.begin() + qsizetype(m_random.below(possible.size() + 1)), {type.kind, arguments, nullptr});
        }
    }
    return possible;
}

bool ActDealer::hasActs(const Uuid &processId, const QString &node) const
{
    const workflow::Process *process = m_city.process(processId);
    const auto key = workflow::NodeKey::parse(node);
    const auto edges = process && key.ok() ? process->edgesFrom(*key) : std::vector<const workflow::Edge *>();
    return std::any_of(edges.begin(), edges.end(), [](const workflow::Edge *edge) { return edge->act.has_value(); });
}

std::vector<Act> ActDealer::drawOwnWork(Connection &desk, const UserId &user)
{
    struct Stay
    {
        Uuid caseId;
        Node node;
    };
    std::vector<Stay> waiting;
    std::vector<Stay> ofFeatures;
    must(desk.each("SELECT n.aggregate, n.id, n.node, c.process FROM case_node n JOIN post p ON p.id = n.holder"
                   " JOIN case_card c ON c.id = n.aggregate WHERE n.state = 'open' AND p.holder = ? ORDER BY n.id",
                   {Value(user.uuid())}, [&](const RowView &view) {
                       waiting.push_back({view.uuid(0), {view.uuid(1), view.text(2)}});
                       if (!view.isNull(3) && hasActs(view.uuid(3), view.text(2)))
                           ofFeatures.push_back(waiting.back());
                       return true;
                   }));
    if (waiting.empty())
        return {};
    const Stay &stay = oneOf(!ofFeatures.empty() && chance(80) ? ofFeatures : waiting);
    if (chance(10))
        return {drawRefer(desk, stay.caseId)};
    std::vector<Act> tried = drawFeatureActs(desk, stay.caseId, stay.node);
    tried.insert(chance(30) ? tried.begin() : tried.end(), drawOperation(desk, stay.caseId, stay.node));
    return tried;
}

} // namespace peygir::simulation
