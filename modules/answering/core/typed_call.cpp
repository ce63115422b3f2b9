// SPDX-License-Identifier: GPL-3.0-or-later
#include "answering/core/typed_call.h"

#include <algorithm>

namespace peygir::answering {

namespace {

/// The fields of an answer under their names on the disk, each way.
template <class Answer, class Do>
void eachField(Answer &answer, Do field)
{
    field(QStringLiteral("result"), answer.result);
    field(QStringLiteral("opinion"), answer.opinion);
    field(QStringLiteral("words"), answer.words);
    field(QStringLiteral("note"), answer.note);
    field(QStringLiteral("reason"), answer.reason);
    field(QStringLiteral("ask_again_at"), answer.askAgainAt);
}

QJsonObject answerJson(const TypedAnswer &answer)
{
    QJsonObject json;
    eachField(answer, [&json](const QString &name, const auto &value) {
        using T = std::decay_t<decltype(value)>;
        if (value != T())
            json.insert(name, FieldCodec<T>::toJson(value));
    });
    return json;
}

TypedAnswer answerFromJson(const QJsonObject &json)
{
    TypedAnswer answer;
    eachField(answer, [&json](const QString &name, auto &value) {
        if (!json.contains(name))
            return;
        if (auto read = FieldCodec<std::decay_t<decltype(value)>>::fromJson(json.value(name)); read.ok())
            value = *std::move(read);
    });
    return answer;
}

} // namespace

bool TypedAnswer::isEmpty() const { return *this == TypedAnswer(); }

bool TypedCall::isEmpty() const
{
    return std::all_of(answers.begin(), answers.end(), [](const auto &one) { return one.second.isEmpty(); });
}

QJsonObject toJson(const TypedCall &call)
{
    QJsonObject json;
    for (const auto &[id, answer] : call.answers) {
        if (!answer.isEmpty())
            json.insert(id.toString(), answerJson(answer));
    }
    return json;
}

TypedCall typedCall(const Uuid &id, const QJsonObject &json)
{
    TypedCall call{id, {}};
    for (auto one = json.begin(); one != json.end(); ++one) {
        if (const auto caseId = cases::CaseId::parse(one.key()); caseId.ok())
            call.answers.emplace(*caseId, answerFromJson(one->toObject()));
    }
    return call;
}

std::optional<RecordAnswer> commandOf(const TypedAnswer &answer, const cases::CaseId &caseId,
                                      const cases::CaseNodeId &node)
{
    if (!answer.result)
        return std::nullopt;
    return RecordAnswer{caseId,
                        node,
                        *answer.result,
                        answer.opinion,
                        answer.words,
                        answer.note,
                        answer.askAgainAt,
                        answer.reason,
                        cases::Channel::Phone};
}

} // namespace peygir::answering
