// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/limits.h"
#include "reference/core/working_time.h"
#include "reference/support/calendars.h"

#include <QtTest>

#include <rapidcheck.h>

using namespace peygir;
using namespace peygir::reference;
using namespace peygir::test;
using persian::Weekday;
using std::chrono::hours;
using std::chrono::minutes;

namespace {

WorkingTime timeOf(const CalendarSheet &sheet) { return {sheet, tehran()}; }

/// The same hours on every day.
WorkingCalendar daily(const std::vector<DaySpan> &spans)
{
    WorkingCalendar calendar = office();
    calendar.week.clear();
    for (const auto &[weekday, word] : persian::wordsOf(Weekday())) {
        for (const DaySpan &span : spans)
            calendar.week.push_back({weekday, span.from, span.to});
    }
    return calendar;
}

/// Spans that do not overlap, perhaps none.
std::vector<DaySpan> anySpans()
{
    std::set<int> edges;
    for (int left = *rc::gen::inRange(0, 7); left > 0; --left)
        edges.insert(*rc::gen::inRange(0, TimeOfDay::dayMinutes + 1));
    std::vector<DaySpan> spans;
    for (auto edge = edges.begin(); edge != edges.end() && std::next(edge) != edges.end(); std::advance(edge, 2)) {
        spans.push_back({TimeOfDay::fromMinutes(*edge), TimeOfDay::fromMinutes(*std::next(edge))});
        if (std::next(edge, 2) == edges.end())
            break;
    }
    return spans;
}

/// Works at least an hour a week; in years with daylight saving and without.
WorkingTime anyTime()
{
    WorkingCalendar calendar = office();
    calendar.week = {{Weekday::Monday, hour("09:00"), hour("10:00")}};
    for (const Weekday weekday : {Weekday::Saturday, Weekday::Tuesday, Weekday::Friday}) {
        for (const DaySpan &span : anySpans())
            calendar.week.push_back({weekday, span.from, span.to});
    }
    std::set<persian::JalaliDate> dates;
    for (int left = *rc::gen::inRange(0, 20); left > 0; --left)
        dates.insert(day(1399, 12, 20).plusDays(*rc::gen::inRange(0, 600)));
    std::vector<CalendarDay> days;
    for (const persian::JalaliDate &date : dates)
        days.push_back(specialDay(date, anySpans()));
    return timeOf(sheetOf(calendar, days));
}

Instant anyInstant() { return at(1399, 12, 20, "00:00") + minutes(*rc::gen::inRange(0, 500 * 24 * 60)); }

void holds(bool held) { QVERIFY(held); }

} // namespace

/// Goal: hours of a deadline pass when somebody works and at no other time, whatever calendar and clock do.
class WorkingTimeTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void calendarThatNeverWorksIsAnErrorAndNoLoop()
    {
        WorkingCalendar calendar = office();
        calendar.week.clear();
        const WorkingTime time = timeOf(sheetOf(calendar));
        QCOMPARE(time.after(at(1405, 1, 1, "08:00"), minutes(1)).error().id(),
                 QByteArray("reference.calendar_too_far"));
        QCOMPARE(time.between(at(1405, 1, 1, "08:00"), at(1405, 2, 1, "08:00")).value(), Milliseconds(0));
    }

    void calendarOfAMinuteAWeekIsTooFarForAYear()
    {
        WorkingCalendar calendar = office();
        calendar.week = {{Weekday::Monday, hour("09:00"), hour("09:01")}};
        QCOMPARE(timeOf(sheetOf(calendar)).after(at(1405, 1, 1, "08:00"), hours(24 * 366)).error().id(),
                 QByteArray("reference.calendar_too_far"));
    }

    void instantOutsideTheListOfYearsIsAnError()
    {
        const WorkingTime time = timeOf(sheetOf(office()));
        for (const Instant instant : {Instant(1ll << 50), Instant(-(1ll << 50)), at(1498, 12, 28, "13:00")})
            QCOMPARE(time.after(instant, hours(24)).error().id(), QByteArray("reference.calendar_too_far"));
        QCOMPARE(time.between(at(1405, 1, 1, "08:00"), Instant(1ll << 50)).error().id(),
                 QByteArray("reference.calendar_too_far"));
    }

    void hoursEndWhereTheCalendarSays_data()
    {
        QTest::addColumn<Instant>("start");
        QTest::addColumn<int>("working");
        QTest::addColumn<QString>("end");
        const auto row = [](const char *name, Instant start, double hoursOfWork, const char *end) {
            QTest::newRow(name) << start << qRound(hoursOfWork * 60) << QString::fromLatin1(end);
        };
        row("within a day", at(1405, 1, 15, "08:00"), 2, "1405/01/15 10:00");
        row("a day ends with its span", at(1405, 1, 15, "07:30"), 7, "1405/01/15 14:30");
        row("a minute more is the next day", at(1405, 1, 15, "07:30"), 7 + 1 / 60.0, "1405/01/16 07:31");
        row("no hours", at(1405, 1, 14, "23:00"), 0, "1405/01/14 23:00");
        row("from a Friday night", at(1405, 1, 14, "23:00"), 7, "1405/01/15 14:30");
        row("before the year into it", at(1404, 12, 28, "11:00"), 8, "1405/01/05 14:30");
        row("to the half day after the holidays", at(1404, 12, 28, "11:00"), 9, "1405/01/06 08:30");
        row("from within the holidays", at(1405, 1, 2, "10:00"), 7, "1405/01/05 14:30");
        row("over the thirteenth and a Friday", at(1405, 1, 11, "13:30"), 2, "1405/01/15 08:30");
        row("a week of work", at(1405, 1, 15, "07:30"), 39.5, "1405/01/20 12:00");
    }
    void hoursEndWhereTheCalendarSays()
    {
        QFETCH(Instant, start);
        QFETCH(int, working);
        QFETCH(QString, end);
        const WorkingTime time = timeOf(sheetOf(office(), nowruz()));
        QCOMPARE(shown(time.after(start, minutes(working)).value()), end);
        QCOMPARE(time.between(start, time.after(start, minutes(working)).value()).value(),
                 Milliseconds(minutes(working)));
    }

    void halfADayIsHalfADay()
    {
        const CalendarDay half = specialDay(day(1405, 1, 16), std::vector{DaySpan{hour("07:30"), hour("10:00")}});
        const WorkingTime time = timeOf(sheetOf(office(), {half}));
        QCOMPARE(shown(time.after(at(1405, 1, 15, "14:00"), hours(4)).value()), QStringLiteral("1405/01/17 08:30"));
    }

    void fridayOnWhichWorkIsDoneCounts()
    {
        const CalendarDay friday = specialDay(day(1405, 1, 14), std::vector{DaySpan{hour("10:00"), hour("12:00")}});
        const WorkingTime time = timeOf(sheetOf(office(), {friday}));
        QCOMPARE(shown(time.after(at(1405, 1, 13, "12:00"), hours(1)).value()), QStringLiteral("1405/01/14 11:00"));
    }

    void nightShiftGoesOverMidnightAsTwoSpans()
    {
        WorkingCalendar calendar = office();
        calendar.week = {{Weekday::Saturday, hour("22:00"), hour("24:00")},
                         {Weekday::Sunday, hour("00:00"), hour("06:00")}};
        const WorkingTime time = timeOf(sheetOf(calendar));
        QCOMPARE(shown(time.after(at(1405, 1, 15, "23:00"), hours(3)).value()), QStringLiteral("1405/01/16 02:00"));
        QCOMPARE(time.between(at(1405, 1, 15, "00:00"), at(1405, 1, 17, "00:00")).value(), Milliseconds(hours(8)));
    }

    void timeIsRealWhereTheClockIsMoved()
    {
        // The clock leapt from midnight to one o'clock on 1401/01/02, and from midnight back to eleven on 1400/06/30.
        const WorkingTime night = timeOf(sheetOf(daily({{hour("00:00"), hour("06:00")}})));
        QCOMPARE(night.between(at(1401, 1, 1, "12:00"), at(1401, 1, 2, "12:00")).value(), Milliseconds(hours(5)));
        const WorkingTime evening = timeOf(sheetOf(daily({{hour("22:00"), hour("24:00")}})));
        QCOMPARE(evening.between(at(1400, 6, 30, "12:00"), at(1400, 6, 31, "12:00")).value(), Milliseconds(hours(3)));
    }

    void timeThatTheClockLeaptOverCountsOnce()
    {
        const WorkingTime time = timeOf(sheetOf(
            daily({{hour("00:00"), hour("00:30")}, {hour("00:30"), hour("01:00")}, {hour("01:00"), hour("02:00")}})));
        QCOMPARE(time.between(at(1401, 1, 1, "12:00"), at(1401, 1, 2, "12:00")).value(), Milliseconds(hours(1)));
        QCOMPARE(time.between(at(1401, 1, 2, "12:00"), at(1401, 1, 3, "12:00")).value(), Milliseconds(hours(2)));
    }

    void betweenWhatAfterGivesIsWhatWasAsked()
    {
        holds(rc::check([] {
            const WorkingTime time = anyTime();
            const Instant start = anyInstant();
            const Milliseconds working = minutes(*rc::gen::inRange(0, 100 * 60));
            const auto end = time.after(start, working);
            RC_ASSERT(end.ok());
            RC_ASSERT(time.between(start, *end).value() == working);
        }));
    }

    void moreHoursEndLaterAndALaterStartNeverEarlier()
    {
        holds(rc::check([] {
            const WorkingTime time = anyTime();
            const Instant start = anyInstant();
            const Milliseconds later = minutes(*rc::gen::inRange(0, 5000));
            const Milliseconds working = minutes(*rc::gen::inRange(1, 6000));
            RC_ASSERT(time.after(start, working + minutes(1)).value() > time.after(start, working).value());
            RC_ASSERT(time.after(start + later, working).value() >= time.after(start, working).value());
        }));
    }

    void partsOfATimeAddUp()
    {
        holds(rc::check([] {
            const WorkingTime time = anyTime();
            std::vector<Instant> instants{anyInstant(), anyInstant(), anyInstant()};
            std::sort(instants.begin(), instants.end());
            const Milliseconds whole = time.between(instants[0], instants[2]).value();
            RC_ASSERT(time.between(instants[0], instants[1]).value() + time.between(instants[1], instants[2]).value() ==
                      whole);
            RC_ASSERT(whole <= instants[2] - instants[0]);
            RC_ASSERT(time.between(instants[2], instants[0]).value() == Milliseconds(0) || instants[0] == instants[2]);
        }));
    }
};

QTEST_GUILESS_MAIN(WorkingTimeTest)
#include "working_time_test.moc"
