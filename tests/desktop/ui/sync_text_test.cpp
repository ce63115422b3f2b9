// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/sync_text.h"

#include "uikit/application.h"
#include "uikit/language.h"

#include <QtTest>

using namespace peygir;
using namespace peygir::desktop;
using namespace std::chrono_literals;
using Phase = StoreCheck::Phase;
using What = cases::BucketMeaning::What;

namespace {

const Instant now(1'795'332'000'000);
const Uuid someId = *Uuid::parse(QStringView(u"019b761a-6540-7000-8000-6c6172676572"));

DeskStatus inOrder()
{
    DeskStatus status;
    status.line = DeskStatus::Line::Online;
    status.firstSynchronisation = false;
    status.lastContact = now - 3min;
    return status;
}

/// What the fact says; "(nothing)" where it is not told.
QString value(const char *name, const DeskStatus &status, const SyncOverview &overview = {someId})
{
    for (const SyncFact &fact : syncFacts(status, overview, now)) {
        if (fact.name == QLatin1String(name))
            return fact.value;
    }
    return QStringLiteral("(nothing)");
}

QueuedCommand waiting()
{
    return {someId, "AddNote", {{QStringLiteral("case"), someId.toString()}}, now - 2h, QueuedCommand::Standing::Waiting};
}

} // namespace

/// Goal: each state of synchronisation is told in words that are true of it, and what is not known is not told.
class SyncTextTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        uikit::applyPersian(*qApp);
        uikit::setLanguage(uikit::Language::English);
    }

    void whatWasNotMeasuredIsNotTold()
    {
        for (const char *name : {"Last sending", "Last fetching", "Round trip", "This machine's clock", "Sending"})
            QCOMPARE(value(name, inOrder()), QStringLiteral("(nothing)"));
        DeskStatus never;
        QCOMPARE(value("Last contact", never), QStringLiteral("None yet"));
        QCOMPARE(value("Everything last counted", never), QStringLiteral("Not yet"));
    }

    void transferHasItsSpeedAndOneWithoutTimeHasNone()
    {
        SyncOverview overview{someId};
        overview.fetching = Transfer{12'000, 300'000, 1500ms, now};
        QVERIFY2(value("Last fetching", inOrder(), overview).contains(QStringLiteral("8,000 a second")),
                 qPrintable(value("Last fetching", inOrder(), overview)));
        overview.fetching = Transfer{3, 900, 0ms, now};
        QVERIFY(!value("Last fetching", inOrder(), overview).contains(QStringLiteral("second")));
    }

    void clockIsToldWhenItIsWrongAndInWhichDirection()
    {
        DeskStatus status = inOrder();
        status.clockOffsetMs = 300'000;
        QCOMPARE(value("This machine's clock", status), QStringLiteral("(nothing)"));
        status.clockOffsetMs = 7'200'000;
        QVERIFY(value("This machine's clock", status).contains(QStringLiteral("behind")));
        status.clockOffsetMs = -7'200'000;
        QVERIFY(value("This machine's clock", status).contains(QStringLiteral("ahead")));
    }

    void firstSynchronisationSaysHowMuchIsHere()
    {
        QCOMPARE(firstSynchronisationText(inOrder()), QString());
        DeskStatus status;
        QVERIFY(firstSynchronisationText(status).contains(QStringLiteral("Nothing")));
        status.bucketsWanted = 12;
        status.bucketsHere = 3;
        QVERIFY(firstSynchronisationText(status).contains(QStringLiteral("3 of 12")));
    }

    void standingOfACommandIsTold_data()
    {
        QTest::addColumn<QueuedCommand>("command");
        QTest::addColumn<QString>("word");
        QueuedCommand command = waiting();
        QTest::newRow("waiting") << command << QStringLiteral("Waiting");
        command.isOnItsWay = true;
        QTest::newRow("on its way") << command << QStringLiteral("On its way");
        command.reason = Error("cases.closed");
        QTest::newRow("lost its ground") << command << QStringLiteral("Without effect");
        command.standing = QueuedCommand::Standing::Decided;
        QTest::newRow("decided") << command << QStringLiteral("Taken");
        command.standing = QueuedCommand::Standing::Held;
        QTest::newRow("held") << command << QStringLiteral("Held");
        command.standing = QueuedCommand::Standing::Refused;
        QTest::newRow("refused") << command << QStringLiteral("Refused");
    }
    void standingOfACommandIsTold()
    {
        QFETCH(QueuedCommand, command);
        QTEST(queueRow(command, 1, {}, now).status, "word");
    }

    void commandSaysItsPlaceItsCaseAndHowOftenItWasSent()
    {
        QueuedCommand command = waiting();
        command.sentInVain = 3;
        cases::ArgumentNames names;
        names.things.emplace(someId.toString(), Localized{QStringLiteral("4820173959"), {}});
        const uikit::ListRow row = queueRow(command, 7, names, now);
        QCOMPARE(row.code, QStringLiteral("7"));
        QVERIFY2(row.detail.contains(QStringLiteral("4820173959")) && row.detail.contains(QStringLiteral("3")), qPrintable(row.detail));
        // A case that nobody knows here has no number that could be read out.
        QVERIFY(!queueRow(command, 7, {}, now).detail.contains(someId.toString()));
    }

    void partThatDiffersSaysSoAlsoWhereOthersAreMissing()
    {
        cases::StorePart part{{What::Cards, 14053}};
        part.buckets = 3;
        QCOMPARE(partRow(part, now).status, QStringLiteral("Agrees"));
        part.missing = 1;
        QCOMPARE(partRow(part, now).status, QStringLiteral("Not here yet"));
        part.differing = 1;
        QCOMPARE(partRow(part, now).status, QStringLiteral("Differs"));
        QVERIFY(partTitle(part).contains(QStringLiteral("autumn 1405")));
    }

    void checkEndsWithWhatItFound()
    {
        const auto text = [](const StoreCheck &check) { return checkText(check, DeskStatus::Line::Online); };
        QCOMPARE(text({}), QString());
        QVERIFY(text({Phase::Done, 5, 5}).startsWith(QStringLiteral("Everything is as it should be")));
        QVERIFY(text({Phase::Done, 5, 5, 2, 2}).contains(QStringLiteral("in order again. Nothing")));
        QVERIFY(text({Phase::Done, 5, 5, 2, 1}).contains(QStringLiteral("administrator")));
        QVERIFY(text({Phase::Asking, 5, 5, 2}) != checkText({Phase::Asking, 5, 5, 2}, DeskStatus::Line::Offline));
    }

    void reportIsPlainTextWithTheIdOfTheTrouble()
    {
        DeskStatus status = inOrder();
        status.line = DeskStatus::Line::Offline;
        status.problem = Error("front.unreachable");
        const QString report = syncReport(status, {someId, 12}, now, QStringLiteral("Peygir 1"));
        QVERIFY(report.startsWith(QStringLiteral("Peygir 1\n")));
        QVERIFY(report.contains(someId.toString()) && report.contains(QStringLiteral("12")));
        QVERIFY(report.endsWith(QStringLiteral("front.unreachable")));
        QVERIFY(!report.contains(QChar(0x2066)));
    }
};

QTEST_MAIN(SyncTextTest)
#include "sync_text_test.moc"
