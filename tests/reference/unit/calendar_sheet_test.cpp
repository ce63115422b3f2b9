// SPDX-License-Identifier: GPL-3.0-or-later
#include "access/core/roles.h"
#include "base/limits.h"
#include "reference/core/calendar_sheet.h"
#include "reference/core/put_record.h"
#include "reference/support/calendars.h"

#include <QtTest>

using namespace peygir;
using namespace peygir::reference;
using namespace peygir::test;
using persian::Weekday;

namespace {

template <class T>
Result<Changes> put(Scene &scene, const T &record)
{
    Envelope envelope = scene.envelope(aMessage(), access::systemUser());
    envelope.kind = putRecordKind;
    envelope.arguments = {{QStringLiteral("type"), QLatin1String(T::tableName)},
                          {QStringLiteral("record"), fieldsToJson(record)}};
    return scene.submitted(envelope);
}

template <class T>
QByteArray refused(Scene &scene, const T &record)
{
    const auto decided = put(scene, record);
    return decided.ok() ? QByteArray("(taken)") : decided.error().id();
}

CalendarSheet sheet(const Scene &scene, const WorkingCalendarId &calendar = officeId())
{
    for (const CalendarSheet &one : scene.store.all<CalendarSheet>()) {
        if (one.calendar == calendar)
            return one;
    }
    qFatal("no sheet");
}

std::vector<QString> datesOf(const CalendarSheet &sheet)
{
    std::vector<QString> dates;
    for (const SheetDay &one : sheet.days)
        dates.push_back(one.date.toString());
    return dates;
}

Scene withOffice()
{
    Scene scene;
    if (!put(scene, office()).ok())
        qFatal("the office is refused");
    return scene;
}

} // namespace

/// Goal: what rules read of a calendar says the same as its records, and a calendar that makes no sense is refused.
class CalendarSheetTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void timeOfDayThatNoClockShowsIsRefused()
    {
        for (const char *wrong : {"", "24:01", "07:60", "7:30", "25:00", "07:30 ", "۰۷:۳۰", "-1:00", "07-30"})
            QVERIFY2(!TimeOfDay::parse(QString::fromUtf8(wrong)).ok(), wrong);
        for (const char *wrong : {"", "24:01", "7:3", "760", "25", "seven", "07:30:00", "12345"})
            QVERIFY2(!TimeOfDay::parseTyped(QString::fromUtf8(wrong)).ok(), wrong);
    }

    void timeOfDayIsReadAsPeopleTypeIt()
    {
        for (const char *typed : {"7:30", "07:30", "730", "0730", " 7.30", "۷:۳۰", "٠٧٣٠", "۷٫۳۰"})
            QCOMPARE(TimeOfDay::parseTyped(QString::fromUtf8(typed)).value().toString(), QStringLiteral("07:30"));
        QCOMPARE(TimeOfDay::parseTyped(QStringLiteral("14")).value().toString(), QStringLiteral("14:00"));
        QCOMPARE(TimeOfDay::parseTyped(QStringLiteral("24")).value().minutes(), TimeOfDay::dayMinutes);
    }

    void dayHasOneFormOnly()
    {
        using Codec = FieldCodec<persian::JalaliDate>;
        QCOMPARE(Codec::fromJson(QStringLiteral("2026-03-21")).value(), day(1405, 1, 1));
        for (const char *wrong : {"2026-3-21", "1405/01/01", "2026-02-30", "1405-01-01", "2026-03-21T00:00:00", ""})
            QVERIFY2(!Codec::fromJson(QString::fromLatin1(wrong)).ok(), wrong);
    }

    void calendarWithoutWorkingTimeIsRefused()
    {
        Scene scene;
        WorkingCalendar calendar = office();
        calendar.week.clear();
        QCOMPARE(refused(scene, calendar), QByteArray("reference.calendar_never_works"));
        QVERIFY(scene.store.all<CalendarSheet>().empty());
    }

    void spansThatMakeNoSenseAreRefused()
    {
        Scene scene = withOffice();
        WorkingCalendar calendar = office();
        calendar.week.push_back({Weekday::Friday, hour("22:00"), hour("06:00")});
        QCOMPARE(refused(scene, calendar), QByteArray("reference.span_backwards"));
        calendar.week.back() = {Weekday::Friday, hour("08:00"), hour("08:00")};
        QCOMPARE(refused(scene, calendar), QByteArray("reference.span_backwards"));
        // Another shift of the same Thursday, written before the one that it runs into.
        calendar.week.back() = {Weekday::Thursday, hour("11:59"), hour("18:00")};
        QCOMPARE(refused(scene, calendar), QByteArray("reference.spans_overlap"));
        calendar.week.back() = {Weekday::Thursday, hour("12:00"), hour("18:00")};
        QCOMPARE(refused(scene, calendar), QByteArray("(taken)"));
        const CalendarDay backwards = specialDay(day(1405, 1, 5), std::vector{DaySpan{hour("12:00"), hour("08:00")}});
        QCOMPARE(refused(scene, backwards), QByteArray("reference.span_backwards"));
        QVERIFY(sheet(scene).days.empty());
    }

    void dayOfNoCalendarIsRefused()
    {
        Scene scene;
        QCOMPARE(refused(scene, specialDay(day(1405, 1, 1))), QByteArray("reference.calendar_unknown"));
    }

    void secondRecordOfOneDayIsRefused()
    {
        Scene scene = withOffice();
        QVERIFY(put(scene, specialDay(day(1405, 1, 1))).ok());
        CalendarDay second = specialDay(day(1405, 1, 2));
        second.date = day(1405, 1, 1);
        QCOMPARE(refused(scene, second), QByteArray("reference.calendar_day_twice"));
        // One that is switched off says nothing of its day.
        second.active = false;
        QCOMPARE(refused(scene, second), QByteArray("(taken)"));
        QCOMPARE(datesOf(sheet(scene)), std::vector{QStringLiteral("1405/01/01")});
    }

    void moreDaysThanACalendarHasAreRefused()
    {
        Scene scene = withOffice();
        CalendarSheet full = sheet(scene);
        for (qsizetype n = 0; n < limits::calendarDays; ++n)
            full.days.push_back({day(1400, 1, 1).plusDays(n), CalendarDayId(idNamed(QByteArray::number(n))), {}});
        scene.store.put(full);
        QCOMPARE(refused(scene, specialDay(day(1399, 1, 1))), QByteArray("reference.calendar_too_long"));
    }

    void sheetFollowsTheCalendarAndKeepsItsDays()
    {
        Scene scene = withOffice();
        QVERIFY(put(scene, specialDay(day(1405, 1, 13))).ok());
        WorkingCalendar calendar = office();
        calendar.week.pop_back();
        QVERIFY(put(scene, calendar).ok());
        QCOMPARE(sheet(scene).week, calendar.week);
        QCOMPARE(datesOf(sheet(scene)), std::vector{QStringLiteral("1405/01/13")});
    }

    void daysStandInTheirOrderAndGoWhenTheyAreSwitchedOff()
    {
        Scene scene = withOffice();
        for (const int dayOfMonth : {13, 1, 12})
            QVERIFY(put(scene, specialDay(day(1405, 1, dayOfMonth))).ok());
        QCOMPARE(datesOf(sheet(scene)), (std::vector{QStringLiteral("1405/01/01"), QStringLiteral("1405/01/12"),
                                                     QStringLiteral("1405/01/13")}));
        CalendarDay off = specialDay(day(1405, 1, 12));
        off.active = false;
        QVERIFY(put(scene, off).ok());
        QCOMPARE(datesOf(sheet(scene)), (std::vector{QStringLiteral("1405/01/01"), QStringLiteral("1405/01/13")}));
    }

    void dayThatMovesLeavesItsOldPlace()
    {
        Scene scene = withOffice();
        WorkingCalendar other = office();
        other.id = WorkingCalendarId(idNamed("calendar:other"));
        QVERIFY(put(scene, other).ok());
        CalendarDay moved = specialDay(day(1405, 1, 12));
        QVERIFY(put(scene, moved).ok());
        moved.date = day(1405, 2, 1);
        QVERIFY(put(scene, moved).ok());
        QCOMPARE(datesOf(sheet(scene)), std::vector{QStringLiteral("1405/02/01")});
        moved.calendar = other.id;
        QVERIFY(put(scene, moved).ok());
        QVERIFY(sheet(scene).days.empty());
        QCOMPARE(datesOf(sheet(scene, other.id)), std::vector{QStringLiteral("1405/02/01")});
    }

    void deskThatHoldsNoSheetLeavesItToTheServer()
    {
        Scene scene = withOffice();
        static const RightsOf rights = access::rightsOf;
        FactStore desk(FactStore::Side::Desk);
        const Facts facts(desk, sara(), rights);
        QVERIFY(putCalendar(office(), facts).value().isLeftToServer());
        QVERIFY(putCalendarDay(specialDay(day(1405, 1, 1)), facts).value().isLeftToServer());
    }
};

QTEST_GUILESS_MAIN(CalendarSheetTest)
#include "calendar_sheet_test.moc"
