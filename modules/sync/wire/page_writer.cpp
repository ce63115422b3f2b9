// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/wire/page_writer.h"

#include "sync/wire/type_letters.h"

#include <charconv>
#include <utility>

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
    case Value::Type::Null:
        json += "null";
        break;
    case Value::Type::Integer:
        appendNumber(json, value.toInteger());
        break;
    case Value::Type::Boolean:
        json += value.toBoolean() ? "true" : "false";
        break;
    case Value::Type::Text:
        appendText(json, value.toUtf8());
        break;
    case Value::Type::Bytes:
        json.append('"').append(value.toBytes().toBase64()).append('"');
        break;
    case Value::Type::Uuid:
        appendUuid(json, value.toUuid());
        break;
    }
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

void PageWriter::changedRow(const Row &row, quint64 columns)
{
    QByteArray &rows = m_changed[row.table];
    rows += rows.isEmpty() ? "[" : ",[";
    appendUuid(rows, row.id);
    for (const qint64 number : {row.rev, row.seq, row.hash}) {
        rows += ',';
        appendNumber(rows, number);
    }
    char before = '{';
    rows += ',';
    for (size_t i = 0; i < row.values.size(); ++i) {
        if ((columns >> i & 1) == 0)
            continue;
        rows.append(std::exchange(before, ',')).append('"').append(row.table->columns[i].name).append("\":");
        appendValue(rows, row.values[i]);
    }
    rows += before == '{' ? "{}]" : "}]";
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
        // What a program that does not know the table or a column needs to keep it and to prove its hash (SYNC 10).
        json.append("],\"kind\":");
        appendNumber(json, table->kind.number);
        json.append(",\"types\":\"uuiii");
        for (const Column &column : table->columns)
            json.append(letterOf(column.type));
        json.append("\",\"rows\":[").append(rows).append("]}");
    }
    json += '}';
    first = true;
    for (const auto &[table, rows] : m_changed) {
        json.append(first ? ",\"changed\":{\"" : ",\"").append(table->name).append("\":[").append(rows).append(']');
        first = false;
    }
    return json.append(first ? "}" : "}}");
}

} // namespace peygir::sync
