// SPDX-License-Identifier: GPL-3.0-or-later
#include "command/registry.h"

#include <QtTest>

using namespace peygir;

namespace {

struct ThingTag;
using ThingId = StrongId<ThingTag>;
inline constexpr AggregateKind thingKind{91, "thing"};

enum class Colour { Red, Green };
constexpr std::array<std::pair<Colour, const char *>, 2> wordsOf(Colour)
{
    return {{{Colour::Red, "red"}, {Colour::Green, "green"}}};
}

struct Thing
{
    static constexpr const char *tableName = "shape_thing";
    static constexpr AggregateKind kind = thingKind;
    static constexpr bool root = true;
    ThingId id;
    QString name;
    static constexpr auto fields() { return std::tuple{field("id", &Thing::id), field("name", &Thing::name)}; }
};

struct Edits
{
    std::optional<FieldEdit<QString>> name;
    static constexpr auto fields() { return std::tuple{field("name", &Edits::name)}; }
};

struct PaintThing
{
    static constexpr const char *kind = "PaintThing";
    static constexpr int version = 1;
    ThingId thing;
    std::optional<Uuid> other;
    Colour colour;
    std::vector<Instant> times;
    Edits edits;
    static constexpr auto fields()
    {
        return std::tuple{field("thing", &PaintThing::thing), field("other", &PaintThing::other),
                          field("colour", &PaintThing::colour), field("times", &PaintThing::times),
                          field("edits", &PaintThing::edits)};
    }
};

Result<Changes> decide(const PaintThing &, const Facts &, const Given &) { return Changes::none(); }

} // namespace

namespace peygir {

template <>
struct FieldCodec<Edits>
{
    static QJsonValue toJson(const Edits &edits) { return fieldsToJson(edits); }
    static Result<Edits> fromJson(const QJsonValue &json) { return fieldsFromJson<Edits>(json.toObject()); }
};

} // namespace peygir

/// Goal: whoever knows nothing of a command but that it is registered knows what its arguments may be.
class ShapeTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aCommandSaysWhatItsArgumentsMayBe()
    {
        Registry registry;
        registry.addCommand<PaintThing>();
        const auto shapes = registry.commands().at(PaintThing::kind).shapes();
        QCOMPARE(shapes.size(), size_t(1));
        const Shape &command = shapes.front();
        QCOMPARE(command.kind, Shape::Kind::Record);
        QVERIFY(!command.table);
        QCOMPARE(command.parts.size(), size_t(5));
        const Shape &thing = command.parts[0];
        QCOMPARE(thing.name, QByteArray("thing"));
        QCOMPARE(thing.kind, Shape::Kind::Id);
        QVERIFY(!thing.isOptional);
        const Shape &other = command.parts[1];
        QCOMPARE(other.kind, Shape::Kind::Id);
        QVERIFY(other.isOptional);
        QVERIFY(other.names == typeid(Uuid));
        const Shape &colour = command.parts[2];
        QCOMPARE(colour.kind, Shape::Kind::Word);
        QCOMPARE(colour.words, (std::vector<QByteArray>{"red", "green"}));
        const Shape &times = command.parts[3];
        QCOMPARE(times.kind, Shape::Kind::List);
        QCOMPARE(times.parts.front().kind, Shape::Kind::Moment);
        const Shape &edit = command.parts[4].parts.front();
        QCOMPARE(edit.kind, Shape::Kind::Edit);
        QVERIFY(edit.isOptional);
        QCOMPARE(edit.parts.front().kind, Shape::Kind::Text);
    }

    void anIdLeadsToTheTableWhoseRowsItMeans()
    {
        QVERIFY(shapeOf<PaintThing>().parts[0].names == tableOf<Thing>().idType);
        QVERIFY(tableOf<Thing>().idType != typeid(Uuid));
        QCOMPARE(shapeOf<Thing>().table, &tableOf<Thing>());
    }
};

QTEST_GUILESS_MAIN(ShapeTest)
#include "shape_test.moc"
