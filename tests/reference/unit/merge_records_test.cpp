// SPDX-License-Identifier: GPL-3.0-or-later
#include "administration/core/sections.h"
#include "access/core/roles.h"
#include "catalogue/core/record_forms.h"
#include "catalogue/core/service_terms.h"
#include "composition/registry.h"
#include "reference/core/merge_records.h"
#include "reference/core/record_form.h"
#include "reference/core/record_history.h"
#include "reference/core/record_merge.h"
#include "support/rules/scene.h"

#include <QtTest>

using namespace peygir;
using namespace peygir::test;
using namespace peygir::reference;
using catalogue::ServiceAudience;
using catalogue::ServiceAudienceId;
using catalogue::ServiceEvent;

namespace {

const QString audienceType = QString::fromLatin1(ServiceAudience::tableName);

ServiceAudience audience(const char *name)
{
    return {ServiceAudienceId(idNamed(name)), {QString::fromLatin1(name), {}}, catalogue::ServedSector::Citizens};
}

/// Three audiences, and an event that names the second.
struct Audiences
{
    Scene scene;
    Uuid a = idNamed("a");
    Uuid b = idNamed("b");
    Uuid c = idNamed("c");

    Audiences()
    {
        for (access::Role role : scene.store.all<access::Role>()) {
            if (role.key == QStringLiteral("everything"))
                role.verbs.push_back(QStringLiteral("catalogue.edit"));
            scene.store.put(role);
        }
        for (const char *name : {"a", "b", "c"})
            scene.store.put(audience(name));
        scene.store.put(event());
    }
    ServiceEvent event() const
    {
        return {catalogue::ServiceEventId(idNamed("event")), {QStringLiteral("event"), {}}, ServiceAudienceId(b)};
    }
    MergeRecords merge(const Uuid &keep, const Uuid &drop) const { return {audienceType, keep, drop}; }
    PartRecords part(const Uuid &keep, const Uuid &drop) const { return {audienceType, keep, drop}; }
    Result<Changes> put(const ServiceAudience &record, const UserId &author = access::systemUser())
    {
        Envelope envelope = scene.envelope(aMessage(), author);
        envelope.kind = putRecordKind;
        envelope.arguments = {{QStringLiteral("type"), audienceType}, {QStringLiteral("record"), fieldsToJson(record)}};
        return scene.submitted(envelope);
    }
    /// The event with another note.
    Result<Changes> putEvent()
    {
        Envelope envelope = scene.envelope(aMessage(), access::systemUser());
        envelope.kind = putRecordKind;
        ServiceEvent changed = event();
        changed.note = QStringLiteral("words %1").arg(scene.store.all<RecordHistory>().size());
        envelope.arguments = {{QStringLiteral("type"), QString::fromLatin1(ServiceEvent::tableName)},
                              {QStringLiteral("record"), fieldsToJson(changed)}};
        return scene.submitted(envelope);
    }
    bool inUse(const Uuid &id)
    {
        const auto all = scene.store.all<ServiceAudience>();
        return std::find_if(all.begin(), all.end(), [&](const auto &one) { return one.id.uuid() == id; })->active;
    }
    std::optional<RecordMerge> mergeOf(const Uuid &id)
    {
        for (const RecordMerge &one : scene.store.all<RecordMerge>()) {
            if (one.record == id && one.active)
                return one;
        }
        return std::nullopt;
    }
};

QByteArray refusal(const Result<Changes> &decided) { return decided.ok() ? QByteArray("(none)") : decided.error().id(); }

} // namespace

/// Goal: of two records of one thing one stays and is shown for the other, nothing that names either is written, and it is taken
/// back as it was.
class MergeRecordsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whoMayNotChangeRecordsOfTheTypeIsDenied()
    {
        Audiences two;
        QCOMPARE(refusal(two.scene.decide(two.merge(two.a, two.b), stranger())), QByteArray("access.denied"));
        two.scene.must(two.merge(two.a, two.b), access::systemUser());
        QCOMPARE(refusal(two.scene.decide(two.part(two.a, two.b), stranger())), QByteArray("access.denied"));
    }

    void whatCasesNameIsNotMerged_data()
    {
        QTest::addColumn<QString>("type");
        for (const char *type : {"subject", "subject_group", "place", "unit", "post", "person", "role", "process", "expert_area",
                                 "service_location", "feedback_rule", "working_calendar", "calendar_day", "sub_section", "section_access"})
            QTest::newRow(type) << QString::fromLatin1(type);
    }
    void whatCasesNameIsNotMerged()
    {
        QFETCH(QString, type);
        Audiences two;
        QCOMPARE(refusal(two.scene.decide(MergeRecords{type, two.a, two.b}, access::systemUser())),
                 QByteArray("reference.not_mergeable"));
    }

    void formsAndRulesSayTheSameOfWhatIsMerged()
    {
        auto forms = catalogue::recordForms();
        for (auto &more : {recordForms(), administration::recordForms()})
            forms.insert(forms.end(), more.begin(), more.end());
        int mergeable = 0;
        for (const RecordType &type : makeRecordTypes()) {
            const auto form = std::find_if(forms.begin(), forms.end(), [&](const RecordForm &one) { return type.name == one.type; });
            QCOMPARE(form != forms.end() && form->isMergeable, type.isMergeable);
            mergeable += type.isMergeable;
        }
        QCOMPARE(mergeable, 9);
    }

    void whatIsNotThereOrTheSameIsRefused()
    {
        Audiences two;
        const Uuid nothing = idNamed("nothing");
        QCOMPARE(refusal(two.scene.decide(two.merge(two.a, nothing), access::systemUser())), QByteArray("reference.record_unknown"));
        QCOMPARE(refusal(two.scene.decide(two.merge(nothing, two.a), access::systemUser())), QByteArray("reference.record_unknown"));
        QCOMPARE(refusal(two.scene.decide(two.merge(two.a, two.a), access::systemUser())), QByteArray("reference.merge_same"));
        QCOMPARE(refusal(two.scene.decide(MergeRecords{QStringLiteral("planet"), two.a, two.b}, access::systemUser())),
                 QByteArray("reference.type_unknown"));
    }

    void circleIsRefusedAndSaysWhichIsShown()
    {
        Audiences two;
        two.scene.must(two.merge(two.b, two.a), access::systemUser());
        const auto back = two.scene.decide(two.merge(two.a, two.b), access::systemUser());
        QCOMPARE(refusal(back), QByteArray("reference.merge_circle"));
        QCOMPARE(back.error().values().value(QStringLiteral("name")).toString(), QStringLiteral("b"));
        // Also the long way round.
        two.scene.must(two.merge(two.c, two.b), access::systemUser());
        QCOMPARE(refusal(two.scene.decide(two.merge(two.a, two.c), access::systemUser())), QByteArray("reference.merge_circle"));
    }

    void whatIsKeptHasToBeInUseAndToStandForItself()
    {
        Audiences two;
        ServiceAudience off = audience("a");
        off.active = false;
        two.scene.store.put(off);
        QCOMPARE(refusal(two.scene.decide(two.merge(two.a, two.b), access::systemUser())), QByteArray("reference.merge_unused"));
        two.scene.must(two.merge(two.c, two.b), access::systemUser());
        const auto refused = two.scene.decide(two.merge(two.b, two.a), access::systemUser());
        QCOMPARE(refusal(refused), QByteArray("reference.record_merged"));
        QCOMPARE(refused.error().values().value(QStringLiteral("name")).toString(), QStringLiteral("c"));
    }

    void ofTwoWhoMergeOneRecordTheFirstCountsAndTheSecondIsToldIntoWhich()
    {
        Audiences two;
        two.scene.must(two.merge(two.a, two.b), sara());
        const auto second = two.scene.decide(two.merge(two.c, two.b), sara());
        QCOMPARE(refusal(second), QByteArray("reference.record_merged"));
        QCOMPARE(second.error().values().value(QStringLiteral("name")).toString(), QStringLiteral("a"));
        QVERIFY(second.error().values().contains(QStringLiteral("at")));
        // Who merges the same two once more has what he wanted.
        const auto again = two.scene.decide(two.merge(two.a, two.b), sara());
        QVERIFY(again.ok() && again->rows().empty());
    }

    void mergedOneIsSwitchedOffAndWhatNamesItStays()
    {
        Audiences two;
        const auto changes = two.scene.must(two.merge(two.a, two.b), sara());
        QVERIFY(!two.inUse(two.b));
        QVERIFY(two.inUse(two.a));
        QVERIFY(two.mergeOf(two.b) && two.mergeOf(two.b)->kept == two.a && two.mergeOf(two.b)->wasActive);
        for (const Row &row : changes.rows())
            QVERIFY(row.table != &tableOf<ServiceEvent>());
        QCOMPARE(two.scene.store.all<ServiceEvent>().front().audience->uuid(), two.b);
    }

    void bothHistoriesSaySo()
    {
        Audiences two;
        two.scene.must(two.merge(two.a, two.b), sara());
        std::map<Uuid, QStringList> fields;
        for (const RecordHistory &line : two.scene.store.all<RecordHistory>()) {
            if (line.recordType != audienceType)
                continue;
            QCOMPARE(line.author, sara());
            fields[line.record] = line.changed.keys();
        }
        QCOMPARE(fields[two.b], QStringList({QStringLiteral("active"), QStringLiteral("merged_into")}));
        QCOMPARE(fields[two.a], QStringList({QStringLiteral("joined")}));
    }

    void mergedOneIsNotWrittenTo()
    {
        Audiences two;
        two.scene.must(two.merge(two.a, two.b), sara());
        ServiceAudience again = audience("b");
        again.name.fa = QStringLiteral("other");
        QCOMPARE(refusal(two.put(again)), QByteArray("reference.record_merged"));
        QVERIFY(!two.inUse(two.b));
    }

    void whatNamesAMergedOneIsWrittenAsLongAsTheOtherIsInUse()
    {
        Audiences two;
        two.scene.must(two.merge(two.a, two.b), sara());
        QVERIFY(two.putEvent().ok());
        ServiceAudience off = audience("a");
        off.active = false;
        QVERIFY(two.put(off).ok());
        QCOMPARE(refusal(two.putEvent()), QByteArray("catalogue.term_unknown"));
    }

    void partingBringsBackWhatWas_data()
    {
        QTest::addColumn<bool>("wasInUse");
        QTest::newRow("in use") << true;
        QTest::newRow("switched off before") << false;
    }
    void partingBringsBackWhatWas()
    {
        QFETCH(bool, wasInUse);
        Audiences two;
        ServiceAudience before = audience("b");
        before.active = wasInUse;
        two.scene.store.put(before);
        two.scene.must(two.merge(two.a, two.b), sara());
        two.scene.must(two.part(two.a, two.b), sara());
        QVERIFY(!two.mergeOf(two.b));
        QCOMPARE(two.inUse(two.b), wasInUse);
        // Once is enough.
        const auto again = two.scene.decide(two.part(two.a, two.b), sara());
        QVERIFY(again.ok() && again->rows().empty());
        // And it may be merged elsewhere.
        two.scene.must(two.merge(two.c, two.b), sara());
        QCOMPARE(two.mergeOf(two.b)->kept, two.c);
        QCOMPARE(refusal(two.scene.decide(two.part(two.a, two.b), sara())), QByteArray("reference.record_merged"));
    }

    void partingInTheMiddleGivesBackWhatWasThere()
    {
        Audiences two;
        two.scene.must(two.merge(two.b, two.a), sara());
        two.scene.must(two.merge(two.c, two.b), sara());
        const RightsOf rights = access::rightsOf;
        const Facts facts(two.scene.store, access::systemUser(), rights);
        QCOMPARE(shownRecord(facts, audienceType, two.a), two.c);
        two.scene.must(two.part(two.c, two.b), sara());
        QCOMPARE(two.mergeOf(two.a)->kept, two.b);
        QVERIFY(two.inUse(two.b));
    }

    void deskThatDoesNotHoldOneOfThemLeavesItToTheServer()
    {
        Audiences two;
        std::set<AggregateId> held = two.scene.store.aggregates();
        held.erase(AggregateId{catalogue::serviceAudienceKind.number, two.b});
        FactStore desk = FactStore::deskWith(two.scene.store, held);
        const auto decided = two.scene.decideOn(desk, two.scene.envelope(two.merge(two.a, two.b), sara()));
        QVERIFY(decided.ok() && decided->isLeftToServer());
    }
};

QTEST_GUILESS_MAIN(MergeRecordsTest)
#include "merge_records_test.moc"
