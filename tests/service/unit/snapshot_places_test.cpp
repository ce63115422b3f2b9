// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/snapshot_places.h"

#include "base/limits.h"
#include "base/random.h"

#include <QtTest>

#include <vector>

using namespace peygir;
using namespace peygir::server;

/// Goal: many desks that begin in one morning are served a few at a time, and no person keeps the others out (SYNC 18).
class SnapshotPlacesTest : public QObject
{
    Q_OBJECT

    using Place = std::shared_ptr<SnapshotPlaces::Place>;

    SeededRandom m_random{7};

    UserId somebody() { return UserId(newUuid(Instant(1), m_random)); }

private Q_SLOTS:
    void nobodyHasMoreThanHisShare()
    {
        SnapshotPlaces places;
        const UserId greedy = somebody();
        std::vector<Place> taken;
        for (int n = 0; n < limits::snapshotsServedToOne; ++n) {
            taken.push_back(places.take(greedy));
            QVERIFY(taken.back());
        }
        QVERIFY(!places.take(greedy));
        QVERIFY(places.take(somebody()));
        taken.pop_back();
        QVERIFY(places.take(greedy));
    }

    void allTogetherHaveNoMoreThanThereAre()
    {
        SnapshotPlaces places;
        std::vector<Place> taken;
        for (int n = 0; n < limits::snapshotsServed; ++n) {
            taken.push_back(places.take(somebody()));
            QVERIFY(taken.back());
        }
        const UserId late = somebody();
        QVERIFY(!places.take(late));
        taken.erase(taken.begin());
        const Place his = places.take(late);
        QVERIFY(his);
        QVERIFY(!places.take(somebody()));
    }

    void placeMayOutliveWhoGaveIt()
    {
        Place place;
        {
            SnapshotPlaces places;
            place = places.take(somebody());
        }
        QVERIFY(place);
        place.reset();
    }
};

QTEST_GUILESS_MAIN(SnapshotPlacesTest)
#include "snapshot_places_test.moc"
