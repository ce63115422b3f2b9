// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/standard_city/case_life_check.h"
#include "support/standard_city/cycle_137.h"
#include "support/standard_city/nyc311_day.h"

#include <QBuffer>
#include <QtTest>

using namespace peygir;
using namespace peygir::standard_city;

namespace {

const QDate day(2026, 8, 1);

QByteArray file(const QByteArray &rows)
{
    return "unique_key,created_date,closed_date,agency,agency_name,complaint_type,descriptor,location_type,"
           "incident_zip,incident_address,street_name,borough,status,resolution_action_updated_date,community_board,"
           "open_data_channel_type,latitude,longitude\n"
        + rows;
}

/// One row with the given key, times and status.
QByteArray request(const char *key, const char *created, const char *closed, const char *status)
{
    return QByteArray(key) + ',' + created + ',' + closed
        + ",DOT,\"Transport, Department of\",Pothole,\"A \"\"deep\"\" one\",Street,11213,15 X PLACE,X PLACE,BROOKLYN,"
        + status + ",,08 BROOKLYN,PHONE,40.671212,-73.925995\n";
}

Result<Nyc311Days> read(const QByteArray &bytes)
{
    QBuffer buffer;
    buffer.setData(bytes);
    buffer.open(QIODevice::ReadOnly);
    return readNyc311Days(buffer, day, day);
}

} // namespace

/// Goal: real rows become cases that could have happened; no row disappears without a word.
class Nyc311DayTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anotherKindOfFileIsRefused()
    {
        const auto days = read("id,when\n1,2\n");
        QVERIFY(!days.ok());
        QCOMPARE(days.error().id(), QByteArray("standard_city.columns"));
        QVERIFY(!read(file({})).ok());
    }

    void uselessRowsAreLeftOutAndNamed_data()
    {
        QTest::addColumn<QByteArray>("row");
        QTest::addColumn<QByteArray>("what");
        QTest::newRow("quoting") << QByteArray("7\"7,x\n") << QByteArray("malformed csv.quote_in_field");
        QTest::newRow("too few fields") << QByteArray("7,8\n") << QByteArray("fields");
        QTest::newRow("no key") << request("", "2026-08-01T10:00:00.000", "", "Open") << QByteArray("key");
        QTest::newRow("US date") << request("7", "08/01/2026 10:00", "", "Open") << QByteArray("created");
        QTest::newRow("impossible date") << request("7", "2026-08-32T10:00:00.000", "", "Open") << QByteArray("created");
        QTest::newRow("bad closing") << request("7", "2026-08-01T10:00:00.000", "soon", "Open") << QByteArray("closed");
        QTest::newRow("key again") << request("1", "2026-08-01T10:00:00.000", "", "Open") << QByteArray("repeated_key");
    }
    void uselessRowsAreLeftOutAndNamed()
    {
        QFETCH(QByteArray, row);
        QFETCH(QByteArray, what);
        const auto days = read(file(request("1", "2026-08-01T09:00:00.000", "", "Open") + row
                                    + request("2", "2026-08-01T11:00:00.000", "", "Open")));
        QVERIFY(days.ok());
        QCOMPARE(days->rows.size(), size_t(2));
        QCOMPARE(days->leftOut.size(), size_t(1));
        QCOMPARE(days->leftOut.front().what, what);
        QCOMPARE(days->leftOut.front().line, qint64(3));
    }

    void aRowClosedBeforeItWasCreatedIsKeptAndFlagged()
    {
        const auto days = read(file(request("5", "2026-08-01T08:04:17.000", "2026-08-01T08:04:00.000", "Closed")));
        QVERIFY(days.ok());
        QCOMPARE(days->remarks.size(), size_t(1));
        QCOMPARE(days->remarks.front().what, QByteArray("closed_before_created"));
        QCOMPARE(days->cases.front().closedAt->milliseconds(), days->rows.front().created.milliseconds());
        QVERIFY(*days->rows.front().closed < days->rows.front().created);
    }

    void timesAreThoseOfNewYork()
    {
        // Summer there: four hours behind UTC.
        const auto days = read(file(request("5", "2026-08-01T00:00:14.000", "2026-08-01T00:04:08.000", "Closed")));
        QVERIFY(days.ok());
        const QDateTime created(QDate(2026, 8, 1), QTime(4, 0, 14), Qt::UTC);
        QCOMPARE(days->cases.front().events.front().at.milliseconds(), created.toMSecsSinceEpoch());
        QCOMPARE((*days->cases.front().closedAt - days->rows.front().created).count(), qint64(234'000));
    }

    void rowsOfOtherDaysAreNotRead()
    {
        const auto days = read(file(request("1", "2026-07-31T23:59:59.000", "", "Open")
                                    + request("2", "2026-08-01T00:00:00.000", "", "Open")
                                    + request("3", "2026-08-02T00:00:00.000", "", "Open")));
        QVERIFY(days.ok());
        QCOMPARE(days->rows.size(), size_t(1));
        QCOMPARE(days->rows.front().key, QStringLiteral("2"));
        QVERIFY(days->leftOut.empty());
    }

    void aCaseComesAsFarAsItsStatusSays_data()
    {
        QTest::addColumn<QByteArray>("closed");
        QTest::addColumn<QByteArray>("status");
        QTest::addColumn<int>("events");
        QTest::addColumn<int>("remarks");
        const QByteArray end("2026-08-03T12:00:00.000");
        QTest::newRow("open") << QByteArray() << QByteArray("Open") << 1 << 0;
        QTest::newRow("assigned") << QByteArray() << QByteArray("Assigned") << 3 << 0;
        QTest::newRow("in progress") << QByteArray() << QByteArray("In Progress") << 5 << 0;
        QTest::newRow("closed") << end << QByteArray("Closed") << 8 << 0;
        QTest::newRow("closed, says the date alone") << end << QByteArray("Open") << 8 << 1;
        QTest::newRow("closed, says the status alone") << QByteArray() << QByteArray("Closed") << 3 << 1;
    }
    void aCaseComesAsFarAsItsStatusSays()
    {
        QFETCH(QByteArray, closed);
        QFETCH(QByteArray, status);
        QFETCH(int, events);
        QFETCH(int, remarks);
        const auto days = read(file(request("1", "2026-08-01T10:00:00.000", closed.constData(), status.constData())));
        QVERIFY(days.ok());
        QCOMPARE(int(days->cases.front().events.size()), events);
        QCOMPARE(int(days->remarks.size()), remarks);
        QVERIFY(checkCaseLife(Desks(days->plan), days->cases.front()).ok());
    }
};

QTEST_GUILESS_MAIN(Nyc311DayTest)
#include "nyc311_day_test.moc"
