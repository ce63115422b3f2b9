// SPDX-License-Identifier: GPL-3.0-or-later
#include "organisation/core/chart_tree.h"
#include "support/rules/town.h"

#include <QtTest>

using namespace peygir;
using namespace peygir::organisation;
using namespace peygir::test;

namespace {

UnitId unit(const char *name) { return UnitId(idNamed(QByteArray("chart unit ") + name)); }

ChartedUnit charted(const char *name, const char *parent = nullptr, qint64 open = 0)
{
    return {Unit{unit(name), parent ? std::optional(unit(parent)) : std::nullopt, UnitLevel::Unit,
                 Localized{QString::fromLatin1(name), {}}, true},
            open};
}

ChartedPost seat(const char *name, const char *in, bool head = false, bool held = true, qint64 open = 0)
{
    return {Post{PostId(idNamed(QByteArray("chart post ") + name)), unit(in), Localized{QString::fromLatin1(name), {}},
                 held ? std::optional(mina()) : std::nullopt, head, {}, true},
            held ? QStringLiteral("Mina") : QString(), open};
}

/// "city{mayor{north{n1} south}}"
QString shape(const ChartTree &tree, const std::vector<size_t> &nodes)
{
    QStringList parts;
    for (const size_t node : nodes) {
        const ChartNode &one = tree.nodes()[node];
        parts += one.below.empty() ? one.name.fa : one.name.fa + u'{' + shape(tree, one.below) + u'}';
    }
    return parts.join(u' ');
}

QString shape(const ChartTree &tree) { return shape(tree, tree.tops()); }

size_t place(const ChartTree &tree, const char *name)
{
    for (size_t node = 0; node < tree.nodes().size(); ++node) {
        if (tree.nodes()[node].name.fa == QLatin1String(name))
            return node;
    }
    qFatal("no such box");
}

} // namespace

/// Goal: the chart is shown whole whatever stands in it, and what is said of a branch is what is in it (R110, R111).
class ChartTreeTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void unitsThatStandBelowThemselvesAreShownAtTheTop()
    {
        const ChartTree tree({{charted("a", "b"), charted("b", "a"), charted("c", "nowhere")}, {}});
        QCOMPARE(shape(tree), QStringLiteral("c a{b}"));
    }

    void unitsWithSeveralHeadsOrNoneStandBelowTheUnitItself()
    {
        const ChartTree two({{charted("city"), charted("north", "city")}, {seat("h1", "city", true), seat("h2", "city", true)}});
        QCOMPARE(shape(two), QStringLiteral("city{h1 h2 north}"));
        const ChartTree none({{charted("city"), charted("north", "city")}, {seat("clerk", "city")}});
        QCOMPARE(shape(none), QStringLiteral("city{clerk north}"));
    }

    void unitsStandBelowThePostOfTheHeadAndItComesFirst() // R111
    {
        const ChartTree tree({{charted("city"), charted("north", "city"), charted("south", "city")},
                              {seat("aide", "city"), seat("mayor", "city", true), seat("clerk", "north")}});
        QCOMPARE(shape(tree), QStringLiteral("city{mayor{north{clerk} south} aide}"));
        QCOMPARE(tree.unitOf(place(tree, "clerk")).name.fa, QStringLiteral("north"));
    }

    void severalUnitsStandBelowThePostThatTheyName() // R111
    {
        Chart chart{{charted("city"), charted("north", "city"), charted("south", "city"), charted("west", "city")},
                    {seat("aide", "city"), seat("mayor", "city", true), seat("clerk", "north")}};
        chart.units[1].seat = chart.posts[0].post.id;
        chart.units[3].seat = chart.posts[0].post.id;
        QCOMPARE(shape(ChartTree(chart)), QStringLiteral("city{mayor{south} aide{north{clerk} west}}"));
        // Without a head as well.
        chart.posts[1].post.head = false;
        QCOMPARE(shape(ChartTree(chart)), QStringLiteral("city{aide{north{clerk} west} mayor south}"));
    }

    void unitStandsBelowTheHeadAgainWhenItsPostIsGone() // R111
    {
        Chart chart{{charted("city"), charted("north", "city"), charted("south", "city")},
                    {seat("aide", "city"), seat("mayor", "city", true), seat("clerk", "south")}};
        chart.units[1].seat = chart.posts[2].post.id;
        QCOMPARE(shape(ChartTree(chart)), QStringLiteral("city{mayor{north south{clerk}} aide}"));
        chart.units[1].seat = chart.posts[0].post.id;
        chart.posts[0].post.active = false;
        QCOMPARE(shape(ChartTree(chart)), QStringLiteral("city{mayor{north south{clerk}}}"));
        QCOMPARE(shape(ChartTree(chart, ChartTree::Shown::All)), QStringLiteral("city{mayor{north south{clerk}} aide}"));
    }

    void severalDomainsStandBesideOneAnother() // R110
    {
        const ChartTree tree({{charted("city"), charted("council"), charted("north", "city")}, {}});
        QCOMPARE(shape(tree), QStringLiteral("city{north} council"));
    }

    void whatIsSwitchedOffIsShownOnRequestOnly()
    {
        Chart chart{{charted("city"), charted("old", "city"), charted("below", "old")}, {seat("gone", "city")}};
        chart.units[1].unit.active = false;
        chart.posts[0].post.active = false;
        // What stands below it has to be seen.
        QCOMPARE(shape(ChartTree(chart)), QStringLiteral("city below"));
        QCOMPARE(shape(ChartTree(chart, ChartTree::Shown::All)), QStringLiteral("city{gone old{below}}"));
    }

    void branchCountsAllThatStandsInIt()
    {
        const ChartTree tree({{charted("city", nullptr, 1), charted("north", "city", 2), charted("south", "city", 4)},
                              {seat("mayor", "city", true, true, 1), seat("clerk", "north", false, true, 2), seat("vacant", "north", false, false)}});
        QCOMPARE(tree.sumOf(place(tree, "city")), (BranchSum{3, 3, 2, 7}));
        QCOMPARE(tree.sumOf(place(tree, "north")), (BranchSum{1, 2, 1, 2}));
        // A post goes alone, whatever stands below it in the picture.
        QCOMPARE(tree.sumOf(place(tree, "mayor")), (BranchSum{0, 1, 1, 1}));
        QVERIFY(tree.isWithin(place(tree, "clerk"), place(tree, "mayor")));
        QVERIFY(!tree.isWithin(place(tree, "south"), place(tree, "north")));
    }
};

QTEST_GUILESS_MAIN(ChartTreeTest)
#include "chart_tree_test.moc"
