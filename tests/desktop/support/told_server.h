// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "command/server_port.h"

#include <QPointer>

#include <memory>

namespace peygir::test {

/// A server that is asked and answers when the test says so.
class ToldServer final : public ServerPort
{
public:
    struct Question
    {
        QByteArray query;
        QJsonObject arguments;
        QPointer<QObject> context;
        Done done;
        std::shared_ptr<bool> cancelled;
    };
    /// All that was ever asked.
    std::vector<Question> asked;

    Cancel ask(const QByteArray &query, const QJsonObject &arguments, QObject *context, Done done) override
    {
        const auto cancelled = std::make_shared<bool>(false);
        asked.push_back({query, arguments, context, std::move(done), cancelled});
        return [cancelled] { *cancelled = true; };
    }

    /// Answers the newest question, as a server does that nobody waits for any more, too.
    void answer(const Result<Answer> &result)
    {
        const Question question = asked.back();
        if (question.context && !*question.cancelled)
            question.done(result);
    }
};

} // namespace peygir::test
