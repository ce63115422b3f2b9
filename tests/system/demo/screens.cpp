// SPDX-License-Identifier: GPL-3.0-or-later
// peygir-screens --output DIR: a picture of every screen of three people's windows with the demo city, light and dark,
// on a small and on a large display, in Persian and in English, so that two versions can be looked at side by side.
#include "system/demo/stage.h"
#include "uikit/navigation_rail.h"
#include "uikit/testing/ui_driver.h"
#include "uikit/theme.h"

#include <QAbstractButton>
#include <QApplication>
#include <QCommandLineParser>
#include <QDir>
#include <QMainWindow>

#include <cstdio>

using namespace peygir;
using namespace peygir::demo;
using namespace peygir::uikit::testing;
using namespace std::chrono_literals;

namespace {

int failures = 0;

void picture(QWidget &window, const QString &path)
{
    const bool written = screenshot(window, path);
    std::printf("%s %s\n", written ? "ok    " : "FAILED", qPrintable(path));
    failures += written ? 0 : 1;
}

/// The buttons of the rail, one for each place of this person.
QList<QAbstractButton *> places(QMainWindow &window)
{
    QList<QAbstractButton *> buttons;
    for (auto *rail : window.findChildren<uikit::NavigationRail *>()) {
        for (auto *button : rail->findChildren<QAbstractButton *>()) {
            if (button->isCheckable())
                buttons.append(button);
        }
    }
    return buttons;
}

void everyPlace(QMainWindow &window, const QString &folder)
{
    QDir().mkpath(folder);
    int number = 0;
    for (QAbstractButton *place : places(window)) {
        click(*place);
        settle(700ms);
        picture(window, QStringLiteral("%1/%2.png").arg(folder).arg(++number, 2, 10, QLatin1Char('0')));
    }
    press(window, QStringLiteral("Ctrl+K"));
    settle(300ms);
    type(window, QStringLiteral("1"));
    settle(900ms);
    picture(window, folder + QStringLiteral("/palette.png"));
    press(window, QStringLiteral("Escape"));
    settle();
}

void everyLook(desktop::DeskSession &session, const QString &folder)
{
    uikit::Theme &theme = uikit::Theme::current();
    for (const QSize size : {QSize(1366, 768), QSize(1920, 1080)}) {
        for (const bool dark : {false, true}) {
            theme.setBrightness(dark ? uikit::Brightness::Dark : uikit::Brightness::Light);
            session.window()->resize(size);
            settle(300ms);
            everyPlace(*session.window(), QStringLiteral("%1/%2-%3").arg(folder).arg(size.height()).arg(QLatin1String(dark ? "dark" : "light")));
        }
    }
    theme.setBrightness(uikit::Brightness::Light);
    theme.setDensity(uikit::Density::Dense);
    session.window()->resize(1366, 768);
    everyPlace(*session.window(), folder + QStringLiteral("/768-dense"));
    theme.setDensity(uikit::Density::Comfortable);
}

void inEnglish(desktop::DeskSession &session, const QString &folder)
{
    const QMainWindow *persian = session.window();
    press(*session.window(), QStringLiteral("Ctrl+K"));
    settle();
    type(*session.window(), QStringLiteral("انگلیسی"));
    settle(500ms);
    press(*session.window(), QStringLiteral("Return"));
    const bool changed = waitUntil([&] { return session.window() != persian; });
    failures += changed ? 0 : 1;
    std::printf("%s the window speaks English\n", changed ? "ok    " : "FAILED");
    if (!changed || !showActive(*session.window()))
        return;
    session.window()->resize(1366, 768);
    settle(1s);
    everyPlace(*session.window(), folder + QStringLiteral("/768-english"));
    uikit::setLanguage(uikit::Language::Persian);
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
    const Stage stage(folder);
    for (const QString &name : {QStringLiteral("agent1"), QStringLiteral("followup1"), QStringLiteral("admin1")}) {
        const auto session = stage.openDesk(name);
        if (!session) {
            std::printf("FAILED the window of %s did not open\n", qPrintable(name));
            return 1;
        }
        // What is his arrives before he is shown at work.
        settle(6s);
        everyLook(*session, folder + QStringLiteral("/pictures-") + name);
        if (name == QStringLiteral("followup1"))
            inEnglish(*session, folder + QStringLiteral("/pictures-") + name);
    }
    return failures > 0 ? 1 : 0;
}
