// SPDX-License-Identifier: GPL-3.0-or-later
// A command, from its bytes to what the rules make of it.
#include "fuzz/oracles.h"
#include "fuzz/samples.h"
#include "base/limits.h"
#include "support/rules/scene.h"

#include <QJsonArray>

namespace peygir::fuzz {

namespace {

/// A town in which something happens, as a server has it and as a desk that holds a third of it does.
struct Ground
{
    test::Scene scene;
    test::FactStore desk;

    Ground()
    {
        test::aCase(scene).about(test::pothole()).at(test::streetOne(), "12").referredTo(test::answeringOne()).takenBy(test::mina()).registered();
        test::aCase(scene).about(test::waste()).calledFrom(QStringLiteral("09121234567")).registered();
                std::set<AggregateId> held;
        int n = 0;
        for (const AggregateId &aggregate : scene.store.aggregates()) {
            if (n++ % 3 == 0)
                held.insert(aggregate);
        }
        desk = test::FactStore::deskWith(scene.store, held);
    }
};

Ground &ground()
{
    static Ground ground;
    return ground;
}

/// The first row that an id of this shape may mean.
Uuid idFor(const Shape &shape)
{
    for (const auto &[key, row] : ground().scene.store.rows()) {
        if (row->table->idType == shape.names)
            return row->id;
    }
    return samples::id(6);
}

QJsonValue filled(const Shape &shape)
{
    switch (shape.kind) {
    case Shape::Kind::Truth: return true;
    case Shape::Kind::Number: return 7;
    case Shape::Kind::Text: return QStringLiteral("\u0686\u0631\u0627\u063a 12");
    case Shape::Kind::Moment: return samples::noon.milliseconds();
    case Shape::Kind::Id: return idFor(shape).toString();
    case Shape::Kind::Word: return QString::fromLatin1(shape.words.front());
    case Shape::Kind::Object: return QJsonObject{{QStringLiteral("q"), QStringLiteral("a")}};
    case Shape::Kind::Name: return QJsonObject{{QStringLiteral("fa"), QStringLiteral("\u0634\u0647\u0631")}};
    case Shape::Kind::List: return QJsonArray{filled(shape.parts.front())};
    case Shape::Kind::Edit:
        return QJsonObject{{QStringLiteral("seen"), filled(shape.parts.front())},
                           {QStringLiteral("written"), filled(shape.parts.front())}};
    case Shape::Kind::Record: break;
    }
    QJsonObject object;
    for (const Shape &part : shape.parts)
        object.insert(QLatin1String(part.name), filled(part));
    return object;
}

/// One of each kind and shape, by somebody who may do everything.
std::vector<QByteArray> commands()
{
    std::vector<QByteArray> envelopes{samples::note().encoded()};
    for (const auto &[kind, type] : test::cityRules().commands()) {
        if (!type.shapes)
            continue;
        for (const Shape &shape : type.shapes()) {
            envelopes.push_back(Envelope{samples::id(3), kind, type.version, test::omid(), samples::noon, -250, samples::noon,
                                         {}, filled(shape).toObject()}
                                    .encoded());
        }
    }
    const intake::RegisterCase message = test::aMessage();
    envelopes.push_back(ground().scene.envelope(message, test::sara()).encoded());
    return envelopes;
}

/// The same decision from the same facts: otherwise desk and server could not agree.
void decideTwice(const Envelope &envelope, test::FactStore &facts)
{
    const auto decided = test::cityRules().decide(envelope, happenedAt(envelope, samples::noon), facts);
    const auto again = test::cityRules().decide(envelope, happenedAt(envelope, samples::noon), facts);
    expect(decided.ok() == again.ok(), "a rule decides the same twice");
    if (!decided.ok()) {
        expect(!decided.error().id().isEmpty() && decided.error() == again.error(), "a refusal has a reason, and the same twice");
        return;
    }
    const auto &rows = decided->rows();
    expect(rows.size() == again->rows().size(), "a rule writes the same twice");
    for (size_t i = 0; i < rows.size(); ++i) {
        expect(rows[i].sameContent(again->rows()[i]), "a rule writes the same rows twice");
        expect(rows[i].values.size() == rows[i].table->columns.size(), "a rule writes whole rows");
    }
}

void tryCommand(const QByteArray &bytes)
{
    const auto envelope = Envelope::decode(bytes);
    if (!envelope.ok())
        return expectTyped(envelope.error(), {"command.envelope.malformed", "command.envelope.too_large"});
    expect(Envelope::idIn(bytes).ok(), "what is a command has an id by which it can be answered");
    const QByteArray written = envelope->encoded();
    const auto read = Envelope::decode(written);
    if (!read.ok())
        return expectTyped(read.error(), {"command.envelope.too_large"});
    expect(read->encoded() == written, "what was read and written is read as the same");
    const Instant happened = happenedAt(*envelope, samples::noon);
    expect(happened <= samples::noon, "nothing has happened after it arrived");
    decideTwice(*envelope, ground().scene.store);
    decideTwice(*envelope, ground().desk);
}

} // namespace

std::vector<Target> commandTargets() { return {{"command", 16 * 1024, commands, tryCommand}}; }

} // namespace peygir::fuzz
