// SPDX-License-Identifier: GPL-3.0-or-later
// peygir-demo --output DIR [--job | --day | --cycle]: what the program is for, played by itself in real windows by keys alone.
// First the main job, an agent and an expert with the network cut between them; then a whole day of both; then the whole
// life of two messages at four desks. Each line is
// confirmed, most of them by a profile of its own through peygir-cli; the program fails if one did not happen.
#include "system/demo/cycle.h"
#include "system/demo/day.h"
#include "system/demo/main_job.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QDir>

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
    parser.addOptions({output, job, day, cycle});
    parser.process(application);
    QApplication::setQuitOnLastWindowClosed(false);
    const QString folder = QDir(parser.value(output)).absolutePath();
    QDir().mkpath(folder);
    Story story(folder);
    const Stage stage(folder);
    story.line(QStringLiteral("a city with 2,000 cases is loaded"), true);
    const bool all = !parser.isSet(job) && !parser.isSet(day) && !parser.isSet(cycle);
    if (all || parser.isSet(job))
        playMainJob(stage, story);
    if (all || parser.isSet(day))
        playDay(stage, story);
    if (all || parser.isSet(cycle))
        playCycle(stage, story);
    return story.exitStatus();
}
