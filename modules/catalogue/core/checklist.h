// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "catalogue/core/channel.h"
#include "command/fields.h"

#include <map>

namespace peygir::catalogue {

/// What an answer looks like, on the screen and in `RegisterCase::answers`.
enum class QuestionKind {
    /// A JSON text.
    Text,
    /// A JSON number.
    Number,
    /// True or false.
    YesNo,
    /// The key of one of the choices.
    Choice,
    /// A day as text, "2026-11-21" (ISO, Gregorian): no time zone can move it.
    Date,
};
constexpr std::array<std::pair<QuestionKind, const char *>, 5> wordsOf(QuestionKind)
{
    return {{{QuestionKind::Text, "text"},
             {QuestionKind::Number, "number"},
             {QuestionKind::YesNo, "yes_no"},
             {QuestionKind::Choice, "choice"},
             {QuestionKind::Date, "date"}}};
}

/// One of the answers that a question offers.
struct Choice
{
    /// As `Question::key`, unique in its question.
    QString key;
    Localized name;

    static constexpr auto fields() { return std::tuple{field("key", &Choice::key), field("name", &Choice::name)}; }
    friend bool operator==(const Choice &, const Choice &) = default;
};

} // namespace peygir::catalogue

namespace peygir {

template <>
struct FieldCodec<catalogue::Choice>
{
    static QJsonValue toJson(const catalogue::Choice &choice) { return fieldsToJson(choice); }
    static Result<catalogue::Choice> fromJson(const QJsonValue &json)
    {
        return fieldsFromJson<catalogue::Choice>(json.toObject());
    }
};

} // namespace peygir

namespace peygir::catalogue {

/// One question of a subject's checklist (R042, R043): data, never code.
struct Question
{
    /// A city has few checklists, and the rules read them with every command: a list is decoded once (FieldCodec).
    static constexpr bool fewLists = true;

    /// Names the answer for ever: small letters, digits and '_', unique in its checklist.
    QString key;
    /// What is asked, as it is read aloud.
    Localized name;
    QuestionKind kind;
    bool required;
    /// In the order in which they are offered; at least two for `QuestionKind::Choice`, none otherwise.
    std::vector<Choice> choices;
    /// Where it is asked; empty: in every channel.
    std::vector<Channel> channels;

    static constexpr auto fields()
    {
        return std::tuple{field("key", &Question::key),           field("name", &Question::name),
                          field("kind", &Question::kind),         field("required", &Question::required),
                          field("choices", &Question::choices),   field("channels", &Question::channels)};
    }
    friend bool operator==(const Question &, const Question &) = default;
};

/// A checklist in the order in which it is asked.
using Checklist = std::vector<Question>;

/// Those questions that are asked in this channel, in their order (R042).
Checklist askedIn(Channel channel, const Checklist &checklist);

/// Whether a checklist can be asked and answered. Fails with "catalogue.checklist_too_long" {most},
/// "catalogue.question_key" {key}: not of the form that keys have, or a second one of its name,
/// "catalogue.question_choices" {key}: too few or too many choices, or any where none belong, or one of them twice.
Result<void> checkChecklist(const Checklist &checklist);

/// What is wrong with answers, by the key of the question; empty: nothing. `checklist` as asked (`askedIn`). Each of
///     catalogue.answer_missing     the question is required
///     catalogue.answer_malformed   not of the question's kind
///     catalogue.answer_too_long    {most} a text
///     catalogue.answer_not_asked   there is no such question (in this channel)
std::map<QString, Error> checkAnswers(const Checklist &checklist, const QJsonObject &answers);

} // namespace peygir::catalogue

namespace peygir {

template <>
struct FieldCodec<catalogue::Question>
{
    static QJsonValue toJson(const catalogue::Question &question) { return fieldsToJson(question); }
    static Result<catalogue::Question> fromJson(const QJsonValue &json)
    {
        return fieldsFromJson<catalogue::Question>(json.toObject());
    }
};

} // namespace peygir
