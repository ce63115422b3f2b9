// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "composition/registry.h"
#include "desktop/desk_session.h"
#include "system/demo/programs.h"

namespace peygir::demo {

/// A demo city on a running server, and real desks at it. Everything lies in one folder, which is made anew.
class Stage
{
public:
    /// The number of a case of the city's former system, closed a year ago: a follow-up expert's desk does not keep it.
    static constexpr const char *formerNumber = "98001";

    enum class Place { City, OneClerkTown };
    /// The demo city with 2,000 cases and one of a former system, or the town with one clerk and no case at all.
    explicit Stage(const QString &folder, Place place = Place::City);

    /// The window of this person, signed in and shown; null if it did not come within a minute. `port` 0: straight to
    /// the server.
    std::unique_ptr<desktop::DeskSession> openDesk(const QString &name, int port = 0) const;
    /// A desk that nobody has signed in at: it shows the page that asks for name and password.
    std::unique_ptr<desktop::DeskSession> openNewDesk(const QString &folder, int port = 0) const;

    /// Stops the server, does this, and starts it again where it was.
    void whileTheServerIsDown(const std::function<void()> &act);

    const QString &folder() const { return m_folder; }
    int serverPort() const { return m_serverPort; }
    QString authorityFile() const { return m_server + QStringLiteral("/certificates/authority.pem"); }
    /// Everybody's.
    QString password() const { return contentOf(m_server + QStringLiteral("/demo-password")); }

private:
    desktop::DeskWish wish(const QString &folder, int port) const;
    void load() const;
    void importFormerCases() const;
    void startServer();

    QString m_folder;
    QString m_server;
    Place m_place;
    Registry m_registry = makeRegistry();
    std::unique_ptr<Running> m_peygird;
    int m_serverPort = 0;
};

/// The network of one desk, which can be cut and come back.
class DeskLine
{
public:
    DeskLine(const Stage &stage, const QString &name);

    /// What the desk takes for the server's.
    int port() const { return m_port; }
    void cut() { m_proxy.reset(); }
    void join();

private:
    QString m_folder;
    QString m_name;
    int m_serverPort;
    int m_port = 0;
    std::unique_ptr<Running> m_proxy;
};

/// Turns the event loop for this long, so that what is under way can arrive.
void settle(std::chrono::milliseconds time = std::chrono::milliseconds(200));

} // namespace peygir::demo
