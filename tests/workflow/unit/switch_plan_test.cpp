// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/core/switch_plan.h"

#include "workflow/core/process_codec.h"

#include <QFile>
#include <QtTest>

using namespace peygir;
using namespace peygir::workflow;

namespace {

NodeKey key(const char *text) { return NodeKey::parse(QString::fromLatin1(text)).value(); }

Process shipped(const char *name)
{
    QFile file(QStringLiteral(":/processes/%1.json").arg(QLatin1String(name)));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("no such process");
    return parseProcess(file.readAll()).value();
}

/// "temporary>in_hand later>?"
QString shown(const std::vector<SwitchLine> &plan)
{
    QStringList lines;
    for (const SwitchLine &line : plan)
        lines.append(line.from.text() + u'>' + (line.to ? line.to->text() : QStringLiteral("?")));
    return lines.join(u' ');
}

} // namespace

/// Goal: where open cases would go in another process follows from keys, purposes and what a person has picked, and where
/// nobody can say it is left to a person (R010).
class SwitchPlanTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void threeRolesGoToTheOneClerkButForWhatHeHasNoPlaceFor()
    {
        QCOMPARE(shown(switchPlan(shipped("cycle_137_2"), shipped("one_clerk_town_2"), {})),
                 QStringLiteral("temporary>in_hand follow_up>in_hand official>in_hand check>in_hand answer>in_hand later>?"));
    }

    void wayBackIsAPersonsToSay()
    {
        QCOMPARE(shown(switchPlan(shipped("one_clerk_town_2"), shipped("cycle_137_2"), {})),
                 QStringLiteral("in_hand>?"));
        QCOMPARE(shown(switchPlan(shipped("one_clerk_town_2"), shipped("cycle_137_2"),
                                  {{key("in_hand"), key("follow_up")}})),
                 QStringLiteral("in_hand>follow_up"));
    }

    void whatIsPickedMustBeATaskThere()
    {
        QCOMPARE(shown(switchPlan(shipped("one_clerk_town_2"), shipped("cycle_137_2"), {{key("in_hand"), key("done")}})),
                 QStringLiteral("in_hand>?"));
    }

    void newerVersionKeepsEveryPlace()
    {
        const Process process = shipped("cycle_137_2");
        const auto plan = switchPlan(process, process, {});
        QVERIFY(std::all_of(plan.begin(), plan.end(), [](const SwitchLine &line) { return line.to == line.from; }));
        QCOMPARE(placesOf(plan).size(), size_t(6));
    }
};

QTEST_GUILESS_MAIN(SwitchPlanTest)
#include "switch_plan_test.moc"
