// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalogue/core/checklist.h"

#include "base/limits.h"

#include <QDate>
#include <QSet>

#include <algorithm>
#include <cmath>

namespace peygir::catalogue {

namespace {

bool isKey(const QString &text)
{
    const auto fits = [](QChar c) {
        return (c >= u'a' && c <= u'z') || (c >= u'0' && c <= u'9') || c == u'_';
    };
    return !text.isEmpty() && text.size() <= limits::keyText && std::all_of(text.begin(), text.end(), fits);
}

Result<void> checkChoices(const Question &question)
{
    QSet<QString> keys;
    for (const Choice &choice : question.choices) {
        if (isKey(choice.key))
            keys.insert(choice.key);
    }
    const bool each = keys.size() == qsizetype(question.choices.size());
    const bool asMany = question.kind == QuestionKind::Choice
                            ? keys.size() >= 2 && keys.size() <= limits::questionChoices
                            : question.choices.empty();
    if (!each || !asMany)
        return Error("catalogue.question_choices", {{QStringLiteral("key"), question.key}});
    return {};
}

bool isBlank(const QJsonValue &answer)
{
    return answer.isUndefined() || answer.isNull() || (answer.isString() && answer.toString().trimmed().isEmpty());
}

bool isOfKind(const Question &question, const QJsonValue &answer)
{
    switch (question.kind) {
    case QuestionKind::Text:
        return answer.isString();
    case QuestionKind::Number:
        return answer.isDouble() && std::isfinite(answer.toDouble());
    case QuestionKind::YesNo:
        return answer.isBool();
    case QuestionKind::Choice:
        return std::any_of(question.choices.begin(), question.choices.end(), [&answer](const Choice &choice) {
            return answer.toString() == choice.key;
        });
    case QuestionKind::Date:
        return QDate::fromString(answer.toString(), Qt::ISODate).isValid();
    }
    Q_UNREACHABLE();
}

std::optional<Error> wrongWith(const Question &question, const QJsonValue &answer)
{
    if (isBlank(answer))
        return question.required ? std::optional(Error("catalogue.answer_missing")) : std::nullopt;
    if (!isOfKind(question, answer))
        return Error("catalogue.answer_malformed");
    if (answer.toString().size() > limits::noteText)
        return Error("catalogue.answer_too_long", {{QStringLiteral("most"), limits::noteText}});
    return std::nullopt;
}

} // namespace

Checklist askedIn(Channel channel, const Checklist &checklist)
{
    Checklist asked;
    for (const Question &question : checklist) {
        const auto &channels = question.channels;
        if (channels.empty() || std::find(channels.begin(), channels.end(), channel) != channels.end())
            asked.push_back(question);
    }
    return asked;
}

Result<void> checkChecklist(const Checklist &checklist)
{
    if (int(checklist.size()) > limits::checklistQuestions)
        return Error("catalogue.checklist_too_long", {{QStringLiteral("most"), limits::checklistQuestions}});
    QSet<QString> keys;
    for (const Question &question : checklist) {
        if (!isKey(question.key) || keys.contains(question.key))
            return Error("catalogue.question_key", {{QStringLiteral("key"), question.key}});
        keys.insert(question.key);
        TRY(checkChoices(question));
    }
    return {};
}

std::map<QString, Error> checkAnswers(const Checklist &checklist, const QJsonObject &answers)
{
    std::map<QString, Error> wrong;
    QSet<QString> asked;
    for (const Question &question : checklist) {
        asked.insert(question.key);
        if (auto error = wrongWith(question, answers.value(question.key)))
            wrong.emplace(question.key, *std::move(error));
    }
    for (auto answer = answers.begin(); answer != answers.end(); ++answer) {
        if (!asked.contains(answer.key()))
            wrong.emplace(answer.key(), Error("catalogue.answer_not_asked"));
    }
    return wrong;
}

} // namespace peygir::catalogue
