// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/wire/page.h"

#include <simdjson.h>

#include <algorithm>
#include <charconv>

namespace peygir::sync {

namespace {

void appendText(QByteArray &json, const QByteArray &utf8)
{
    json += '"';
    qsizetype plainFrom = 0;
    for (qsizetype i = 0; i < utf8.size(); ++i) {
        const auto c = static_cast<unsigned char>(utf8[i]);
        if (c >= 0x20 && c != '"' && c != '\\')
            continue;
        json.append(utf8.constData() + plainFrom, i - plainFrom);
        plainFrom = i + 1;
        static const char digits[] = "0123456789abcdef";
        if (c == '"' || c == '\\')
            json.append('\\').append(char(c));
        else
            json.append("\\u00").append(digits[c >> 4]).append(digits[c & 15]);
    }
    json.append(utf8.constData() + plainFrom, utf8.size() - plainFrom);
    json += '"';
}

void appendNumber(QByteArray &json, qint64 number)
{
    char digits[24];
    const auto end = std::to_chars(digits, digits + sizeof digits, number);
    json.append(digits, end.ptr - digits);
}

void appendUuid(QByteArray &json, const Uuid &uuid) { json.append('"').append(uuid.toAscii()).append('"'); }

void appendValue(QByteArray &json, const Value &value)
{
    switch (value.type()) {
    case Value::Type::Null: json += "null"; break;
    case Value::Type::Integer: appendNumber(json, value.toInteger()); break;
    case Value::Type::Boolean: json += value.toBoolean() ? "true" : "false"; break;
    case Value::Type::Text: appendText(json, value.toUtf8()); break;
    case Value::Type::Bytes: json.append('"').append(value.toBytes().toBase64()).append('"'); break;
    case Value::Type::Uuid: appendUuid(json, value.toUuid()); break;
    }
}

using Json = simdjson::dom::element;
const Error malformedPage("sync.malformed");

Result<Uuid> readUuid(const Json &json)
{
    std::string_view text;
    if (json.get(text))
        return malformedPage;
    return Uuid::parse(QByteArrayView(text.data(), qsizetype(text.size())));
}

Result<qint64> readNumber(const Json &json)
{
    std::int64_t number = 0;
    if (json.get(number))
        return malformedPage;
    return qint64(number);
}

Result<Value> readValue(const Json &json, const Column &column)
{
    if (json.is_null())
        return column.nullable ? Result<Value>(Value()) : malformedPage;
    std::string_view text;
    bool truth = false;
    switch (column.type) {
    case Value::Type::Integer: {
        TRY_LET(const qint64 number, readNumber(json));
        return Value(number);
    }
    case Value::Type::Boolean:
        if (json.get(truth))
            return malformedPage;
        return Value(truth);
    case Value::Type::Uuid: {
        TRY_LET(const Uuid uuid, readUuid(json));
        return Value(uuid);
    }
    case Value::Type::Text:
        // simdjson has checked that the document is well-formed UTF-8.
        if (json.get(text) || text.find('\0') != std::string_view::npos)
            return malformedPage;
        return Value::text(QByteArray(text.data(), qsizetype(text.size())));
    case Value::Type::Bytes:
        if (json.get(text))
            return malformedPage;
        if (auto raw = QByteArray::fromBase64Encoding(QByteArray(text.data(), qsizetype(text.size())),
                                                      QByteArray::AbortOnBase64DecodingErrors))
            return Value::bytes(*raw);
        return malformedPage;
    case Value::Type::Null: break;
    }
    return malformedPage;
}

Result<std::vector<AggregateId>> readAggregates(const Json &page, const char *name)
{
    simdjson::dom::array list;
    if (page[name].get(list))
        return malformedPage;
    std::vector<AggregateId> aggregates;
    for (const Json item : list) {
        simdjson::dom::array pair;
        if (item.get(pair) || pair.size() != 2)
            return malformedPage;
        TRY_LET(const qint64 kind, readNumber(pair.at(0).value_unsafe()));
        TRY_LET(const Uuid id, readUuid(pair.at(1).value_unsafe()));
        aggregates.push_back({int(kind), id});
    }
    return aggregates;
}

// Where each column of the sender stands in our table: the five fixed ones as -1 to -5, unknown ones as nothing.
constexpr int unknownColumn = -100;

Result<std::vector<int>> readColumns(const Json &json, const Table &table)
{
    simdjson::dom::array list;
    if (json["columns"].get(list))
        return malformedPage;
    std::vector<int> places;
    for (const Json item : list) {
        std::string_view name;
        if (item.get(name))
            return malformedPage;
        const auto found = std::find(table.allNames.begin(), table.allNames.end(),
                                     QByteArray(name.data(), qsizetype(name.size())));
        const int at = int(found - table.allNames.begin());
        places.push_back(found == table.allNames.end() ? unknownColumn : at - fixedColumns);
    }
    for (int fixed = -fixedColumns; fixed < 0; ++fixed) {
        if (std::count(places.begin(), places.end(), fixed) != 1)
            return malformedPage;
    }
    return places;
}

Result<RowPointer> readRow(const simdjson::dom::array &cells, const std::vector<int> &places, const Table &table)
{
    std::optional<Uuid> id;
    std::optional<Uuid> aggregate;
    qint64 numbers[3] = {};
    std::vector<Value> values(table.columns.size());
    size_t at = 0;
    for (const Json cell : cells) {
        if (at >= places.size())
            return malformedPage;
        const int place = places[at++];
        if (place >= 0) {
            TRY_LET(values[size_t(place)], readValue(cell, table.columns[size_t(place)]));
        } else if (place == -5) {
            TRY_LET(id, readUuid(cell));
        } else if (place == -4) {
            TRY_LET(aggregate, readUuid(cell));
        } else if (place != unknownColumn) {
            TRY_LET(numbers[place + 3], readNumber(cell));
        }
    }
    if (at != places.size() || !id || !aggregate)
        return malformedPage;
    for (size_t i = 0; i < values.size(); ++i) {
        if (values[i].isNull() && !table.columns[i].nullable)
            return malformedPage;
    }
    return RowPointer(std::make_shared<Row>(
        Row{&table, *id, *aggregate, numbers[0], numbers[1], numbers[2], std::move(values)}));
}

} // namespace

void PageWriter::addAggregate(QByteArray &list, const AggregateId &aggregate)
{
    list += list.isEmpty() ? "[" : ",[";
    appendNumber(list, aggregate.kind);
    list += ',';
    appendUuid(list, aggregate.id);
    list += ']';
}

void PageWriter::row(const Row &row)
{
    QByteArray &rows = m_tables[row.table];
    rows += rows.isEmpty() ? "[" : ",[";
    appendUuid(rows, row.id);
    rows += ',';
    appendUuid(rows, row.aggregate);
    for (const qint64 number : {row.rev, row.seq, row.hash}) {
        rows += ',';
        appendNumber(rows, number);
    }
    for (const Value &value : row.values) {
        rows += ',';
        appendValue(rows, value);
    }
    rows += ']';
    ++m_rows;
}

QByteArray PageWriter::finished() const
{
    QByteArray json = "{\"bucket\":";
    appendNumber(json, m_bucket);
    json.append(",\"put\":[").append(m_put).append("],\"remove\":[").append(m_remove).append("],\"tables\":{");
    bool first = true;
    for (const auto &[table, rows] : m_tables) {
        json.append(first ? "\"" : ",\"").append(table->name).append("\":{\"columns\":[");
        first = false;
        bool firstName = true;
        for (const QByteArray &name : table->allNames) {
            json.append(firstName ? "\"" : ",\"").append(name).append('"');
            firstName = false;
        }
        json.append("],\"rows\":[").append(rows).append("]}");
    }
    return json.append("}}");
}

Result<Page> readPage(const QByteArray &json, const Registry &registry)
{
    thread_local simdjson::dom::parser parser;
    Json page;
    std::int64_t bucket = 0;
    simdjson::dom::object tables;
    if (parser.parse(json.constData(), size_t(json.size())).get(page) || page["bucket"].get(bucket)
        || page["tables"].get(tables))
        return malformedPage;
    Page result{bucket, {}, {}, {}};
    TRY_LET(result.put, readAggregates(page, "put"));
    TRY_LET(result.remove, readAggregates(page, "remove"));
    for (const auto &[name, content] : tables) {
        const Table *table = registry.table(QByteArrayView(name.data(), qsizetype(name.size())));
        if (!table)
            continue;
        TRY_LET(const std::vector<int> places, readColumns(content, *table));
        simdjson::dom::array rows;
        if (content["rows"].get(rows))
            return malformedPage;
        for (const Json item : rows) {
            simdjson::dom::array cells;
            if (item.get(cells))
                return malformedPage;
            TRY_LET(RowPointer row, readRow(cells, places, *table));
            result.rows.push_back(std::move(row));
        }
    }
    return result;
}

} // namespace peygir::sync
