// SPDX-License-Identifier: GPL-3.0-or-later
// peygir-demo --output DIR [--job | --day | --cycle | --town]: what the program is for, played by itself in real windows by keys alone.
// First the main job, an agent and an expert with the network cut between them; then a whole day of both; then the whole
// life of two messages at four desks; then the same day in a town where one clerk does all of it. Each line is
// confirmed, most of them by a profile of its own through peygir-cli; the program fails if one did not happen.
#include "system/demo/cycle.h"
#include "system/demo/day.h"
#include "system/demo/main_job.h"
#include "system/demo/town.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QDir>

#include <algorithm>

using namespace peygir;
using namespace peygir::demo;

namespace {

void playDay(const Stage &stage, Story &story)
{
    Witness witness(stage, QStringLiteral("day-witness"), QStringLiteral("followupmanager1"));
    if (const auto messages = playAgentsDay(stage, witness, story))
        playExpertsDay(stage, witness, story, *messages);
}

} // namespace

int main(int argc, char *argv[])
{
    QApplication application(argc, argv);
    desktop::prepareApplication(application);
    QCommandLineParser parser;
    const QCommandLineOption output(QStringLiteral("output"), QString(), QStringLiteral("DIR"), QStringLiteral("."));
    const QCommandLineOption job(QStringLiteral("job"));
    const QCommandLineOption day(QStringLiteral("day"));
    const QCommandLineOption cycle(QStringLiteral("cycle"));
    const QCommandLineOption town(QStringLiteral("town"));
    const QList<QCommandLineOption> parts{job, day, cycle, town};
    parser.addOption(output);
    parser.addOptions(parts);
    parser.process(application);
    QApplication::setQuitOnLastWindowClosed(false);
    const QString folder = QDir(parser.value(output)).absolutePath();
    QDir().mkpath(folder);
    // What is left here for others is none of the real machine's.
    qputenv("PEYGIR_UNSENT", (folder + QStringLiteral("/unsent")).toLocal8Bit());
    Story story(folder);
    const bool all = std::none_of(parts.begin(), parts.end(), [&parser](const auto &part) { return parser.isSet(part); });
    const auto isPlayed = [&parser, all](const QCommandLineOption &part) { return all || parser.isSet(part); };
    if (isPlayed(job) || isPlayed(day) || isPlayed(cycle)) {
        const Stage stage(folder);
        story.line(QStringLiteral("a city with 2,000 cases is loaded"), true);
        if (isPlayed(job))
            playMainJob(stage, story);
        if (isPlayed(day))
            playDay(stage, story);
        if (isPlayed(cycle))
            playCycle(stage, story);
    }
    if (isPlayed(town)) {
        const Stage stage(folder + QStringLiteral("/town"), Stage::Place::OneClerkTown);
        story.line(QStringLiteral("a town with one clerk is loaded"), true);
        playTown(stage, story);
    }
    return story.exitStatus();
}
