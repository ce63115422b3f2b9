// SPDX-License-Identifier: GPL-3.0-or-later
#include "places/core/place_tree.h"
#include "access/core/roles.h"
#include "support/rules/scene.h"

#include <QtTest>

using namespace peygir;
using namespace peygir::places;
using namespace peygir::test;

namespace {

struct Asked
{
    FactStore store = theTown();
    RightsOf rights = access::rightsOf;
    Facts facts{store, sara(), rights};
};

} // namespace

/// Goal: region and responsible unit of a place are found on the way up, and a broken tree ends the search.
class PlaceTreeTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void placeThatDoesNotExistHasNeither()
    {
        Asked asked;
        QVERIFY(unitOf(asked.facts, PlaceId(idNamed("nowhere"))).isAbsent());
        QVERIFY(regionOf(asked.facts, PlaceId(idNamed("nowhere"))).isAbsent());
    }

    void ringEndsTheSearch()
    {
        Asked asked;
        const PlaceId a(idNamed("ring a"));
        const PlaceId b(idNamed("ring b"));
        asked.store.put(Place{a, b, PlaceLevel::Street, {}, {}, {}, {}, true});
        asked.store.put(Place{b, a, PlaceLevel::Street, {}, {}, {}, {}, true});
        QVERIFY(unitOf(asked.facts, a).isAbsent());
        QVERIFY(regionOf(asked.facts, a).isAbsent());
    }

    void placeThatADeskDoesNotHoldIsUnknown()
    {
        FactStore desk(FactStore::Side::Desk);
        const RightsOf rights = access::rightsOf;
        const Facts facts(desk, sara(), rights);
        QVERIFY(unitOf(facts, streetOne()).isUnknown());
        QVERIFY(regionOf(facts, streetOne()).isUnknown());
    }

    void nearestUnitUpwardsLooksAfterThePlace()
    {
        Asked asked;
        QCOMPARE(*unitOf(asked.facts, streetOne()), unitOne().uuid());
        QCOMPARE(*unitOf(asked.facts, regionTwo()), unitTwo().uuid());
        QVERIFY(unitOf(asked.facts, wasteland()).isAbsent());
        Place street = asked.store.all<Place>().front();
        street.id = streetOne();
        street.parent = regionOne();
        street.unit = yardOne().uuid();
        asked.store.put(street);
        QCOMPARE(*unitOf(asked.facts, streetOne()), yardOne().uuid());
    }

    void regionIsTheOneAround()
    {
        Asked asked;
        QCOMPARE(*regionOf(asked.facts, streetOne()), regionOne());
        QCOMPARE(*regionOf(asked.facts, regionOne()), regionOne());
    }
};

QTEST_GUILESS_MAIN(PlaceTreeTest)
#include "place_tree_test.moc"
