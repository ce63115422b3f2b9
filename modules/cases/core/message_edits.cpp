// SPDX-License-Identifier: GPL-3.0-or-later
#include "cases/core/message_edits.h"

#include "base/limits.h"
#include "persian/text.h"

namespace peygir::cases {

namespace {

const QString answerPrefix = QStringLiteral("answer:");

/// An answer is a text, a number or yes/no; nothing that could nest. Null: none.
struct Answer
{
    QJsonValue value;
    friend bool operator==(const Answer &, const Answer &) = default;
};

} // namespace

} // namespace peygir::cases

namespace peygir {

template <>
struct FieldCodec<cases::Answer>
{
    static QJsonValue toJson(const cases::Answer &answer) { return answer.value; }
    static Result<cases::Answer> fromJson(const QJsonValue &json)
    {
        if (json.isObject() || json.isArray())
            return malformedField();
        if (!json.isString())
            return cases::Answer{json};
        TRY_LET(const QString text, wireText(json));
        return cases::Answer{text};
    }
};

} // namespace peygir

namespace peygir::cases {

namespace {

Error saidOf(const Error &error, const QString &field) { return error.with(QStringLiteral("field"), field); }

Result<void> storeMessageText(std::optional<FieldEdit<QString>> &edit, const char *field, int most,
                       persian::Lines lines = persian::Lines::One)
{
    if (!edit)
        return {};
    edit->written = persian::normalised(edit->written, lines);
    if (edit->written.size() <= most)
        return {};
    return saidOf(Error("cases.text_too_long",
                           {{QStringLiteral("length"), edit->written.size()}, {QStringLiteral("most"), most}}),
                     QLatin1String(field));
}

/// What was written as a FieldEdit of an answer, with its text as it is stored.
Result<FieldEdit<Answer>> storedAnswer(const QString &question, const QJsonValue &json)
{
    auto edit = FieldCodec<FieldEdit<Answer>>::fromJson(json);
    if (!edit.ok() || question.isEmpty() || question.size() > limits::keyText)
        return saidOf(malformedField(), answerField(question));
    if (edit->written.value.isString()) {
        const QString text = persian::normalised(edit->written.value.toString(), persian::Lines::Many);
        if (text.size() > limits::noteText)
            return saidOf(Error("cases.text_too_long", {{QStringLiteral("length"), text.size()},
                                                           {QStringLiteral("most"), limits::noteText}}),
                             answerField(question));
        edit->written.value = text;
    }
    return edit;
}

void mergeAnswer(FieldMerge &merge, QJsonObject &answers, const QString &question, const FieldEdit<Answer> &edit)
{
    const auto there = answers.constFind(question);
    Answer now{there == answers.constEnd() ? QJsonValue(QJsonValue::Null) : *there};
    merge.merge(answerField(question), now, std::optional(edit));
    if (now.value.isNull())
        answers.remove(question);
    else
        answers.insert(question, now.value);
}

} // namespace

QString answerField(const QString &question) { return answerPrefix + question; }
bool isAnswerField(const QString &field) { return field.startsWith(answerPrefix); }
QString questionOf(const QString &field) { return field.sliced(answerPrefix.size()); }

QJsonObject messageEdit(const QString &field, const QJsonValue &seen, const QJsonValue &written)
{
    const QJsonObject edit{{QStringLiteral("seen"), seen}, {QStringLiteral("written"), written}};
    if (!isAnswerField(field))
        return {{field, edit}};
    return {{QStringLiteral("answers"), QJsonObject{{questionOf(field), edit}}}};
}

Result<MessageEdits> stored(const MessageEdits &typed)
{
    MessageEdits edits = typed;
    TRY(storeMessageText(edits.plaque, "plaque", limits::plaqueText));
    TRY(storeMessageText(edits.address, "address", limits::addressText));
    TRY(storeMessageText(edits.words, "words", limits::noteText, persian::Lines::Many));
    TRY(storeMessageText(edits.callerName, "callerName", limits::nameText));
    TRY(storeMessageText(edits.callerPhone, "callerPhone", limits::nameText));
    if (!edits.answers)
        return edits;
    if (edits.answers->size() > limits::checklistQuestions)
        return saidOf(malformedField(), QStringLiteral("answers"));
    QJsonObject answers;
    for (auto each = typed.answers->begin(); each != typed.answers->end(); ++each) {
        TRY_LET(const FieldEdit<Answer> edit, storedAnswer(each.key(), each.value()));
        answers.insert(each.key(), FieldCodec<FieldEdit<Answer>>::toJson(edit));
    }
    edits.answers = answers;
    return edits;
}

FieldMerge mergeInto(CaseDossier &dossier, const MessageEdits &edits)
{
    CaseCard &card = dossier.card;
    CaseFile &file = dossier.file;
    FieldMerge merge;
    merge.merge(QStringLiteral("subject"), card.subject, edits.subject);
    merge.merge(QStringLiteral("place"), card.place, edits.place);
    merge.merge(QStringLiteral("plaque"), card.plaque, edits.plaque);
    merge.merge(QStringLiteral("address"), card.address, edits.address);
    merge.merge(QStringLiteral("words"), file.words, edits.words);
    merge.merge(QStringLiteral("callerName"), file.callerName, edits.callerName);
    merge.merge(QStringLiteral("callerPhone"), file.callerPhone, edits.callerPhone);
    merge.merge(QStringLiteral("urgency"), card.urgency, edits.urgency);
    if (edits.answers) {
        for (auto each = edits.answers->begin(); each != edits.answers->end(); ++each) {
            if (const auto edit = FieldCodec<FieldEdit<Answer>>::fromJson(each.value()); edit.ok())
                mergeAnswer(merge, file.answers, each.key(), *edit);
        }
    }
    return merge;
}

QJsonValue fieldOf(const CaseCard &card, const CaseFile &file, const QString &field)
{
    if (isAnswerField(field)) {
        const QJsonValue answer = file.answers.value(questionOf(field));
        return answer.isUndefined() ? QJsonValue(QJsonValue::Null) : answer;
    }
    const std::pair<const char *, QJsonValue> values[] = {
        {"subject", FieldCodec<catalogue::SubjectId>::toJson(card.subject)},
        {"place", FieldCodec<std::optional<places::PlaceId>>::toJson(card.place)},
        {"plaque", card.plaque},
        {"address", card.address},
        {"words", file.words},
        {"callerName", file.callerName},
        {"callerPhone", file.callerPhone},
        {"urgency", FieldCodec<Urgency>::toJson(card.urgency)}};
    for (const auto &[name, value] : values) {
        if (field == QLatin1String(name))
            return value;
    }
    return QJsonValue(QJsonValue::Undefined);
}

} // namespace peygir::cases
