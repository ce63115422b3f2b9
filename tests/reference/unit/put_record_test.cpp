// SPDX-License-Identifier: GPL-3.0-or-later
#include "reference/core/put_record.h"
#include "access/core/roles.h"
#include "reference/core/base_information.h"
#include "reference/core/record_history.h"
#include "reference/core/snippet.h"
#include "support/rules/scene.h"

#include <QtTest>

using namespace peygir;
using namespace peygir::test;
using reference::Snippet;

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

Snippet aSnippet()
{
    return {reference::SnippetId(idNamed("snippet")), QStringLiteral("street"), {QStringLiteral("In the street"), {}},
            {reference::SnippetUse::Note}, true};
}

/// In order of time.
std::vector<reference::RecordHistory> historyOf(const Scene &scene, const Uuid &record)
{
    auto lines = scene.store.all<reference::RecordHistory>();
    std::erase_if(lines, [&record](const reference::RecordHistory &line) { return line.record != record; });
    std::sort(lines.begin(), lines.end(), [](const auto &a, const auto &b) { return a.at < b.at; });
    return lines;
}

QJsonObject change(const QJsonValue &from, const QJsonValue &to)
{
    return {{QStringLiteral("from"), from}, {QStringLiteral("to"), to}};
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

    void rolesAreOnlyForThoseWhoseRightCountsEverywhere()
    {
        const access::RoleId editor(idNamed("role:editor"));
        const auto decided = [&editor](std::optional<organisation::UnitId> unit) {
            Scene scene;
            const access::Role role{editor, QStringLiteral("editor"), {QStringLiteral("Editor"), {}}, {QStringLiteral("access.edit_roles")}, true};
            scene.store.put(role);
            scene.store.put(access::Assignment{access::AssignmentId(idNamed("edits")), stranger(), editor, unit, {}, true});
            return put(scene, QStringLiteral("role"), fieldsToJson(role), stranger());
        };
        QVERIFY(decided({}).ok());
        QCOMPARE(decided(unitOne()).error().id(), QByteArray("access.denied"));
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

    void placeInANarrowerOneIsRefused_data()
    {
        QTest::addColumn<Uuid>("parent");
        QTest::addColumn<QByteArray>("error");
        QTest::newRow("its own tier") << streetOne().uuid() << QByteArray("places.parent_level");
        QTest::newRow("nowhere") << idNamed("nowhere") << QByteArray("places.parent_unknown");
    }
    void placeInANarrowerOneIsRefused() // R049
    {
        QFETCH(Uuid, parent);
        QFETCH(QByteArray, error);
        Scene scene;
        places::Place place = aPlace();
        place.parent = places::PlaceId(parent);
        QCOMPARE(put(scene, QStringLiteral("place"), fieldsToJson(place)).error().id(), error);
    }

    void placeWhoseParentThisDeskDoesNotKnowIsLeftToTheServer()
    {
        Scene scene;
        auto held = scene.store.aggregates();
        held.erase(AggregateId{places::placeKind.number, regionOne().uuid()});
        scene.store = FactStore::deskWith(scene.store, held);
        QVERIFY(put(scene, QStringLiteral("place"), fieldsToJson(aPlace()))->isLeftToServer());
    }

    void unitBelowItselfIsRefused() // R067
    {
        Scene scene;
        organisation::Unit unit{unitOne(), yardOne(), organisation::UnitLevel::Authority, {QStringLiteral("one"), {}}, true};
        QCOMPARE(put(scene, QStringLiteral("unit"), fieldsToJson(unit)).error().id(), QByteArray("organisation.ring"));
        unit.parent = unit.id;
        QCOMPARE(put(scene, QStringLiteral("unit"), fieldsToJson(unit)).error().id(), QByteArray("organisation.ring"));
        unit.parent = organisation::UnitId(idNamed("nowhere"));
        QCOMPARE(put(scene, QStringLiteral("unit"), fieldsToJson(unit)).error().id(),
                 QByteArray("organisation.parent_unknown"));
        unit.parent = centre();
        QVERIFY(put(scene, QStringLiteral("unit"), fieldsToJson(unit)).ok());
    }

    void subjectThatCannotBeUsedIsRefused_data()
    {
        QTest::addColumn<int>("what");
        QTest::addColumn<QByteArray>("error");
        QTest::newRow("no time at all") << 0 << QByteArray("catalogue.hours");
        QTest::newRow("more than a year") << 1 << QByteArray("catalogue.hours");
        QTest::newRow("window of no length") << 2 << QByteArray("catalogue.hours");
        QTest::newRow("question without a key") << 3 << QByteArray("catalogue.question_key");
    }
    void subjectThatCannotBeUsedIsRefused()
    {
        QFETCH(int, what);
        QFETCH(QByteArray, error);
        Scene scene;
        catalogue::Subject subject = scene.store.all<catalogue::Subject>().front();
        if (what == 0)
            subject.deadlineHours = 0;
        else if (what == 1)
            subject.deadlineHours = 24 * 366 + 1;
        else if (what == 2)
            subject.sameProblemHours = 0;
        else
            subject.questions = {{QString(), {QStringLiteral("?"), {}}, catalogue::QuestionKind::Text, true, {}, {}}};
        QCOMPARE(put(scene, QStringLiteral("subject"), fieldsToJson(subject)).error().id(), error);
    }

    void snippetThatNobodyCouldTypeIsRefused()
    {
        Scene scene;
        Snippet snippet = aSnippet();
        snippet.abbreviation = QStringLiteral(" ");
        QCOMPARE(put(scene, QStringLiteral("snippet"), fieldsToJson(snippet)).error().id(),
                 QByteArray("reference.snippet_unreachable"));
        snippet = aSnippet();
        snippet.usedIn.clear();
        QCOMPARE(put(scene, QStringLiteral("snippet"), fieldsToJson(snippet)).error().id(),
                 QByteArray("reference.snippet_unreachable"));
        QVERIFY(put(scene, QStringLiteral("snippet"), fieldsToJson(aSnippet())).ok());
        QCOMPARE(scene.store.all<Snippet>().size(), size_t(1));
    }

    void roleKeepsAWholeNumberOfMonthsWithinTheLimit_data()
    {
        QTest::addColumn<QJsonValue>("months");
        QTest::addColumn<bool>("fits");
        QTest::newRow("open only") << QJsonValue(0) << true;
        QTest::newRow("three years") << QJsonValue(36) << true;
        QTest::newRow("more") << QJsonValue(37) << false;
        QTest::newRow("less than nothing") << QJsonValue(-1) << false;
        QTest::newRow("a part of a month") << QJsonValue(1.5) << false;
        QTest::newRow("no number") << QJsonValue(QStringLiteral("12")) << false;
    }
    void roleKeepsAWholeNumberOfMonthsWithinTheLimit()
    {
        QFETCH(QJsonValue, months);
        QFETCH(bool, fits);
        Scene scene;
        access::Role role = scene.store.all<access::Role>().front();
        role.keptMonths.insert(QStringLiteral("cases.read_files"), months);
        const auto result = put(scene, QStringLiteral("role"), fieldsToJson(role));
        QCOMPARE(result.ok(), fits);
        QCOMPARE(fits ? QByteArray() : result.error().id(), fits ? QByteArray() : QByteArray("access.kept_months"));
        QCOMPARE(scene.store.all<access::Role>().front().keptMonths.contains(QStringLiteral("cases.read_files")), fits);
    }

    void roleWithoutAGoodKeyOrNameIsRefused_data()
    {
        QTest::addColumn<QString>("key");
        QTest::addColumn<QString>("name");
        QTest::addColumn<QByteArray>("refusal");
        const QString name = QStringLiteral("کارشناس");
        QTest::newRow("good") << QStringLiteral("expert_2") << name << QByteArray();
        QTest::newRow("no key") << QString() << name << QByteArray("access.role_key");
        QTest::newRow("capital") << QStringLiteral("Expert") << name << QByteArray("access.role_key");
        QTest::newRow("digit first") << QStringLiteral("2nd") << name << QByteArray("access.role_key");
        QTest::newRow("line end") << QStringLiteral("expert\n") << name << QByteArray("access.role_key");
        QTest::newRow("too long") << QString(41, u'a') << name << QByteArray("access.role_key");
        QTest::newRow("no name") << QStringLiteral("expert") << QStringLiteral(" ") << QByteArray("access.role_name");
    }
    void roleWithoutAGoodKeyOrNameIsRefused() // R119
    {
        QFETCH(QString, key);
        QFETCH(QString, name);
        QFETCH(QByteArray, refusal);
        Scene scene;
        const access::Role role{access::RoleId(idNamed("a role")), key, {name, {}}, {}, true};
        const auto result = put(scene, QStringLiteral("role"), fieldsToJson(role));
        QCOMPARE(result.ok() ? QByteArray() : result.error().id(), refusal);
    }

    void keyOfARoleIsItsAloneUntilItHasAnother() // R114
    {
        Scene scene;
        access::Role first{access::RoleId(idNamed("first role")), QStringLiteral("expert"), {QStringLiteral("یک"), {}}, {}, true};
        access::Role second = first;
        second.id = access::RoleId(idNamed("second role"));
        QVERIFY(put(scene, QStringLiteral("role"), fieldsToJson(first)).ok());
        QVERIFY(put(scene, QStringLiteral("role"), fieldsToJson(first)).ok());
        QCOMPARE(put(scene, QStringLiteral("role"), fieldsToJson(second)).error().id(), QByteArray("access.role_key_taken"));
        first.key = QStringLiteral("other");
        QVERIFY(put(scene, QStringLiteral("role"), fieldsToJson(first)).ok());
        QVERIFY(put(scene, QStringLiteral("role"), fieldsToJson(second)).ok());
    }

    void historySaysWhoChangedWhatWhen()
    {
        Scene scene;
        places::Place place = aPlace();
        scene.now = Instant(1'000);
        QVERIFY(put(scene, QStringLiteral("place"), fieldsToJson(place)).ok());
        place.active = false;
        place.latitude.reset();
        scene.now = Instant(90'000);
        QVERIFY(put(scene, QStringLiteral("place"), fieldsToJson(place)).ok());

        auto lines = historyOf(scene, place.id.uuid());
        QCOMPARE(lines.size(), size_t(2));
        QCOMPARE(lines[0].what, reference::RecordChange::Created);
        QCOMPARE(lines[0].changed, QJsonObject());
        QCOMPARE(lines[1].what, reference::RecordChange::Changed);
        QCOMPARE(lines[1].at, Instant(90'000));
        QCOMPARE(lines[1].author, access::systemUser());
        QCOMPARE(lines[1].recordType, QStringLiteral("place"));
        QCOMPARE(lines[1].changed,
                 (QJsonObject{{QStringLiteral("active"), change(true, false)},
                              {QStringLiteral("latitude"), change(35'700'000, QJsonValue(QJsonValue::Null))}}));
    }

    void putThatChangesNothingLeavesNoHistory()
    {
        Scene scene;
        QVERIFY(put(scene, QStringLiteral("place"), fieldsToJson(aPlace())).ok());
        QVERIFY(put(scene, QStringLiteral("place"), fieldsToJson(aPlace())).ok());
        QCOMPARE(historyOf(scene, aPlace().id.uuid()).size(), size_t(1));
    }

    void historyDoesNotKeepWhatNobodyWouldRead()
    {
        const QJsonObject before{{QStringLiteral("text"), QString(20'000, u'a')}};
        const QJsonObject after{{QStringLiteral("text"), QString(20'000, u'b')}};
        const QJsonObject changed = reference::changesBetween(before, after);
        QVERIFY(changed.contains(QStringLiteral("text")));
        QCOMPARE(changed.value(QStringLiteral("text")).toObject(), QJsonObject());
    }

    void historyIsHeldByThoseWhoMayChangeTheRecord()
    {
        Scene scene;
        QVERIFY(put(scene, QStringLiteral("place"), fieldsToJson(aPlace())).ok());
        const Row row = toRow(historyOf(scene, aPlace().id.uuid()).front());
        QCOMPARE(cityRules().aggregate(reference::recordHistoryKind.number)->bucketsOf(row),
                 std::vector{reference::historyBucket(QStringLiteral("place"))});
        for (const access::BucketRule &rule : reference::bucketRules(reference::recordTypes())) {
            const auto buckets = rule.bucketsOf(access::Extent{{access::Reach{}}}, Instant(0));
            const bool holds = buckets == std::vector{reference::historyBucket(QStringLiteral("place"))};
            QCOMPARE(holds, rule.verb == reference::editPlaces);
        }
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

    void processThatNobodyCarriesOutIsRefused()
    {
        Scene scene;
        auto record = withAct(shippedProcess(QStringLiteral("cycle_137")), "temporary", "register", "no_feature.does");
        record.definition.replace(record.id.toString(), idNamed("another").toString());
        record.id = workflow::ProcessId(idNamed("another"));
        QCOMPARE(put(scene, processType, fieldsToJson(record)).error().id(), QByteArray("workflow.act_unsupported"));
    }

    void processOfANewerProgramCanBeSwitchedOff()
    {
        Scene scene;
        auto record = withAct(shippedProcess(QStringLiteral("cycle_137")), "temporary", "register", "no_feature.does");
        scene.store.put(record);
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
