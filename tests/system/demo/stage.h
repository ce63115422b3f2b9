// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "composition/registry.h"
#include "desktop/desk_session.h"
#include "system/demo/programs.h"

namespace peygir::demo {

/// The demo city on a running server, and real desks at it. Everything lies in one folder, which is made anew.
class Stage
{
public:
    explicit Stage(const QString &folder);

    /// The window of this person, signed in and shown; null if it did not come within a minute. `port` 0: straight to the
    /// server.
    std::unique_ptr<desktop::DeskSession> openDesk(const QString &name, int port = 0) const;
    int serverPort() const { return m_serverPort; }

private:
    QString m_folder;
    Registry m_registry = makeRegistry();
    std::unique_ptr<Running> m_server;
    int m_serverPort = 0;
};

/// Turns the event loop for this long, so that what is under way can arrive.
void settle(std::chrono::milliseconds time = std::chrono::milliseconds(200));

} // namespace peygir::demo
