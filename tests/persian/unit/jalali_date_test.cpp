// SPDX-License-Identifier: GPL-3.0-or-later
#include "persian/jalali_date.h"

#include <QCalendar>
#include <QTranslator>
#include <QtTest>

#include <rapidcheck.h>

using namespace peygir;
using namespace peygir::persian;

namespace {

JalaliDate day(int year, int month, int dayOfMonth) { return *JalaliDate::fromParts(year, month, dayOfMonth); }

qint64 dayCount() { return JalaliDate::last().dayNumber() - JalaliDate::first().dayNumber() + 1; }

} // namespace

/// Goal: no date exists that the official calendar does not have, and every one that it has is the right Gregorian day
/// (DESIGN §8).
class JalaliDateTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void daysThatDoNotExistAreRefused_data()
    {
        QTest::addColumn<int>("year");
        QTest::addColumn<int>("month");
        QTest::addColumn<int>("day");
        QTest::addColumn<QByteArray>("error");
        QTest::newRow("1404 is no leap year") << 1404 << 12 << 30 << QByteArray("persian.date.no_such_day");
        QTest::newRow("Mehr has 30 days") << 1405 << 7 << 31 << QByteArray("persian.date.no_such_day");
        QTest::newRow("32nd") << 1405 << 1 << 32 << QByteArray("persian.date.no_such_day");
        QTest::newRow("day 0") << 1405 << 1 << 0 << QByteArray("persian.date.no_such_day");
        QTest::newRow("negative day") << 1405 << 1 << -1 << QByteArray("persian.date.no_such_day");
        QTest::newRow("month 0") << 1405 << 0 << 1 << QByteArray("persian.date.no_such_month");
        QTest::newRow("month 13") << 1405 << 13 << 1 << QByteArray("persian.date.no_such_month");
        QTest::newRow("before the list") << 1205 << 12 << 29 << QByteArray("persian.date.out_of_range");
        QTest::newRow("after the list") << 1499 << 1 << 1 << QByteArray("persian.date.out_of_range");
    }
    void daysThatDoNotExistAreRefused()
    {
        QFETCH(int, year);
        QFETCH(int, month);
        QFETCH(int, day);
        QFETCH(QByteArray, error);
        QCOMPARE(JalaliDate::fromParts(year, month, day).error().id(), error);
    }

    void refusalSaysWhatAClearSentenceNeeds()
    {
        const QVariantMap values = JalaliDate::fromParts(1404, 12, 30).error().values();
        QCOMPARE(values.value(QStringLiteral("days_in_month")).toInt(), 29);
        QCOMPARE(values.value(QStringLiteral("leap")).toBool(), false);
        QCOMPARE(values.value(QStringLiteral("year")).toInt(), 1404);
        QCOMPARE(values.value(QStringLiteral("month")).toInt(), 12);
        QCOMPARE(values.value(QStringLiteral("day")).toInt(), 30);
    }

    void gregorianDaysOutsideTheListAreRefused()
    {
        QCOMPARE(JalaliDate::fromGregorian(QDate()).error().id(), QByteArray("persian.date.out_of_range"));
        QVERIFY(!JalaliDate::fromGregorian(JalaliDate::first().toGregorian().addDays(-1)));
        QVERIFY(!JalaliDate::fromGregorian(JalaliDate::last().toGregorian().addDays(1)));
        QVERIFY(JalaliDate::fromGregorian(JalaliDate::first().toGregorian()));
        QVERIFY(JalaliDate::fromGregorian(JalaliDate::last().toGregorian()));
    }

    void knownDaysAgreeWithTheGregorianCalendar_data()
    {
        QTest::addColumn<QString>("jalali");
        QTest::addColumn<QDate>("gregorian");
        QTest::addColumn<int>("weekday");
        QTest::newRow("first of the list") << QStringLiteral("1206/01/01") << QDate(1827, 3, 22) << 5;
        QTest::newRow("revolution") << QStringLiteral("1357/11/22") << QDate(1979, 2, 11) << 1;
        QTest::newRow("leap day") << QStringLiteral("1403/12/30") << QDate(2025, 3, 20) << 5;
        QTest::newRow("new year after it") << QStringLiteral("1404/01/01") << QDate(2025, 3, 21) << 6;
        QTest::newRow("Yalda") << QStringLiteral("1404/09/30") << QDate(2025, 12, 21) << 1;
        QTest::newRow("last of the list") << QStringLiteral("1498/12/30") << QDate(2120, 3, 20) << 4;
    }
    void knownDaysAgreeWithTheGregorianCalendar()
    {
        QFETCH(QString, jalali);
        QFETCH(QDate, gregorian);
        QFETCH(int, weekday);
        const JalaliDate date = *JalaliDate::fromGregorian(gregorian);
        QCOMPARE(date.toString(), jalali);
        QCOMPARE(date.toGregorian(), gregorian);
        QCOMPARE(int(date.weekday()), weekday);
    }

    void everyDayOfTheListFollowsTheOneBefore()
    {
        JalaliDate before = JalaliDate::first();
        for (qint64 n = 1; n < dayCount(); ++n) {
            const JalaliDate date = *JalaliDate::fromDayNumber(JalaliDate::first().dayNumber() + n);
            QVERIFY(before < date);
            QCOMPARE(date.dayNumber(), before.dayNumber() + 1);
            QCOMPARE((int(before.weekday()) + 1) % 7, int(date.weekday()));
            const bool nextDay = date.day() == before.day() + 1 && date.month() == before.month();
            QVERIFY(nextDay ||
                    (date.day() == 1 && before.day() == JalaliDate::daysInMonth(before.year(), before.month())));
            before = date;
        }
        QCOMPARE(before, JalaliDate::last());
    }

    void qtsCalendarAgreesButInTheYearsWhereItIsKnownToBeADayOff()
    {
        const QCalendar qt(QCalendar::System::Jalali);
        QSet<int> differing;
        for (qint64 n = 0; n < dayCount(); ++n) {
            const JalaliDate date = *JalaliDate::fromDayNumber(JalaliDate::first().dayNumber() + n);
            const auto second = qt.partsFromDate(date.toGregorian());
            if (second.year != date.year() || second.month != date.month() || second.day != date.day())
                differing += date.year();
        }
        QCOMPARE(differing, (QSet<int>{1210, 1243, 1276, 1436, 1437, 1469, 1470}));
    }

    void addingKeepsTheDayWhereTheMonthHasIt_data()
    {
        QTest::addColumn<QString>("result");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char *name, const JalaliDate &result, const char *expected) {
            QTest::newRow(name) << result.toString() << QString::fromLatin1(expected);
        };
        row("leap day and a year", day(1403, 12, 30).plusYears(1), "1404/12/29");
        row("leap day and four years", day(1403, 12, 30).plusYears(5), "1408/12/30");
        row("31 Shahrivar and a month", day(1405, 6, 31).plusMonths(1), "1405/07/30");
        row("over the new year", day(1405, 11, 30).plusMonths(1), "1405/12/29");
        row("back over the new year", day(1405, 1, 31).plusMonths(-1), "1404/12/29");
        row("years back", day(1405, 1, 1).plusYears(-5), "1400/01/01");
        row("days over the new year", day(1404, 12, 29).plusDays(1), "1405/01/01");
        row("before the list", day(1206, 1, 5).plusMonths(-1), "1206/01/01");
        row("after the list", day(1498, 12, 5).plusMonths(1), "1498/12/30");
        row("far after the list", day(1405, 1, 1).plusDays(std::numeric_limits<qint64>::max()), "1498/12/30");
        row("far before the list", day(1405, 1, 1).plusYears(std::numeric_limits<int>::min()), "1206/01/01");
        row("months without end", day(1405, 1, 1).plusMonths(std::numeric_limits<int>::max()), "1498/12/30");
    }
    void addingKeepsTheDayWhereTheMonthHasIt()
    {
        QFETCH(QString, result);
        QFETCH(QString, expected);
        QCOMPARE(result, expected);
    }

    void weekBeginsOnSaturday()
    {
        QCOMPARE(day(1405, 8, 30).weekday(), Weekday::Saturday);
        QCOMPARE(day(1405, 9, 6).startOfWeek(), day(1405, 8, 30));
        QCOMPARE(day(1405, 9, 6).weekday(), Weekday::Friday);
    }

    void monthsAndDaysHaveNamesOfTheirOwn()
    {
        QSet<QString> names;
        for (int month = 1; month <= 12; ++month)
            names += JalaliDate::monthName(month);
        for (int weekday = 0; weekday < 7; ++weekday)
            names += JalaliDate::weekdayName(Weekday(weekday));
        for (int weekday = 0; weekday < 7; ++weekday)
            names += JalaliDate::weekdayLetter(Weekday(weekday));
        QCOMPARE(names.size(), 26);
        QCOMPARE(day(1405, 8, 30).toLongString(), QStringLiteral("Saturday 30 Aban 1405"));
    }

    void namesArePersianInThePersianTranslation()
    {
        QTranslator persian;
        QVERIFY(persian.load(QStringLiteral(":/i18n/peygir_fa.qm")));
        QVERIFY(QCoreApplication::installTranslator(&persian));
        const QString text = day(1405, 8, 30).toLongString();
        QCoreApplication::removeTranslator(&persian);
        QCOMPARE(text, QStringLiteral("شنبه 30 آبان 1405"));
    }

    void daysAddedAndTakenAwayGiveTheSameDay()
    {
        QVERIFY(rc::check([] {
            const auto start = *rc::gen::inRange<qint64>(0, dayCount());
            const auto end = *rc::gen::inRange<qint64>(0, dayCount());
            const JalaliDate from = JalaliDate::first().plusDays(start);
            const JalaliDate to = from.plusDays(end - start);
            RC_ASSERT(to.plusDays(start - end) == from);
            RC_ASSERT((from < to) == (start < end));
            RC_ASSERT((from.toString() < to.toString()) == (start < end));
            const auto again = JalaliDate::fromParts(to.year(), to.month(), to.day());
            RC_ASSERT(again.ok() && *again == to);
        }));
    }
};

QTEST_GUILESS_MAIN(JalaliDateTest)
#include "jalali_date_test.moc"
