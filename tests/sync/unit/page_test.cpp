// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/support/topics.h"
#include "sync/wire/page_reader.h"
#include "sync/wire/page_writer.h"

#include <QtTest>

using namespace peygir;
using namespace peygir::sync;

namespace {

const Uuid topicId = *Uuid::parse(QByteArrayView("0190f3a0-7c1e-7abc-8def-0123456789ab"));
const Uuid remarkId = *Uuid::parse(QByteArrayView("0190f3a0-7c1e-7abc-8def-0123456789ac"));

Row aRemark(const Table &table, const QByteArray &words)
{
    return {&table, remarkId, topicId, 3, 17, -5, {Value::text(words), Value()}};
}

/// A page with one remark whose columns and cells are these.
QByteArray remarkPage(const char *columns, const QByteArray &cells)
{
    return QByteArray("{\"bucket\":7,\"put\":[],\"remove\":[],\"tables\":{\"remark\":{\"columns\":[")
        .append(columns)
        .append("],\"rows\":[[")
        .append(cells)
        .append("]]}}}");
}

constexpr const char *allColumns = R"("id","aggregate","rev","seq","hash","words","by_user")";
constexpr const char *ids = R"("0190f3a0-7c1e-7abc-8def-0123456789ac","0190f3a0-7c1e-7abc-8def-0123456789ab")";

/// The remark with a column "mood", and a table "weather".
QByteArray withUnknown(const QByteArray &remarkTypes, const QByteArray &weather,
                       const QByteArray &weatherTypes = "\"uuiiib\"")
{
    QByteArray json = remarkPage(R"("mood","by_user","hash","seq","rev","words","aggregate","id")",
                                 R"("good",null,-5,17,3,"dark","0190f3a0-7c1e-7abc-8def-0123456789ab",)"
                                 R"("0190f3a0-7c1e-7abc-8def-0123456789ac")");
    json.replace(",\"rows\"", ",\"types\":" + remarkTypes + ",\"rows\"");
    return json.replace("{\"remark\":", R"({"weather":{"columns":["id","aggregate","rev","seq","hash","rain"],"kind":90,"types":)"
                                            + weatherTypes + ",\"rows\":" + weather + "},\"remark\":");
}

/// What somebody decided about a held command.
QByteArray heldActPage(const char *decision)
{
    return remarkPage(R"("id","aggregate","rev","seq","hash","by_user","decision","words","at","held_end")",
                      QByteArray(ids).append(R"(,3,17,-5,"0190f3a0-7c1e-7abc-8def-0123456789ab",")").append(decision)
                          .append(R"(","",5,null)"))
        .replace("\"remark\"", "\"held_act\"");
}

QByteArray cells(const char *rest) { return QByteArray(ids).append(',').append(rest); }

} // namespace

/// Goal: a desk reads what the server wrote, whatever stands in it, and nothing that only looks like it (SYNC, "The
/// wire").
class PageTest : public QObject
{
    Q_OBJECT

    Registry m_registry = topics::registry();
    PageReader m_reader{m_registry};
    const Table &m_remarks = *m_registry.table("remark");

private Q_SLOTS:
    void whatIsNoPageIsRefused_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("cut off") << QByteArray("{\"bucket\":7,\"put\":[],\"remove\":[],\"tab");
        QTest::newRow("no bucket") << QByteArray("{\"put\":[],\"remove\":[],\"tables\":{}}");
        QTest::newRow("bucket is text") << QByteArray("{\"bucket\":\"7\",\"put\":[],\"remove\":[],\"tables\":{}}");
        QTest::newRow("aggregate without id")
            << QByteArray("{\"bucket\":7,\"put\":[[90]],\"remove\":[],\"tables\":{}}");
        QTest::newRow("no columns") << QByteArray(
            "{\"bucket\":7,\"put\":[],\"remove\":[],\"tables\":{\"remark\":{\"rows\":[]}}}");
        QTest::newRow("row is no list") << remarkPage(allColumns, "").replace("[[]]", "[7]");
        QTest::newRow("empty row") << remarkPage(allColumns, "");
        QTest::newRow("a cell too few") << remarkPage(allColumns, cells("3,17,-5,\"dark\""));
        QTest::newRow("a cell too many") << remarkPage(allColumns, cells("3,17,-5,\"dark\",null,null"));
        QTest::newRow("seq is null") << remarkPage(allColumns, cells("3,null,-5,\"dark\",null"));
        QTest::newRow("seq is wider than 64 bits")
            << remarkPage(allColumns, cells("3,18446744073709551615,-5,\"dark\",null"));
        QTest::newRow("words are null") << remarkPage(allColumns, cells("3,17,-5,null,null"));
        QTest::newRow("words are a number") << remarkPage(allColumns, cells("3,17,-5,12,null"));
        QTest::newRow("words with a NUL") << remarkPage(allColumns, cells("3,17,-5,\"da\\u0000rk\",null"));
        QTest::newRow("words are not UTF-8") << remarkPage(allColumns, cells("3,17,-5,\"da\xff\",null"));
        QTest::newRow("by whom is no id") << remarkPage(allColumns, cells("3,17,-5,\"dark\",\"somebody\""));
        QTest::newRow("word of no meaning") << heldActPage("postpone");
        QTest::newRow("kind that is a known one when it is cut") << QByteArray(
            R"({"bucket":7,"put":[[4294967386,"0190f3a0-7c1e-7abc-8def-0123456789ab"]],"remove":[],"tables":{}})");
        QTest::newRow("root that is not its aggregate's") << QByteArray(
            R"({"bucket":7,"put":[],"remove":[],"tables":{"topic":{"columns":["id","aggregate","rev","seq","hash","title","room","closed"],)"
            R"("rows":[["0190f3a0-7c1e-7abc-8def-0123456789ac","0190f3a0-7c1e-7abc-8def-0123456789ab",3,17,-5,"a","b",false]]}}})");
        QTest::newRow("id comes twice") << remarkPage(
            R"("id","aggregate","rev","seq","hash","words","id")",
            cells(R"(3,17,-5,"dark","0190f3a0-7c1e-7abc-8def-0123456789ac")"));
        QTest::newRow("column that may not be null is missing")
            << remarkPage(R"("id","aggregate","rev","seq","hash","by_user")", cells("3,17,-5,null"));
    }
    void whatIsNoPageIsRefused()
    {
        QFETCH(QByteArray, json);
        const auto page = m_reader.read(json);
        QVERIFY(!page.ok());
        QCOMPARE(page.error().id(), QByteArray("sync.malformed"));
    }

    void whatIsNoChangeOfARowIsRefused_data()
    {
        QTest::addColumn<QByteArray>("changed");
        QTest::newRow("a table that nobody knows") << QByteArray(R"({"weather":[]})");
        QTest::newRow("no list") << QByteArray(R"({"remark":7})");
        QTest::newRow("a list of tables") << QByteArray("[]");
        const QByteArray id = R"("0190f3a0-7c1e-7abc-8def-0123456789ac")";
        const auto remark = [](const QByteArray &parts) { return R"({"remark":[[)" + parts + "]]}"; };
        QTest::newRow("a part too few") << remark(id + ",3,17,{\"words\":\"a\"}");
        QTest::newRow("a part too many") << remark(id + ",3,17,-5,{},1");
        QTest::newRow("no id") << remark("\"lamp\",3,17,-5,{\"words\":\"a\"}");
        QTest::newRow("a hash that is text") << remark(id + ",3,17,\"5\",{}");
        QTest::newRow("cells are a list") << remark(id + ",3,17,-5,[\"a\"]");
        QTest::newRow("a column that nobody knows") << remark(id + ",3,17,-5,{\"mood\":\"good\"}");
        QTest::newRow("the aggregate") << remark(id + ",3,17,-5,{\"aggregate\":" + id + "}");
        QTest::newRow("a column twice") << remark(id + R"(,3,17,-5,{"words":"a","words":"b"})");
        QTest::newRow("words are null") << remark(id + ",3,17,-5,{\"words\":null}");
        QTest::newRow("words are a number") << remark(id + ",3,17,-5,{\"words\":5}");
        QTest::newRow("word of no meaning") << R"({"held_act":[[)" + id + R"(,3,17,-5,{"decision":"postpone"}]]})";
    }
    void whatIsNoChangeOfARowIsRefused()
    {
        QFETCH(QByteArray, changed);
        const auto page = m_reader.read(R"({"bucket":7,"put":[],"remove":[],"tables":{},"changed":)" + changed + "}");
        QVERIFY(!page.ok());
        QCOMPARE(page.error().id(), QByteArray("sync.malformed"));
    }

    void changesOfARowComeBackAsTheyWereWritten()
    {
        PageWriter writer(7);
        const Row row = aRemark(m_remarks, "\"dark\"");
        writer.changedRow(row, 0b11);
        writer.changedRow(row, 0b10);
        writer.changedRow(row, 0);
        QCOMPARE(writer.rows(), 3);
        const QByteArray json = writer.finished();
        const Page page = m_reader.read(json).value();
        QVERIFY(page.rows.empty());
        QCOMPARE(page.changed.size(), size_t(1));
        QCOMPARE(page.changed.front().table, &m_remarks);
        const auto &rows = page.changed.front().rows;
        QCOMPARE(rows.size(), size_t(3));
        QCOMPARE(rows[0].id, remarkId);
        QCOMPARE(rows[0].rev, qint64(3));
        QCOMPARE(rows[0].seq, qint64(17));
        QCOMPARE(rows[0].hash, qint64(-5));
        QCOMPARE(rows[0].cells.size(), size_t(2));
        QCOMPARE(rows[0].cells[0], (std::pair<size_t, Value>(0, Value::text(QByteArray("\"dark\"")))));
        QCOMPARE(rows[1].cells, (std::vector<std::pair<size_t, Value>>{{1, Value()}}));
        QVERIFY(rows[2].cells.empty());
    }

    void aWordOfAClosedSetIsRead() { QVERIFY(m_reader.read(heldActPage("retry")).ok()); }

    void rowsComeBackAsTheyWereWritten_data()
    {
        QTest::addColumn<QByteArray>("words");
        QTest::newRow("empty") << QByteArray("");
        QTest::newRow("Persian with a joiner") << QByteArray("می‌خواهم");
        QTest::newRow("quotes, lines and backslashes") << QByteArray("\"a\\b\"\n\t\x01");
        QTest::newRow("beyond the first plane") << QByteArray("\xf0\x9f\x8c\xb3");
        QTest::newRow("long") << QByteArray(100'000, 'x');
    }
    void rowsComeBackAsTheyWereWritten()
    {
        QFETCH(QByteArray, words);
        PageWriter writer(7);
        writer.put({topics::topicKind.number, topicId});
        writer.remove({topics::topicKind.number, remarkId});
        const Row row = aRemark(m_remarks, words);
        writer.row(row);
        const QByteArray json = writer.finished();
        const auto page = m_reader.read(json);
        QVERIFY(page.ok());
        QCOMPARE(page->bucket, 7);
        QVERIFY(page->put == std::vector<AggregateId>({{topics::topicKind.number, topicId}}));
        QVERIFY(page->remove == std::vector<AggregateId>({{topics::topicKind.number, remarkId}}));
        QCOMPARE(page->rows.size(), size_t(1));
        QCOMPARE(page->rows.front().table, &m_remarks);
        QCOMPARE(page->rows.front().count(), size_t(1));
        const auto read = page->rows.front().row(0);
        const std::vector<Value> expected{Value(row.id),   Value(row.aggregate), Value(row.rev), Value(row.seq),
                                          Value(row.hash), row.values[0],        row.values[1]};
        QVERIFY(std::equal(read.begin(), read.end(), expected.begin(), expected.end()));
    }

    void whatIsNotKnownHereIsKept()
    {
        const auto page = m_reader.read(withUnknown(R"("tuiiittu")", R"([["0190f3a0-7c1e-7abc-8def-0123456789ac","0190f3a0-7c1e-7abc-8def-0123456789ab",1,2,3,true]])"));
        QVERIFY(page.ok());
        QCOMPARE(page->rows.size(), size_t(1));
        const auto row = page->rows.front().row(0);
        QCOMPARE(row[0].toUuid(), remarkId);
        QCOMPARE(row[5].toUtf8(), QByteArray("dark"));
        QVERIFY(row[6].isNull());
        const std::vector<NamedValue> cells{{"mood", Value::text(QByteArray("good"))}};
        QCOMPARE(page->rows.front().unknown.size(), size_t(1));
        QVERIFY(page->rows.front().unknown.at(0) == cells);
        QCOMPARE(page->unknown.size(), size_t(1));
        const UnknownRow &strange = page->unknown.front();
        QCOMPARE(strange.table, QByteArray("weather"));
        QVERIFY(strange.aggregate == AggregateId({90, topicId}));
        QCOMPARE(strange.hash, 3);
        QVERIFY(strange.cells == std::vector<NamedValue>({{"rain", Value(true)}}));
    }

    void whatIsNotKnownHereIsReadAsStrictly_data()
    {
        QTest::addColumn<QByteArray>("types");
        QTest::addColumn<QByteArray>("rows");
        const QByteArray right = R"([["0190f3a0-7c1e-7abc-8def-0123456789ac","0190f3a0-7c1e-7abc-8def-0123456789ab",1,2,3,true]])";
        QTest::newRow("no types") << QByteArray("null") << right;
        QTest::newRow("too few types") << QByteArray("\"uui\"") << right;
        QTest::newRow("no such type") << QByteArray("\"uuiii?\"") << right;
        QTest::newRow("cell of another type") << QByteArray("\"uuiiit\"") << right;
        QTest::newRow("no rows") << QByteArray("\"uuiiib\"") << QByteArray("7");
        QTest::newRow("row without an id") << QByteArray("\"uuiiib\"") << QByteArray("[[null,null,1,2,3,true]]");
        QTest::newRow("a cell too few") << QByteArray("\"uuiiib\"") << QByteArray(right).replace(",true", "");
    }
    void whatIsNotKnownHereIsReadAsStrictly()
    {
        QFETCH(QByteArray, types);
        QFETCH(QByteArray, rows);
        QVERIFY(m_reader.read(withUnknown(R"("tuiiittu")", R"([["0190f3a0-7c1e-7abc-8def-0123456789ac","0190f3a0-7c1e-7abc-8def-0123456789ab",1,2,3,true]])")).ok());
        const auto page = m_reader.read(withUnknown("\"tuiiittu\"", rows, types));
        QVERIFY(!page.ok());
        QCOMPARE(page.error().id(), QByteArray("sync.malformed"));
    }

    void aColumnThatAnOlderServerDoesNotSendIsNull()
    {
        const auto page =
            m_reader.read(remarkPage(R"("id","aggregate","rev","seq","hash","words")", cells("3,17,-5,\"dark\"")));
        QVERIFY(page.ok());
        QVERIFY(page->rows.front().row(0)[6].isNull());
    }
};

QTEST_GUILESS_MAIN(PageTest)
#include "page_test.moc"
