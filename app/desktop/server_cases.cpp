// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/server_cases.h"

namespace peygir::desktop {

namespace {

const Clock &machineClock()
{
    static const SystemClock clock;
    return clock;
}

} // namespace

ServerCases::ServerCases(ServerPort &server, DeskPort &desk, QObject *parent)
    : QObject(parent)
    , m_server(server)
    , m_lookedAt(std::make_shared<cases::LookedAtCases>(machineClock()))
{
    // Whom the server no longer knows has no business with what it showed him.
    connect(&desk, &DeskPort::statusChanged, this, [this, &desk] {
        if (desk.status().line == DeskStatus::Line::SignInNeeded)
            m_lookedAt->forgetAll();
    });
}

ServerCases::Cancel ServerCases::fetch(const cases::CaseAsked &asked, QObject *context, Done done)
{
    return m_server.ask("case", fieldsToJson(asked), context,
                        [lookedAt = m_lookedAt, done = std::move(done)](const Result<ServerPort::Answer> &answer) {
                            done(answer.ok() ? lookedAt->keep(answer->rows, answer->at)
                                             : Result<cases::CaseId>(answer.error()));
                        });
}

} // namespace peygir::desktop
