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

    /// Walks the edge that a feature walks with this act.
    static void acts(Walker &walker, const char *at, const char *act)
    {
        const Edge *edge = walker.process().acting(node(at), ActName::parse(QString::fromLatin1(act)).value());
        if (!edge)
            qFatal("%s has no %s", at, act);
        walker.does(at, edge->key.text().toLatin1().constData());
    }

private Q_SLOTS:
    void threeProcessesShip()
    {
        const QStringList files = QDir(QStringLiteral(":/processes")).entryList();
        QCOMPARE(files, QStringList({QStringLiteral("cycle_137.json"), QStringLiteral("cycle_137_2.json"),
                                     QStringLiteral("excavation_permit.json"), QStringLiteral("one_clerk_town.json"),
                                     QStringLiteral("one_clerk_town_2.json")}));
    }

    void everyFileIsValid_data() { everyShippedFile(); }
    void everyFileIsValid()
    {
        QFETCH(QString, key);
        const auto process = parseProcess(shippedFile(key));
        QVERIFY2(process.ok(), process ? ""
                                       : qPrintable(QDebug::toString(process.error().values()) +
                                                    QString::fromLatin1(process.error().id())));
        // A later version of a process is a record of its own, with the key that subjects mean.
        const QString later = process->version() == 1 ? QString() : u'_' + QString::number(process->version());
        QCOMPARE(process->key().text() + later, key);
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

    void keysThatCasesHoldKeepTheirMeaning_data()
    {
        QTest::addColumn<QString>("key");
        QTest::newRow("cycle_137") << QStringLiteral("cycle_137");
        QTest::newRow("one_clerk_town") << QStringLiteral("one_clerk_town");
    }
    void keysThatCasesHoldKeepTheirMeaning()
    {
        QFETCH(QString, key);
        const Process first = shipped(key);
        const Process second = shipped(key + QStringLiteral("_2"));
        QCOMPARE(second.key(), first.key());
        QVERIFY(second.id() != first.id());
        int kept = 0;
        for (const Node &now : second.nodes()) {
            const Node *before = first.find(now.key);
            if (!before)
                continue;
            ++kept;
            QCOMPARE(now.status()->name, before->status()->name);
            QCOMPARE(now.end() ? int(now.end()->outcome) : -1, before->end() ? int(before->end()->outcome) : -1);
        }
        QVERIFY(kept >= 3);
    }

    void theSecondCycleServesEveryPurposeAtOneTask()
    {
        const Process process = shipped(QStringLiteral("cycle_137_2"));
        const std::map<Purpose, NodeKey> places{
            {Purpose::Intake, node("temporary")},  {Purpose::FollowUp, node("follow_up")},
            {Purpose::Official, node("official")}, {Purpose::Check, node("check")},
            {Purpose::Answer, node("answer")},     {Purpose::Later, node("later")}};
        for (const Node &n : process.nodes()) {
            for (const auto &[purpose, place] : places)
                QCOMPARE(n.task() && n.task()->serves(purpose), n.key == place);
        }
    }

    void theSecondCycleGoesAroundByItsActs()
    {
        const Process process = shipped(QStringLiteral("cycle_137_2"));
        Walker walker(process);
        walker.does("temporary", "register");
        acts(walker, "follow_up", "followup.ask");
        acts(walker, "official", "followup.not_ours");
        acts(walker, "follow_up", "followup.ask");
        acts(walker, "official", "followup.reply");
        acts(walker, "check", "followup.return");
        acts(walker, "official", "followup.reply");
        acts(walker, "check", "followup.accept");
        // Not done: the official hears it at once.
        acts(walker, "answer", "answering.not_done");
        acts(walker, "official", "followup.reply");
        acts(walker, "check", "followup.accept");
        acts(walker, "answer", "answering.later");
        acts(walker, "later", "answering.done");
        QCOMPARE(walker.lastStep().ended, std::optional(Outcome::Done));
        QCOMPARE(shownNode(process, walker.state())->key, node("done"));
        walker.reopens();
        QCOMPARE(walker.standing(), QStringLiteral("follow_up open "));
    }

    void whatNoOfficialWasAskedAboutGoesBackToFollowUp()
    {
        const Process process = shipped(QStringLiteral("cycle_137_2"));
        Walker walker(process);
        walker.does("temporary", "register").does("follow_up", "settle");
        acts(walker, "answer", "answering.not_done_unasked");
        walker.does("follow_up", "settle").does("answer", "incomplete").does("follow_up", "settle");
        acts(walker, "answer", "answering.no_opinion");
        QCOMPARE(walker.lastStep().ended, std::optional(Outcome::Done));
    }

    void oneClerkDoesItAllAtOneTask()
    {
        const Process process = shipped(QStringLiteral("one_clerk_town_2"));
        const Task &task = *process.start().task();
        QCOMPARE(task.purposes,
                 (std::set{Purpose::Intake, Purpose::FollowUp, Purpose::Official, Purpose::Check, Purpose::Answer}));
        for (const char *stays : {"followup.ask", "followup.reply", "answering.not_done", "answering.later"})
            QVERIFY(!process.acting(process.start().key, ActName::parse(QString::fromLatin1(stays)).value()));
        Walker walker(process);
        acts(walker, "in_hand", "answering.done");
        QCOMPARE(walker.standing(), QStringLiteral("done ended "));
        walker.reopens();
        acts(walker, "in_hand", "answering.no_opinion");
        QCOMPARE(walker.lastStep().ended, std::optional(Outcome::Done));
    }

    void anInstantMessageIsCompleteAtOnce()
    {
        for (const char *key : {"cycle_137", "cycle_137_2", "one_clerk_town_2"}) {
            const Process process = shipped(QString::fromLatin1(key));
            const Edge *edge = process.find(process.start().key, operation("complete_at_once"));
            QVERIFY(edge && !edge->act && !edge->needsNote && edge->inputs.empty());
            Walker walker(process);
            walker.does(process.start().key.text().toLatin1().constData(), "complete_at_once");
            QCOMPARE(walker.lastStep().ended, std::optional(Outcome::Done));
        }
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
