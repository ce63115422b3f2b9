// SPDX-License-Identifier: GPL-3.0-or-later
#include "persian/local_time.h"

#include <QtTest>

#include <rapidcheck.h>

using namespace peygir;
using namespace peygir::persian;

namespace {

QTimeZone tehran() { return QTimeZone(QByteArrayLiteral("Asia/Tehran")); }

Instant utc(int year, int month, int day, int hour, int minute)
{
    return Instant(QDateTime(QDate(year, month, day), QTime(hour, minute), Qt::UTC).toMSecsSinceEpoch());
}

LocalTime wall(int year, int month, int day, int hour, int minute)
{
    return {*JalaliDate::fromParts(year, month, day), Milliseconds((hour * 60 + minute) * 60'000)};
}

} // namespace

/// Goal: what the wall's clock showed in Tehran is right before 1401, when it had daylight saving, and after.
class LocalTimeTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY2(tehran().isValid(), "the machine has no database of time zones"); }

    void instantsOutsideTheCalendarAreRefused()
    {
        QCOMPARE(LocalTime::at(utc(1800, 1, 1, 0, 0), tehran()).error().id(), QByteArray("persian.date.out_of_range"));
        QVERIFY(!LocalTime::at(Instant(std::numeric_limits<qint64>::max()), tehran()));
        QVERIFY(!LocalTime::at(Instant(std::numeric_limits<qint64>::min()), tehran()));
    }

    void clockShowsWhatItShowed_data()
    {
        QTest::addColumn<qint64>("instant");
        QTest::addColumn<QString>("shown");
        const auto row = [](const char *name, Instant instant, const char *shown) {
            QTest::newRow(name) << instant.milliseconds() << QString::fromLatin1(shown);
        };
        row("winter 1405", utc(2026, 11, 22, 8, 30), "1405/09/01 12:00");
        row("summer 1405, no daylight saving", utc(2026, 7, 23, 8, 30), "1405/05/01 12:00");
        row("summer 1400, daylight saving", utc(2021, 7, 23, 8, 30), "1400/05/01 13:00");
        row("winter 1400", utc(2022, 1, 21, 8, 30), "1400/11/01 12:00");
        row("midnight belongs to the new day", utc(2026, 11, 21, 20, 30), "1405/09/01 00:00");
        row("a minute before", utc(2026, 11, 21, 20, 29), "1405/08/30 23:59");
        row("before 1970", utc(1969, 3, 20, 20, 30), "1348/01/01 00:00");
    }
    void clockShowsWhatItShowed()
    {
        QFETCH(qint64, instant);
        QFETCH(QString, shown);
        const auto local = LocalTime::at(Instant(instant), tehran());
        QVERIFY(local.ok());
        QCOMPARE(local->toString(), shown);
        QCOMPARE(local->toInstant(tehran()).milliseconds(), instant);
    }

    void timeThatTheClockLeapsOverIsTakenLater()
    {
        // In 1400 the clock went from 1 Farvardin 24:00 to 2 Farvardin 01:00.
        QCOMPARE(wall(1400, 1, 2, 0, 30).toInstant(tehran()), utc(2021, 3, 21, 21, 0));
        QCOMPARE(LocalTime::at(utc(2021, 3, 21, 21, 0), tehran())->toString(), QStringLiteral("1400/01/02 01:30"));
        QCOMPARE(startOfDay(*JalaliDate::fromParts(1400, 1, 2), tehran()), utc(2021, 3, 21, 20, 30));
    }

    void timeThatTheClockShowsTwiceIsTheFirstOne()
    {
        // On 30 Shahrivar 1400 it went back from 24:00 to 23:00.
        QCOMPARE(wall(1400, 6, 30, 23, 30).toInstant(tehran()), utc(2021, 9, 21, 19, 0));
        QCOMPARE(LocalTime::at(utc(2021, 9, 21, 20, 0), tehran())->toString(), QStringLiteral("1400/06/30 23:30"));
    }

    void everyInstantComesBackUnlessTheClockShowsItTwice()
    {
        QVERIFY(rc::check([] {
            const Instant instant(*rc::gen::inRange<qint64>(-1'000'000'000'000, 2'500'000'000'000));
            const LocalTime shown = *LocalTime::at(instant, tehran());
            const Instant back = shown.toInstant(tehran());
            RC_ASSERT(*LocalTime::at(back, tehran()) == shown);
            RC_ASSERT(back == instant || instant - back == std::chrono::hours(1));
        }));
    }
};

QTEST_GUILESS_MAIN(LocalTimeTest)
#include "local_time_test.moc"
