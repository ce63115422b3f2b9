// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/random.h"
#include "cases/core/case_buckets.h"
#include "cases/core/case_keys.h"
#include "cases/core/period.h"
#include "cases/core/tracking_code.h"
#include "reference/core/snippet.h"
#include "support/rules/scene.h"

#include <QSet>
#include <QtTest>

using namespace peygir;
using namespace peygir::cases;
using namespace peygir::test;

namespace {

QStringList namesOf(const std::vector<Bucket> &buckets)
{
    QStringList names;
    for (const Bucket &bucket : buckets)
        names += QString::fromLatin1(bucket.name());
    return names;
}

/// What the registry says of the row, as the server asks it.
QStringList namesOf(int kind, const Row &root) { return namesOf(cityRules().aggregate(kind)->bucketsOf(root)); }

Instant atUtc(const QString &utc) { return Instant(QDateTime::fromString(utc, Qt::ISODate).toMSecsSinceEpoch()); }

} // namespace

/// Goal: codes, problems, periods and buckets are what SYNC 19 and DESIGN §5 say.
class CaseValuesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void codesAreTenOrTwelveDigitsWithTheirCheck_data()
    {
        QTest::addColumn<QString>("code");
        QTest::addColumn<bool>("valid");
        const auto row = [](const char *code, bool valid) { QTest::newRow(code) << QString::fromLatin1(code) << valid; };
        row("", false);
        row("5724", false);           // right check digit, wrong length
        row("1234567896", false);     // by hand: the check digit of 123456789 is 4
        row("1234567894", true);
        row("0123456786", false);     // right check digit, but begins with zero
        row("123456789 4", false);
        row("12345678940", false);    // right check digit, eleven digits
        row("1234567894x", false);
    }
    void codesAreTenOrTwelveDigitsWithTheirCheck()
    {
        QFETCH(QString, code);
        QFETCH(bool, valid);
        QCOMPARE(isTrackingCode(code), valid);
    }

    void replacementCodesAreValidDistinctAndOfNoDesk()
    {
        const Uuid commandId = idNamed("a command");
        QSet<QString> seen;
        for (int n = 0; n < 500; ++n) {
            const QString code = replacementCode(commandId, n);
            QCOMPARE(code.size(), 12);
            QVERIFY(isTrackingCode(code));
            QVERIFY(code.startsWith(QLatin1String("99999")));
            QCOMPARE(replacementCode(commandId, n), code);
            seen.insert(code);
        }
        QCOMPARE(seen.size(), 500);
        QVERIFY(replacementCode(commandId, 1'000'000).startsWith(QLatin1String("99998")));
        QVERIFY(replacementCode(idNamed("another"), 0) != replacementCode(commandId, 0));
    }

    void problemNeedsPlaceAndHouse()
    {
        Scene scene;
        CaseCard card = scene.card(aCase(scene).at(streetOne(), "12").registered());
        const auto problem = problemOf(card);
        QVERIFY(problem);
        card.plaque = QStringLiteral("۱ ۲");
        QCOMPARE(problemOf(card), problem);
        card.plaque = QStringLiteral("13");
        QVERIFY(problemOf(card) != problem);
        card.plaque.clear();
        QVERIFY(!problemOf(card));
        card.plaque = QStringLiteral("12");
        card.place.reset();
        QVERIFY(!problemOf(card));
    }

    void yearIsThatOfTheOrganisationsCalendar_data()
    {
        QTest::addColumn<QString>("utc");
        QTest::addColumn<int>("year");
        const auto row = [](const char *utc, int year) { QTest::newRow(utc) << QString::fromLatin1(utc) << year; };
        row("2026-03-20T20:29:59Z", 1404); // 23:59:59 in Tehran on 29 Esfand
        row("2026-03-20T20:30:00Z", 1405); // Nowruz
        row("2025-03-20T20:29:59Z", 1403); // 30 Esfand: 1403 is a leap year
        row("2025-03-20T20:30:00Z", 1404);
        row("1600-01-01T00:00:00Z", 1206);
        row("2500-01-01T00:00:00Z", 1498);
    }
    void yearIsThatOfTheOrganisationsCalendar()
    {
        QFETCH(QString, utc);
        QFETCH(int, year);
        QCOMPARE(jalaliYear(atUtc(utc)), year);
    }

    void periodIsTheQuarterOfTheYear_data()
    {
        QTest::addColumn<QString>("utc");
        QTest::addColumn<int>("period");
        const auto row = [](const char *utc, int period) { QTest::newRow(utc) << QString::fromLatin1(utc) << period; };
        row("2026-03-20T20:29:59Z", 14044); // the last second of 1404 in Tehran
        row("2026-03-20T20:30:00Z", 14051);
        row("2026-06-21T20:29:59Z", 14051); // 31 Khordad
        row("2026-06-21T20:30:00Z", 14052);
        row("2026-09-22T20:30:00Z", 14053);
        row("2026-12-21T20:29:59Z", 14053);
        row("2026-12-21T20:30:00Z", 14054);
        row("1600-01-01T00:00:00Z", 12061);
        row("2500-01-01T00:00:00Z", 14984);
    }
    void periodIsTheQuarterOfTheYear()
    {
        QFETCH(QString, utc);
        QFETCH(int, period);
        QCOMPARE(periodOf(atUtc(utc)), period);
    }

    void windowReachesBackToTheQuarterOfItsOldestMonth_data()
    {
        QTest::addColumn<QString>("utc");
        QTest::addColumn<int>("months");
        QTest::addColumn<QList<int>>("closed");
        QTest::addColumn<QList<int>>("years");
        const auto row = [](const char *utc, int months, const QList<int> &closed, const QList<int> &years) {
            QTest::addRow("%s, %d months", utc, months) << QString::fromLatin1(utc) << months << closed << years;
        };
        const char *firstMonth = "2026-10-22T20:29:59Z"; // the last second of Mehr 1405, the first month of autumn
        const char *secondMonth = "2026-10-22T20:30:00Z";
        row(firstMonth, 0, {}, {});
        row(firstMonth, 1, {14053, 14052}, {1405});
        row(secondMonth, 1, {14053}, {1405});
        row(secondMonth, 2, {14053, 14052}, {1405});
        row(secondMonth, 9, {14053, 14052, 14051, 14044}, {1405, 1404});
        row("2026-12-21T20:29:59Z", 12, {14053, 14052, 14051, 14044, 14043}, {1405, 1404});
        row("2026-12-21T20:30:00Z", 12, {14054, 14053, 14052, 14051, 14044}, {1405, 1404});
        row("2026-03-20T20:30:00Z", 3, {14051, 14044}, {1405, 1404});
        row("2026-03-20T20:30:00Z", 24, {14051, 14044, 14043, 14042, 14041, 14034, 14033, 14032, 14031},
            {1405, 1404, 1403});
    }
    void windowReachesBackToTheQuarterOfItsOldestMonth()
    {
        QFETCH(QString, utc);
        QFETCH(int, months);
        QFETCH(QList<int>, closed);
        QFETCH(QList<int>, years);
        // What is open is kept whatever the window.
        std::vector<std::optional<int>> periods{std::nullopt};
        periods.insert(periods.end(), closed.begin(), closed.end());
        QVERIFY(periodsKept(atUtc(utc), months) == periods);
        QCOMPARE(yearsKept(atUtc(utc), months), std::vector<int>(years.begin(), years.end()));
    }

    void cardsLieInTheCitysBucketOfTheirPeriod()
    {
        Scene scene;
        const CaseId open = aCase(scene).registered();
        QCOMPARE(namesOf(caseCardKind.number, toRow(scene.card(open))), QStringList{QStringLiteral("cards:open")});
        complete(scene, open, QStringLiteral("complete_at_once"));
        QCOMPARE(namesOf(caseCardKind.number, toRow(scene.card(open))), QStringList{QStringLiteral("cards:14053")});
    }

    void filesLieInTheBucketsOfEveryUnitThatHeldThem()
    {
        Scene scene;
        const CaseId id = aCase(scene).referredTo(answeringTwo()).registered();
        const auto bucket = [](const organisation::UnitId &unit, const char *period) {
            return QStringLiteral("unit:%1:%2:%3").arg(unit.toString(), streets().toString(), QLatin1String(period));
        };
        QCOMPARE(namesOf(caseFileKind.number, toRow(scene.file(id))),
                 (QStringList{bucket(centre(), "open"), bucket(unitTwo(), "open"),
                              QStringLiteral("person:") + sara().toString()}));
        complete(scene, id, QStringLiteral("complete_at_once"));
        QCOMPARE(namesOf(caseFileKind.number, toRow(scene.file(id))),
                 (QStringList{bucket(centre(), "14053"), bucket(unitTwo(), "14053")}));
    }

    void fileWithoutSubjectAndUnitHasABucketToo()
    {
        Scene scene;
        CaseFile file = scene.file(aCase(scene).completed("register").registered());
        file.subjectGroup.reset();
        QCOMPARE(namesOf(bucketsOf(file)), QStringList{QStringLiteral("unit:%1:none:open").arg(centre().toString())});
        file.units.clear();
        QCOMPARE(namesOf(bucketsOf(file)), QStringList{QStringLiteral("unit:none:none:open")});
    }

    void citizensLieInTheBucketOfTheirLastContact()
    {
        Scene scene;
        aCase(scene).calledFrom(QStringLiteral("09121234567")).registered();
        QCOMPARE(namesOf(citizenKind.number, toRow(scene.store.all<Citizen>().front())),
                 QStringList{QStringLiteral("citizens:1405")});
    }

    void baseInformationIsEverybodysAndRightsAreTheirOwners()
    {
        Scene scene;
        const QStringList everybody{QStringLiteral("reference")};
        QCOMPARE(namesOf(organisation::unitKind.number, toRow(scene.store.all<organisation::Unit>().front())), everybody);
        QCOMPARE(namesOf(organisation::postKind.number, toRow(scene.store.all<organisation::Post>().front())), everybody);
        QCOMPARE(namesOf(organisation::personKind.number, toRow(scene.store.all<organisation::Person>().front())),
                 everybody);
        QCOMPARE(namesOf(access::roleKind.number, toRow(scene.store.all<access::Role>().front())), everybody);
        QCOMPARE(namesOf(places::placeKind.number, toRow(scene.store.all<places::Place>().front())), everybody);
        const reference::Snippet snippet{reference::SnippetId(idNamed("s")), {}, {}, {}, true};
        QCOMPARE(namesOf(reference::snippetKind.number, toRow(snippet)), everybody);
        QCOMPARE(namesOf(catalogue::subjectKind.number, toRow(scene.store.all<catalogue::Subject>().front())), everybody);
        QCOMPARE(namesOf(workflow::processKind.number, toRow(shippedProcess(QStringLiteral("cycle_137")))), everybody);
        QCOMPARE(namesOf(access::userRightsKind.number, toRow(access::UserRights{sara(), 1})),
                 (QStringList{QStringLiteral("person:") + sara().toString(), QStringLiteral("rights")}));
    }
};

QTEST_GUILESS_MAIN(CaseValuesTest)
#include "case_values_test.moc"
