// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/csv_reader.h"
#include "persian/text.h"
#include "reference/core/record_csv.h"
#include "reference/core/record_form.h"
#include "reference/support/calendars.h"

#include <QBuffer>
#include <QtTest>

using namespace peygir;
using namespace peygir::reference;
using namespace peygir::test;

namespace {

const RecordForm &days()
{
    static const std::vector<RecordForm> forms = recordForms();
    return *std::find_if(forms.begin(), forms.end(),
                         [](const RecordForm &form) { return form.type == QByteArray("calendar_day"); });
}

/// The office and the first of 1405, a holiday, are there.
CsvGround ground()
{
    static const CalendarDay first = specialDay(day(1405, 1, 1));
    CsvGround ground;
    ground.byId = [](const Uuid &id) -> Result<std::optional<CsvGround::Known>> {
        return id == first.id.uuid() ? std::optional(CsvGround::Known{id, fieldsToJson(first)}) : std::nullopt;
    };
    ground.byPath = [](const QString &type, const QStringList &path) -> Result<std::vector<Uuid>> {
        if (type == QLatin1String("working_calendar") && path.back() == QLatin1String("office"))
            return std::vector{officeId().uuid()};
        if (type == QLatin1String("calendar_day") &&
            path.size() == 2 && path.back() == persian::searchForm(QStringLiteral("1405/01/01")))
            return std::vector{first.id.uuid()};
        return std::vector<Uuid>();
    };
    ground.check = [](const QJsonObject &record) -> Result<void> {
        TRY(fieldsFromJson<CalendarDay>(record));
        return {};
    };
    return ground;
}

CsvImport read(const QByteArray &rows)
{
    QBuffer file;
    file.setData("date,calendar,occasion,spans\n" + rows);
    file.open(QIODevice::ReadOnly);
    return readRecordsCsv(file, days(), {}, ground()).value();
}

} // namespace

/// Goal: a year's holidays come in from a sheet as people write it, and go out as they came.
class CalendarCsvTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void badRowsAreTold_data()
    {
        QTest::addColumn<QByteArray>("row");
        QTest::addColumn<QByteArray>("error");
        QTest::addColumn<QString>("column");
        const auto add = [](const char *name, const char *row, const char *error, const char *column) {
            QTest::newRow(name) << QByteArray(row) << QByteArray(error) << QString::fromLatin1(column);
        };
        add("no date", ",Office,Snow,\n", "reference.csv_missing", "date");
        add("no such day", "1405/07/31,Office,Snow,\n", "reference.csv_date", "date");
        add("word that means another day tomorrow", "tomorrow,Office,Snow,\n", "reference.csv_date", "date");
        add("year of two digits", "05/01/13,Office,Snow,\n", "reference.csv_date", "date");
        add("day of no calendar", "1405/01/13,Moon,Snow,\n", "reference.csv_not_found", "calendar");
        add("one day twice", "1405/01/13,Office,Snow,\n1405/1/13,Office,Ice,\n", "reference.csv_twice", "id");
        add("hour that no clock shows",
            "1405/01/13,Office,Snow,\"[{\"\"from\"\":\"\"07:30\"\",\"\"to\"\":\"\"25:00\"\"}]\"\n",
            "command.field.malformed", "spans");
    }
    void badRowsAreTold()
    {
        QFETCH(QByteArray, row);
        QFETCH(QByteArray, error);
        QFETCH(QString, column);
        const CsvImport import = read(row);
        QCOMPARE(import.bad.size(), size_t(1));
        QCOMPARE(import.bad.front().error.id(), error);
        QCOMPARE(import.bad.front().column, column);
    }

    void dayIsReadInAnyDigitsAndAsProgramsWriteIt()
    {
        for (const char *date : {"1405/01/13", "1405-1-13", "۱۴۰۵/۰۱/۱۳", "2026-04-02"}) {
            const CsvImport import = read(QByteArray(date) + ",Office,Nature,\n");
            QCOMPARE(import.good.size(), size_t(1));
            QCOMPARE(import.good.front().record.value(QLatin1String("date")).toString(), QStringLiteral("2026-04-02"));
            QVERIFY(import.good.front().isNew);
        }
    }

    void dayThatIsThereIsFoundByItsDateHoweverItIsWritten()
    {
        const CsvImport import = read("1405/1/1,Office,Nowruz,\n");
        QCOMPARE(import.good.size(), size_t(1));
        QVERIFY(!import.good.front().isNew);
        QCOMPARE(import.good.front()
                     .record.value(QLatin1String("occasion"))
                     .toObject()
                     .value(QLatin1String("fa"))
                     .toString(),
                 QStringLiteral("Nowruz"));
        QCOMPARE(read("1405/1/1,Office,Occasion,\n").unchanged, qint64(1));
    }

    void whatGoesOutComesBackUnchanged()
    {
        const CalendarDay half = specialDay(day(1405, 1, 1), std::vector{DaySpan{hour("07:30"), hour("24:00")}});
        const auto path = [](const QString &, const QString &) { return QStringList{QStringLiteral("Office")}; };
        const QStringList cells = csvCells(days(), fieldsToJson(half), {}, path);
        QVERIFY(cells.contains(QStringLiteral("1405/01/01")));
        QBuffer file;
        file.setData(csvLine(csvHead(days(), {})) + csvLine(cells));
        file.open(QIODevice::ReadOnly);
        const auto import = readRecordsCsv(file, days(), {}, ground());
        QVERIFY(import.ok());
        QCOMPARE(import->good.size(), size_t(1));
        QCOMPARE(import->good.front().record, fieldsToJson(half));
    }
};

QTEST_GUILESS_MAIN(CalendarCsvTest)
#include "calendar_csv_test.moc"
