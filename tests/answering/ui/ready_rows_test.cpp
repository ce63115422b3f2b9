// SPDX-License-Identifier: GPL-3.0-or-later
#include "answering/support/told_answers.h"
#include "answering/ui/answer_text.h"
#include "answering/ui/answering_providers.h"
#include "cases/support/told_cases.h"
#include "uikit/application.h"
#include "uikit/language.h"

#include <QSignalSpy>
#include <QtTest>

using namespace peygir;
using namespace peygir::answering;
using namespace peygir::answering::testing;

namespace {

const UserId me = idOf<UserId>(1);

ReadyCitizen somebody(int number)
{
    return {idOf<Uuid>(number), QStringLiteral("رضا کاظمی"), QStringLiteral("+989120000001"),
            2,                  QString::number(number),     now - day};
}

} // namespace

/// Goal: whoever looks at the citizens who are to be called sees of whom there is nothing to tell yet, and how many there
/// are of the others (R098, R100).
class ReadyRowsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { uikit::applyPersian(*qApp); }
    void cleanup() { uikit::setLanguage(uikit::Language::Persian); }

    void ofWhomThereIsSomethingToTellTheLineSaysNothing() { QVERIFY(readyRow(somebody(1), me, now, false).status.isEmpty()); }

    void thatNobodyHasRepliedIsSaid()
    {
        ReadyCitizen citizen = somebody(1);
        citizen.hasNoReply = true;
        const uikit::ListRow row = readyRow(citizen, me, now, false);
        QCOMPARE(row.status, QStringLiteral("جوابیه نرسیده"));
        QVERIFY(row.fullDate.endsWith(QStringLiteral("با شهروند تماس بگیرید.")));
        uikit::setLanguage(uikit::Language::English);
        QCOMPARE(readyRow(citizen, me, now, false).status, QStringLiteral("No reply yet"));
    }

    void whoIsBeingCalledIsSaidFirst()
    {
        ReadyCitizen citizen = somebody(1);
        citizen.hasNoReply = true;
        citizen.takenBy = idOf<UserId>(2);
        citizen.takenByName = QStringLiteral("رضایی");
        QVERIFY(readyRow(citizen, me, now, false).status.contains(QStringLiteral("رضایی")));
    }

    void whoHasNothingReadyIsListedAndNotCounted()
    {
        ToldAnswers queries;
        cases::testing::KeepingDesk desk(me, now);
        queries.citizens = {somebody(1), somebody(2)};
        queries.citizens.back().hasNoReply = true;
        ReadyRowProvider rows(queries, desk, nullptr);
        QSignalSpy told(&rows, &ReadyRowProvider::told);
        QSignalSpy fetched(&rows, &ReadyRowProvider::fetched);
        rows.fetch(1, 0, 10);
        QVERIFY(fetched.wait());
        QCOMPARE(fetched[0][1].value<QList<uikit::ListRow>>().size(), 2);
        QCOMPARE(told[0][0].toLongLong(), 1);
        QCOMPARE(told[0][1].toLongLong(), 2);
    }
};

QTEST_MAIN(ReadyRowsTest)
#include "ready_rows_test.moc"
