// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "command/row_type.h"
#include "workflow/core/edge.h"
#include "workflow/core/process_row.h"

/// What tables show of a process and forms let people change, line by line. Each line has the fields of a form, by the words of
/// process files; what of a node or an edge is in no line stays as it is.
namespace peygir::workflow {

constexpr std::array<std::pair<EdgeKind, const char *>, 6> wordsOf(EdgeKind)
{
    return {{{EdgeKind::Forward, "forward"}, {EdgeKind::Back, "back"}, {EdgeKind::Reject, "reject"},
             {EdgeKind::Branch, "branch"}, {EdgeKind::Onward, "onward"}, {EdgeKind::Reopen, "reopen"}}};
}

constexpr std::array<std::pair<InputType, const char *>, 3> wordsOf(InputType)
{
    return {{{InputType::Text, "text"}, {InputType::Digits, "digits"}, {InputType::Date, "date"}}};
}

constexpr std::array<std::pair<Purpose, const char *>, 6> wordsOf(Purpose)
{
    return {{{Purpose::Intake, "intake"}, {Purpose::FollowUp, "follow_up"}, {Purpose::Official, "official"},
             {Purpose::Check, "check"}, {Purpose::Answer, "answer"}, {Purpose::Later, "later"}}};
}

constexpr std::array<std::pair<Responsibility, const char *>, 4> wordsOf(Responsibility)
{
    return {{{Responsibility::SubjectInRegion, "subject_in_region"}, {Responsibility::Region, "region"},
             {Responsibility::Subject, "subject"}, {Responsibility::Organisation, "organisation"}}};
}

/// Which of the rules for holders it is.
enum class HolderKind { Post, Role, UnitHead, Doer, Author, Citizen, Area, Expert };
constexpr std::array<std::pair<HolderKind, const char *>, 8> wordsOf(HolderKind)
{
    return {{{HolderKind::Post, "post"}, {HolderKind::Role, "role"}, {HolderKind::UnitHead, "unit_head"},
             {HolderKind::Doer, "doer"}, {HolderKind::Author, "author"}, {HolderKind::Citizen, "citizen"},
             {HolderKind::Area, "area"}, {HolderKind::Expert, "expert"}}};
}

/// What people see of a case at a task or an end (R091).
struct StatusLine
{
    Localized name;
    QString colour;
    std::optional<Localized> sms = {};
    /// Of a task: working hours until it is late, and what it is for.
    std::optional<int> deadlineHours = {};
    std::vector<Purpose> purposes = {};
    /// Set for an end.
    std::optional<Outcome> outcome = {};

    static constexpr auto fields()
    {
        return std::tuple{field("name", &StatusLine::name), field("colour", &StatusLine::colour),
                          field("sms", &StatusLine::sms), field("deadline_hours", &StatusLine::deadlineHours),
                          field("purposes", &StatusLine::purposes), field("outcome", &StatusLine::outcome)};
    }
};

/// Who receives the cases that come to a task (R078).
struct ReceiverLine
{
    HolderKind by;
    /// What `by` asks for; the rest stays empty. `node` and `post` are keys, `post` also an id.
    std::optional<QString> role = {};
    std::optional<Responsibility> unit = {};
    std::optional<QString> node = {};
    std::optional<QString> post = {};

    static constexpr auto fields()
    {
        return std::tuple{field("by", &ReceiverLine::by), field("role", &ReceiverLine::role),
                          field("unit", &ReceiverLine::unit), field("node", &ReceiverLine::node),
                          field("post", &ReceiverLine::post)};
    }
};

/// A value that an operation asks for.
struct InputLine
{
    QString key;
    Localized name;
    InputType type;

    static constexpr auto fields()
    {
        return std::tuple{field("key", &InputLine::key), field("name", &InputLine::name),
                          field("type", &InputLine::type)};
    }
};

/// An operation or another way of a case, and where it leads (R074, R075, R077).
struct OperationLine
{
    QString from;
    QString to;
    EdgeKind kind;
    std::optional<Localized> name = {};
    bool needsNote = false;
    std::optional<QString> shortcut = {};
    std::vector<InputLine> inputs = {};

    static constexpr auto fields()
    {
        return std::tuple{field("from", &OperationLine::from),
                          field("to", &OperationLine::to),
                          field("kind", &OperationLine::kind),
                          field("name", &OperationLine::name),
                          field("needs_note", &OperationLine::needsNote),
                          field("shortcut", &OperationLine::shortcut),
                          field("inputs", &OperationLine::inputs)};
    }
};

/// Of a task or an end.
StatusLine statusLineOf(const Node &node);
ReceiverLine receiverLineOf(const HolderRule &rule);
/// Fails with "workflow.edit.receiver_incomplete" {field} where `by` asks for what is not there, or for what is no key.
Result<HolderRule> holderRuleOf(const ReceiverLine &line);
OperationLine operationLineOf(const Edge &edge);

/// The node or edge as the line says, with all that it had besides. Fails with "workflow.key.malformed" {key}.
Node withLine(Node node, const StatusLine &line);
Result<Edge> withLine(Edge edge, const OperationLine &line);

} // namespace peygir::workflow

namespace peygir {

template <>
struct FieldCodec<workflow::InputLine>
{
    static constexpr auto type = Value::Type::Text;
    static QJsonValue toJson(const workflow::InputLine &item) { return fieldsToJson(item); }
    static Result<workflow::InputLine> fromJson(const QJsonValue &json)
    {
        if (!json.isObject())
            return malformedField();
        return fieldsFromJson<workflow::InputLine>(json.toObject());
    }
};

} // namespace peygir
