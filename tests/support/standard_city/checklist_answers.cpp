// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/standard_city/checklist_answers.h"

#include "catalogue/core/checklist.h"
#include "support/standard_city/chance.h"

#include <QDateTime>

namespace peygir::standard_city {

namespace {

constexpr double answersTheOthers = 0.7;
constexpr double saysYes = 0.3;

QJsonValue answerTo(const CityPlan &plan, const catalogue::Question &question, Instant at, Chance &chance)
{
    using catalogue::QuestionKind;
    switch (question.kind) {
    case QuestionKind::Text:
        return chance.oneOf(plan.phrases.unknownAnswers);
    case QuestionKind::Number:
        return 1 + chance.below(9);
    case QuestionKind::YesNo:
        return chance.happens(saysYes);
    case QuestionKind::Choice:
        return chance.oneOf(question.choices).key;
    case QuestionKind::Date:
        break;
    }
    const QDate day = QDateTime::fromMSecsSinceEpoch(at.milliseconds(), Qt::UTC).date();
    return day.addDays(-1 - chance.below(9)).toString(Qt::ISODate);
}

} // namespace

QJsonObject answersTo(const CityPlan &plan, int subject, catalogue::Channel channel, qint64 caseIndex, Instant at)
{
    const auto checklist =
        FieldCodec<catalogue::Checklist>::fromJson(plan.subjects[size_t(subject)].questions);
    Q_ASSERT(checklist.ok());
    // What people say does not depend on when and how often the city is made.
    Chance chance(0, Chance::For::Answers, quint64(caseIndex));
    QJsonObject answers;
    for (const catalogue::Question &question : catalogue::askedIn(channel, *checklist)) {
        const bool answered = chance.happens(answersTheOthers);
        if (question.required || answered)
            answers.insert(question.key, answerTo(plan, question, at, chance));
    }
    return answers;
}

} // namespace peygir::standard_city
