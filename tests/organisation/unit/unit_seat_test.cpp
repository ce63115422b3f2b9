// SPDX-License-Identifier: GPL-3.0-or-later
#include "organisation/core/unit_seat.h"
#include "reference/core/put_record.h"
#include "reference/core/record_history.h"
#include "support/rules/scene.h"

#include <QtTest>

using namespace peygir;
using namespace peygir::organisation;
using namespace peygir::test;

namespace {

Result<Changes> put(Scene &scene, const UnitSeat &seat, const UserId &author = access::systemUser())
{
    return scene.submitted({scene.nextId(), reference::putRecordKind, 1, author, scene.now, std::nullopt, std::nullopt, {},
                            {{QStringLiteral("type"), QStringLiteral("unit_seat")}, {QStringLiteral("record"), fieldsToJson(seat)}}});
}

} // namespace

/// Goal: a unit is put below a post of the unit above it and below no other, by those who keep the chart (R111).
class UnitSeatTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatDoesNotFitIsRefusedByName_data()
    {
        QTest::addColumn<UnitId>("unit");
        QTest::addColumn<PostId>("post");
        QTest::addColumn<QByteArray>("error");
        const auto row = [](const char *name, const UnitId &unit, const PostId &post, const char *error) {
            QTest::newRow(name) << unit << post << QByteArray(error);
        };
        row("no such unit", UnitId(idNamed("none")), headOne(), "organisation.unit_unknown");
        row("no such post", yardOne(), PostId(idNamed("none")), "organisation.seat_unknown");
        row("post of another unit", yardOne(), answeringTwo(), "organisation.seat_elsewhere");
        row("post of the unit itself", unitOne(), headOne(), "organisation.seat_elsewhere");
        row("a top", city(), headOne(), "organisation.seat_elsewhere");
    }
    void whatDoesNotFitIsRefusedByName()
    {
        QFETCH(UnitId, unit);
        QFETCH(PostId, post);
        Scene scene;
        const auto refused = put(scene, {unit, post});
        QTEST(refused.error().id(), "error");
        if (refused.error().id() == "organisation.seat_elsewhere")
            QCOMPARE(refused.error().values().value(QStringLiteral("post")).toString(), postOf(scene.store, post).name.fa);
    }

    void postThatIsSwitchedOffIsRefused()
    {
        Scene scene;
        Post off = postOf(scene.store, headOne());
        off.active = false;
        scene.store.put(off);
        QCOMPARE(put(scene, {yardOne(), headOne()}).error().id(), QByteArray("organisation.seat_off"));
    }

    void unitIsPutBelowAPostAndBelowTheUnitItselfAgain()
    {
        Scene scene;
        QCOMPARE(put(scene, {yardOne(), headOne()}, stranger()).error().id(), QByteArray("access.denied"));
        QVERIFY(put(scene, {yardOne(), answeringOne()}).ok());
        QVERIFY(scene.store.all<UnitSeat>().front().post == answeringOne());
        QVERIFY(put(scene, {yardOne(), std::nullopt}).ok());
        QVERIFY(!scene.store.all<UnitSeat>().front().post);
        // Nothing is made here: the unit is changed, and its log says from where and to where (R112).
        const QString post = answeringOne().uuid().toString();
        const auto line = [](const QJsonValue &from, const QJsonValue &to) {
            return QJsonObject{{QStringLiteral("post"), QJsonObject{{QStringLiteral("from"), from}, {QStringLiteral("to"), to}}}};
        };
        std::vector<QJsonObject> told;
        for (const reference::RecordHistory &entry : scene.store.all<reference::RecordHistory>()) {
            if (entry.recordType != QLatin1String(UnitSeat::tableName))
                continue;
            QVERIFY(entry.record == yardOne().uuid() && entry.what == reference::RecordChange::Changed);
            told.push_back(entry.changed);
        }
        QCOMPARE(told.size(), size_t(2));
        for (const QJsonObject &expected : {line(QJsonValue::Null, post), line(post, QJsonValue::Null)})
            QVERIFY(std::find(told.begin(), told.end(), expected) != told.end());
    }

    void deskThatDoesNotHoldThePostLeavesItToTheServer()
    {
        Scene scene;
        auto held = scene.store.aggregates();
        std::erase_if(held, [](const AggregateId &one) { return one.id == headOne().uuid(); });
        FactStore desk = FactStore::deskWith(scene.store, held);
        const RightsOf rights = access::rightsOf;
        const Facts facts(desk, access::systemUser(), rights);
        const auto decided = putUnitSeat({yardOne(), headOne()}, facts);
        QVERIFY(decided.ok() && decided->isLeftToServer());
    }
};

QTEST_GUILESS_MAIN(UnitSeatTest)
#include "unit_seat_test.moc"
