// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/wire/page_reader.h"

#include "base/limits.h"
#include "sync/wire/type_letters.h"

#include <simdjson.h>

#include <algorithm>
#include <limits>

namespace peygir::sync {

namespace {

using Json = simdjson::dom::element;
const Error malformedPage("sync.malformed");

// Cells are read by the million: they answer with a truth value, and the page has the error.

bool readNumber(const Json &json, qint64 &number)
{
    std::int64_t wide = 0;
    if (json.get(wide))
        return false;
    number = wide;
    return true;
}

std::optional<Uuid> readUuid(const Json &json)
{
    std::string_view text;
    if (json.get(text))
        return std::nullopt;
    const auto uuid = Uuid::parse(QByteArrayView(text.data(), qsizetype(text.size())));
    return uuid ? std::optional(*uuid) : std::nullopt;
}

bool readBytes(std::string_view base64, Value &value)
{
    auto raw = QByteArray::fromBase64Encoding(QByteArray::fromRawData(base64.data(), qsizetype(base64.size())),
                                              QByteArray::AbortOnBase64DecodingErrors);
    if (!raw)
        return false;
    value = Value::bytes(std::move(*raw));
    return true;
}

bool readValue(const Json &json, Value::Type type, bool nullable, Value &value)
{
    if (json.is_null())
        return nullable;
    std::string_view text;
    bool truth = false;
    qint64 number = 0;
    switch (type) {
    case Value::Type::Integer:
        if (!readNumber(json, number))
            return false;
        value = Value(number);
        return true;
    case Value::Type::Boolean:
        if (json.get(truth))
            return false;
        value = Value(truth);
        return true;
    case Value::Type::Uuid:
        if (const auto uuid = readUuid(json)) {
            value = Value(*uuid);
            return true;
        }
        return false;
    case Value::Type::Text:
        // simdjson has checked that the document is well-formed UTF-8.
        if (json.get(text) || text.find('\0') != std::string_view::npos)
            return false;
        value = Value::text(QByteArray::fromRawData(text.data(), qsizetype(text.size())));
        return true;
    case Value::Type::Bytes:
        return !json.get(text) && readBytes(text, value);
    case Value::Type::Null:
        break;
    }
    return false;
}

/// Kinds are small numbers; a larger one must not become another one's by being cut.
bool isKind(qint64 number) { return number >= 0 && number <= std::numeric_limits<int>::max(); }

Result<std::vector<AggregateId>> readAggregates(const Json &page, const char *name)
{
    simdjson::dom::array list;
    if (page[name].get(list))
        return malformedPage;
    std::vector<AggregateId> aggregates;
    aggregates.reserve(list.size());
    for (const Json item : list) {
        simdjson::dom::array pair;
        qint64 kind = 0;
        if (item.get(pair) || pair.size() != 2 || !readNumber(pair.at(0).value_unsafe(), kind) || !isKind(kind))
            return malformedPage;
        const auto id = readUuid(pair.at(1).value_unsafe());
        if (!id)
            return malformedPage;
        aggregates.push_back({int(kind), *id});
    }
    return aggregates;
}

/// What the cells of a table's rows are: in the order in which the sender has them.
struct Cell
{
    /// In `allNames`; -1 for a column that is not known here.
    int place = -1;
    Value::Type type = Value::Type::Null;
    bool nullable = false;
    /// Of a column that is not known here.
    QByteArray name = {};
    /// As of a column (`Column::isReadable`).
    bool (*isReadable)(const Value &) = nullptr;
};

Cell cellNamed(const QByteArray &name, const Table &table)
{
    const auto found = std::find(table.allNames.begin(), table.allNames.end(), name);
    if (found == table.allNames.end())
        return {};
    const int place = int(found - table.allNames.begin());
    if (place >= fixedColumns) {
        const Column &column = table.columns[size_t(place - fixedColumns)];
        return {place, column.type, column.nullable, {}, column.isReadable};
    }
    // id and aggregate, then rev, seq and hash.
    return {place, place < 2 ? Value::Type::Uuid : Value::Type::Integer, false};
}

/// A column whose type only the sender knows.
Result<Cell> unknownCell(const Json &json, QByteArray name, size_t at)
{
    std::string_view types;
    if (json["types"].get(types) || at >= types.size())
        return malformedPage;
    const auto type = typeOfLetter(types[at]);
    if (!type)
        return malformedPage;
    return Cell{-1, *type, true, std::move(name), nullptr};
}

/// A copy that outlives the reader.
Value detached(const Value &value)
{
    return value.type() == Value::Type::Text
        ? Value::text(QByteArray(value.toUtf8().constData(), value.toUtf8().size()))
        : value;
}

/// Sorts what was read of one row; a name that stands twice is malformed.
bool sortCells(std::vector<NamedValue> &cells)
{
    std::sort(cells.begin(), cells.end(), [](const NamedValue &a, const NamedValue &b) { return a.name < b.name; });
    return std::adjacent_find(cells.begin(), cells.end(), [](const NamedValue &a, const NamedValue &b) {
               return a.name == b.name;
           })
        == cells.end();
}

Result<std::vector<Cell>> readColumns(const Json &json, const Table &table)
{
    simdjson::dom::array list;
    if (json["columns"].get(list))
        return malformedPage;
    std::vector<Cell> cells;
    for (const Json item : list) {
        std::string_view name;
        if (item.get(name))
            return malformedPage;
        cells.push_back(cellNamed(QByteArray(name.data(), qsizetype(name.size())), table));
        if (cells.back().place < 0) {
            TRY_LET(cells.back(), unknownCell(json, QByteArray(name.data(), qsizetype(name.size())), cells.size() - 1));
        }
    }
    // Each of ours at most once, and whatever must not be null is there.
    for (int place = 0; place < int(table.allNames.size()); ++place) {
        const auto times = std::count_if(cells.begin(), cells.end(), [&](const Cell &c) { return c.place == place; });
        const bool needed = !cellNamed(table.allNames[size_t(place)], table).nullable;
        if (times > 1 || (needed && times == 0))
            return malformedPage;
    }
    return cells;
}

/// Cells of unknown columns go to `unknown`.
bool readRow(const simdjson::dom::array &cells, const std::vector<Cell> &expected, std::span<Value> row,
             std::vector<NamedValue> &unknown)
{
    size_t at = 0;
    for (const Json cell : cells) {
        if (at >= expected.size())
            return false;
        const Cell &as = expected[at++];
        Value strange;
        Value &value = as.place >= 0 ? row[size_t(as.place)] : strange;
        if (!readValue(cell, as.type, as.nullable, value))
            return false;
        // Rules read rows without looking: a word of no meaning would stop the program there, and each time that it starts.
        if (as.isReadable && !value.isNull() && !as.isReadable(value))
            return false;
        if (as.place < 0 && !strange.isNull())
            unknown.push_back({as.name, detached(strange)});
    }
    return at == expected.size() && (unknown.empty() || sortCells(unknown));
}

Result<PageRows> readRows(const Json &content, const Table &table)
{
    TRY_LET(const std::vector<Cell> columns, readColumns(content, table));
    simdjson::dom::array list;
    if (content["rows"].get(list))
        return malformedPage;
    const size_t width = table.allNames.size();
    PageRows rows{&table, {}, {}};
    std::vector<NamedValue> unknown;
    // No more than a right answer has: a hostile one must not make us ask for memory that it does not fill.
    rows.values.reserve(std::min(list.size(), size_t(limits::pageRows)) * width);
    for (const Json item : list) {
        const size_t at = rows.values.size();
        rows.values.resize(at + width);
        simdjson::dom::array cells;
        const auto row = std::span(rows.values).subspan(at, width);
        if (item.get(cells) || !readRow(cells, columns, row, unknown))
            return malformedPage;
        // The root has the id of its aggregate: by that it is found.
        if (table.root && row[0] != row[1])
            return malformedPage;
        if (!unknown.empty())
            rows.unknown.emplace(at / width, std::exchange(unknown, {}));
    }
    return rows;
}

/// Rows of a table that is not known here: only what every table has is.
Result<void> readUnknownRows(const Json &content, const QByteArray &name, std::vector<UnknownRow> &rows)
{
    static const Table fixed = makeTable("unknown", AggregateKind{0, "unknown"}, false, {});
    TRY_LET(const std::vector<Cell> columns, readColumns(content, fixed));
    std::int64_t kind = 0;
    simdjson::dom::array list;
    if (content["rows"].get(list) || content["kind"].get(kind) || !isKind(kind))
        return malformedPage;
    for (const Json item : list) {
        std::array<Value, fixedColumns> row;
        simdjson::dom::array cells;
        std::vector<NamedValue> unknown;
        if (item.get(cells) || !readRow(cells, columns, row, unknown))
            return malformedPage;
        rows.push_back({name, row[0].toUuid(), {int(kind), row[1].toUuid()}, row[2].toInteger(), row[3].toInteger(),
                        row[4].toInteger(), std::move(unknown)});
    }
    return {};
}

/// The cells of one changed row, by the names of their columns.
bool readCells(const simdjson::dom::object &json, const Table &table, std::vector<std::pair<size_t, Value>> &cells)
{
    std::vector<bool> seen(table.columns.size());
    for (const auto &[name, cell] : json) {
        const Cell as = cellNamed(QByteArray(name.data(), qsizetype(name.size())), table);
        Value value;
        if (as.place < fixedColumns || !readValue(cell, as.type, as.nullable, value))
            return false;
        if (as.isReadable && !value.isNull() && !as.isReadable(value))
            return false;
        const auto place = size_t(as.place - fixedColumns);
        if (seen[place])
            return false;
        seen[place] = true;
        cells.emplace_back(place, std::move(value));
    }
    return true;
}

Result<ChangedRows> readChanged(const simdjson::dom::array &list, const Table &table)
{
    ChangedRows changed{&table, {}};
    for (const Json item : list) {
        simdjson::dom::array parts;
        simdjson::dom::object cells;
        if (item.get(parts) || parts.size() != 5 || parts.at(4).get(cells))
            return malformedPage;
        const auto id = readUuid(parts.at(0).value_unsafe());
        ChangedRow row{id.value_or(Uuid(Uuid::Bytes{})), 0, 0, 0, {}};
        if (!id || !readNumber(parts.at(1).value_unsafe(), row.rev) || !readNumber(parts.at(2).value_unsafe(), row.seq)
            || !readNumber(parts.at(3).value_unsafe(), row.hash) || !readCells(cells, table, row.cells))
            return malformedPage;
        changed.rows.push_back(std::move(row));
    }
    return changed;
}

/// Who sends it has said that it has the same tables.
Result<std::vector<ChangedRows>> readAllChanged(const Json &page, const Registry &registry)
{
    std::vector<ChangedRows> all;
    simdjson::dom::object tables;
    Json content;
    if (page["changed"].get(content))
        return all;
    if (content.get(tables))
        return malformedPage;
    for (const auto &[name, rows] : tables) {
        const Table *table = registry.table(QByteArrayView(name.data(), qsizetype(name.size())));
        simdjson::dom::array list;
        if (!table || rows.get(list))
            return malformedPage;
        TRY_LET(ChangedRows changed, readChanged(list, *table));
        all.push_back(std::move(changed));
    }
    return all;
}

} // namespace

struct PageReader::Parser
{
    simdjson::dom::parser json;
};

PageReader::PageReader(const Registry &registry)
    : m_registry(registry)
    , m_parser(std::make_unique<Parser>())
{}

PageReader::~PageReader() = default;

Result<Page> PageReader::read(const QByteArray &json)
{
    Json page;
    std::int64_t bucket = 0;
    simdjson::dom::object tables;
    if (m_parser->json.parse(json.constData(), size_t(json.size())).get(page) || page["bucket"].get(bucket) ||
        page["tables"].get(tables))
        return malformedPage;
    Page result{bucket, {}, {}, {}, {}};
    TRY_LET(result.put, readAggregates(page, "put"));
    TRY_LET(result.remove, readAggregates(page, "remove"));
    for (const auto &[name, content] : tables) {
        const Table *table = m_registry.table(QByteArrayView(name.data(), qsizetype(name.size())));
        if (!table) {
            TRY(readUnknownRows(content, QByteArray(name.data(), qsizetype(name.size())), result.unknown));
            continue;
        }
        TRY_LET(PageRows rows, readRows(content, *table));
        result.rows.push_back(std::move(rows));
    }
    TRY_LET(result.changed, readAllChanged(page, m_registry));
    return result;
}

} // namespace peygir::sync
