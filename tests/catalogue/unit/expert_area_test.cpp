// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalogue/core/expert_area.h"

#include "base/limits.h"
#include "reference/core/put_record.h"
#include "support/rules/scene.h"

#include <QtTest>

using namespace peygir;
using namespace peygir::catalogue;
using namespace peygir::test;

namespace {

ExpertArea anArea(const char *name = "area")
{
    return {ExpertAreaId(idNamed(name)), {QStringLiteral("محدوده"), {}}, followUpPost()};
}

Result<Changes> put(Scene &scene, const ExpertArea &area, const UserId &author = access::systemUser())
{
    Envelope envelope = scene.envelope(aMessage(), author);
    envelope.kind = reference::putRecordKind;
    envelope.version = 1;
    envelope.arguments = {{QStringLiteral("type"), QStringLiteral("expert_area")},
                          {QStringLiteral("record"), fieldsToJson(area)}};
    return scene.submitted(envelope);
}

/// The areas in the book of this unit, by name of the test.
int listed(const Scene &scene, const std::optional<organisation::UnitId> &unit)
{
    for (const AreaBook &book : scene.store.all<AreaBook>()) {
        if (book.unit == unit)
            return int(book.areas.size());
    }
    return 0;
}

AreaEntry entry(const char *post, const std::optional<places::PlaceId> &region,
                const std::optional<SubjectGroupId> &group)
{
    return {ExpertAreaId(idNamed(post)), organisation::PostId(idNamed(post)), region, group};
}

} // namespace

/// Goal: rules find whose area a case is in without searching: the books say the same as the areas, whatever is done to
/// one.
class ExpertAreaTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void areaToWhichNothingWouldComeIsRefused_data()
    {
        QTest::addColumn<QByteArray>("error");
        QTest::addColumn<QString>("field");
        QTest::addColumn<Uuid>("post");
        QTest::addColumn<Uuid>("region");
        QTest::newRow("no such post") << QByteArray("catalogue.area_post") << QStringLiteral("post") << idNamed("gone")
                                      << regionOne().uuid();
        QTest::newRow("post no longer used")
            << QByteArray("catalogue.area_post") << QStringLiteral("post") << oldPost().uuid() << regionOne().uuid();
        QTest::newRow("post without a part")
            << QByteArray("catalogue.area_role") << QStringLiteral("post") << headOne().uuid() << regionOne().uuid();
        QTest::newRow("street") << QByteArray("catalogue.area_region") << QStringLiteral("region")
                                << followUpPost().uuid() << streetOne().uuid();
        QTest::newRow("no such place") << QByteArray("catalogue.area_region") << QStringLiteral("region")
                                       << followUpPost().uuid() << idNamed("gone");
    }
    void areaToWhichNothingWouldComeIsRefused()
    {
        QFETCH(QByteArray, error);
        QFETCH(QString, field);
        QFETCH(Uuid, post);
        QFETCH(Uuid, region);
        Scene scene;
        ExpertArea area = anArea();
        area.post = organisation::PostId(post);
        area.region = places::PlaceId(region);
        const auto refused = put(scene, area);
        QVERIFY(!refused.ok());
        QCOMPARE(refused.error().id(), error);
        QCOMPARE(refused.error().values().value(QStringLiteral("field")).toString(), field);
    }

    void whoMayNotChangeTheChartGivesNobodyAnArea()
    {
        Scene scene;
        QCOMPARE(put(scene, anArea(), sara()).error().id(), QByteArray("access.denied"));
    }

    void moreThanARuleReadsAreRefused()
    {
        Scene scene;
        AreaBook full{areaBookOf({}), {}, {}};
        for (int n = 0; n < limits::areasOfUnit; ++n)
            full.areas.push_back(entry(qPrintable(QString::number(n)), {}, {}));
        scene.store.put(full);
        QCOMPARE(put(scene, anArea()).error().id(), QByteArray("catalogue.area_many"));
        QVERIFY(put(scene,
                    [] {
                        ExpertArea area = anArea();
                        area.unit = unitOne();
                        return area;
                    }())
                    .ok());
    }

    void areaStandsInTheBookOfItsUnitAlone()
    {
        Scene scene;
        ExpertArea area = anArea();
        QVERIFY(put(scene, area).ok());
        QCOMPARE(listed(scene, {}), 1);
        area.unit = unitOne();
        QVERIFY(put(scene, area).ok());
        QCOMPARE(listed(scene, {}), 0);
        QCOMPARE(listed(scene, unitOne()), 1);
        area.region = regionTwo();
        QVERIFY(put(scene, area).ok());
        QCOMPARE(listed(scene, unitOne()), 1);
        area.active = false;
        QVERIFY(put(scene, area).ok());
        QCOMPARE(listed(scene, unitOne()), 0);
    }

    void twoAreasAlikeAreBothListedAndLeaveOneByOne()
    {
        Scene scene;
        ExpertArea second = anArea("second");
        QVERIFY(put(scene, anArea()).ok());
        QVERIFY(put(scene, second).ok());
        QCOMPARE(listed(scene, {}), 2);
        second.active = false;
        QVERIFY(put(scene, second).ok());
        QCOMPARE(listed(scene, {}), 1);
    }

    void areaOfAPostThatIsGoneCanBePutAside()
    {
        Scene scene;
        ExpertArea area = anArea();
        QVERIFY(put(scene, area).ok());
        organisation::Post post = postOf(scene.store, followUpPost());
        post.active = false;
        scene.store.put(post);
        area.active = false;
        QVERIFY(put(scene, area).ok());
    }

    void nearestPostsComeFirstAndThoseAlikeInTheirOrder()
    {
        const SubjectGroupId parks(idNamed("parks"));
        const AreaBook book{areaBookOf({}),
                            {},
                            {entry("all", {}, {}), entry("group", {}, streets()), entry("region", regionOne(), {}),
                             entry("all again", {}, {}), entry("both", regionOne(), streets()),
                             entry("other", regionTwo(), {}), entry("parks", {}, parks)}};
        const auto posts = [](const std::vector<std::vector<const char *>> &near) {
            std::vector<EquallyNear> found;
            for (const auto &names : near) {
                found.emplace_back();
                for (const char *name : names)
                    found.back().push_back(organisation::PostId(idNamed(name)));
            }
            return found;
        };
        QVERIFY(postsFor(book, regionOne(), streets()) == posts({{"both"}, {"region"}, {"group"}, {"all", "all again"}}));
        QVERIFY(postsFor(book, {}, {}) == posts({{"all", "all again"}}));
        QVERIFY(postsFor(book, regionTwo(), parks) == posts({{"other"}, {"parks"}, {"all", "all again"}}));
    }
};

QTEST_GUILESS_MAIN(ExpertAreaTest)
#include "expert_area_test.moc"
