// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/support/exploration.h"
#include "workflow/support/random_process.h"

#include <QtTest>

#include <rapidcheck.h>

using namespace peygir;
using namespace peygir::workflow;
using namespace peygir::workflow::test;

namespace {

constexpr int stepsOfAWalk = 40;
constexpr int standingsToSee = 300;
constexpr int drawingsInACheck = 10;

struct Choice
{
    Uuid opening;
    const Edge *edge;
};

std::vector<Choice> choicesOf(const Walker &walker)
{
    std::vector<Choice> choices;
    for (const Opening *row : walker.state().in(OpeningState::Open))
        for (const Edge *edge : walker.process().edgesFrom(row->node))
            choices.push_back({row->id, edge});
    return choices;
}

/// Does something that can be done; false if the case has ended and stays closed.
bool takesAnyStep(Walker &walker)
{
    const std::vector<Choice> choices = choicesOf(walker);
    if (!choices.empty()) {
        const Choice &choice = choices[*rc::gen::inRange<size_t>(0, choices.size())];
        RC_ASSERT(walker.tryTo(choice.opening, complete(*choice.edge)).ok());
        return true;
    }
    const auto ended = walker.state().in(OpeningState::Ended);
    RC_ASSERT(ended.size() == 1u);
    if (!walker.process().reopening(ended.front()->node))
        return false;
    walker.reopens();
    return true;
}

/// Two choices at different nodes, in both orders. Where the second is still there after the first, and the other way
/// round, the cases must stand alike.
void assertOrderDoesNotMatter(const Walker &walker, const Choice &one, const Choice &other)
{
    Walker first = walker;
    Walker second = walker;
    RC_ASSERT(first.tryTo(one.opening, complete(*one.edge)).ok());
    RC_ASSERT(second.tryTo(other.opening, complete(*other.edge)).ok());
    const auto afterOne = first.tryTo(other.opening, complete(*other.edge));
    const auto afterOther = second.tryTo(one.opening, complete(*one.edge));
    if (afterOne && afterOther)
        RC_ASSERT(first.wholeHistory() == second.wholeHistory());
    if (!afterOne)
        RC_ASSERT(afterOne.error().id() == "workflow.node_closed");
}

} // namespace

/// Goal: the checks of a process keep their promise. Whatever drawing passes them, no walk through it gets stuck or
/// leaves rows that are none of a walk (R184).
class WalkPropertyTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void wellNestedDrawingsAreTaken()
    {
        QVERIFY(rc::check([] { RC_ASSERT(Process::of(wellNestedDraft()).ok()); }));
    }

    void randomWalksStayValid()
    {
        QVERIFY(rc::check([] {
            const Process process = Process::of(wellNestedDraft()).value();
            Walker walker(process);
            for (int i = 0; i < stepsOfAWalk; ++i) {
                RC_ASSERT(checkState(process, walker.state()).ok());
                RC_ASSERT(shownNode(process, walker.state()) != nullptr);
                if (!takesAnyStep(walker))
                    break;
            }
        }));
    }

    void noDrawingThatPassesLetsACaseGetStuck()
    {
        int taken = 0;
        int refused = 0;
        QVERIFY(rc::check([&] {
            for (int i = 0; i < drawingsInACheck; ++i) {
                const auto process = Process::of(scribbledOver(wellNestedDraft()));
                ++(process ? taken : refused);
                if (!process)
                    continue;
                const Exploration seen = explore(*process, standingsToSee);
                RC_ASSERT(seen.problem == QString());
                RC_ASSERT(!seen.isWhole || stuck(seen).isEmpty());
            }
        }));
        // The property says something only if the scribbling makes both kinds of drawings.
        QVERIFY2(taken > 50 && refused > 100,
                 qPrintable(QStringLiteral("%1 taken, %2 refused").arg(taken).arg(refused)));
    }

    void stepsInDifferentBranchesMayComeInAnyOrder()
    {
        QVERIFY(rc::check([] {
            const Process process = Process::of(wellNestedDraft()).value();
            Walker walker(process);
            for (int i = 0; i < stepsOfAWalk; ++i) {
                const std::vector<Choice> choices = choicesOf(walker);
                for (const Choice &other : choices)
                    if (other.opening != choices.front().opening)
                        assertOrderDoesNotMatter(walker, choices.front(), other);
                if (!takesAnyStep(walker))
                    break;
            }
        }));
    }

    void everyStepIsRefusedTheSecondTime()
    {
        QVERIFY(rc::check([] {
            const Process process = Process::of(wellNestedDraft()).value();
            Walker walker(process);
            for (int i = 0; i < stepsOfAWalk; ++i) {
                const std::vector<Choice> choices = choicesOf(walker);
                if (!takesAnyStep(walker))
                    break;
                for (const Choice &choice : choices) {
                    if (walker.state().find(choice.opening)->state == OpeningState::Open)
                        continue;
                    RC_ASSERT(follow(process, walker.state(), choice.opening, complete(*choice.edge)).error().id() ==
                              "workflow.node_closed");
                }
            }
        }));
    }
};

QTEST_GUILESS_MAIN(WalkPropertyTest)
#include "walk_property_test.moc"
