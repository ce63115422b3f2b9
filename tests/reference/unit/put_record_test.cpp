// SPDX-License-Identifier: GPL-3.0-or-later
#include "reference/core/put_record.h"
#include "access/core/roles.h"
#include "support/rules/scene.h"

#include <QtTest>

using namespace peygir;
using namespace peygir::test;

namespace {

Result<Changes> put(Scene &scene, const QString &type, const QJsonObject &record,
                    const UserId &author = access::systemUser())
{
    Envelope envelope = scene.envelope(aMessage(), author);
    envelope.kind = reference::putRecordKind;
    envelope.arguments = {{QStringLiteral("type"), type}, {QStringLiteral("record"), record}};
    return scene.submitted(envelope);
}

const QString processType = QStringLiteral("process");

places::Place aPlace()
{
    return {places::PlaceId(idNamed("square")), regionOne(), places::PlaceLevel::Street,
            {QStringLiteral("Square"), {}}, 35'700'000, 51'400'000, {}, true};
}

} // namespace

/// Goal: base information is put record by record, checked, by those who may.
class PutRecordTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void unknownTypeIsRefused()
    {
        Scene scene;
        QCOMPARE(put(scene, QStringLiteral("case_card"), {}).error().id(), QByteArray("reference.type_unknown"));
    }

    void malformedRecordIsRefused()
    {
        Scene scene;
        QJsonObject record = fieldsToJson(aPlace());
        record.insert(QStringLiteral("level"), QStringLiteral("planet"));
        QCOMPARE(put(scene, QStringLiteral("place"), record).error().id(), QByteArray("command.field.malformed"));
    }

    void personWithoutTheRightIsDenied()
    {
        Scene scene;
        QCOMPARE(put(scene, QStringLiteral("place"), fieldsToJson(aPlace()), sara()).error().id(),
                 QByteArray("access.denied"));
    }

    void recordIsPutAndReplaced()
    {
        Scene scene;
        places::Place place = aPlace();
        QVERIFY(put(scene, QStringLiteral("place"), fieldsToJson(place)).ok());
        place.active = false;
        QVERIFY(put(scene, QStringLiteral("place"), fieldsToJson(place)).ok());
        const auto places = scene.store.all<places::Place>();
        const auto found =
            std::find_if(places.begin(), places.end(), [&](const places::Place &each) { return each.id == place.id; });
        QVERIFY(found != places.end());
        QVERIFY(toRow(*found).sameContent(toRow(place)));
    }

    void processThatCannotBeReadIsRefused()
    {
        Scene scene;
        workflow::ProcessDefinition record = shippedProcess(QStringLiteral("cycle_137"));
        record.definition = QStringLiteral("{}");
        const auto decided = put(scene, processType, fieldsToJson(record));
        QVERIFY(decided.error().id().startsWith("workflow.process."));
    }

    void recordThatIsNotThatOfItsTextIsRefused_data()
    {
        QTest::addColumn<int>("what");
        QTest::newRow("id") << 0;
        QTest::newRow("key") << 1;
        QTest::newRow("version") << 2;
    }
    void recordThatIsNotThatOfItsTextIsRefused()
    {
        QFETCH(int, what);
        Scene scene;
        workflow::ProcessDefinition record = shippedProcess(QStringLiteral("cycle_137"));
        if (what == 0)
            record.id = workflow::ProcessId(idNamed("another"));
        else if (what == 1)
            record.key = QStringLiteral("another");
        else
            record.version = 2;
        QCOMPARE(put(scene, processType, fieldsToJson(record)).error().id(),
                 QByteArray("workflow.process.record_differs"));
    }

    void processThatCasesWalkNeverChanges()
    {
        Scene scene;
        workflow::ProcessDefinition record = shippedProcess(QStringLiteral("cycle_137"));
        record.definition.replace(QStringLiteral("#64748b"), QStringLiteral("#15803d"));
        QCOMPARE(put(scene, processType, fieldsToJson(record)).error().id(),
                 QByteArray("workflow.process.published"));
        record = shippedProcess(QStringLiteral("cycle_137"));
        record.active = false;
        QVERIFY(put(scene, processType, fieldsToJson(record)).ok());
    }

    void processIsParsedOnceAndShared()
    {
        const workflow::ProcessDefinition record = shippedProcess(QStringLiteral("cycle_137"));
        QCOMPARE(workflow::processOf(record).value().get(), workflow::processOf(record).value().get());
    }
};

QTEST_GUILESS_MAIN(PutRecordTest)
#include "put_record_test.moc"
