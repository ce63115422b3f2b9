// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cases/core/case_fetch.h"
#include "cases/store/looked_at_cases.h"
#include "command/desk_port.h"
#include "command/server_port.h"

namespace peygir::desktop {

/// Cases that this desk does not hold: asks the server for them and keeps what it shows, in memory, for the queries of
/// the window. Holds no rule and no SQL.
class ServerCases final : public QObject, public cases::CaseFetch
{
    Q_OBJECT

public:
    /// Server and desk outlive it.
    ServerCases(ServerPort &server, DeskPort &desk, QObject *parent);

    /// What was fetched, for the queries.
    const std::shared_ptr<cases::LookedAtCases> &lookedAt() const { return m_lookedAt; }
    Cancel fetch(const cases::CaseAsked &asked, QObject *context, Done done) override;

private:
    ServerPort &m_server;
    std::shared_ptr<cases::LookedAtCases> m_lookedAt;
};

} // namespace peygir::desktop
