// SPDX-License-Identifier: GPL-3.0-or-later
#include "persian/jalali_date.h"

#include "persian/unit/corpus.h"

#include <QtTest>

using namespace peygir::persian;

/// Goal: every year of the calendar authority's own list begins on its day and is a leap year or not as published.
class JalaliCorpusTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyYearOfTheOfficialListIsAsPublished()
    {
        int years = 0;
        for (const QString &line : corpus::lines("persian/jalali/kabise_1206_1498_CC0.txt")) {
            const int year = line.left(4).toInt();
            const bool leap = line.contains(u'*');
            const QDate newYear = QDate::fromString(line.section(u' ', 1, 1), Qt::ISODate);
            QVERIFY2(newYear.isValid(), qPrintable(line));
            QVERIFY2(JalaliDate::isLeapYear(year) == leap, qPrintable(line));
            QVERIFY2(JalaliDate::fromParts(year, 1, 1)->toGregorian() == newYear, qPrintable(line));
            QCOMPARE(JalaliDate::fromParts(year, 12, 30).ok(), leap);
            ++years;
        }
        QCOMPARE(years, JalaliDate::lastYear - JalaliDate::firstYear + 1);
    }
};

int main(int argc, char **argv)
{
    if (!corpus::present())
        return corpus::absent(293);
    JalaliCorpusTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "jalali_corpus_test.moc"
