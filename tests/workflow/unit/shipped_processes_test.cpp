// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/support/walker.h"

#include <QDir>
#include <QMap>
#include <QSet>
#include <QtTest>

using namespace peygir;
using namespace peygir::workflow;
using namespace peygir::workflow::test;

namespace {

/// Everything that a process can do: each way of standing that any walk reaches, with what follows from it.
struct Exploration
{
    QMap<QString, QSet<QString>> next;
    QSet<QString> ended;
    QSet<QString> ends;
    QSet<QString> operations;
    QSet<QString> opened;
};

QString nameOf(const Edge &edge) { return edge.from.text() + u'.' + edge.key.text(); }

/// Walks on from `walker` in every way; gives the cases that came out. The walk is over operations *and* reopenings.
std::vector<Walker> waysOn(const Walker &walker, Exploration &seen)
{
    std::vector<Walker> ways;
    for (const Opening *row : walker.state().in(OpeningState::Open)) {
        for (const Edge *edge : walker.process().edgesFrom(row->node)) {
            Walker way = walker;
            if (const auto done = way.tryTo(row->id, complete(*edge)); !done)
                qFatal("%s: %s", qPrintable(nameOf(*edge)), done.error().id().constData());
            seen.operations.insert(nameOf(*edge));
            ways.push_back(way);
        }
    }
    for (const Opening *row : walker.state().in(OpeningState::Ended)) {
        seen.ends.insert(row->node.text());
        if (const Edge *edge = walker.process().reopening(row->node)) {
            seen.operations.insert(nameOf(*edge));
            ways.push_back(Walker(walker).reopens());
        }
    }
    return ways;
}

Exploration explore(const Process &process)
{
    Exploration seen;
    std::vector<Walker> waiting{Walker(process)};
    while (!waiting.empty()) {
        const Walker walker = waiting.back();
        waiting.pop_back();
        const QString standing = walker.standing();
        if (seen.next.contains(standing))
            continue;
        if (const auto valid = checkState(process, walker.state()); !valid)
            qFatal("%s", qPrintable(standing));
        for (const Opening &row : walker.state().openings)
            seen.opened.insert(row.node.text());
        if (!walker.state().in(OpeningState::Ended).empty())
            seen.ended.insert(standing);
        QSet<QString> &next = seen.next[standing];
        for (const Walker &way : waysOn(walker, seen)) {
            next.insert(way.standing());
            waiting.push_back(way);
        }
    }
    return seen;
}

/// The standings from which no end can be reached without reopening.
QStringList stuck(const Exploration &seen)
{
    QSet<QString> good = seen.ended;
    for (qsizetype before = -1; before != good.size();) {
        before = good.size();
        for (auto i = seen.next.cbegin(); i != seen.next.cend(); ++i)
            if (i.value().intersects(good))
                good.insert(i.key());
    }
    QStringList rest;
    for (const QString &standing : seen.next.keys())
        if (!good.contains(standing))
            rest.append(standing);
    return rest;
}

} // namespace

/// Goal: the processes that ship are valid, and a case can walk each of them to all of its ends and from nowhere gets
/// stuck (R005, R010, R184).
class ShippedProcessesTest : public QObject
{
    Q_OBJECT

private:
    static void everyShippedFile()
    {
        QTest::addColumn<QString>("key");
        const QStringList files = QDir(QStringLiteral(":/processes")).entryList({QStringLiteral("*.json")});
        for (const QString &file : files)
            QTest::newRow(qPrintable(file)) << file.chopped(5);
    }

    static Process shipped(const QString &key) { return parseProcess(shippedFile(key)).value(); }

private Q_SLOTS:
    void threeProcessesShip()
    {
        const QStringList files = QDir(QStringLiteral(":/processes")).entryList();
        QCOMPARE(files, QStringList({QStringLiteral("cycle_137.json"), QStringLiteral("excavation_permit.json"),
                                     QStringLiteral("one_clerk_town.json")}));
    }

    void everyFileIsValid_data() { everyShippedFile(); }
    void everyFileIsValid()
    {
        QFETCH(QString, key);
        const auto process = parseProcess(shippedFile(key));
        QVERIFY2(process.ok(), process ? ""
                                       : qPrintable(QDebug::toString(process.error().values()) +
                                                    QString::fromLatin1(process.error().id())));
        QCOMPARE(process->key().text(), key);
    }

    void everyTextIsInBothLanguages_data() { everyShippedFile(); }
    void everyTextIsInBothLanguages()
    {
        QFETCH(QString, key);
        const Process process = shipped(key);
        for (const Node &n : process.nodes()) {
            if (!n.status())
                continue;
            QVERIFY2(!n.status()->name.en.isEmpty(), qPrintable(n.key.text()));
            QVERIFY2(!n.status()->sms || !n.status()->sms->en.isEmpty(), qPrintable(n.key.text()));
        }
        for (const Edge &edge : process.edges())
            QVERIFY2(!edge.name || !edge.name->en.isEmpty(), qPrintable(edge.key.text()));
    }

    void aWalkReachesEveryNodeOperationAndEnd_data() { everyShippedFile(); }
    void aWalkReachesEveryNodeOperationAndEnd()
    {
        QFETCH(QString, key);
        const Process process = shipped(key);
        const Exploration seen = explore(process);
        for (const Node &n : process.nodes()) {
            if (n.end())
                QVERIFY2(seen.ends.contains(n.key.text()), qPrintable(n.key.text()));
            if (!n.split())
                QVERIFY2(seen.opened.contains(n.key.text()), qPrintable(n.key.text()));
        }
        for (const Edge &edge : process.edges())
            if (edge.kind != EdgeKind::Branch && edge.kind != EdgeKind::Onward)
                QVERIFY2(seen.operations.contains(nameOf(edge)), qPrintable(nameOf(edge)));
    }

    void fromEverywhereAnEndCanBeReached_data() { everyShippedFile(); }
    void fromEverywhereAnEndCanBeReached()
    {
        QFETCH(QString, key);
        QCOMPARE(stuck(explore(shipped(key))), QStringList());
    }

    void theCycleRunsAgainWhenTheCitizenSaysItWasNotDone()
    {
        const Process process = shipped(QStringLiteral("cycle_137"));
        Walker walker(process);
        walker.does("temporary", "register").does("follow_up", "send_to_unit").does("answering", "answer");
        walker.does("feedback", "not_done");
        QCOMPARE(shownNode(process, walker.state())->key, node("follow_up"));
        walker.does("follow_up", "settle").does("feedback", "confirm_done");
        QCOMPARE(walker.lastStep().ended, std::optional(Outcome::Done));
        QCOMPARE(shownNode(process, walker.state())->key, node("done"));
        walker.reopens();
        QCOMPARE(walker.standing(), QStringLiteral("follow_up open "));
    }

    void anInstantMessageIsCompleteAtOnce()
    {
        const Process process = shipped(QStringLiteral("cycle_137"));
        QCOMPARE(Walker(process).does("temporary", "complete_at_once").lastStep().ended, std::optional(Outcome::Done));
    }

    void thePermitIsIssuedAfterBothReviews()
    {
        const Process process = shipped(QStringLiteral("excavation_permit"));
        Walker walker(process);
        walker.does("request", "submit").does("document_check", "documents_deficient");
        walker.does("deficient", "documents_supplied").does("document_check", "documents_complete");
        walker.does("needs_payment", "pay").does("paid", "confirm_payment").does("needs_visit", "record_visit");
        walker.does("visited", "send_to_reviews");
        QCOMPARE(walker.standing(), QStringLiteral("traffic_review open reviews:traffic\n"
                                                   "utilities_review open reviews:utilities"));
        walker.does("utilities_review", "approve");
        QCOMPARE(walker.standing(), QStringLiteral("reviews_done waiting reviews:utilities\n"
                                                   "traffic_review open reviews:traffic"));
        walker.does("traffic_review", "approve").does("approval", "approve").does("issuing", "issue");
        QCOMPARE(walker.standing(), QStringLiteral("issued ended "));
        QCOMPARE(walker.lastStep().ended, std::optional(Outcome::Done));
    }
};

QTEST_GUILESS_MAIN(ShippedProcessesTest)
#include "shipped_processes_test.moc"
