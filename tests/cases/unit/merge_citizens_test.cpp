// SPDX-License-Identifier: GPL-3.0-or-later
#include "cases/core/merge_citizens.h"
#include "cases/core/subscribe_citizen.h"
#include "support/rules/scene.h"

#include <QtTest>

#include <algorithm>

using namespace peygir;
using namespace peygir::cases;
using namespace peygir::test;

namespace {

const char *const numberA = "09121234561";
const char *const numberB = "09121234562";
const char *const numberC = "09121234563";

/// Three people who have called once, or three records of one.
struct Callers
{
    Scene scene;
    CitizenId a = call(numberA);
    CitizenId b = call(numberB);
    CitizenId c = call(numberC);

    CitizenId call(const char *number)
    {
        return *scene.card(aCase(scene).calledFrom(QString::fromLatin1(number)).registered()).citizen;
    }
    Citizen citizen(const CitizenId &id) const
    {
        const std::vector<Citizen> all = scene.store.all<Citizen>();
        return *std::find_if(all.begin(), all.end(), [&id](const Citizen &one) { return one.id == id; });
    }
    std::optional<CitizenId> into(const CitizenId &id) const { return citizen(id).mergedInto; }
    void change(const CitizenId &id, const std::function<void(Citizen &)> &how)
    {
        Citizen changed = citizen(id);
        how(changed);
        scene.store.put(changed);
    }
    QByteArray refusal(const Result<Changes> &decided) const
    {
        return decided.ok() ? QByteArray() : decided.error().id();
    }
    /// All that citizens and cases are, but histories.
    std::map<std::pair<QByteArray, Uuid>, Row> rows() const
    {
        std::map<std::pair<QByteArray, Uuid>, Row> all;
        for (const auto &[key, row] : scene.store.rows()) {
            if (row->table == &tableOf<Citizen>() || row->table == &tableOf<CitizenContact>()
                || row->table == &tableOf<CaseCard>())
                all.emplace(key, *row);
        }
        return all;
    }
};

bool areSame(const std::map<std::pair<QByteArray, Uuid>, Row> &a, const std::map<std::pair<QByteArray, Uuid>, Row> &b)
{
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](const auto &one, const auto &other) {
        return one.first == other.first && one.second.sameContent(other.second);
    });
}

} // namespace

/// Goal: two records of one person become one and two again, whoever says so in whatever order, and nothing is lost.
class MergeCitizensTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whoMayNotEditCitizensIsRefused()
    {
        Callers callers;
        const MergeCitizens merge{callers.a, callers.b};
        QCOMPARE(callers.refusal(callers.scene.decide(merge, stranger())), QByteArray("access.denied"));
        const PartCitizens part{callers.b, callers.a};
        QCOMPARE(callers.refusal(callers.scene.decide(part, stranger())), QByteArray("access.denied"));
    }

    void whoIsNotThereOrIsTheSameIsRefused()
    {
        Callers callers;
        const CitizenId nobody(idNamed("nobody"));
        for (const MergeCitizens &merge : {MergeCitizens{callers.a, nobody}, MergeCitizens{nobody, callers.a}})
            QCOMPARE(callers.refusal(callers.scene.decide(merge, sara())), QByteArray("cases.citizen_unknown"));
        const MergeCitizens himself{callers.a, callers.a};
        QCOMPARE(callers.refusal(callers.scene.decide(himself, sara())), QByteArray("cases.citizen_same"));
        const PartCitizens parted{nobody, callers.a};
        QCOMPARE(callers.refusal(callers.scene.decide(parted, sara())), QByteArray("cases.citizen_unknown"));
    }

    void twoNationalIdsAreTwoPeople()
    {
        Callers callers;
        callers.change(callers.a, [](Citizen &one) { one.nationalId = QStringLiteral("0499370899"); });
        callers.change(callers.b, [](Citizen &one) { one.nationalId = QStringLiteral("0790419904"); });
        const MergeCitizens merge{callers.a, callers.b};
        QCOMPARE(callers.refusal(callers.scene.decide(merge, sara())), QByteArray("cases.citizens_differ"));
        callers.change(callers.b, [](Citizen &one) { one.nationalId.reset(); });
        callers.scene.must(merge, sara());
    }

    void mergedElsewhereMeanwhileIsRefusedWithWhoAndWhen()
    {
        Callers callers;
        callers.change(callers.a, [](Citizen &one) { one.name = QStringLiteral("Ali"); });
        const qint64 at = callers.scene.now.milliseconds();
        callers.scene.must(MergeCitizens{callers.a, callers.b}, reza());
        const auto second = callers.scene.decide(MergeCitizens{callers.c, callers.b}, sara());
        QCOMPARE(callers.refusal(second), QByteArray("cases.citizen_merged"));
        const QVariantMap told = second.error().values();
        QCOMPARE(told.value(QStringLiteral("name")).toString(), QStringLiteral("Ali"));
        QCOMPARE(told.value(QStringLiteral("by")).toString(), QStringLiteral("Reza"));
        QCOMPARE(told.value(QStringLiteral("at")).toLongLong(), at);
        QCOMPARE(callers.into(callers.b), std::optional(callers.a));
    }

    void mergedRecordIsNotWrittenTo()
    {
        Callers callers;
        callers.scene.must(MergeCitizens{callers.a, callers.b}, sara());
        const EditCitizen edit{callers.b, {.name = FieldEdit<QString>{{}, QStringLiteral("Ali")}}};
        QCOMPARE(callers.refusal(callers.scene.decide(edit, sara())), QByteArray("cases.citizen_merged"));
        const SubscribeCitizen subscribe{callers.b, codeNumber(900), {.name = FieldEdit<QString>{{}, QStringLiteral("Ali")}}};
        QCOMPARE(callers.refusal(callers.scene.decide(subscribe, sara())), QByteArray("cases.citizen_merged"));
        callers.scene.must(EditCitizen{callers.a, {.name = FieldEdit<QString>{{}, QStringLiteral("Ali")}}}, sara());
    }

    void onlyTheRecordThatIsDroppedSaysSo()
    {
        Callers callers;
        const auto before = callers.rows();
        callers.scene.must(MergeCitizens{callers.a, callers.b}, sara());
        QCOMPARE(callers.into(callers.b), std::optional(callers.a));
        callers.change(callers.b, [](Citizen &one) { one.mergedInto.reset(); });
        QVERIFY(areSame(callers.rows(), before));
    }

    void bothHistoriesSayIt()
    {
        Callers callers;
        callers.scene.must(MergeCitizens{callers.a, callers.b}, sara());
        const std::vector<CitizenHistory> lines = callers.scene.store.all<CitizenHistory>();
        QCOMPARE(lines.size(), size_t(2));
        for (const CitizenHistory &line : lines) {
            const bool ofKept = line.citizen == callers.a;
            QCOMPARE(line.details.value(QStringLiteral("changed")).toObject().keys(),
                     QStringList{ofKept ? QStringLiteral("joined") : QStringLiteral("mergedInto")});
        }
    }

    void partedAgainIsAsItWas()
    {
        Callers callers;
        const auto before = callers.rows();
        callers.scene.must(MergeCitizens{callers.a, callers.b}, sara());
        callers.scene.must(PartCitizens{callers.b, callers.a}, reza());
        QVERIFY(areSame(callers.rows(), before));
        QVERIFY(callers.scene.must(PartCitizens{callers.b, callers.a}, reza()).rows().empty());
    }

    void messagesSinceLieWithTheNumberThatTheyCameBy()
    {
        Callers callers;
        callers.scene.must(MergeCitizens{callers.a, callers.b}, sara());
        QCOMPARE(callers.call(numberB), callers.b);
        QCOMPARE(callers.call(numberA), callers.a);
        callers.scene.must(PartCitizens{callers.b, callers.a}, sara());
        QCOMPARE(callers.call(numberB), callers.b);
    }

    void whoHoldsOneHoldsTheOther()
    {
        Callers callers;
        callers.change(callers.a, [](Citizen &one) { one.lastContactYear = 1402; });
        const int year = callers.citizen(callers.b).lastContactYear;
        callers.scene.must(MergeCitizens{callers.a, callers.b}, sara());
        QCOMPARE(callers.citizen(callers.a).lastContactYear, year);
        // A call from the merged number years later.
        callers.scene.now = callers.scene.now + std::chrono::hours(24 * 800);
        callers.call(numberB);
        QCOMPARE(callers.citizen(callers.a).lastContactYear, year + 2);
    }

    void twoDesksThatMergeTheSameTwoEitherWayAgree()
    {
        Callers callers;
        callers.scene.must(MergeCitizens{callers.b, callers.a}, sara());
        // The other desk, offline, meant the same and kept the other one.
        QVERIFY(callers.scene.must(MergeCitizens{callers.a, callers.b}, reza()).rows().empty());
        QCOMPARE(callers.into(callers.a), std::optional(callers.b));
        QVERIFY(!callers.into(callers.b));
        // His undo of what did not happen does nothing either.
        QVERIFY(callers.scene.must(PartCitizens{callers.b, callers.a}, reza()).rows().empty());
    }

    void aWayOfThreeIsOnePersonInWhateverOrderItCame_data()
    {
        QTest::addColumn<bool>("laterFirst");
        QTest::newRow("A into B, B into C") << false;
        QTest::newRow("B into C, A into B") << true;
    }
    void aWayOfThreeIsOnePersonInWhateverOrderItCame()
    {
        QFETCH(bool, laterFirst);
        Callers callers;
        const MergeCitizens first{callers.b, callers.a};
        const MergeCitizens second{callers.c, callers.b};
        callers.scene.must(laterFirst ? second : first, sara());
        callers.scene.must(laterFirst ? first : second, reza());
        QCOMPARE(callers.into(callers.a), std::optional(callers.b));
        QCOMPARE(callers.into(callers.b), std::optional(callers.c));
        QVERIFY(!callers.into(callers.c));
        // No ring: all three are one already.
        for (const MergeCitizens &ring : {MergeCitizens{callers.a, callers.c}, MergeCitizens{callers.c, callers.a}})
            QVERIFY(callers.scene.must(ring, sara()).rows().empty());
        // Parting in the middle leaves what was said before.
        callers.scene.must(PartCitizens{callers.b, callers.c}, sara());
        QCOMPARE(callers.into(callers.a), std::optional(callers.b));
        QVERIFY(!callers.into(callers.b));
    }

    void partingFromWhomItIsNotMergedIntoIsRefused()
    {
        Callers callers;
        callers.scene.must(MergeCitizens{callers.a, callers.b}, sara());
        callers.scene.must(PartCitizens{callers.b, callers.a}, sara());
        callers.scene.must(MergeCitizens{callers.c, callers.b}, sara());
        // A desk that saw the first merging only.
        const PartCitizens late{callers.b, callers.a};
        QCOMPARE(callers.refusal(callers.scene.decide(late, reza())), QByteArray("cases.citizen_merged"));
        QCOMPARE(callers.into(callers.b), std::optional(callers.c));
    }

    void noWayIsLongerThanAnybodyFollows()
    {
        Callers callers;
        CitizenId last = callers.a;
        for (int n = 0; n < mostMergings - 1; ++n) {
            Citizen next = callers.citizen(last);
            next.id = CitizenId(idNamed("next:" + QByteArray::number(n)));
            next.mergedInto.reset();
            callers.scene.store.put(next);
            callers.change(last, [&next](Citizen &one) { one.mergedInto = next.id; });
            last = next.id;
        }
        const MergeCitizens merge{callers.a, callers.b};
        QCOMPARE(callers.refusal(callers.scene.decide(merge, sara())), QByteArray("cases.merged_too_often"));
    }

    void aDeskThatDoesNotHoldOneOfThemLeavesItToTheServer()
    {
        Callers callers;
        std::set<AggregateId> held = callers.scene.store.aggregates();
        held.erase(AggregateId{citizenKind.number, callers.b.uuid()});
        FactStore desk = FactStore::deskWith(callers.scene.store, held);
        const auto decided = callers.scene.decideOn(
            desk, callers.scene.envelope(MergeCitizens{callers.a, callers.b}, sara()));
        QVERIFY(decided.ok() && decided->isLeftToServer());
    }
};

QTEST_GUILESS_MAIN(MergeCitizensTest)
#include "merge_citizens_test.moc"
