// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/support/exploration.h"

#include <QDir>
#include <QtTest>

using namespace peygir;
using namespace peygir::workflow;
using namespace peygir::workflow::test;

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
        QVERIFY(seen.isWhole);
        QCOMPARE(seen.problem, QString());
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
