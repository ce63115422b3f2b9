// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/bare/bare_postgresql.h"

#include "storage/statement_text.h"

#include <libpq-fe.h>

#include <algorithm>

namespace peygir::bench {

namespace {

/// The protocol counts parameters in 16 bits.
constexpr size_t mostParameters = 65'535;

QByteArray multiRowInsertOf(const Write &write, size_t rows)
{
    QByteArray sql = storage::insertHead(write.table, write.columns) + " VALUES ";
    int parameter = 0;
    for (size_t row = 0; row < rows; ++row) {
        sql += row == 0 ? "(" : ", (";
        for (size_t i = 0; i < write.columns.size(); ++i)
            sql += (i == 0 ? "$" : ", $") + QByteArray::number(++parameter);
        sql += ')';
    }
    return sql + storage::conflictTail(write.columns, write.keys);
}

/// "?" as "$1": the recorded statements have no question marks in texts.
QByteArray numbered(const QByteArray &sql)
{
    QByteArray result;
    int parameter = 0;
    for (const char c : sql) {
        if (c == '?')
            result += '$' + QByteArray::number(++parameter);
        else
            result += c;
    }
    return result;
}

/// Numbers and truth as text, bytes as they are.
struct Wire
{
    explicit Wire(std::span<const Value> values)
    {
        texts.reserve(values.size());
        for (const Value &value : values) {
            switch (value.type()) {
            case Value::Type::Null: texts.push_back({}); break;
            case Value::Type::Integer: texts.push_back(QByteArray::number(value.toInteger())); break;
            case Value::Type::Boolean: texts.push_back(value.toBoolean() ? "t" : "f"); break;
            case Value::Type::Text: texts.push_back(value.toUtf8()); break;
            case Value::Type::Bytes: texts.push_back(value.toBytes()); break;
            case Value::Type::Uuid: texts.push_back(value.toUuid().toRaw()); break;
            }
            const bool binary = value.type() == Value::Type::Bytes || value.type() == Value::Type::Uuid;
            pointers.push_back(value.isNull() ? nullptr : texts.back().constData());
            lengths.push_back(int(texts.back().size()));
            formats.push_back(binary ? 1 : 0);
        }
    }
    std::vector<QByteArray> texts;
    std::vector<const char *> pointers;
    std::vector<int> lengths;
    std::vector<int> formats;
};

} // namespace

BarePostgresql::BarePostgresql(const QByteArray &conninfo) : m_connection(PQconnectdb(conninfo.constData()))
{
    if (PQstatus(m_connection) != CONNECTION_OK)
        qFatal("bare postgresql: %s", PQerrorMessage(m_connection));
}

BarePostgresql::~BarePostgresql() { PQfinish(m_connection); }

void BarePostgresql::execute(const char *sql) { send(sql, {}); }

void BarePostgresql::send(const QByteArray &sql, std::span<const Value> values)
{
    const Wire wire(values);
    PGresult *result =
        PQexecParams(m_connection, sql.constData(), int(values.size()), nullptr, wire.pointers.data(),
                     wire.lengths.data(), wire.formats.data(), 1);
    if (PQresultStatus(result) != PGRES_COMMAND_OK)
        qFatal("bare postgresql: %s", PQerrorMessage(m_connection));
    PQclear(result);
}

void BarePostgresql::put(const Write &write)
{
    if (write.table.isEmpty()) {
        send(numbered(write.sql), write.values);
        return;
    }
    const size_t width = write.columns.size();
    const size_t step = mostParameters / width * width;
    for (size_t at = 0; at < write.values.size(); at += step) {
        const auto part = std::span(write.values).subspan(at, std::min(step, write.values.size() - at));
        send(multiRowInsertOf(write, part.size() / width), part);
    }
}

void BarePostgresql::write(const std::vector<WrittenGroup> &groups)
{
    for (const WrittenGroup &group : groups) {
        execute("BEGIN");
        for (const Write &write : group)
            put(write);
        execute("COMMIT");
    }
}

} // namespace peygir::bench
