// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/content_hash.h"

#include "base/hash.h"
#include "command/row_bytes.h"

#include <sqlite3.h>

#include <cstring>
#include <memory>
#include <vector>

namespace peygir::storage {

namespace {

/// SQLite takes 127 arguments.
constexpr size_t mostHashedColumns = 100;
/// The shape, id and aggregate.
constexpr int argumentsBeforeCells = 3;

/// One row after the other is laid out here, without asking for room at each piece.
class RowBuffer
{
public:
    void begin(size_t most)
    {
        if (m_bytes.size() < most)
            m_bytes.resize(2 * most);
        m_end = m_bytes.data();
    }
    void append(char sign) { *m_end++ = sign; }
    void append(const char *bytes, qsizetype count)
    {
        if (count > 0)
            std::memcpy(m_end, bytes, size_t(count));
        m_end += count;
    }
    QByteArrayView view() const { return {m_bytes.data(), m_end}; }

private:
    std::vector<char> m_bytes;
    char *m_end = nullptr;
};

/// A table's first argument, taken apart once for each statement: "name column type column type …".
struct HashShape
{
    struct Cell
    {
        /// The name with its length, as it is hashed.
        QByteArray name;
        Value::Type type;
    };
    QByteArray table;
    std::vector<Cell> cells;
    /// What a row takes beside its values: the table, and each cell's name, type and length.
    size_t frame = 0;
    RowBuffer buffer;
};

HashShape *shapeOf(sqlite3_context *context, sqlite3_value *argument)
{
    if (auto *const kept = static_cast<HashShape *>(sqlite3_get_auxdata(context, 0)))
        return kept;
    const QByteArray text(reinterpret_cast<const char *>(sqlite3_value_text(argument)),
                          sqlite3_value_bytes(argument));
    const QByteArrayList words = text.split(' ');
    auto shape = std::make_unique<HashShape>();
    rowbytes::addBytes(shape->table, words.first());
    for (qsizetype i = 1; i + 1 < words.size(); i += 2) {
        HashShape::Cell cell{{}, Value::Type(words[i + 1].toInt())};
        rowbytes::addBytes(cell.name, words[i]);
        shape->frame += size_t(cell.name.size()) + 1 + 8;
        shape->cells.push_back(std::move(cell));
    }
    shape->frame += size_t(shape->table.size());
    HashShape *const raw = shape.get();
    sqlite3_set_auxdata(context, 0, shape.release(), [](void *old) { delete static_cast<HashShape *>(old); });
    return raw;
}

QByteArrayView bytesOf(sqlite3_value *value)
{
    // In this order: the length is that of the form asked for last.
    const auto *const bytes = static_cast<const char *>(sqlite3_value_blob(value));
    return {bytes, sqlite3_value_bytes(value)};
}

void append(RowBuffer &buffer, QByteArrayView bytes) { buffer.append(bytes.data(), bytes.size()); }

void addCellBytes(RowBuffer &buffer, Value::Type type, sqlite3_value *value)
{
    rowbytes::addType(buffer, type);
    switch (type) {
    case Value::Type::Null: break;
    case Value::Type::Integer: rowbytes::addNumber(buffer, quint64(sqlite3_value_int64(value))); break;
    case Value::Type::Boolean: buffer.append(sqlite3_value_int64(value) ? '\1' : '\0'); break;
    case Value::Type::Text:
    case Value::Type::Bytes: rowbytes::addBytes(buffer, bytesOf(value)); break;
    case Value::Type::Uuid: append(buffer, bytesOf(value)); break;
    }
}

void contentHashFunction(sqlite3_context *context, int count, sqlite3_value **arguments)
{
    HashShape &shape = *shapeOf(context, arguments[0]);
    if (count != argumentsBeforeCells + int(shape.cells.size()))
        return sqlite3_result_error(context, "content_hash: wrong number of cells", -1);
    size_t most = shape.frame + size_t(sqlite3_value_bytes(arguments[1]) + sqlite3_value_bytes(arguments[2]));
    for (size_t i = 0; i < shape.cells.size(); ++i) {
        // The length of a number would be that of its text, which SQLite would have to make.
        const bool isNumber = shape.cells[i].type == Value::Type::Integer || shape.cells[i].type == Value::Type::Boolean;
        most += isNumber ? 8 : size_t(sqlite3_value_bytes(arguments[size_t(argumentsBeforeCells) + i]));
    }
    RowBuffer &buffer = shape.buffer;
    buffer.begin(most);
    append(buffer, shape.table);
    append(buffer, bytesOf(arguments[1]));
    append(buffer, bytesOf(arguments[2]));
    for (size_t i = 0; i < shape.cells.size(); ++i) {
        sqlite3_value *const value = arguments[size_t(argumentsBeforeCells) + i];
        if (sqlite3_value_type(value) == SQLITE_NULL)
            continue;
        append(buffer, shape.cells[i].name);
        addCellBytes(buffer, shape.cells[i].type, value);
    }
    sqlite3_result_int64(context, shortHash(buffer.view()));
}

} // namespace

QByteArray contentHashOf(const Table &table)
{
    Q_ASSERT(table.columns.size() <= mostHashedColumns);
    QByteArray shape = table.name;
    QByteArray cells;
    for (const int at : table.byName) {
        const Column &column = table.columns[size_t(at)];
        shape += ' ' + column.name + ' ' + QByteArray::number(int(column.type));
        cells += ", " + column.name;
    }
    return "content_hash('" + shape + "', id, aggregate" + cells + ')';
}

int addContentHash(sqlite3 *db)
{
    return sqlite3_create_function_v2(db, "content_hash", -1, SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_DIRECTONLY,
                                      nullptr, contentHashFunction, nullptr, nullptr, nullptr);
}

} // namespace peygir::storage
