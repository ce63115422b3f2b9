// SPDX-License-Identifier: GPL-3.0-or-later
#include "persian/unit/corpus.h"
#include "reference/core/working_time.h"
#include "reference/support/calendars.h"

#include <QJsonObject>
#include <QtTest>

using namespace peygir;
using namespace peygir::reference;
using namespace peygir::test;

namespace {

/// Those of the Persian calendar: on which day those of the lunar one fall is announced, and typed in.
std::map<persian::JalaliDate, QString> fixedHolidays()
{
    const QJsonArray all = QJsonDocument::fromJson(corpus::read("persian/holidays/iran_events_1405_CC0.json"))
                               .object()
                               .value(QLatin1String("data"))
                               .toArray();
    std::map<persian::JalaliDate, QString> holidays;
    for (const QJsonValue &one : all) {
        const QJsonObject event = one.toObject();
        const auto is = [&event](const char *field, const char *word) {
            return event.value(QLatin1String(field)) == QLatin1String(word);
        };
        if (event.value(QLatin1String("holiday")).toBool() && is("type", "Iran") && is("calendar", "Persian") &&
            is("rule", "simple"))
            holidays.emplace(
                day(1405, event.value(QLatin1String("month")).toInt(), event.value(QLatin1String("day")).toInt()),
                event.value(QLatin1String("title")).toString());
    }
    return holidays;
}

} // namespace

/// Goal: the official holidays of 1405 are working calendars as data: put as records, they move deadlines.
class HolidaysCorpusTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void officialHolidaysArePutAndMoveDeadlines()
    {
        const auto holidays = fixedHolidays();
        QCOMPARE(holidays.size(), size_t(10));
        Scene scene;
        const auto put = [&scene](const QString &type, const QJsonObject &record) {
            Envelope envelope = scene.envelope(aMessage(), access::systemUser());
            envelope.kind = putRecordKind;
            envelope.arguments = {{QStringLiteral("type"), type}, {QStringLiteral("record"), record}};
            return scene.submitted(envelope).ok();
        };
        QVERIFY(put(QStringLiteral("working_calendar"), fieldsToJson(office())));
        for (const auto &[date, title] : holidays) {
            CalendarDay holiday = specialDay(date);
            holiday.occasion = {title, {}};
            QVERIFY(put(QStringLiteral("calendar_day"), fieldsToJson(holiday)));
        }
        const WorkingTime time(scene.store.all<CalendarSheet>().front(), tehran());
        const auto end = [&time](Instant start, int hours) {
            return shown(time.after(start, std::chrono::hours(hours)).value());
        };
        // The fourteenth and fifteenth of Khordad are a Thursday and a Friday, the 22nd of Bahman a Thursday.
        QCOMPARE(end(at(1404, 12, 28, "11:00"), 8), QStringLiteral("1405/01/05 14:30"));
        QCOMPARE(end(at(1405, 1, 11, "13:30"), 2), QStringLiteral("1405/01/15 08:30"));
        QCOMPARE(end(at(1405, 3, 13, "14:00"), 1), QStringLiteral("1405/03/16 08:00"));
        QCOMPARE(end(at(1405, 11, 21, "14:00"), 1), QStringLiteral("1405/11/24 08:00"));
    }
};

int main(int argc, char **argv)
{
    if (!corpus::present())
        return corpus::absent(1);
    QCoreApplication app(argc, argv);
    HolidaysCorpusTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "holidays_corpus_test.moc"
