// SPDX-License-Identifier: GPL-3.0-or-later
#include "access/core/roles.h"
#include "organisation/core/chart_use.h"
#include "reference/core/put_record.h"
#include "support/rules/scene.h"

#include <QtTest>

using namespace peygir;
using namespace peygir::organisation;
using namespace peygir::test;

namespace {

template <class T>
Result<Changes> put(Scene &scene, const T &item)
{
    Envelope envelope = scene.envelope(aMessage(), access::systemUser());
    envelope.kind = reference::putRecordKind;
    envelope.arguments = {{QStringLiteral("type"), QLatin1String(T::tableName)},
                          {QStringLiteral("record"), fieldsToJson(item)}};
    return scene.submitted(envelope);
}

Unit unitOf(const Scene &scene, const UnitId &id)
{
    for (const Unit &unit : scene.store.all<Unit>()) {
        if (unit.id == id)
            return unit;
    }
    qFatal("no such unit");
}

} // namespace

/// Goal: what is in use in the chart is not switched off, and who tries is told how much there is (R110); nothing else is
/// kept from him.
class ChartUseTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void unitInWhichCasesLieIsNotSwitchedOff()
    {
        Scene scene;
        scene.store.put(ChartUse{unitOne().uuid(), 12, 3, 2, 1});
        Unit unit = unitOf(scene, unitOne());
        unit.active = false;
        const auto refused = put(scene, unit);
        QVERIFY(!refused.ok());
        QCOMPARE(refused.error().id(), QByteArray("organisation.unit_in_use"));
        QCOMPARE(refused.error().values().value(QStringLiteral("cases")).toLongLong(), qint64(12));
        QCOMPARE(refused.error().values().value(QStringLiteral("held")).toLongLong(), qint64(2));
        QVERIFY(unitOf(scene, unitOne()).active);
    }

    void unitWithPostsOrUnitsIsNotSwitchedOff()
    {
        for (const ChartUse &use : {ChartUse{unitOne().uuid(), 0, 1, 0, 0}, ChartUse{unitOne().uuid(), 0, 0, 0, 1}}) {
            Scene scene;
            scene.store.put(use);
            Unit unit = unitOf(scene, unitOne());
            unit.active = false;
            QVERIFY(!put(scene, unit).ok());
        }
    }

    void postWithCasesIsNotSwitchedOff()
    {
        Scene scene;
        scene.store.put(ChartUse{answeringOne().uuid(), 300});
        Post post = postOf(scene.store, answeringOne());
        post.active = false;
        const auto refused = put(scene, post);
        QVERIFY(!refused.ok());
        QCOMPARE(refused.error().id(), QByteArray("organisation.post_in_use"));
        QCOMPARE(refused.error().values().value(QStringLiteral("cases")).toLongLong(), qint64(300));
    }

    void whatIsInUseIsChangedAndMoved()
    {
        Scene scene;
        scene.store.put(ChartUse{unitOne().uuid(), 12, 3, 2, 1});
        scene.store.put(ChartUse{answeringOne().uuid(), 300});
        Unit unit = unitOf(scene, unitOne());
        unit.name.fa = QStringLiteral("نام دیگر");
        QVERIFY(put(scene, unit).ok());
        Post post = postOf(scene.store, answeringOne());
        post.unit = unitTwo();
        QVERIFY(put(scene, post).ok());
        QCOMPARE(postOf(scene.store, answeringOne()).unit, unitTwo());
    }

    void emptyUnitIsSwitchedOffAndAUnitThatIsOffIsChanged()
    {
        Scene scene;
        scene.store.put(ChartUse{unitOne().uuid()});
        Unit unit = unitOf(scene, unitOne());
        unit.active = false;
        QVERIFY(put(scene, unit).ok());
        QVERIFY(!unitOf(scene, unitOne()).active);
        // Something came there from a desk that was offline: its name may still be put right.
        scene.store.put(ChartUse{unitOne().uuid(), 1});
        unit.name.fa = QStringLiteral("نام دیگر");
        QVERIFY(put(scene, unit).ok());
    }
};

QTEST_GUILESS_MAIN(ChartUseTest)
#include "chart_use_test.moc"
