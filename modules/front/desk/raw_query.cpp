// SPDX-License-Identifier: GPL-3.0-or-later
#include "front/desk/raw_query.h"

#include <QJsonArray>

#include <algorithm>

namespace peygir::front {

using storage::Connection;
using storage::RowView;

namespace {

/// Types of the columns in the order of `allNames`.
std::vector<Value::Type> typesOf(const Table &table)
{
    using enum Value::Type;
    std::vector<Value::Type> types{Uuid, Uuid, Integer, Integer, Integer};
    for (const Column &column : table.columns)
        types.push_back(column.type);
    return types;
}

QJsonValue jsonOf(const RowView &view, int column, Value::Type type)
{
    if (view.isNull(column))
        return QJsonValue::Null;
    switch (type) {
    case Value::Type::Null: break;
    case Value::Type::Integer: return view.integer(column);
    case Value::Type::Boolean: return view.boolean(column);
    case Value::Type::Text: return view.text(column);
    case Value::Type::Bytes: return QString::fromLatin1(view.bytes(column).toHex());
    case Value::Type::Uuid: return view.uuid(column).toString();
    }
    return QJsonValue::Null;
}

Result<Value> valueOf(const QString &text, Value::Type type)
{
    bool ok = true;
    switch (type) {
    case Value::Type::Integer: {
        const qint64 number = text.toLongLong(&ok);
        if (ok)
            return Value(number);
        break;
    }
    case Value::Type::Boolean:
        if (text == QLatin1String("true") || text == QLatin1String("false"))
            return Value(text == QLatin1String("true"));
        break;
    case Value::Type::Uuid: {
        const auto uuid = Uuid::parse(QStringView(text));
        if (uuid.ok())
            return Value(*uuid);
        break;
    }
    case Value::Type::Text: return Value::text(text);
    case Value::Type::Bytes: return Value::bytes(QByteArray::fromHex(text.toLatin1()));
    case Value::Type::Null: break;
    }
    return Error("front.column_value", {{QStringLiteral("value"), text}});
}

Result<QJsonObject> rowsOf(Connection &connection, const Table &table, const QJsonObject &where)
{
    const std::vector<Value::Type> types = typesOf(table);
    QByteArray sql = "SELECT " + table.selectList + " FROM " + table.name;
    std::vector<Value> parameters;
    for (auto condition = where.begin(); condition != where.end(); ++condition) {
        const auto column = std::find(table.allNames.begin(), table.allNames.end(), condition.key().toUtf8());
        if (column == table.allNames.end())
            return Error("front.column_unknown", {{QStringLiteral("column"), condition.key()}});
        TRY_LET(Value value, valueOf(condition.value().toVariant().toString(),
                                     types[size_t(column - table.allNames.begin())]));
        sql += (parameters.empty() ? " WHERE " : " AND ") + *column + " = ?";
        parameters.push_back(std::move(value));
    }
    QJsonArray rows;
    TRY(connection.each(sql + " ORDER BY id", parameters, [&](const RowView &view) {
        QJsonObject row;
        for (size_t i = 0; i < types.size(); ++i)
            row.insert(QString::fromUtf8(table.allNames[i]), jsonOf(view, int(i), types[i]));
        rows.append(row);
        return true;
    }));
    return QJsonObject{{QStringLiteral("rows"), rows}};
}

Result<QJsonObject> tables(Connection &connection, const Registry &registry)
{
    QJsonObject counts;
    for (const auto &[number, type] : registry.aggregates()) {
        for (const Table *table : type.tables) {
            TRY(connection.each("SELECT COUNT(*) FROM " + table->name, {}, [&](const RowView &view) {
                counts.insert(QString::fromUtf8(table->name), view.integer(0));
                return false;
            }));
        }
    }
    return QJsonObject{{QStringLiteral("tables"), counts}};
}

Result<QJsonObject> buckets(Connection &connection)
{
    QJsonArray held;
    TRY(connection.each("SELECT bucket, row_count, row_sum, agrees FROM held_bucket ORDER BY bucket", {},
                        [&held](const RowView &view) {
                            held.append(QJsonObject{{QStringLiteral("bucket"), view.integer(0)},
                                                    {QStringLiteral("rows"), view.integer(1)},
                                                    {QStringLiteral("sum"), view.integer(2)},
                                                    {QStringLiteral("agrees"), view.boolean(3)}});
                            return true;
                        }));
    return QJsonObject{{QStringLiteral("buckets"), held}};
}

} // namespace

Result<QJsonObject> rawQuery(Connection &connection, const Registry &registry, const QString &name,
                             const QJsonObject &arguments)
{
    if (name == QLatin1String("tables"))
        return tables(connection, registry);
    if (name == QLatin1String("buckets"))
        return buckets(connection);
    if (name != QLatin1String("rows"))
        return Error("front.query_unknown", {{QStringLiteral("name"), name}});
    const QString tableName = arguments.value(QStringLiteral("table")).toString();
    const Table *table = registry.table(tableName.toUtf8());
    if (!table)
        return Error("front.table_unknown", {{QStringLiteral("table"), tableName}});
    return rowsOf(connection, *table, arguments.value(QStringLiteral("where")).toObject());
}

} // namespace peygir::front
