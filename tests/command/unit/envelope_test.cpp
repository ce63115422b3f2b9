// SPDX-License-Identifier: GPL-3.0-or-later
#include "command/envelope.h"

#include "base/limits.h"
#include "base/random.h"
#include "command/fields.h"

#include <QJsonDocument>
#include <QtTest>

using namespace peygir;

namespace {

SeededRandom random(12);
const UserId author(newUuid(Instant(1), random));
const Uuid need = newUuid(Instant(2), random);

/// Noon of one day; the tests say in minutes how far from it something is.
constexpr Instant noon(1'790'000'000'000);
Instant after(int minutes) { return noon + std::chrono::minutes(minutes); }
qint64 ms(int minutes) { return Milliseconds(std::chrono::minutes(minutes)).count(); }

Envelope anEnvelope()
{
    return {newUuid(noon, random),
            "ReferCase",
            1,
            author,
            noon,
            -250,
            noon - std::chrono::hours(1),
            {need},
            {{QStringLiteral("note"), QStringLiteral("چراغ خاموش است")}}};
}

} // namespace

/// Goal: when somebody acted is never before his desk's last contact and never in the future, whatever his clock said;
/// and what comes as an envelope is one, or is refused (DESIGN §3, SYNC 5).
class EnvelopeTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void timeOfAnActIsWithinWhatTheServerKnows_data()
    {
        QTest::addColumn<int>("made");
        QTest::addColumn<std::optional<qint64>>("offset");
        QTest::addColumn<std::optional<int>>("contact");
        QTest::addColumn<int>("arrival");
        QTest::addColumn<int>("happened");
        using Offset = std::optional<qint64>;
        using Contact = std::optional<int>;

        QTest::newRow("made in the future: at its arrival") << 500 << Offset(0) << Contact(-60) << 5 << 5;
        QTest::newRow("in the future by its offset alone") << 0 << Offset(ms(30)) << Contact(-60) << 5 << 5;
        QTest::newRow("before the last contact: at the contact") << -500 << Offset(0) << Contact(-60) << 5 << -60;
        QTest::newRow("before it by its offset alone") << 0 << Offset(-ms(90)) << Contact(-60) << 5 << -60;
        // A desk that was put back from a copy, or a server that was: the arrival is what we know.
        QTest::newRow("last contact after the arrival") << 10 << Offset(0) << Contact(60) << 5 << 5;
        QTest::newRow("the same, made long ago") << -500 << Offset(0) << Contact(60) << 5 << 5;
        QTest::newRow("no contact yet: as the desk says") << -500 << Offset() << Contact() << 5 << -500;
        QTest::newRow("no contact yet, made in the future") << 500 << Offset() << Contact() << 5 << 5;
        QTest::newRow("a clock that is slow") << -20 << Offset(ms(15)) << Contact(-60) << 5 << -5;
        QTest::newRow("a clock that is fast") << 20 << Offset(-ms(25)) << Contact(-60) << 5 << -5;
        QTest::newRow("no offset: the clock is believed") << -10 << Offset() << Contact(-60) << 5 << -10;
        QTest::newRow("at the very contact") << -60 << Offset(0) << Contact(-60) << 5 << -60;
        QTest::newRow("at the very arrival") << 5 << Offset(0) << Contact(-60) << 5 << 5;
    }
    void timeOfAnActIsWithinWhatTheServerKnows()
    {
        QFETCH(int, made);
        QFETCH(std::optional<qint64>, offset);
        QFETCH(std::optional<int>, contact);
        QFETCH(int, arrival);
        QFETCH(int, happened);
        Envelope envelope = anEnvelope();
        envelope.madeAt = after(made);
        envelope.clockOffsetMs = offset;
        envelope.lastContact = contact ? std::optional(after(*contact)) : std::nullopt;
        QCOMPARE((happenedAt(envelope, after(arrival)) - noon).count(), ms(happened));
        // The desk's own screen shows what its clock says, corrected.
        QCOMPARE((happenedAtOnDesk(envelope) - noon).count(), ms(made) + offset.value_or(0));
    }

    void aKindOfOtherLettersIsReadBackTheSame()
    {
        Envelope envelope = anEnvelope();
        envelope.kind = QByteArray("AddNote \xda\x86");
        QCOMPARE(Envelope::decode(envelope.encoded())->kind, envelope.kind);
    }

    void clockBeforeTheEpochAndNoContactIsTheEpoch()
    {
        Envelope envelope = anEnvelope();
        envelope.madeAt = Instant(-5);
        envelope.clockOffsetMs = std::nullopt;
        envelope.lastContact = std::nullopt;
        QCOMPARE(happenedAt(envelope, noon).milliseconds(), 0);
    }

    void whatIsEncodedIsReadBackTheSame_data()
    {
        QTest::addColumn<bool>("sparse");
        QTest::newRow("with everything") << false;
        QTest::newRow("before the first contact, needing nothing") << true;
    }
    void whatIsEncodedIsReadBackTheSame()
    {
        QFETCH(bool, sparse);
        Envelope envelope = anEnvelope();
        if (sparse) {
            envelope.clockOffsetMs = std::nullopt;
            envelope.lastContact = std::nullopt;
            envelope.needs.clear();
        }
        const QByteArray bytes = envelope.encoded();
        const auto read = Envelope::decode(bytes);
        QVERIFY(read.ok());
        QCOMPARE(read->id, envelope.id);
        QCOMPARE(read->kind, envelope.kind);
        QCOMPARE(read->version, envelope.version);
        QCOMPARE(read->author, envelope.author);
        QCOMPARE(read->madeAt, envelope.madeAt);
        QCOMPARE(read->clockOffsetMs, envelope.clockOffsetMs);
        QCOMPARE(read->lastContact, envelope.lastContact);
        QCOMPARE(read->needs, envelope.needs);
        QCOMPARE(read->arguments, envelope.arguments);
        QCOMPARE(read->encoded(), bytes);
    }

    void malformedFieldsAreRefused_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QJsonValue>("value");
        const QJsonValue missing(QJsonValue::Undefined);
        for (const char *name : {"id", "kind", "version", "author", "madeAt", "arguments"})
            QTest::addRow("no %s", name) << QString::fromLatin1(name) << missing;
        QTest::newRow("id of nothing") << QStringLiteral("id") << QJsonValue(QString());
        QTest::newRow("id of zeros") << QStringLiteral("id")
                                     << QJsonValue(QStringLiteral("00000000-0000-0000-0000-000000000000"));
        QTest::newRow("author of another type") << QStringLiteral("author") << QJsonValue(7);
        QTest::newRow("kind of another type") << QStringLiteral("kind") << QJsonValue(7);
        QTest::newRow("kind with a NUL") << QStringLiteral("kind") << QJsonValue(QString(QChar(0)));
        QTest::newRow("kind without a letter") << QStringLiteral("kind") << QJsonValue(QString());
        QTest::newRow("kind as long as a story")
            << QStringLiteral("kind") << QJsonValue(QString(limits::commandKind + 1, QLatin1Char('k')));
        QTest::newRow("version that is text") << QStringLiteral("version") << QJsonValue(QStringLiteral("1"));
        QTest::newRow("half a version") << QStringLiteral("version") << QJsonValue(1.5);
        QTest::newRow("time that is text") << QStringLiteral("madeAt") << QJsonValue(QStringLiteral("today"));
        QTest::newRow("time without end") << QStringLiteral("madeAt") << QJsonValue(1e300);
        QTest::newRow("offset that is text") << QStringLiteral("clockOffset") << QJsonValue(QStringLiteral("0"));
        QTest::newRow("contact that is text") << QStringLiteral("lastContact") << QJsonValue(QStringLiteral("0"));
        QTest::newRow("needs that are no list") << QStringLiteral("needs") << QJsonValue(QStringLiteral("all"));
        QTest::newRow("needs that are no ids") << QStringLiteral("needs") << QJsonValue(QJsonArray{1});
        QTest::newRow("arguments that are a list") << QStringLiteral("arguments") << QJsonValue(QJsonArray());
        QTest::newRow("arguments that are text") << QStringLiteral("arguments") << QJsonValue(QStringLiteral("{}"));
    }
    void malformedFieldsAreRefused()
    {
        QFETCH(QString, name);
        QFETCH(QJsonValue, value);
        QJsonObject object = QJsonDocument::fromJson(anEnvelope().encoded()).object();
        QVERIFY(Envelope::decode(canonicalJson(object)).ok());
        object.insert(name, value);
        if (value.isUndefined())
            object.remove(name);
        const auto read = Envelope::decode(canonicalJson(object));
        QVERIFY(!read.ok());
        QCOMPARE(read.error().id(), QByteArray("command.envelope.malformed"));
    }

    void needsAreAtMostWhatOnePushHas()
    {
        Envelope envelope = anEnvelope();
        envelope.needs.assign(limits::pushCommands, need);
        QVERIFY(Envelope::decode(envelope.encoded()).ok());
        envelope.needs.push_back(need);
        const auto read = Envelope::decode(envelope.encoded());
        QVERIFY(!read.ok());
        QCOMPARE(read.error().id(), QByteArray("command.envelope.malformed"));
    }

    void moreThanACommandMayHaveIsRefusedBeforeItIsRead()
    {
        Envelope envelope = anEnvelope();
        const qsizetype rest = limits::commandBytes - envelope.encoded().size() - QByteArray(",\"more\":\"\"").size();
        envelope.arguments.insert(QStringLiteral("more"), QString(rest, u'x'));
        QCOMPARE(envelope.encoded().size(), limits::commandBytes);
        QVERIFY(Envelope::decode(envelope.encoded()).ok());
        envelope.arguments.insert(QStringLiteral("more"), QString(rest + 1, u'x'));
        const auto read = Envelope::decode(envelope.encoded());
        QVERIFY(!read.ok());
        QCOMPARE(read.error().id(), QByteArray("command.envelope.too_large"));
        QCOMPARE(Envelope::decode(QByteArray(limits::commandBytes + 1, '{')).error().id(),
                 QByteArray("command.envelope.too_large"));
    }

    void whatIsNoObjectIsRefused_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("a list") << QByteArray("[]");
        QTest::newRow("text") << QByteArray("\"ReferCase\"");
        QTest::newRow("cut off") << anEnvelope().encoded().chopped(1);
        QTest::newRow("with something behind it") << anEnvelope().encoded() + "{}";
        QTest::newRow("noise") << QByteArray("\x00\xff\xfe{", 4);
    }
    void whatIsNoObjectIsRefused()
    {
        QFETCH(QByteArray, bytes);
        const auto read = Envelope::decode(bytes);
        QVERIFY(!read.ok());
        QCOMPARE(read.error().id(), QByteArray("command.envelope.malformed"));
    }
};

QTEST_GUILESS_MAIN(EnvelopeTest)
#include "envelope_test.moc"
