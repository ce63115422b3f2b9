// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulation/arguments.h"

#include "base/blob_hash.h"
#include "simulation/machine.h"
#include "storage/door.h"

#include <QDate>
#include <QJsonDocument>

#include <algorithm>

namespace peygir::simulation {

using storage::RowView;

namespace {

/// "callerPhone" of a command is "caller_phone" of a table.
QByteArray columnName(const QByteArray &field)
{
    QByteArray name;
    for (const char c : field) {
        if (c >= 'A' && c <= 'Z')
            name += '_';
        name += c >= 'A' && c <= 'Z' ? char(c - 'A' + 'a') : c;
    }
    return name;
}

/// A value of a row as the field's JSON.
QJsonValue jsonOf(const Shape &shape, const Value &value)
{
    switch (value.type()) {
    case Value::Type::Null: return QJsonValue::Null;
    case Value::Type::Integer: return value.toInteger();
    case Value::Type::Boolean: return value.toBoolean();
    case Value::Type::Uuid: return value.toUuid().toString();
    case Value::Type::Bytes: return QJsonValue::Null;
    case Value::Type::Text: break;
    }
    const auto object = [&value] { return QJsonDocument::fromJson(value.toUtf8()).object(); };
    if (shape.kind == Shape::Kind::Object || shape.kind == Shape::Kind::Name || shape.kind == Shape::Kind::Record)
        return object();
    return shape.kind == Shape::Kind::List ? object().value(QLatin1String("v")) : QJsonValue(value.toText());
}

/// What stands in a row under the name of the field; undefined where it has no such column.
QJsonValue fieldOf(const Row &row, const Shape &shape)
{
    const QByteArray name = columnName(shape.name);
    for (size_t n = 0; n < row.values.size(); ++n) {
        if (row.table->columns[n].name == name)
            return jsonOf(shape, row.values[n]);
    }
    return QJsonValue::Undefined;
}

} // namespace

QJsonObject ArgumentDrawer::draw(const Shape &shape, storage::Connection &desk)
{
    m_desk = &desk;
    m_drawn.clear();
    return record(shape);
}

QJsonObject ArgumentDrawer::record(const Shape &shape)
{
    // A record of base information is mostly one that is there, with little of it changed.
    const RowPointer old = shape.table && chance(80) ? rowOf(*shape.table) : nullptr;
    QJsonObject object;
    for (const Shape &part : shape.parts) {
        QJsonValue drawn = QJsonValue::Undefined;
        if (old && &part == &shape.parts.front())
            drawn = old->id.toString();
        else if (old && chance(80))
            drawn = fieldOf(*old, part);
        if (drawn.isUndefined())
            drawn = value(part);
        if (!(part.isOptional && drawn.isNull()))
            object.insert(QLatin1String(part.name), drawn);
    }
    return object;
}

QJsonValue ArgumentDrawer::value(const Shape &shape)
{
    return shape.isOptional && chance(40) ? QJsonValue(QJsonValue::Null) : filled(shape);
}

QJsonValue ArgumentDrawer::filled(const Shape &shape)
{
    switch (shape.kind) {
    case Shape::Kind::Truth: return chance(50);
    case Shape::Kind::Number: return chance(80) ? qint64(m_random.below(100)) : qint64(m_random.below(1u << 31)) - (1 << 30);
    case Shape::Kind::Text: return text(shape);
    case Shape::Kind::Moment: return moment();
    case Shape::Kind::Id: return id(shape);
    case Shape::Kind::Word: return QString::fromLatin1(oneOf(shape.words));
    case Shape::Kind::Object: return chance(50) ? QJsonObject() : QJsonObject{{QStringLiteral("q"), words()}};
    case Shape::Kind::Name: return QJsonObject{{QStringLiteral("fa"), words()}};
    case Shape::Kind::Edit: return edit(shape);
    case Shape::Kind::Record: return record(shape);
    case Shape::Kind::List: break;
    }
    QJsonArray items;
    for (quint64 left = m_random.below(4); left > 0; --left) {
        Shape item = shape.parts.front();
        item.name = shape.name;
        items.append(filled(item));
    }
    return items;
}

QJsonValue ArgumentDrawer::edit(const Shape &shape)
{
    Shape field = shape.parts.front();
    field.name = shape.name;
    const QJsonValue there = standing(field);
    return QJsonObject{{QStringLiteral("seen"), there.isUndefined() || chance(20) ? value(field) : there},
                       {QStringLiteral("written"), value(field)}};
}

QJsonValue ArgumentDrawer::text(const Shape &shape)
{
    if (shape.name.toLower().contains("phone"))
        return phone();
    if (shape.name == "date")
        return QDate(2026, 3, 21).addDays(qint64(m_random.below(400))).toString(Qt::ISODate);
    if (shape.name == "from" || shape.name == "to")
        return QStringLiteral("%1:%2").arg(m_random.below(24), 2, 10, QChar(u'0')).arg(m_random.below(60), 2, 10, QChar(u'0'));
    if (shape.name == "sha256")
        return BlobHash::of(QByteArray::number(m_random.below(50))).text();
    const QJsonValue there = standing(shape);
    return there.isString() && chance(30) ? there : QJsonValue(words());
}

QJsonValue ArgumentDrawer::moment()
{
    // Around the time in which runs begin, or anywhere.
    constexpr qint64 there = 1'790'000'000'000;
    constexpr qint64 year = 366ll * 24 * 3'600'000;
    return chance(85) ? there - year + qint64(m_random.below(quint64(2 * year))) : qint64(m_random.below(1ull << 50));
}

std::vector<const Table *> ArgumentDrawer::tablesOf(const Shape &shape) const
{
    const QByteArray name = columnName(shape.name);
    std::vector<const Table *> meant;
    std::vector<const Table *> all;
    for (const auto &[kind, type] : m_registry->aggregates()) {
        for (const Table *table : type.tables) {
            all.push_back(table);
            // An id of which the type says nothing is that of the table whose name the field has, or of anything.
            if (shape.names == typeid(Uuid) ? table->name == name : table->idType == shape.names)
                meant.push_back(table);
        }
    }
    return meant.empty() ? all : meant;
}

QJsonValue ArgumentDrawer::id(const Shape &shape)
{
    const std::vector<const Table *> tables = tablesOf(shape);
    const RowPointer row = rowOf(*oneOf(tables));
    if (!row || chance(5))
        return stranger().toString();
    storage::Door door(*m_desk);
    for (const Table *table : tables) {
        if (RowPointer same = must(door.row(*table, row->id)))
            m_drawn.push_back(std::move(same));
    }
    return row->id.toString();
}

RowPointer ArgumentDrawer::rowOf(const Table &table)
{
    std::vector<Uuid> all;
    std::vector<Uuid> related;
    must(m_desk->each("SELECT id, aggregate FROM " + table.name + " ORDER BY id", {}, [&](const RowView &view) {
        all.push_back(view.uuid(0));
        const Uuid aggregate = view.uuid(1);
        if (std::any_of(m_drawn.begin(), m_drawn.end(),
                        [&aggregate](const RowPointer &row) { return row->aggregate == aggregate; }))
            related.push_back(all.back());
        return true;
    }));
    const std::vector<Uuid> &ids = !related.empty() && chance(90) ? related : all;
    if (ids.empty())
        return nullptr;
    return must(storage::Door(*m_desk).row(table, oneOf(ids)));
}

QJsonValue ArgumentDrawer::standing(const Shape &shape) const
{
    for (auto row = m_drawn.rbegin(); row != m_drawn.rend(); ++row) {
        const QJsonValue there = fieldOf(**row, shape);
        if (!there.isUndefined())
            return there;
    }
    return QJsonValue::Undefined;
}

} // namespace peygir::simulation
