// SPDX-License-Identifier: GPL-3.0-or-later
#include "access/core/change_rights.h"
#include "catalogue/core/service_location.h"
#include "reference/core/put_record.h"
#include "support/rules/scene.h"

#include <QtTest>

using namespace peygir;
using namespace peygir::test;
using namespace peygir::catalogue;
using access::Role;
using access::RoleId;

namespace {

const RoleId keeper(idNamed("role:keeper"));
const ServiceLocationId counter(idNamed("counter"));

ServiceLocation locationOf(const organisation::UnitId &unit)
{
    ServiceLocation location{counter, {QStringLiteral("پیشخوان"), {}}, unit};
    location.phone = QStringLiteral("02155555555");
    return location;
}

Result<Changes> put(Scene &scene, const ServiceLocation &location, const UserId &author = stranger())
{
    return scene.submitted({scene.nextId(), reference::putRecordKind, 1, author, scene.now, std::nullopt, std::nullopt, {},
                            {{QStringLiteral("type"), QStringLiteral("service_location")}, {QStringLiteral("record"), fieldsToJson(location)}}});
}

/// In which a stranger keeps the locations of unit one and what is below it, and nothing else.
Scene town()
{
    Scene scene;
    scene.store.put(Role{keeper, QStringLiteral("keeper"), {}, {QString::fromLatin1(editServiceLocations.id)}, true});
    scene.must(access::ChangeRights{stranger(), keeper, unitOne(), {}, true}, access::systemUser());
    return scene;
}

QByteArray refusal(const Result<Changes> &decided) { return decided.ok() ? QByteArray() : decided.error().id(); }

} // namespace

/// Goal: where a unit serves those who come is kept by whoever is given that for the unit or one above it, and by nobody else (R120).
class ServiceLocationTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void locationOfAUnitElsewhereIsRefused()
    {
        Scene scene = town();
        const auto decided = put(scene, locationOf(unitTwo()));
        QCOMPARE(refusal(decided), QByteArray("access.denied"));
        QCOMPARE(decided.error().values().value(QStringLiteral("verb")).toString(), QString::fromLatin1(editServiceLocations.id));
        QCOMPARE(refusal(put(scene, locationOf(city()))), QByteArray("access.denied"));
    }

    void locationOfAnotherUnitIsNotTakenOver()
    {
        Scene scene = town();
        QCOMPARE(refusal(put(scene, locationOf(unitTwo()), access::systemUser())), QByteArray());
        QCOMPARE(refusal(put(scene, locationOf(unitOne()))), QByteArray("access.denied"));
        // Nor is one's own given away to where one may nothing.
        QCOMPARE(refusal(put(scene, locationOf(unitOne()), access::systemUser())), QByteArray());
        QCOMPARE(refusal(put(scene, locationOf(unitTwo()))), QByteArray("access.denied"));
    }

    void whatItNamesMustBeThereAndInUse_data()
    {
        QTest::addColumn<QByteArray>("field");
        for (const char *name : {"unit", "place", "calendar"})
            QTest::newRow(name) << QByteArray(name);
    }
    void whatItNamesMustBeThereAndInUse()
    {
        QFETCH(QByteArray, field);
        Scene scene = town();
        ServiceLocation location = locationOf(unitOne());
        if (field == "unit")
            location.unit = organisation::UnitId(idNamed("none"));
        else if (field == "place")
            location.place = places::PlaceId(idNamed("none"));
        else
            location.calendar = reference::WorkingCalendarId(idNamed("none"));
        const auto decided = put(scene, location, access::systemUser());
        QCOMPARE(refusal(decided), QByteArray("catalogue.location_names_nothing"));
        QCOMPARE(decided.error().values().value(QStringLiteral("field")).toString(), QString::fromLatin1(field));
    }

    void unitThatIsSwitchedOffKeepsOnlyLocationsThatAreSwitchedOff()
    {
        Scene scene = town();
        auto unit = scene.store.all<organisation::Unit>();
        for (organisation::Unit &one : unit) {
            if (one.id == unitOne()) {
                one.active = false;
                scene.store.put(one);
            }
        }
        ServiceLocation location = locationOf(unitOne());
        QCOMPARE(refusal(put(scene, location, access::systemUser())), QByteArray("catalogue.location_names_nothing"));
        location.active = false;
        QCOMPARE(refusal(put(scene, location, access::systemUser())), QByteArray());
    }

    void locationsOfOnesUnitAndOfThoseBelowItAreKept()
    {
        Scene scene = town();
        QCOMPARE(refusal(put(scene, locationOf(unitOne()))), QByteArray());
        QVERIFY(scene.store.all<ServiceLocation>().front().unit == unitOne());
        QCOMPARE(refusal(put(scene, locationOf(yardOne()))), QByteArray());
        QVERIFY(scene.store.all<ServiceLocation>().front().unit == yardOne());
    }

    void deskThatDoesNotHoldTheUnitLeavesItToTheServer()
    {
        Scene scene = town();
        auto held = scene.store.aggregates();
        std::erase_if(held, [](const AggregateId &one) { return one.id == unitOne().uuid(); });
        FactStore store = FactStore::deskWith(scene.store, held);
        const RightsOf rights = access::rightsOf;
        const Facts facts(store, access::systemUser(), rights);
        const auto decided = putServiceLocation(locationOf(unitOne()), facts);
        QVERIFY(decided.ok() && decided->isLeftToServer());
    }
};

QTEST_GUILESS_MAIN(ServiceLocationTest)
#include "service_location_test.moc"
