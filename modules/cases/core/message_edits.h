// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cases/core/dossier.h"
#include "command/field_edit.h"

namespace peygir::cases {

/// What a person wrote into the fields of a message; a field that he did not touch is absent.
struct MessageEdits
{
    std::optional<FieldEdit<catalogue::SubjectId>> subject = {};
    std::optional<FieldEdit<std::optional<places::PlaceId>>> place = {};
    std::optional<FieldEdit<QString>> plaque = {};
    std::optional<FieldEdit<QString>> address = {};
    std::optional<FieldEdit<QString>> words = {};
    std::optional<FieldEdit<QString>> callerName = {};
    /// As given; it need not be a phone.
    std::optional<FieldEdit<QString>> callerPhone = {};
    std::optional<FieldEdit<Urgency>> urgency = {};
    /// By the key of the question, each a field for itself: {"seen": …, "written": …}, null where there is no answer.
    std::optional<QJsonObject> answers = {};

    static constexpr auto fields()
    {
        return std::tuple{field("subject", &MessageEdits::subject),       field("place", &MessageEdits::place),
                          field("plaque", &MessageEdits::plaque),         field("address", &MessageEdits::address),
                          field("words", &MessageEdits::words),           field("callerName", &MessageEdits::callerName),
                          field("callerPhone", &MessageEdits::callerPhone), field("urgency", &MessageEdits::urgency),
                          field("answers", &MessageEdits::answers)};
    }
};

/// The name that the answer to a question has as a field: "answer:where".
QString answerField(const QString &question);
bool isAnswerField(const QString &field);
/// The question whose answer the field is; `field` is one.
QString questionOf(const QString &field);
/// The edit of one field, by its name, as MessageEdits has it on the wire.
QJsonObject messageEdit(const QString &field, const QJsonValue &seen, const QJsonValue &written);

/// The edits with what was written in the form in which it is stored. Failures have the "field":
/// "cases.text_too_long" {length, most}, "command.field.malformed" (answers).
Result<MessageEdits> stored(const MessageEdits &typed);

/// Merges stored edits into card and file; nothing else follows from it here.
FieldMerge mergeInto(CaseDossier &dossier, const MessageEdits &edits);

/// What stands in a field, as in the edit's JSON; undefined for a name that is none.
QJsonValue fieldOf(const CaseCard &card, const CaseFile &file, const QString &field);

} // namespace peygir::cases

namespace peygir {

template <>
struct FieldCodec<cases::MessageEdits>
{
    static QJsonValue toJson(const cases::MessageEdits &edits) { return fieldsToJson(edits); }
    static Result<cases::MessageEdits> fromJson(const QJsonValue &json)
    {
        if (!json.isObject())
            return malformedField();
        return fieldsFromJson<cases::MessageEdits>(json.toObject());
    }
};

} // namespace peygir
