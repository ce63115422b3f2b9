// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/standard_city/case_life_check.h"
#include "support/standard_city/nyc311_day.h"

#include <QtTest>

#include <cstdio>
#include <set>

using namespace peygir;
using namespace peygir::standard_city;

/// Goal: four real days of a city's service requests can be played, every row accounted for.
class Nyc311CorpusTest : public QObject
{
    Q_OBJECT

private:
    static Result<Nyc311Days> days(QDate first, QDate last)
    {
        QFile csv(qEnvironmentVariable("PEYGIR_CORPUS")
                  + QStringLiteral("/service-requests/nyc311_2026-08-01_04.csv"));
        if (!csv.open(QIODevice::ReadOnly))
            return Error("test.unreadable");
        return readNyc311Days(csv, first, last);
    }
    static int count(const std::vector<Nyc311Remark> &remarks, const char *what)
    {
        return int(std::count_if(remarks.begin(), remarks.end(), [what](const auto &r) { return r.what == what; }));
    }

private Q_SLOTS:
    void everyRowOfTheFourDaysIsReadAndTheFourteenAreFlagged()
    {
        const auto all = days(QDate(2026, 8, 1), QDate(2026, 8, 4));
        QVERIFY(all.ok());
        QCOMPARE(all->rows.size(), size_t(41'859));
        QVERIFY(all->leftOut.empty());
        QCOMPARE(count(all->remarks, "closed_before_created"), 14);
        QCOMPARE(count(all->remarks, "no_position"), 658);
        QCOMPARE(count(all->remarks, "no_street"), 1'123);
    }

    void oneDayCanBePlayedByTwentyDesks()
    {
        const auto day = days(QDate(2026, 8, 1), QDate(2026, 8, 1));
        QVERIFY(day.ok());
        QCOMPARE(day->cases.size(), size_t(9'915));
        QCOMPARE(day->plan.users.size(), size_t(20));
        const Desks desks(day->plan);
        std::set<int> working;
        for (size_t i = 0; i < day->cases.size(); ++i) {
            const auto checked = checkCaseLife(desks, day->cases[i]);
            QVERIFY2(checked.ok(), checked.ok() ? "" : qPrintable(QDebug::toString(checked.error().values())));
            QCOMPARE(day->cases[i].closedAt.has_value(), day->rows[i].closed.has_value());
            for (const PlannedEvent &event : day->cases[i].events)
                working.insert(event.user);
        }
        QCOMPARE(working.size(), size_t(20));
    }
};

int main(int argc, char **argv)
{
    if (qEnvironmentVariableIsEmpty("PEYGIR_CORPUS")) {
        std::puts("corpus absent: 2 checks not made");
        return 77;
    }
    QCoreApplication app(argc, argv);
    Nyc311CorpusTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "nyc311_corpus_test.moc"
