// SPDX-License-Identifier: GPL-3.0-or-later
#include "command/desk_port.h"

#include <memory>

namespace peygir {

namespace {

/// What is under way: gone with the last answer, or with whoever asked.
struct OneByOne
{
    DeskPort &desk;
    QByteArray kind;
    std::vector<QJsonObject> arguments;
    QObject *context;
    DeskPort::AllDone done;
    std::vector<Result<DeskPort::Accepted>> answers = {};
};

void goOn(const std::shared_ptr<OneByOne> &all)
{
    if (all->answers.size() == all->arguments.size())
        return all->done(all->answers);
    all->desk.submit(all->kind, all->arguments[all->answers.size()], all->context, [all](const Result<DeskPort::Accepted> &answer) {
        all->answers.push_back(answer);
        goOn(all);
    });
}

} // namespace

void DeskPort::submitAll(const QByteArray &kind, const std::vector<QJsonObject> &arguments, QObject *context, AllDone done)
{
    goOn(std::make_shared<OneByOne>(OneByOne{*this, kind, arguments, context, std::move(done)}));
}

} // namespace peygir
