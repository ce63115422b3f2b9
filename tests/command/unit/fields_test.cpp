// SPDX-License-Identifier: GPL-3.0-or-later
#include "command/fields.h"

#include <QJsonDocument>
#include <QtTest>

#include <array>
#include <limits>

using namespace peygir;

namespace {

enum class Colour { Red, Blue };
constexpr std::array<std::pair<Colour, const char *>, 2> wordsOf(Colour)
{
    return {{{Colour::Red, "red"}, {Colour::Blue, "blue"}}};
}

/// One field of each kind that a command may have.
struct Strange
{
    Uuid id;
    QString words;
    qint64 wide = 0;
    int number = 0;
    bool truth = false;
    Instant at{0};
    Localized name;
    QJsonObject object;
    std::vector<int> list;
    std::optional<QString> maybe;
    Colour colour = Colour::Red;

    static constexpr auto fields()
    {
        return std::tuple{field("id", &Strange::id),         field("words", &Strange::words),
                          field("wide", &Strange::wide),     field("number", &Strange::number),
                          field("truth", &Strange::truth),   field("at", &Strange::at),
                          field("name", &Strange::name),     field("object", &Strange::object),
                          field("list", &Strange::list),     field("maybe", &Strange::maybe),
                          field("colour", &Strange::colour)};
    }
};

constexpr qint64 exact = qint64(1) << 53;

QJsonObject wellFormed()
{
    return {{QStringLiteral("id"), QStringLiteral("01900000-0000-7000-8000-000000000001")},
            {QStringLiteral("words"), QStringLiteral("w")},
            {QStringLiteral("wide"), exact},
            {QStringLiteral("number"), -1},
            {QStringLiteral("truth"), true},
            {QStringLiteral("at"), 7},
            {QStringLiteral("name"), QJsonObject{{QStringLiteral("fa"), QStringLiteral("n")}}},
            {QStringLiteral("object"), QJsonObject{{QStringLiteral("a"), 1}}},
            {QStringLiteral("list"), QJsonArray{1, 2}},
            {QStringLiteral("colour"), QStringLiteral("blue")}};
}

QJsonValue parsed(const char *json)
{
    return QJsonDocument::fromJson(QByteArray("[") + json + ']').array().at(0);
}

} // namespace

/// Goal: what a stranger sends as the arguments of a command is a command or an error that names its field, never
/// something between the two.
class FieldsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void wrongFieldIsRefusedByItsName_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QJsonValue>("value");
        QTest::addColumn<QByteArray>("error");
        const QByteArray malformed("command.field.malformed");
        const auto row = [](const char *what, const char *name, const QJsonValue &value, const QByteArray &error) {
            QTest::newRow(what) << QString::fromLatin1(name) << value << error;
        };
        for (const char *name : {"words", "wide", "number", "truth", "at", "object", "list", "colour"}) {
            row(qPrintable(QString::fromLatin1(name) + QStringLiteral(" null")), name, {}, malformed);
            row(qPrintable(QString::fromLatin1(name) + QStringLiteral(" of another type")), name,
                QJsonArray{QJsonObject()}, malformed);
        }
        row("id that is none", "id", QStringLiteral("x"), "base.uuid.malformed");
        row("id that is a number", "id", 1, "base.uuid.malformed");
        row("NUL in a text", "words", u'a' + QString(QChar(0)) + u'b', "command.field.text");
        row("half a character", "words", u'a' + QString(QChar(0xD800)), "command.field.text");
        row("the other half", "words", QString(QChar(0xDC00)) + u'a', "command.field.text");
        row("NUL where a text may be missing", "maybe", QString(QChar(0)), "command.field.text");
        row("number as text", "number", QStringLiteral("1"), malformed);
        row("half a number", "wide", 1.5, malformed);
        row("more than a double holds", "wide", parsed("9007199254740994"), malformed);
        row("less than a double holds", "wide", parsed("-9007199254740994"), malformed);
        row("more than 64 bits", "wide", parsed("18446744073709551616"), malformed);
        row("the least of 64 bits", "wide", parsed("-9223372036854775808"), malformed);
        row("without end", "wide", parsed("1e300"), malformed);
        row("more than 32 bits", "number", qint64(std::numeric_limits<int>::max()) + 1, malformed);
        row("less than 32 bits", "number", qint64(std::numeric_limits<int>::min()) - 1, malformed);
        row("truth as a number", "truth", 1, malformed);
        row("name without Persian", "name", QJsonObject{{QStringLiteral("en"), QStringLiteral("n")}}, malformed);
        row("empty name", "name", QJsonObject{{QStringLiteral("fa"), QString()}}, malformed);
        row("name that is a text", "name", QStringLiteral("n"), malformed);
        row("English that is a number", "name",
            QJsonObject{{QStringLiteral("fa"), QStringLiteral("n")}, {QStringLiteral("en"), 1}}, malformed);
        row("list with something else in it", "list", QJsonArray{1, QStringLiteral("2")}, malformed);
        row("word that nobody knows", "colour", QStringLiteral("Red"), malformed);
    }
    void wrongFieldIsRefusedByItsName()
    {
        QFETCH(QString, name);
        QFETCH(QJsonValue, value);
        QFETCH(QByteArray, error);
        QJsonObject arguments = wellFormed();
        arguments.insert(name, value);
        const auto read = fieldsFromJson<Strange>(arguments);
        QVERIFY(!read.ok());
        QCOMPARE(read.error().id(), error);
        QCOMPARE(read.error().values().value(QStringLiteral("field")).toString(), name);
    }

    void everyFieldIsThereAndNoOther()
    {
        const QJsonObject arguments = wellFormed();
        for (const QString &name : arguments.keys()) {
            QJsonObject without = arguments;
            without.remove(name);
            const auto read = fieldsFromJson<Strange>(without);
            QVERIFY2(!read.ok(), qPrintable(name));
            QCOMPARE(read.error().id(), QByteArray("command.field.missing"));
            QCOMPARE(read.error().values().value(QStringLiteral("field")).toString(), name);
        }
        QJsonObject more = arguments;
        more.insert(QStringLiteral("more"), QJsonValue());
        QCOMPARE(fieldsFromJson<Strange>(more).error().id(), QByteArray("command.field.unknown"));
    }

    void whatFitsIsReadAndWrittenTheSame()
    {
        QJsonObject arguments = wellFormed();
        for (const qint64 wide : {exact, -exact, qint64(0)}) {
            arguments.insert(QStringLiteral("wide"), wide);
            const auto read = fieldsFromJson<Strange>(arguments);
            QVERIFY(read.ok());
            QCOMPARE(read->wide, wide);
            QCOMPARE(fieldsToJson(*read), arguments);
        }
        for (const int number : {std::numeric_limits<int>::max(), std::numeric_limits<int>::min()}) {
            arguments.insert(QStringLiteral("number"), number);
            QCOMPARE(fieldsFromJson<Strange>(arguments)->number, number);
        }
        arguments.insert(QStringLiteral("maybe"), QJsonValue());
        QVERIFY(!fieldsFromJson<Strange>(arguments)->maybe);
        arguments.insert(QStringLiteral("maybe"), QString());
        QCOMPARE(fieldsFromJson<Strange>(arguments)->maybe, std::optional(QString()));
        arguments.insert(QStringLiteral("words"), QString(QChar(0xD83D)) + QChar(0xDE00));
        QVERIFY(fieldsFromJson<Strange>(arguments).ok());
    }

    void listOfIdsIsTheTextThatJsonWouldBe_data()
    {
        QTest::addColumn<int>("count");
        for (const int count : {0, 1, 2, 3, 40})
            QTest::addRow("%d", count) << count;
    }
    void listOfIdsIsTheTextThatJsonWouldBe()
    {
        QFETCH(int, count);
        std::vector<Uuid> ids;
        for (int i = 0; i < count; ++i)
            ids.push_back(
                Uuid::parse(QStringLiteral("01900000-0000-7000-8000-%1").arg(i + 1, 12, 16, QLatin1Char('0'))).value());
        using Codec = FieldCodec<std::vector<Uuid>>;
        const Value value = Codec::toValue(ids);
        QCOMPARE(value.toUtf8(), canonicalJson({{QStringLiteral("v"), Codec::toJson(ids)}}));
        QVERIFY(idsOfText(value.toUtf8()).has_value());
        QCOMPARE(Codec::fromValue(value), ids);
    }

    void listOfIdsIsReadInAnyFormOfItsJson()
    {
        const QByteArray first("01900000-0000-7000-8000-000000000001");
        const QByteArray second("01900000-0000-7000-8000-000000000002");
        const std::vector<Uuid> both{Uuid::parse(first).value(), Uuid::parse(second).value()};
        using Codec = FieldCodec<std::vector<Uuid>>;
        for (const QByteArray &text : {"{ \"v\": [\"" + first + "\", \"" + second + "\"] }",
                                       "{\"v\":[\"" + first + "\" ,\"" + second + "\"]}"}) {
            QVERIFY(!idsOfText(text));
            QCOMPARE(Codec::fromValue(Value::text(text)), both);
        }
        // As long as two ids would be, and none.
        for (const QByteArray &text :
             {"{\"v\":[\"" + first + "\";\"" + second + "\"]}", "{\"v\":['" + first + "',\"" + second + "\"]}",
              "{\"v\":[\"" + first + "\",\"" + second + "']}",
              "{\"v\":[\"" + first + "\",\"" + QByteArray(36, 'x') + "\"]}",
              "{\"w\":[\"" + first + "\",\"" + second + "\"]}", "{\"v\":[\"" + first + "\",\"" + second + "\"}]"})
            QVERIFY2(!idsOfText(text), text);
    }
};

QTEST_GUILESS_MAIN(FieldsTest)
#include "fields_test.moc"
