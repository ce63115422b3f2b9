// SPDX-License-Identifier: GPL-3.0-or-later
#include "system/demo/stage.h"

#include "uikit/testing/ui_driver.h"

#include <QDateTime>
#include <QDir>
#include <QTimer>

namespace peygir::demo {

using namespace std::chrono_literals;
using uikit::testing::showActive;
using uikit::testing::waitUntil;

namespace {

/// One row of a former system's export, as `resources/import/centre_137.json` reads it. A follow-up expert's desk keeps
/// nine months of what is over, a follow-up manager's twelve, both by whole quarters: closed a year ago it is at one of
/// them only.
QByteArray formerCases()
{
    const auto daysAgo = [](int days) {
        return QDateTime::currentDateTimeUtc().addDays(-days).toString(QStringLiteral("yyyy-MM-ddTHH:mm:ssZ"));
    };
    return QStringLiteral(
               "کد رهگیری,تاریخ ثبت,تاریخ اتمام,مهلت,وضعیت,درگاه,دسته موضوع,زیرموضوع,منطقه,ناحیه,نشانی,"
               "شرح پیام,پاسخ,نام تماس‌گیرنده,تلفن\n"
               "%1,%2,%3,%3,مختومه,تلفن,معابر و عمران,لکه‌گیری آسفالت,,,بلوار فردوسی "
               "پلاک "
               "۱۸,"
               "چالهٔ بزرگی روبه‌روی مدرسه است.,آسفالت ترمیم شد.,ناهید "
               "صالحی,09143216549\n")
        .arg(QLatin1String(Stage::formerNumber), daysAgo(370), daysAgo(365))
        .toUtf8();
}

} // namespace

Stage::Stage(const QString &folder, Place place)
    : m_folder(folder)
    , m_server(folder + QStringLiteral("/server"))
    , m_place(place)
{
    load();
    startServer();
}

void Stage::startServer()
{
    const QString portFile = m_folder + QStringLiteral("/server-port");
    QFile::remove(portFile);
    m_peygird = std::make_unique<Running>(
        QStringLiteral("peygird"),
        QStringList{QStringLiteral("serve"), QStringLiteral("--data"), m_server, QStringLiteral("--listen"),
                    QStringLiteral("127.0.0.1:%1").arg(m_serverPort), QStringLiteral("--port-file"), portFile},
        m_folder + QStringLiteral("/server.log"));
    m_peygird->waitForFile(portFile);
    m_serverPort = contentOf(portFile).toInt();
}

void Stage::whileTheServerIsDown(const std::function<void()> &act)
{
    m_peygird.reset();
    act();
    startServer();
}

void Stage::load() const
{
    QDir(m_server).removeRecursively();
    QDir().mkpath(m_server);
    if (m_place == Place::OneClerkTown) {
        runProgram(QStringLiteral("peygir-city"), {QStringLiteral("--data"), m_server, QStringLiteral("--town")});
        return;
    }
    runProgram(QStringLiteral("peygir-city"),
               {QStringLiteral("--data"), m_server, QStringLiteral("--cases"), QStringLiteral("2000"),
                QStringLiteral("--seed"), QStringLiteral("137")});
    importFormerCases();
}

void Stage::importFormerCases() const
{
    const QString former = m_folder + QStringLiteral("/former.csv");
    QFile file(former);
    if (file.open(QIODevice::WriteOnly))
        file.write(formerCases());
    file.close();
    runProgram(QStringLiteral("peygird"),
               {QStringLiteral("import"), QStringLiteral("cases"), former, QStringLiteral("--map"),
                QStringLiteral(PEYGIR_IMPORT_MAPS "/centre_137.json"), QStringLiteral("--data"), m_server});
}

desktop::DeskWish Stage::wish(const QString &folder, int port) const
{
    const QString profile = m_folder + u'/' + folder;
    QDir(profile).removeRecursively();
    return {profile,
            QUrl(QStringLiteral("https://localhost:%1").arg(port > 0 ? port : m_serverPort)),
            authorityFile(),
            {},
            {},
            true};
}

std::unique_ptr<desktop::DeskSession> Stage::openDesk(const QString &name, int port) const
{
    desktop::DeskWish signedIn = wish(name, port);
    signedIn.signInName = name;
    signedIn.password = password();
    auto session = std::make_unique<desktop::DeskSession>(signedIn, m_registry);
    session->start();
    const bool shown = waitUntil([&] { return session->window() != nullptr; }, 60s) && showActive(*session->window());
    return shown ? std::move(session) : nullptr;
}

std::unique_ptr<desktop::DeskSession> Stage::openNewDesk(const QString &folder, int port) const
{
    auto session = std::make_unique<desktop::DeskSession>(wish(folder, port), m_registry);
    session->start();
    return session;
}

DeskLine::DeskLine(const Stage &stage, const QString &name)
    : m_folder(stage.folder())
    , m_name(name)
    , m_serverPort(stage.serverPort())
{
    join();
}

void DeskLine::join()
{
    const QString portFile = m_folder + u'/' + m_name + QStringLiteral("-port");
    QFile::remove(portFile);
    m_proxy = std::make_unique<Running>(QStringLiteral("peygir-proxy"),
                                        QStringList{QStringLiteral("--listen"), QString::number(m_port),
                                                    QStringLiteral("--to"), QString::number(m_serverPort),
                                                    QStringLiteral("--port-file"), portFile},
                                        m_folder + u'/' + m_name + QStringLiteral("-proxy.log"));
    m_proxy->waitForFile(portFile);
    m_port = contentOf(portFile).toInt();
}

void settle(std::chrono::milliseconds time)
{
    bool over = false;
    QTimer::singleShot(time, [&over] { over = true; });
    (void)waitUntil([&over] { return over; }, time + 2s);
}

} // namespace peygir::demo
