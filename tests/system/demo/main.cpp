// SPDX-License-Identifier: GPL-3.0-or-later
// peygir-demo --output DIR: the main job, played by itself in two real windows with keys and mouse only. An agent
// registers two messages while the network is down and hands them on; it comes back; the follow-up expert at another
// desk gets both, refers one and sends one to its unit; a third profile confirms each line through peygir-cli.
#include "composition/registry.h"
#include "desktop/desk_session.h"
#include "support/typed_message.h"
#include "system/demo/programs.h"
#include "uikit/testing/ui_driver.h"

#include <QApplication>
#include <QClipboard>
#include <QCommandLineParser>
#include <QDir>
#include <QJsonArray>
#include <QJsonObject>
#include <QTimer>

#include <cstdio>

using namespace peygir;
using namespace peygir::demo;
using namespace peygir::uikit::testing;
using namespace std::chrono_literals;

namespace {

/// The story so far; a line that did not happen makes the demo fail.
class Story
{
public:
    explicit Story(QString folder) : m_folder(std::move(folder)) {}

    bool line(const QString &words, bool happened)
    {
        std::printf("%s %s\n", happened ? "ok    " : "FAILED", qPrintable(words));
        std::fflush(stdout);
        m_failed = m_failed || !happened;
        return happened;
    }
    void picture(QWidget &window, const char *name)
    {
        const QString path = QStringLiteral("%1/%2-%3.png").arg(m_folder).arg(++m_pictures, 2, 10, QLatin1Char('0')).arg(QLatin1String(name));
        line(QStringLiteral("picture %1").arg(path), screenshot(window, path));
    }
    int exitStatus() const { return m_failed ? 1 : 0; }

private:
    QString m_folder;
    int m_pictures = 0;
    bool m_failed = false;
};

void settle(std::chrono::milliseconds time = 200ms)
{
    bool over = false;
    QTimer::singleShot(time, [&over] { over = true; });
    (void)waitUntil([&over] { return over; }, time + 2s);
}

/// Types a part and takes the first suggestion when there is one.
void choose(QWidget &window, const QString &part)
{
    type(window, part);
    settle(600ms);
    press(window, QStringLiteral("Return"));
    settle();
}

/// Registers a message by keys alone; answers the code as Ctrl+C gives it.
QString registerMessage(QWidget &window, const test::TypedMessage &message, Story &story, const char *picture)
{
    if (!test::fillInMessage(window, message))
        return {};
    settle();
    story.picture(window, picture);
    press(window, QStringLiteral("Ctrl+Return"));
    if (!waitUntil([&] { return findNamed(QStringLiteral("code"), &window) != nullptr; }))
        return {};
    settle(500ms);
    QApplication::clipboard()->clear();
    press(window, QStringLiteral("Ctrl+C"));
    settle();
    return QApplication::clipboard()->text();
}

/// Opens a case by its code through the palette, waiting until this desk has it.
void openCase(QWidget &window, const QString &code)
{
    // The list of all cases first, so that its own first row does not come in between.
    press(window, QStringLiteral("F4"));
    settle(900ms);
    press(window, QStringLiteral("Ctrl+K"));
    settle();
    type(window, code);
    settle(900ms);
    press(window, QStringLiteral("Return"));
    settle(700ms);
}

std::unique_ptr<desktop::DeskSession> openDesk(const Registry &registry, const QString &folder, int port,
                                               const QString &server, const QString &name)
{
    auto session = std::make_unique<desktop::DeskSession>(
        desktop::DeskWish{folder, QUrl(QStringLiteral("https://localhost:%1").arg(port)),
                          server + QStringLiteral("/certificates/authority.pem"), name,
                          contentOf(server + QStringLiteral("/demo-password")), true},
        registry);
    session->start();
    const bool shown = waitUntil([&] { return session->window() != nullptr; }, 60s) && showActive(*session->window());
    return shown ? std::move(session) : nullptr;
}

/// Asks a third profile, which has nothing to do with the two windows.
class Witness
{
public:
    Witness(QString folder, int port, const QString &server) : m_profile(std::move(folder))
    {
        runProgram(QStringLiteral("peygir-cli"),
                   {QStringLiteral("--profile"), m_profile, QStringLiteral("login"), QStringLiteral("--server"),
                    QStringLiteral("https://localhost:%1").arg(port), QStringLiteral("--ca"),
                    server + QStringLiteral("/certificates/authority.pem"), QStringLiteral("--name"),
                    QStringLiteral("followupmanager1"), QStringLiteral("--password-stdin"),
                    QStringLiteral("--token"), QStringLiteral("plain"),
                    QStringLiteral("--allow-unencrypted-store")},
                   contentOf(server + QStringLiteral("/demo-password")).toUtf8());
    }
    void synchronise()
    {
        runProgram(QStringLiteral("peygir-cli"), {QStringLiteral("--profile"), m_profile, QStringLiteral("sync"), QStringLiteral("--until-quiet")});
    }
    QJsonArray rows(const QString &table, const QString &where)
    {
        const QByteArray out = runProgram(QStringLiteral("peygir-cli"),
                                          {QStringLiteral("--profile"), m_profile, QStringLiteral("query"),
                                           QStringLiteral("rows"), QStringLiteral("--table"), table,
                                           QStringLiteral("--where"), where});
        const QJsonDocument document = QJsonDocument::fromJson(out);
        return document.isArray() ? document.array() : document.object().value(QLatin1String("rows")).toArray();
    }
    QJsonObject card(const QString &code)
    {
        return rows(QStringLiteral("case_card"), QStringLiteral("code=") + code).at(0).toObject();
    }
    bool hasHistory(const QString &caseId, const QString &what)
    {
        for (const QJsonValue &row : rows(QStringLiteral("case_history"), QStringLiteral("aggregate=") + caseId)) {
            if (row.toObject().value(QLatin1String("what")).toString() == what)
                return true;
        }
        return false;
    }

private:
    QString m_profile;
};

void play(const QString &output, Story &story)
{
    const QString server = output + QStringLiteral("/server");
    for (const char *folder : {"server", "agent", "followup", "witness"})
        QDir(output + u'/' + QLatin1String(folder)).removeRecursively();
    QDir().mkpath(server);
    runProgram(QStringLiteral("peygir-city"), {QStringLiteral("--data"), server, QStringLiteral("--cases"),
                                               QStringLiteral("2000"), QStringLiteral("--seed"), QStringLiteral("137")});
    story.line(QStringLiteral("a city with 2,000 cases is loaded"), true);

    const QString portFile = output + QStringLiteral("/server-port");
    QFile::remove(portFile);
    Running peygird(QStringLiteral("peygird"), {QStringLiteral("serve"), QStringLiteral("--data"), server,
                                                QStringLiteral("--listen"), QStringLiteral("127.0.0.1:0"),
                                                QStringLiteral("--port-file"), portFile},
                    output + QStringLiteral("/server.log"));
    peygird.waitForFile(portFile);
    const int serverPort = contentOf(portFile).toInt();
    const QString proxyFile = output + QStringLiteral("/proxy-port");
    const auto startProxy = [&](int port) {
        QFile::remove(proxyFile);
        auto proxy = std::make_unique<Running>(
            QStringLiteral("peygir-proxy"),
            QStringList{QStringLiteral("--listen"), QString::number(port), QStringLiteral("--to"),
                        QString::number(serverPort), QStringLiteral("--port-file"), proxyFile},
            output + QStringLiteral("/proxy.log"));
        proxy->waitForFile(proxyFile);
        return proxy;
    };
    auto proxy = startProxy(0);
    const int proxyPort = contentOf(proxyFile).toInt();

    const Registry registry = makeRegistry();
    auto agent = openDesk(registry, output + QStringLiteral("/agent"), proxyPort, server, QStringLiteral("agent1"));
    if (!story.line(QStringLiteral("the agent's window is open"), agent != nullptr))
        return;
    auto expert = openDesk(registry, output + QStringLiteral("/followup"), serverPort, server, QStringLiteral("followup1"));
    if (!story.line(QStringLiteral("the follow-up expert's window is open"), expert != nullptr))
        return;
    // Both desks get what is theirs before the network goes.
    settle(6s);
    story.picture(*agent->window(), "agent-cartable");
    story.picture(*expert->window(), "expert-cartable");

    proxy.reset();
    story.line(QStringLiteral("the network of the agent is cut"), true);
    settle(1s);
    (void)showActive(*agent->window());
    const test::TypedMessage hole{QStringLiteral("09121234567"), QStringLiteral("مریم احمدی"), QStringLiteral("لکه"),
                       QStringLiteral("فردوسی"), QStringLiteral("12"),
                       QStringLiteral("چالهٔ بزرگی جلوی در مدرسه باز شده و دیروز موتورسواری زمین خورد.")};
    const test::TypedMessage tree{QStringLiteral("09351112233"), QStringLiteral("رضا کریمی"), QStringLiteral("هرس"),
                       QStringLiteral("بهار"), QStringLiteral("7"),
                       QStringLiteral("شاخهٔ شکستهٔ درخت روی سیم افتاده است.")};
    QStringList codes;
    codes << registerMessage(*agent->window(), hole, story, "first-message");
    story.line(QStringLiteral("with the network down the first message has a code"), codes.last().size() == 10);
    story.picture(*agent->window(), "first-code");
    codes << registerMessage(*agent->window(), tree, story, "second-message");
    story.line(QStringLiteral("with the network down the second message has a code"),
               codes.last().size() == 10 && codes.last() != codes.first());
    for (const QString &code : codes) {
        openCase(*agent->window(), code);
        press(*agent->window(), QStringLiteral("F8"));
        settle();
        press(*agent->window(), QStringLiteral("Ctrl+Return"));
        settle(700ms);
    }
    story.picture(*agent->window(), "handed-on-offline");

    proxy = startProxy(proxyPort);
    story.line(QStringLiteral("the network is back"), true);
    press(*agent->window(), QStringLiteral("F5"));
    settle(4s);
    story.picture(*agent->window(), "agent-online-again");

    (void)showActive(*expert->window());
    settle(2s);
    story.picture(*expert->window(), "expert-got-them");
    openCase(*expert->window(), codes.first());
    story.picture(*expert->window(), "expert-first-case");
    press(*expert->window(), QStringLiteral("F7"));
    settle();
    choose(*expert->window(), QStringLiteral("پیگیری ۲"));
    type(*expert->window(), QStringLiteral("لطفاً امروز بررسی شود."));
    story.picture(*expert->window(), "expert-refers");
    press(*expert->window(), QStringLiteral("Ctrl+Return"));
    settle(1s);
    openCase(*expert->window(), codes.last());
    press(*expert->window(), QStringLiteral("F8"));
    settle();
    type(*expert->window(), QStringLiteral("برای اقدام واحد."));
    press(*expert->window(), QStringLiteral("Ctrl+Return"));
    settle(2s);
    story.picture(*expert->window(), "expert-completed");

    Witness witness(output + QStringLiteral("/witness"), serverPort, server);
    witness.synchronise();
    const QJsonObject first = witness.card(codes.first());
    const QJsonObject second = witness.card(codes.last());
    story.line(QStringLiteral("the first message is in the city under its code"), !first.isEmpty());
    story.line(QStringLiteral("the second message is in the city under its code"), !second.isEmpty());
    story.line(QStringLiteral("the first was handed on to follow-up"),
               witness.hasHistory(first.value(QLatin1String("id")).toString(), QStringLiteral("completed")));
    story.line(QStringLiteral("the first was referred by the expert"),
               first.value(QLatin1String("referrals")).toInt() == 1
                   && witness.hasHistory(first.value(QLatin1String("id")).toString(), QStringLiteral("referred")));
    story.line(QStringLiteral("the second has left the follow-up expert"),
               second.value(QLatin1String("node")).toString() != QLatin1String("follow_up")
                   && second.value(QLatin1String("node")).toString() != QLatin1String("temporary"));
}

} // namespace

int main(int argc, char *argv[])
{
    QApplication application(argc, argv);
    desktop::prepareApplication(application);
    QCommandLineParser parser;
    const QCommandLineOption output(QStringLiteral("output"), QString(), QStringLiteral("DIR"), QStringLiteral("."));
    parser.addOption(output);
    parser.process(application);
    QApplication::setQuitOnLastWindowClosed(false);
    const QString folder = QDir(parser.value(output)).absolutePath();
    QDir().mkpath(folder);
    Story story(folder);
    play(folder, story);
    return story.exitStatus();
}
