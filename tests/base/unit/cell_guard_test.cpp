// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/cell_guard.h"

#include <QtTest>

using namespace peygir;

/// Goal: what a citizen dictates never runs as a formula where somebody opens an exported CSV file, and what comes back
/// from such a file is what went into it.
class CellGuardTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatASpreadsheetWouldCalculateIsGuarded_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("formula") << QStringLiteral("=HYPERLINK(\"http://x\",\"see\")");
        QTest::newRow("plus") << QStringLiteral("+cmd|' /C calc'!A0");
        QTest::newRow("minus") << QStringLiteral("-2+3+cmd|' /C calc'!A0");
        QTest::newRow("at") << QStringLiteral("@SUM(1+1)*cmd|' /C calc'!A0");
        QTest::newRow("tab") << QStringLiteral("\t=1+1");
        QTest::newRow("line end") << QStringLiteral("\r=1+1");
        QTest::newRow("wide") << QStringLiteral("\xFF1D") + QStringLiteral("1+1");
        QTest::newRow("sign alone") << QStringLiteral("-");
    }
    void whatASpreadsheetWouldCalculateIsGuarded()
    {
        QFETCH(QString, text);
        QCOMPARE(guardedCell(text), u'\'' + text);
        QCOMPARE(unguardedCell(guardedCell(text)), text);
    }

    void whatIsHarmlessStaysAsItIs_data()
    {
        QTest::addColumn<QString>("text");
        for (const char *text : {"", "آسفالت", "1 = 2", "-5", "+98 21 137", "-3.5", "'quoted'", "'", "a@b.ir"})
            QTest::newRow(text) << QString::fromUtf8(text);
    }
    void whatIsHarmlessStaysAsItIs()
    {
        QFETCH(QString, text);
        QCOMPARE(guardedCell(text), text);
        QCOMPARE(unguardedCell(text), text);
    }

    void guardingTwiceIsGuardingOnce()
    {
        QCOMPARE(guardedCell(guardedCell(QStringLiteral("=1"))), QStringLiteral("'=1"));
    }
};

QTEST_APPLESS_MAIN(CellGuardTest)
#include "cell_guard_test.moc"
