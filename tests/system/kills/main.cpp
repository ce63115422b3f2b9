// SPDX-License-Identifier: GPL-3.0-or-later
// kill-loop: a real program is killed in the middle of its writing, again and again (SYNC, Proof 5).
#include "system/kills/desk_victim.h"
#include "system/kills/server_victim.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QElapsedTimer>
#include <QTemporaryDir>

#include <cstdio>

using namespace peygir;
using namespace peygir::kills;

namespace {

/// A store grows with every kill, and all of it is counted after each: after so many a new one is begun.
constexpr int killsPerStore = 25;
/// Of the kills; fewer would say little about transactions (SYNC, Proof 5).
constexpr int leastInsidePercent = 30;
/// The exit status of a test that could not be made here.
constexpr int skipped = 77;

struct Order
{
    QString program;
    test::EmptyDatabase::Kind database = test::EmptyDatabase::Kind::Sqlite;
    int kills = 10;
    quint64 seed = 1;
};

std::optional<Order> readOrder(const QCoreApplication &app)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(QStringLiteral("Kills a program while it writes, and looks at what it has left."));
    parser.addHelpOption();
    parser.addOptions({{QStringLiteral("program"), QStringLiteral("peygird, peygir-cli or peygir"), QStringLiteral("NAME")},
                       {QStringLiteral("database"), QStringLiteral("sqlite or postgresql, of the server"),
                        QStringLiteral("NAME"), QStringLiteral("sqlite")},
                       {QStringLiteral("kills"), QStringLiteral("how often"), QStringLiteral("N"), QStringLiteral("10")},
                       {QStringLiteral("seed"), QStringLiteral("of the moments"), QStringLiteral("N"), QStringLiteral("1")}});
    parser.process(app);
    Order order;
    order.program = parser.value(QStringLiteral("program"));
    order.kills = parser.value(QStringLiteral("kills")).toInt();
    order.seed = parser.value(QStringLiteral("seed")).toULongLong();
    const QString database = parser.value(QStringLiteral("database"));
    if (database == QLatin1String("postgresql"))
        order.database = test::EmptyDatabase::Kind::Postgresql;
    const bool isProgram = QStringList{QStringLiteral("peygird"), QStringLiteral("peygir-cli"), QStringLiteral("peygir")}
                               .contains(order.program);
    if (isProgram && order.kills > 0 && (database == QLatin1String("sqlite") || database == QLatin1String("postgresql")))
        return order;
    std::fputs("kill-loop: wrong arguments; see kill-loop --help\n", stderr);
    return std::nullopt;
}

std::unique_ptr<Victim> victimOf(const Order &order)
{
    if (order.program == QLatin1String("peygird"))
        return std::make_unique<ServerVictim>(order.database);
    return std::make_unique<DeskVictim>(order.program == QLatin1String("peygir") ? DeskVictim::Program::Window
                                                                                 : DeskVictim::Program::CommandLine,
                                        order.database);
}

struct Tally
{
    int kills = 0;
    int inside = 0;
    int tooLate = 0;
    qint64 acknowledged = 0;
};

/// Empty: nothing is wrong.
QString killOneStore(const Order &order, int kills, Random &random, Tally &tally)
{
    const auto victim = victimOf(order);
    for (int n = 0; n < kills;) {
        // Every second one is aimed, or chance alone would say how many fall inside.
        const auto isInside = victim->strike(random, n % 2 == 0 ? Aim::Inside : Aim::Anywhere);
        if (isInside) {
            ++n;
            ++tally.kills;
            tally.inside += *isInside ? 1 : 0;
        } else if (++tally.tooLate > 10 * order.kills) {
            return QStringLiteral("the program always ends before it can be killed");
        }
        if (const QString wrong = victim->wrong(); !wrong.isEmpty())
            return wrong;
    }
    const QString wrong = victim->wrongAtTheEnd();
    tally.acknowledged += victim->acknowledged();
    return wrong;
}

} // namespace

int main(int argc, char **argv)
{
    std::setvbuf(stdout, nullptr, _IOLBF, 0);
    QCoreApplication app(argc, argv);
    const auto order = readOrder(app);
    if (!order)
        return 2;
    if (order->database == test::EmptyDatabase::Kind::Postgresql && !test::EmptyDatabase::hasPostgresql()) {
        std::puts("PostgreSQL absent: nothing was killed");
        return skipped;
    }
    // How far codes were given out is kept beside the profiles; ours go with the loop.
    const QTemporaryDir state;
    qputenv("XDG_STATE_HOME", state.path().toUtf8());
    SeededRandom random(order->seed);
    Tally tally;
    QElapsedTimer timer;
    timer.start();
    QString wrong;
    while (wrong.isEmpty() && tally.kills < order->kills)
        wrong = killOneStore(*order, std::min(killsPerStore, order->kills - tally.kills), random, tally);
    const int percent = tally.kills > 0 ? 100 * tally.inside / tally.kills : 0;
    std::printf("%s: %d kills, %d of them (%d %%) inside a write transaction, %d came too late; %lld acknowledged; %.0f s\n",
                qPrintable(order->program), tally.kills, tally.inside, percent, tally.tooLate,
                static_cast<long long>(tally.acknowledged), double(timer.elapsed()) / 1000);
    if (!wrong.isEmpty())
        std::printf("after kill %d: %s\n", tally.kills, qPrintable(wrong));
    else if (percent < leastInsidePercent)
        std::printf("fewer than %d %% were inside\n", leastInsidePercent);
    return wrong.isEmpty() && percent >= leastInsidePercent ? 0 : 1;
}
