// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/answer_names.h"

#include "cases/ui/case_facts.h"
#include "cases/ui/shown.h"

#include <QJsonArray>

namespace peygir::desktop {

namespace {

const QString answersField = QStringLiteral("answers");

/// "Where is it? In the middle", in the order of the questions; what answers none of them as it is.
QJsonArray linesOf(QJsonObject answers, const catalogue::Checklist &questions)
{
    QJsonArray lines;
    for (const catalogue::Question &question : questions) {
        if (!answers.contains(question.key))
            continue;
        cases::AnswerView answer{question.name, question.key, question.kind, answers.take(question.key), {}};
        for (const catalogue::Choice &choice : question.choices) {
            if (choice.key == answer.value.toString())
                answer.choice = choice.name;
        }
        lines.append(cases::shown(question.name) + u' ' + cases::shownAnswer(answer));
    }
    for (const QJsonValue &left : std::as_const(answers))
        lines.append(left.toVariant().toString());
    return lines;
}

} // namespace

access::AttentionPage::Naming answerNames(intake::IntakeQueries &queries)
{
    return [&queries](const QJsonObject &arguments, QObject *context,
                      const std::function<void(const QJsonObject &)> &done) {
        const auto subject = catalogue::SubjectId::parse(arguments.value(QLatin1String("subject")).toString());
        if (!subject.ok() || !arguments.contains(answersField))
            return;
        (void)queries.subject(*subject, context, [arguments, done](const Result<std::optional<catalogue::Subject>> &found) {
            if (!found.ok() || !*found)
                return;
            QJsonObject named = arguments;
            named.insert(answersField, linesOf(arguments.value(answersField).toObject(),
                                               (*found)->questions.value_or(catalogue::Checklist())));
            done(named);
        });
    };
}

} // namespace peygir::desktop
