// SPDX-License-Identifier: GPL-3.0-or-later
#include "followup/core/route.h"

#include <QtTest>

#include <algorithm>
#include <numeric>
#include <random>

using namespace peygir::followup;

namespace {

using Stops = std::vector<std::optional<GeoPoint>>;
using Order = std::vector<size_t>;

/// In thousandths of a degree from a corner of Tehran: about 90 metres to the east, 111 to the north.
GeoPoint at(int east, int north) { return {35'600'000 + north * 1000, 51'300'000 + east * 1000}; }

Stops someStops(size_t count, unsigned seed)
{
    std::mt19937 random(seed);
    std::uniform_int_distribution<int> part(0, 100);
    Stops stops;
    for (size_t n = 0; n < count; ++n) {
        const int east = part(random);
        stops.emplace_back(at(east, part(random)));
    }
    return stops;
}

double lengthOf(const std::optional<GeoPoint> &from, const Stops &stops, const Order &order)
{
    double length = from && !order.empty() ? metresBetween(*from, *stops[order.front()]) : 0;
    for (size_t n = 1; n < order.size(); ++n)
        length += metresBetween(*stops[order[n - 1]], *stops[order[n]]);
    return length;
}

/// Of all orders that there are.
double shortest(const std::optional<GeoPoint> &from, const Stops &stops)
{
    Order order(stops.size());
    std::iota(order.begin(), order.end(), 0);
    double best = lengthOf(from, stops, order);
    while (std::next_permutation(order.begin(), order.end()))
        best = std::min(best, lengthOf(from, stops, order));
    return best;
}

} // namespace

/// Goal: an expert in the field drives little: the visits of a day come in the order of a short way, whatever is not on
/// the map last (R059).
class RouteTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothingToVisitIsNoRoute()
    {
        QVERIFY(routeOf({}, {}).order.empty());
        QVERIFY(routeOf(at(0, 0), {}).order.empty());
    }

    void stopsWithoutPointComeLastAsTheyWereGiven()
    {
        const Route route = routeOf(at(0, 0), {std::nullopt, at(9, 0), std::nullopt, at(1, 0)});
        QCOMPARE(route.order, (Order{3, 1, 0, 2}));
        QVERIFY(route.legs[0] && route.legs[1]);
        QVERIFY(!route.legs[2] && !route.legs[3]);
    }

    void nothingOnTheMapKeepsItsOrder()
    {
        const Route route = routeOf({}, {std::nullopt, std::nullopt, std::nullopt});
        QCOMPARE(route.order, (Order{0, 1, 2}));
        QCOMPARE(route.legs, (std::vector<std::optional<double>>(3)));
    }

    void stopsOfOneStreetAreGoneThroughFromWhereOneIs()
    {
        const Stops stops{at(30, 0), at(10, 0), at(40, 0), at(20, 0)};
        QCOMPARE(routeOf(at(0, 0), stops).order, (Order{1, 3, 0, 2}));
        QCOMPARE(routeOf(at(50, 0), stops).order, (Order{2, 0, 3, 1}));
    }

    void withoutAPlaceToBeginOneBeginsAtAnEnd()
    {
        const Route route = routeOf({}, {at(20, 0), at(10, 0), at(40, 0), at(30, 0)});
        QVERIFY(route.order == (Order{1, 0, 3, 2}) || route.order == (Order{2, 3, 0, 1}));
        QVERIFY(!route.legs.front());
    }

    void nearestFirstIsNotBelievedWhereTheWayCrossesItself()
    {
        // Nearest first goes to 1, -3, 5 and -20 of the street, to and fro: 38. To one end and then to the other is 30.
        const Stops stops{at(1, 0), at(-3, 0), at(5, 0), at(-20, 0)};
        const Order order = routeOf(at(0, 0), stops).order;
        QVERIFY(lengthOf(at(0, 0), stops, order) <= shortest(at(0, 0), stops) + 1);
        QCOMPARE(order.back(), size_t(3));
    }

    void legsAreTheMetresBetweenOneAndTheNext()
    {
        const Stops stops{at(0, 10), at(0, 30)};
        const Route route = routeOf(at(0, 0), stops);
        // A thousandth of a degree to the north is 111.2 metres everywhere.
        QVERIFY(std::abs(*route.legs[0] - 1112) < 2);
        QVERIFY(std::abs(*route.legs[1] - 2224) < 2);
    }

    void placesOnTheSameSpotAreNoTrouble()
    {
        const Stops stops{at(5, 5), at(5, 5), at(5, 5)};
        const Route route = routeOf(at(5, 5), stops);
        QCOMPARE(Order(route.order).size(), size_t(3));
        QCOMPARE(*route.legs[2], 0.0);
    }

    void sevenStopsAreNearlyAsShortAsCanBe_data()
    {
        QTest::addColumn<unsigned>("seed");
        for (unsigned seed = 1; seed <= 40; ++seed)
            QTest::addRow("seed %u", seed) << seed;
    }
    void sevenStopsAreNearlyAsShortAsCanBe()
    {
        QFETCH(unsigned, seed);
        const Stops stops = someStops(7, seed);
        for (const std::optional<GeoPoint> &from : {std::optional(at(50, 50)), std::optional<GeoPoint>()}) {
            const Route route = routeOf(from, stops);
            const double length = lengthOf(from, stops, route.order);
            QVERIFY2(length <= shortest(from, stops) * 1.25, qPrintable(QString::number(length)));
        }
    }

    void noPartOfAWayIsShorterTurnedRound()
    {
        const Stops stops = someStops(60, 7);
        const Order order = routeOf(at(0, 0), stops).order;
        const double length = lengthOf(at(0, 0), stops, order);
        for (size_t first = 0; first < order.size(); ++first) {
            for (size_t last = first + 1; last < order.size(); ++last) {
                Order turned = order;
                std::reverse(turned.begin() + std::ptrdiff_t(first), turned.begin() + std::ptrdiff_t(last) + 1);
                QVERIFY(lengthOf(at(0, 0), stops, turned) > length - 0.02);
            }
        }
    }

    void eachStopComesOnceHoweverManyThereAre_data()
    {
        QTest::addColumn<int>("count");
        QTest::newRow("one") << 1;
        QTest::newRow("as many as are improved") << int(mostImprovedStops);
        QTest::newRow("one more") << int(mostImprovedStops) + 1;
        QTest::newRow("a thousand") << 1000;
    }
    void eachStopComesOnceHoweverManyThereAre()
    {
        QFETCH(int, count);
        const Stops stops = someStops(size_t(count), 3);
        for (const std::optional<GeoPoint> &from : {std::optional(at(50, 50)), std::optional<GeoPoint>()}) {
            Order order = routeOf(from, stops).order;
            std::sort(order.begin(), order.end());
            Order all(stops.size());
            std::iota(all.begin(), all.end(), 0);
            QCOMPARE(order, all);
        }
    }
};

QTEST_APPLESS_MAIN(RouteTest)
#include "route_test.moc"
