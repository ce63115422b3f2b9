// SPDX-License-Identifier: GPL-3.0-or-later
#include "system/demo/stage.h"

#include "uikit/testing/ui_driver.h"

#include <QDir>
#include <QTimer>

namespace peygir::demo {

using namespace std::chrono_literals;
using uikit::testing::showActive;
using uikit::testing::waitUntil;

Stage::Stage(const QString &folder)
    : m_folder(folder)
{
    const QString server = folder + QStringLiteral("/server");
    QDir(server).removeRecursively();
    QDir().mkpath(server);
    runProgram(QStringLiteral("peygir-city"), {QStringLiteral("--data"), server, QStringLiteral("--cases"),
                                               QStringLiteral("2000"), QStringLiteral("--seed"), QStringLiteral("137")});
    const QString portFile = folder + QStringLiteral("/server-port");
    QFile::remove(portFile);
    m_server = std::make_unique<Running>(QStringLiteral("peygird"),
                                         QStringList{QStringLiteral("serve"), QStringLiteral("--data"), server,
                                                     QStringLiteral("--listen"), QStringLiteral("127.0.0.1:0"),
                                                     QStringLiteral("--port-file"), portFile},
                                         folder + QStringLiteral("/server.log"));
    m_server->waitForFile(portFile);
    m_serverPort = contentOf(portFile).toInt();
}

std::unique_ptr<desktop::DeskSession> Stage::openDesk(const QString &name, int port) const
{
    const QString server = m_folder + QStringLiteral("/server");
    const QString profile = m_folder + u'/' + name;
    QDir(profile).removeRecursively();
    auto session = std::make_unique<desktop::DeskSession>(
        desktop::DeskWish{profile, QUrl(QStringLiteral("https://localhost:%1").arg(port > 0 ? port : m_serverPort)),
                          server + QStringLiteral("/certificates/authority.pem"), name,
                          contentOf(server + QStringLiteral("/demo-password")), true},
        m_registry);
    session->start();
    const bool shown = waitUntil([&] { return session->window() != nullptr; }, 60s) && showActive(*session->window());
    return shown ? std::move(session) : nullptr;
}

void settle(std::chrono::milliseconds time)
{
    bool over = false;
    QTimer::singleShot(time, [&over] { over = true; });
    (void)waitUntil([&over] { return over; }, time + 2s);
}

} // namespace peygir::demo
