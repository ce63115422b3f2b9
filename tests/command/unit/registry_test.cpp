// SPDX-License-Identifier: GPL-3.0-or-later
#include "command/registry.h"

#include "base/limits.h"

#include <QtTest>

#include <algorithm>

using namespace peygir;

namespace {

struct ThingTag;
using ThingId = StrongId<ThingTag>;
struct PartTag;
using PartId = StrongId<PartTag>;

inline constexpr AggregateKind thingKind{91, "thing"};

struct Thing
{
    static constexpr const char *tableName = "thing";
    static constexpr AggregateKind kind = thingKind;
    static constexpr bool root = true;
    ThingId id;
    QString name;
    static constexpr auto fields() { return std::tuple{field("id", &Thing::id), field("name", &Thing::name)}; }
};

struct Part
{
    static constexpr const char *tableName = "part";
    static constexpr AggregateKind kind = thingKind;
    static constexpr bool root = false;
    PartId id;
    ThingId thing;
    QString name;
    static constexpr auto fields()
    {
        return std::tuple{field("id", &Part::id), field("aggregate", &Part::thing), field("name", &Part::name)};
    }
};

/// What a later feature hangs on a thing.
struct Label
{
    static constexpr const char *tableName = "label";
    static constexpr AggregateKind kind = thingKind;
    static constexpr bool root = false;
    StrongId<struct LabelTag> id;
    ThingId thing;
    static constexpr auto fields() { return std::tuple{field("id", &Label::id), field("aggregate", &Label::thing)}; }
};

/// Makes `things` things with `parts` parts each, and asks for permission if it is told to.
struct MakeThings
{
    static constexpr const char *kind = "MakeThings";
    static constexpr int version = 1;
    int things;
    int parts;
    bool asks;
    static constexpr auto fields()
    {
        return std::tuple{field("things", &MakeThings::things), field("parts", &MakeThings::parts),
                          field("asks", &MakeThings::asks)};
    }
};

Result<Changes> decide(const MakeThings &command, const Facts &facts, const Given &given)
{
    if (command.asks)
        TRY(facts.author().may(Verb{"things.make"}, {}));
    Changes changes;
    for (int n = 0; n < command.things; ++n) {
        const auto thing = given.idOf<ThingId>("thing " + QByteArray::number(n));
        changes.put(Thing{thing, QString::number(n)});
        for (int part = 0; part < command.parts; ++part)
            changes.put(Part{given.idOf<PartId>("part " + QByteArray::number(n) + ' ' + QByteArray::number(part)), thing, {}});
    }
    return changes;
}

class Everything final : public Rights
{
public:
    Result<void> may(const Verb &, const Scope &) const override { return {}; }
};

class Nothing final : public Rights
{
public:
    Result<void> may(const Verb &verb, const Scope &) const override
    {
        return Error("access.denied", {{QStringLiteral("verb"), QString::fromLatin1(verb.id)}});
    }
};

/// Nothing is there.
class EmptyStore final : public FactSource
{
public:
    Result<Fact<RowPointer>> row(const Table &, const Uuid &) override { return Fact<RowPointer>::absent(); }
    Result<Fact<std::vector<RowPointer>>> rowsOf(const Table &, const Uuid &) override
    {
        return Fact<std::vector<RowPointer>>::absent();
    }
    Result<Fact<Uuid>> holder(QByteArrayView, QByteArrayView) override { return Fact<Uuid>::absent(); }
};

/// Few rows that every rule reads.
struct Often
{
    static constexpr const char *tableName = "often";
    static constexpr AggregateKind kind = thingKind;
    static constexpr bool root = true;
    static constexpr bool isReadOften = true;
    ThingId id;
    QString name;
    static constexpr auto fields() { return std::tuple{field("id", &Often::id), field("name", &Often::name)}; }
};

/// A disk that cannot be read.
class BrokenStore final : public FactSource
{
public:
    Result<Fact<RowPointer>> row(const Table &, const Uuid &) override { return Error("storage.io"); }
    Result<Fact<std::vector<RowPointer>>> rowsOf(const Table &, const Uuid &) override { return Error("storage.io"); }
    Result<Fact<Uuid>> holder(QByteArrayView, QByteArrayView) override { return Error("storage.io"); }
};

/// Reads a thing and, whatever comes of it, writes another.
struct CopyThing
{
    static constexpr const char *kind = "CopyThing";
    static constexpr int version = 3;
    ThingId thing;
    QString mark;
    static constexpr auto fields()
    {
        return std::tuple{field("thing", &CopyThing::thing), field("mark", &CopyThing::mark)};
    }
    /// The first version said "source" for the thing; the second had no mark.
    static std::vector<Upcast> upcasts()
    {
        return {[](const QJsonObject &first) {
                    QJsonObject second = first;
                    second.insert(QStringLiteral("thing"), second.take(QStringLiteral("source")));
                    return second;
                },
                [](const QJsonObject &second) {
                    QJsonObject third = second;
                    third.insert(QStringLiteral("mark"), QStringLiteral("unmarked"));
                    return third;
                }};
    }
};

Result<Changes> decide(const CopyThing &command, const Facts &facts, const Given &given)
{
    TRY(facts.author().may(Verb{"things.make"}, {}));
    const auto thing = facts.of<Thing>(command.thing);
    Changes changes;
    changes.put(Thing{given.idOf<ThingId>("copy"), thing.isKnown() ? thing->name : command.mark});
    return changes;
}

template <class R>
Registry rules()
{
    Registry registry;
    registry.setRightsOf([](const Facts &, const UserId &) { return std::make_unique<R>(); });
    registry.addCommand<MakeThings>();
    registry.addCommand<CopyThing>();
    registry.add(AggregateType{thingKind, {&tableOf<Thing>(), &tableOf<Part>()}, [](const Row &) {
                                   return std::vector{Bucket::reference()};
                               }});
    return registry;
}

SeededRandom random(17);
const Uuid someone = newUuid(Instant(1), random);

template <class Command>
Envelope envelopeOf(const Command &command, int version = Command::version)
{
    return {newUuid(Instant(2), random), Command::kind, version, UserId(someone), Instant(2), {}, {}, {},
            fieldsToJson(command)};
}

QByteArray idOf(const Result<Changes> &result) { return result.ok() ? QByteArray() : result.error().id(); }

} // namespace

/// Goal: whatever a rule answers, nothing is written that is too wide, that nobody asked permission for, that an unknown
/// shape of a command says, or that was decided on what could not be read.
class RegistryTest : public QObject
{
    Q_OBJECT

    const Registry m_rules = rules<Everything>();

    Result<Changes> decided(const Envelope &envelope)
    {
        EmptyStore store;
        return m_rules.decide(envelope, Instant(2), store);
    }

private Q_SLOTS:
    void oneAggregateMoreThanACommandMayTouchIsTooMany()
    {
        const auto refused = decided(envelopeOf(MakeThings{limits::commandAggregates + 1, 0, true}));
        QCOMPARE(idOf(refused), QByteArray("command.too_wide"));
        QCOMPARE(refused.error().values().value(QStringLiteral("most")).toInt(), 500);
    }

    void asManyAsItMayTouchPass()
    {
        const auto changes = decided(envelopeOf(MakeThings{500, 0, true}));
        QCOMPARE(idOf(changes), QByteArray());
        QCOMPARE(changes->rows().size(), size_t(500));
    }

    void rowsOfOneAggregateCountOnce()
    {
        QCOMPARE(idOf(decided(envelopeOf(MakeThings{2, 400, true}))), QByteArray());
    }

    void aVersionThatNeverWasIsUnknown_data()
    {
        QTest::addColumn<int>("version");
        for (const int version : {0, 2, -1})
            QTest::addRow("%d", version) << version;
    }
    void aVersionThatNeverWasIsUnknown()
    {
        QFETCH(int, version);
        const auto refused = decided(envelopeOf(MakeThings{1, 0, true}, version));
        QCOMPARE(idOf(refused), QByteArray("command.unknown"));
        QCOMPARE(refused.error().values().value(QStringLiteral("kind")).toString(), QStringLiteral("MakeThings"));
        QCOMPARE(m_rules.command("MakeThings", version), nullptr);
    }

    void everyVersionThatWasIsKnownForEver()
    {
        for (const int version : {1, 2, 3})
            QVERIFY(m_rules.command("CopyThing", version));
        QVERIFY(!m_rules.command("CopyThing", 4));
    }

    void anOlderVersionMeansWhatItMeant_data()
    {
        const QString thing = someone.toString();
        QTest::addColumn<int>("version");
        QTest::addColumn<QJsonObject>("arguments");
        QTest::addColumn<QString>("mark");
        QTest::addRow("first") << 1 << QJsonObject{{QStringLiteral("source"), thing}} << QStringLiteral("unmarked");
        QTest::addRow("second") << 2 << QJsonObject{{QStringLiteral("thing"), thing}} << QStringLiteral("unmarked");
        QTest::addRow("third") << 3
                               << QJsonObject{{QStringLiteral("thing"), thing}, {QStringLiteral("mark"), QStringLiteral("x")}}
                               << QStringLiteral("x");
    }
    void anOlderVersionMeansWhatItMeant()
    {
        QFETCH(int, version);
        QFETCH(QJsonObject, arguments);
        QFETCH(QString, mark);
        Envelope envelope = envelopeOf(CopyThing{ThingId(someone), {}}, version);
        envelope.arguments = arguments;
        const auto changes = decided(envelope);
        QVERIFY(changes.ok());
        QCOMPARE(fromRow<Thing>(changes->rows().front()).name, mark);
    }

    void anOlderVersionIsCheckedWhenItIsBroughtUpToDate()
    {
        // The arguments of the third version under the number of the first.
        QCOMPARE(idOf(decided(envelopeOf(CopyThing{ThingId(someone), {}}, 1))), QByteArray("command.field.missing"));
    }

    void unknownKindIsRefusedByItsName()
    {
        Envelope envelope = envelopeOf(MakeThings{1, 0, true});
        envelope.kind = "UnmakeThings";
        QCOMPARE(idOf(decided(envelope)), QByteArray("command.unknown"));
    }

    void argumentsOfAnotherShapeAreRefused()
    {
        Envelope envelope = envelopeOf(MakeThings{1, 0, true});
        envelope.arguments.remove(QStringLiteral("things"));
        QVERIFY2(idOf(decided(envelope)).startsWith("command.field"), idOf(decided(envelope)).constData());
    }

    void ruleThatAsksNobodyWritesNothing()
    {
        QCOMPARE(idOf(decided(envelopeOf(MakeThings{1, 0, false}))), QByteArray("command.no_permission_asked"));
        // Nothing to write, nothing to ask.
        QCOMPARE(idOf(decided(envelopeOf(MakeThings{0, 0, false}))), QByteArray());
    }

    void whoMayNotIsRefused()
    {
        EmptyStore store;
        const Registry strict = rules<Nothing>();
        const auto refused = strict.decide(envelopeOf(MakeThings{1, 0, true}), Instant(2), store);
        QCOMPARE(idOf(refused), QByteArray("access.denied"));
    }

    void whatCouldNotBeReadDecidesNothing()
    {
        BrokenStore broken;
        QCOMPARE(idOf(m_rules.decide(envelopeOf(CopyThing{ThingId(someone), {}}), Instant(2), broken)), QByteArray("storage.io"));
    }

    void whatARuleReadIsTold()
    {
        EmptyStore store;
        Registry::Trace trace;
        QVERIFY(m_rules.decide(envelopeOf(CopyThing{ThingId(someone), {}}), Instant(2), store, &trace).ok());
        QVERIFY(std::find(trace.read.begin(), trace.read.end(), someone) != trace.read.end());
    }

    void whatARuleMadeIsTold()
    {
        EmptyStore store;
        Registry::Trace trace;
        const Envelope copy = envelopeOf(CopyThing{ThingId(someone), {}});
        const auto decided = m_rules.decide(copy, Instant(2), store, &trace);
        QCOMPARE(trace.made, std::vector{derivedUuid(copy.id, "copy")});
        QCOMPARE(decided->rows().front().id, trace.made.front());
    }

    void tablesAndKindsAreFoundByTheirNames()
    {
        QCOMPARE(m_rules.table("part"), &tableOf<Part>());
        QCOMPARE(m_rules.table("whole"), nullptr);
        QCOMPARE(m_rules.aggregate(91)->tables.size(), size_t(2));
        QCOMPARE(m_rules.aggregate(92), nullptr);
    }

    void aLaterFeatureHangsTablesOnAnEarlierKind()
    {
        Registry registry = rules<Everything>();
        QCOMPARE(registry.table("label"), nullptr);
        const qint64 tables = registry.tablesHash();
        registry.extend(thingKind, {&tableOf<Label>()});
        QCOMPARE(registry.table("label"), &tableOf<Label>());
        const AggregateType &thing = *registry.aggregate(thingKind.number);
        QCOMPARE(thing.tables, (std::vector<const Table *>{&tableOf<Thing>(), &tableOf<Part>(), &tableOf<Label>()}));
        // The root says still who may hold all of it.
        QCOMPARE(thing.bucketsOf(toRow(Thing{ThingId(someone), {}})).front().id(), Bucket::reference().id());
        QVERIFY(registry.tablesHash() != tables);
    }

    void whatIsReadOftenIsTheImageThatIsThereNow()
    {
        const auto image = [](const char *name) {
            return std::make_shared<const Row>(toRow(Often{ThingId(someone), QString::fromLatin1(name)}));
        };
        RowPointer first = image("first");
        QCOMPARE(typedRow<Often>(first).name, QStringLiteral("first"));
        QCOMPARE(typedRow<Often>(first).name, QStringLiteral("first"));
        // Another image of the same row, and one that may lie where the first has lain.
        const RowPointer second = image("second");
        QCOMPARE(typedRow<Often>(second).name, QStringLiteral("second"));
        first.reset();
        first = image("third");
        QCOMPARE(typedRow<Often>(first).name, QStringLiteral("third"));
        QCOMPARE(typedRow<Often>(second).name, QStringLiteral("second"));
    }
};

QTEST_GUILESS_MAIN(RegistryTest)
#include "registry_test.moc"
