// SPDX-License-Identifier: GPL-3.0-or-later
#include "intake/core/import_file.h"

#include <QBuffer>
#include <QFile>
#include <QtTest>

using namespace peygir;
using intake::ImportFile;
using intake::ImportFileRow;
using intake::ImportMap;

namespace {

/// 2026-11-22T00:00Z
const Instant today{1'795'305'600'000};

QByteArray mapJson(const char *more = "")
{
    return QByteArray(R"({"source": "old", "time_zone": "Asia/Tehran", )") + more + R"(
        "columns": {"number": "no", "registered_at": "from", "closed_at": "to", "promised_at": "until", "status": "state",
                    "channel": "by", "group": "kind", "subject": ["what", "detail"], "caller_phone": "phone"},
        "closed_statuses": ["done"], "open_statuses": ["new"], "channels": {"call": "phone"}, "other_channel": "letter"})";
}

const QByteArray header = "no,from,to,until,state,by,kind,what,detail,phone,extra\n";

Instant tehran(int year, int month, int day, int hour, int minute)
{
    return Instant(
        QDateTime(QDate(year, month, day), QTime(hour, minute), QTimeZone("Asia/Tehran")).toMSecsSinceEpoch());
}

struct Reading
{
    ImportMap map;
    QBuffer buffer;
    std::vector<ImportFileRow> rows;
    Error error{"none"};

    explicit Reading(const QByteArray &csv, const QByteArray &json = mapJson())
        : map(ImportMap::parse(json).value())
    {
        buffer.setData(csv);
        buffer.open(QIODevice::ReadOnly);
        auto file = ImportFile::open(buffer, map, today);
        if (!file.ok()) {
            error = file.error();
            return;
        }
        while (auto row = file->next())
            rows.push_back(std::move(*row));
    }
    const intake::ImportedRow &only() const { return *rows.at(0).row; }
};

} // namespace

/// Goal: a row means what its system meant, what is odd about it is said, and a bad one costs only itself.
class ImportFileTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void mapThatIsNoneIsRefused_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<QByteArray>("error");
        QTest::newRow("no JSON") << QByteArray("{") << QByteArray("import.map_not_json");
        QTest::newRow("a list") << QByteArray("[]") << QByteArray("import.map_not_json");
        QTest::newRow("no columns") << QByteArray(R"({"source": "old"})") << QByteArray("import.map_field");
        QTest::newRow("no number") << QByteArray(
                                          R"({"source": "o", "columns": {"registered_at": "a", "subject": "b"}})")
                                   << QByteArray("import.map_field");
        QTest::newRow("unknown field") << mapJson(R"("zone": "x",)") << QByteArray("import.map_field");
        QTest::newRow("number for a text") << mapJson(R"("times": 5,)") << QByteArray("import.map_field");
        QTest::newRow("two separators") << mapJson(R"("separator": ",,",)") << QByteArray("import.map_field");
        QTest::newRow("zone") << mapJson().replace("Asia/Tehran", "Asia/Nowhere") << QByteArray("import.map_zone");
        QTest::newRow("channel") << mapJson().replace("letter", "pigeon") << QByteArray("import.map_channel");
    }
    void mapThatIsNoneIsRefused()
    {
        QFETCH(QByteArray, json);
        QFETCH(QByteArray, error);
        const auto map = ImportMap::parse(json);
        QVERIFY(!map.ok());
        QCOMPARE(map.error().id(), error);
    }

    void fileThatIsAnotherIsRefused()
    {
        QCOMPARE(Reading("").error.id(), QByteArray("import.empty"));
        const Error missing = Reading("no,from,state\n").error;
        QCOMPARE(missing.id(), QByteArray("import.columns_missing"));
        QVERIFY(missing.values().value(QStringLiteral("columns")).toString().contains(QStringLiteral("until")));
        QCOMPARE(Reading("no,\xc7\xd1\n").error.id(), QByteArray("csv.encoding"));
        QCOMPARE(Reading("no,\"from\n").error.id(), QByteArray("csv.quote_open"));
    }

    void badRowIsLeftOutAlone_data()
    {
        QTest::addColumn<QByteArray>("row");
        QTest::addColumn<QByteArray>("error");
        const auto row = [](const char *name, const char *csv, const char *error) {
            QTest::newRow(name) << QByteArray(csv) << QByteArray(error);
        };
        row("too few fields", "7,2026-01-01", "import.fields");
        row("too many fields", "7,2026-01-01,,,new,call,roads,hole,,,,,", "import.fields");
        row("no number", ",2026-01-01,,,new,call,roads,hole,,,", "import.number_missing");
        row("blank number", " ,2026-01-01,,,new,call,roads,hole,,,", "import.number_missing");
        row("long number", "12345678901234567890123456789012345678901,2026-01-01,,,new,call,roads,hole,,,",
            "import.number_long");
        row("number of the row before", "1,2026-01-01,,,new,call,roads,hole,,,", "import.number_repeated");
        row("no time", "7,,,,new,call,roads,hole,,,", "import.registered_unreadable");
        row("no such day", "7,2026-02-30 10:00,,,new,call,roads,hole,,,", "import.registered_unreadable");
        row("words for a time", "7,yesterday,,,new,call,roads,hole,,,", "import.registered_unreadable");
        row("from the future", "7,2026-11-23,,,new,call,roads,hole,,,", "import.registered_later");
        row("about nothing", "7,2026-01-01,,,new,call,,,,,", "import.subject_missing");
        row("broken quote", "7,2026-01-01,,,new,call,roads,\"hole,,,", "csv.after_quote");
        row("Windows-1256", "7,2026-01-01,,,new,call,roads,\xcc\xc7\xe1\xe5,,,", "csv.encoding");
    }
    void badRowIsLeftOutAlone()
    {
        QFETCH(QByteArray, row);
        QFETCH(QByteArray, error);
        const Reading reading(header + "1,2026-01-01,,,new,call,roads,hole,,,\n" + row +
                              "\n2,2026-01-01,,,new,call,roads,\"hole\",,,\n");
        QCOMPARE(reading.rows.size(), size_t(3));
        QVERIFY(reading.rows[0].row.ok());
        QVERIFY(!reading.rows[1].row.ok());
        QCOMPARE(reading.rows[1].row.error().id(), error);
        QCOMPARE(reading.rows[1].line, 3);
        QVERIFY(reading.rows[2].row.ok());
        QCOMPARE(reading.rows[2].row->number, QStringLiteral("2"));
    }

    void oddRowIsFlagged_data()
    {
        QTest::addColumn<QByteArray>("row");
        QTest::addColumn<QStringList>("flags");
        QTest::addColumn<bool>("closed");
        const auto row = [](const char *name, const char *csv, std::initializer_list<const char *> flags, bool closed) {
            QStringList ids;
            for (const char *flag : flags)
                ids.append(QLatin1String("intake.import_") + QLatin1String(flag));
            QTest::newRow(name) << QByteArray(csv) << ids << closed;
        };
        row("closed early", "1,2026-01-02,2026-01-01,,done,,,a,,,", {"closed_early"}, true);
        row("closed without a time", "1,2026-01-02,,,done,,,a,,,", {"closed_without_time"}, true);
        row("open with a time of closing", "1,2026-01-02,2026-01-03,,new,,,a,,,", {"status_contradicts"}, true);
        row("unknown status", "1,2026-01-02,,,lost,,,a,,,", {"status_unknown"}, false);
        row("no status", "1,2026-01-02,,,,,,a,,,", {"status_unknown"}, false);
        row("unreadable end", "1,2026-01-02,soon,,new,,,a,,,", {"time_wrong"}, false);
        row("end in the future", "1,2026-01-02,2026-12-01,,new,,,a,,,", {"time_wrong"}, false);
        row("both times unreadable", "1,2026-01-02,soon,later,done,,,a,,,", {"time_wrong", "closed_without_time"},
            true);
        row("nothing, closed", "1,2026-01-02,2026-01-03,,done,,,a,,,", {}, true);
        row("nothing, closed at once", "1,2026-01-02,2026-01-02,,done,,,a,,,", {}, true);
        row("nothing, promised for the future", "1,2026-01-02,,2027-01-01,new,,,a,,,", {}, false);
    }
    void oddRowIsFlagged()
    {
        QFETCH(QByteArray, row);
        QFETCH(QStringList, flags);
        QFETCH(bool, closed);
        const Reading reading(header + row);
        QVERIFY(reading.rows.at(0).row.ok());
        QCOMPARE(reading.only().flags, flags);
        QCOMPARE(reading.only().closedAt.has_value(), closed);
        QVERIFY(!closed || *reading.only().closedAt >= reading.only().registeredAt);
    }

    void whatCouldNotBeReadIsKeptAsText()
    {
        const Reading reading(header + "1,2026-01-02,soon,later,lost,by hand,roads,hole,deep,0912,north\n");
        const intake::ImportedRow &row = reading.only();
        QCOMPARE(row.record, (QJsonObject{{QStringLiteral("to"), QStringLiteral("soon")},
                                          {QStringLiteral("until"), QStringLiteral("later")},
                                          {QStringLiteral("state"), QStringLiteral("lost")},
                                          {QStringLiteral("by"), QStringLiteral("by hand")},
                                          {QStringLiteral("extra"), QStringLiteral("north")}}));
        QCOMPARE(row.subject, QStringLiteral("hole - deep"));
        QCOMPARE(row.group, QStringLiteral("roads"));
        QCOMPARE(row.callerPhone, QStringLiteral("0912"));
        QCOMPARE(row.channel, cases::Channel::Letter);
        QCOMPARE(Reading(header + "1,2026-01-02,,,new,call,,a,,,").only().channel, cases::Channel::Phone);
        QCOMPARE(Reading(header + "1,2026-01-02,,,new,call,roads,,,,").only().subject, QStringLiteral("roads"));
    }

    void timesAreReadInTheirOwnForm_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QByteArray>("times");
        QTest::addColumn<qint64>("ms");
        const qint64 ms = tehran(2024, 3, 19, 14, 5).milliseconds();
        QTest::newRow("ISO") << QStringLiteral("2024-03-19T14:05:00") << QByteArray() << ms;
        QTest::newRow("ISO with a space") << QStringLiteral("2024-03-19 14:05:00") << QByteArray() << ms;
        QTest::newRow("ISO with a zone") << QStringLiteral("2024-03-19 10:35:00+00:00") << QByteArray() << ms;
        QTest::newRow("American") << QStringLiteral("03/19/2024 02:05:00 PM")
                                  << QByteArray(R"("times": "MM/dd/yyyy hh:mm:ss AP",)") << ms;
        QTest::newRow("Jalali") << QStringLiteral("1402/12/29 14:05") << QByteArray(R"("times": "jalali",)") << ms;
        QTest::newRow("Jalali in Persian digits")
            << QStringLiteral("۱۴۰۲/۱۲/۲۹ ۱۴:۰۵:۰۰") << QByteArray(R"("times": "jalali",)") << ms;
        QTest::newRow("Jalali day") << QStringLiteral("1402-12-29") << QByteArray(R"("times": "jalali",)")
                                    << tehran(2024, 3, 19, 0, 0).milliseconds();
    }
    void timesAreReadInTheirOwnForm()
    {
        QFETCH(QString, typed);
        QFETCH(QByteArray, times);
        QFETCH(qint64, ms);
        const Reading reading(header + "1," + typed.toUtf8() + ",,,new,call,,a,,,", mapJson(times.constData()));
        QVERIFY(reading.rows.at(0).row.ok());
        QCOMPARE(reading.only().registeredAt, Instant(ms));
    }

    void jalaliDayThatIsNoneIsNoTime() // 1402 is no leap year
    {
        const Reading reading(header + "1,1402/12/30,,,new,call,,a,,,", mapJson(R"("times": "jalali",)"));
        QVERIFY(!reading.rows.at(0).row.ok());
        QCOMPARE(reading.rows.at(0).row.error().id(), QByteArray("import.registered_unreadable"));
    }

    void columnsAreFoundInAnyPersianSpelling()
    {
        QByteArray json = mapJson();
        json.replace("\"no\"", "\"کد\"");
        const QByteArray csv = QByteArray(header).replace(0, 2, "كد") + "1,2026-01-02,,,new,call,,a,,,";
        QCOMPARE(Reading(csv, json).only().number, QStringLiteral("1"));
    }
};

QTEST_GUILESS_MAIN(ImportFileTest)
#include "import_file_test.moc"
