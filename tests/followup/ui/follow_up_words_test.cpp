// SPDX-License-Identifier: GPL-3.0-or-later
#include "followup/ui/followup_words.h"
#include "uikit/application.h"

#include <QtTest>

using namespace peygir;
using namespace peygir::followup;
using namespace std::chrono_literals;

namespace {

const Instant now(1'795'000'000'000);

Uuid id(int n) { return *Uuid::parse(QStringLiteral("019b761a-6540-7000-8000-%1").arg(n, 12, 10, QChar(u'0'))); }

/// Waits for the official of a unit, to whom it came so long ago; the citizen was promised an end that was 50 hours ago.
Line waitingSince(Milliseconds ago)
{
    cases::CaseCard card{cases::CaseId(id(2)), {}, {}, catalogue::SubjectId(id(5)), {}, {}, {}, {}, {}, {}, {}, {}, {}, {},
                         {}, {}, 1, 0, cases::Channel::Phone, cases::Urgency::FollowUp, {}, UserId(id(4)), now - 400h,
                         now - 50h, now - 400h, {}, {}, {}, {}, {}, false};
    card.shownSince = now - ago;
    cases::CaseLine line{card, {}, {}, {}, {}, {QStringLiteral("رئیس ناحیه"), {}}};
    return {line, cases::CaseNodeId(id(1)), Part::Waiting, {}, false, now - ago, {QStringLiteral("رئیس ناحیه"), {}},
            {QStringLiteral("ناحیهٔ یک"), {}}, {}};
}

} // namespace

/// Goal: the list of follow-up calls a delay the official's only where his own time has passed (R058, R093).
class FollowUpWordsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { uikit::applyPersian(*qApp); }

    void whoWasAskedAfterTheEndIsNotTheOneWhoIsLate()
    {
        const QString late = listRow(waitingSince(1h), now).late;
        QVERIFY2(late.startsWith(QStringLiteral("پرونده")) && late.contains(QStringLiteral("۲ روز")), qPrintable(late));
    }

    void whoHasTimeLeftIsNotTheOneWhoIsLate()
    {
        Line line = waitingSince(100h);
        line.due = now + 5h;
        QVERIFY(listRow(line, now).late.startsWith(QStringLiteral("پرونده")));
    }

    void whoseOwnTimeHasPassedIsLate()
    {
        Line line = waitingSince(1h);
        line.due = now - 1min;
        QVERIFY(!listRow(line, now).late.startsWith(QStringLiteral("پرونده")));
        // He had it when the citizen's time ran out, and no time of his own.
        QVERIFY(!listRow(waitingSince(100h), now).late.startsWith(QStringLiteral("پرونده")));
    }

    void whoWasToReplyBeforeIsLateByHisReply()
    {
        Line line = waitingSince(100h);
        line.replyBy = now - 72h;
        const QString late = listRow(line, now).late;
        QVERIFY2(late.startsWith(QStringLiteral("جوابیه")) && late.contains(QStringLiteral("۳ روز")), qPrintable(late));
    }

    void nobodyIsLateWhileTheCitizenIsAsked()
    {
        Line line = waitingSince(100h);
        line.replyBy = now - 72h;
        line.line.card.deadline.reset();
        line.line.card.citizenAskedAt = now - 26h;
        const uikit::ListRow row = listRow(line, now);
        QCOMPARE(row.late, QString());
        QVERIFY2(row.detail.contains(QStringLiteral("در انتظار شهروند: ۱ روز")), qPrintable(row.detail));
    }
};

QTEST_MAIN(FollowUpWordsTest)
#include "follow_up_words_test.moc"
