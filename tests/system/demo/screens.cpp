// SPDX-License-Identifier: GPL-3.0-or-later
// peygir-screens --output DIR: a picture of every screen of three people's windows with the demo city, light and dark,
// on a small and on a large display, and some of them dense and in English, so that two versions can be looked at side
// by side.
#include "system/demo/screen_tour.h"
#include "system/demo/witness.h"
#include "uikit/testing/ui_driver.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QDir>

#include <cstdio>

using namespace peygir;
using namespace peygir::demo;
using namespace std::chrono_literals;

namespace {

/// Where the tour of somebody goes.
struct Person
{
    const char *name;
    void (ScreenTour::*screens)();
};
constexpr Person people[] = {{"agent1", &ScreenTour::agentsScreens},
                             {"followup1", &ScreenTour::expertsScreens},
                             {"admin1", &ScreenTour::administratorsScreens}};

const QString otherBrightness = QStringLiteral("روشن یا تیره");
const QString otherDensity = QStringLiteral("گشاده یا فشرده");

bool isDark(const Clerk &clerk) { return clerk.window().palette().color(QPalette::Window).lightness() < 128; }

/// Says so where the window does not look as it should by now; its pictures would be of another look than their names
/// say.
int missing(const char *what, bool is)
{
    if (!is)
        std::printf("FAILED %s\n", what);
    return is ? 0 : 1;
}

int everyLook(Clerk &clerk, ScreenTour &tour, const Person &person, const QString &folder)
{
    int failures = 0;
    for (const bool dark : {false, true}) {
        failures += missing("light and dark", isDark(clerk) == dark);
        for (const QSize size : {QSize(1366, 768), QSize(1920, 1080)}) {
            clerk.window().resize(size);
            settle(300ms);
            tour.into(
                QStringLiteral("%1/%2-%3").arg(folder).arg(size.height()).arg(QLatin1String(dark ? "dark" : "light")));
            (tour.*person.screens)();
            failures += missing("the size of the screen", clerk.window().size() == size);
        }
        clerk.find(otherBrightness);
    }
    clerk.window().resize(1366, 768);
    clerk.find(otherDensity);
    tour.into(folder + QStringLiteral("/768-dense"));
    tour.fewScreens();
    clerk.find(otherDensity);
    clerk.find(QStringLiteral("برنامه به انگلیسی"));
    (void)clerk.comesForward();
    clerk.press("F3");
    failures += missing("English", clerk.sees(QStringLiteral("Current cartable")));
    tour.into(folder + QStringLiteral("/768-english"));
    tour.fewScreens();
    clerk.find(QStringLiteral("Speak Persian"));
    (void)clerk.comesForward();
    return failures + missing("Persian", clerk.sees(QStringLiteral("کارتابل جاری")));
}

void pictureOfSignIn(const Stage &stage, const QString &folder)
{
    const auto desk = stage.openNewDesk(QStringLiteral("nobody"));
    for (QWidget *page : QApplication::topLevelWidgets()) {
        if (page->isVisible() && uikit::testing::showActive(*page))
            (void)uikit::testing::screenshot(*page, folder + QStringLiteral("/sign-in.png"));
    }
}

} // namespace

int main(int argc, char *argv[])
{
    QApplication application(argc, argv);
    desktop::prepareApplication(application);
    QCommandLineParser parser;
    const QCommandLineOption output(QStringLiteral("output"), QString(), QStringLiteral("DIR"), QStringLiteral("."));
    const QCommandLineOption only(QStringLiteral("only"), QString(), QStringLiteral("NAME"));
    parser.addOptions({output, only});
    parser.process(application);
    QApplication::setQuitOnLastWindowClosed(false);
    const QString folder = QDir(parser.value(output)).absolutePath();
    QDir().mkpath(folder);
    Stage stage(folder);
    haveACommandKept(stage, QStringLiteral("followup2"));
    pictureOfSignIn(stage, folder);
    Witness manager(stage, QStringLiteral("manager"), QStringLiteral("followupmanager1"));
    manager.synchronise();
    const QString elsewhere = manager
                                  .field(QStringLiteral("case_card"),
                                         QStringLiteral("alias_code=") + QLatin1String(Stage::formerNumber), "code")
                                  .toString();
    int failures = 0;
    for (const Person &person : people) {
        const QString name = QLatin1String(person.name);
        if (parser.isSet(only) && parser.value(only) != name)
            continue;
        auto desk = stage.openDesk(name);
        if (!desk) {
            std::printf("FAILED the window of %s did not open\n", person.name);
            return 1;
        }
        Clerk clerk(std::move(desk));
        clerk.setPace(90ms);
        // What is his arrives before he is shown at work.
        settle(6s);
        ScreenTour tour(clerk, folder, elsewhere);
        failures += everyLook(clerk, tour, person, folder + QStringLiteral("/pictures-") + name) + tour.failures();
    }
    return failures > 0 ? 1 : 0;
}
