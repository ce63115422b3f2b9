// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/desk/desk_rows.h"

#include "sync/wire/plants.h"

#include <algorithm>

namespace peygir::sync {

using storage::RowView;

Result<RowPointer> DeskRows::rowHere(const Table &table, const Uuid &id)
{
    if (!m_read)
        return m_door.row(table, id);
    const Name name(id, &table);
    if (const auto known = m_read->rows.find(name); known != m_read->rows.end())
        return known->second;
    TRY_LET(const RowPointer row, m_door.row(table, id));
    return m_read->rows.emplace(name, row).first->second;
}

void DeskRows::written(const Row &row)
{
    if (!m_read)
        return;
    m_read->rows.erase({row.id, row.table});
    // Those of other tables as well: an aggregate that was not here is here now.
    auto &lists = m_read->lists;
    for (auto list = lists.lower_bound({row.aggregate, nullptr}); list != lists.end() && list->first.first == row.aggregate;)
        list = lists.erase(list);
}

Result<Fact<RowPointer>> DeskRows::row(const Table &table, const Uuid &id)
{
    TRY_LET(RowPointer row, rowHere(table, id));
    return row ? Fact<RowPointer>::known(std::move(row)) : Fact<RowPointer>::unknown();
}

Result<bool> DeskRows::isHeld(int kind, const Uuid &aggregate)
{
    bool held = false;
    TRY(m_connection.each("SELECT 1 FROM held WHERE aggregate = ? AND kind = ?", {Value(aggregate), Value(kind)},
                          [&held](const RowView &) {
                              held = true;
                              return false;
                          }));
    return held;
}

Result<Fact<std::vector<RowPointer>>> DeskRows::rowsOf(const Table &table, const Uuid &aggregate)
{
    if (!m_read)
        return rowsHere(table, aggregate);
    const Name name(aggregate, &table);
    if (const auto known = m_read->lists.find(name); known != m_read->lists.end())
        return known->second;
    TRY_LET(const auto rows, rowsHere(table, aggregate));
    return m_read->lists.emplace(name, rows).first->second;
}

Result<Fact<std::vector<RowPointer>>> DeskRows::rowsHere(const Table &table, const Uuid &aggregate)
{
    TRY_LET(std::vector<RowPointer> rows, m_door.rowsOf(table, aggregate));
    bool here = !rows.empty();
    if (!here) {
        TRY_LET(here, isHeld(table.kind.number, aggregate));
    }
    if (!here && !table.root) {
        // Made here and not yet known to the server: whole, because nobody else can have added to it.
        const Table *root = m_registry.aggregate(table.kind.number)->tables.front();
        TRY_LET(const RowPointer rootRow, rowHere(*root, aggregate));
        here = rootRow != nullptr;
    }
    return here ? Fact<std::vector<RowPointer>>::known(std::move(rows)) : Fact<std::vector<RowPointer>>::unknown();
}

Result<Fact<Uuid>> DeskRows::holder(QByteArrayView, QByteArrayView)
{
    return Fact<Uuid>::unknown();
}

Result<void> DeskRows::load()
{
    m_marks.forget();
    m_unknown.reload();
    m_makers.clear();
    return m_connection.each("SELECT id, created_by FROM shadow WHERE image IS NULL", {}, [this](const RowView &view) {
        m_makers.emplace(view.uuid(0), view.uuid(1));
        return true;
    });
}

Result<void> DeskRows::putOver(const Changes &changes, const Uuid &command)
{
    std::vector<RowPointer> made;
    for (const Row &row : changes.rows()) {
        TRY_LET(const RowPointer old, rowHere(*row.table, row.id));
        if (old && old->sameContent(row))
            continue;
        written(row);
        // The first image stays: what a second command touches again has its shadow already.
        TRY(m_connection.run(planted(Plant::ShadowOverwritten)
                                 ? "INSERT INTO shadow (table_name, id, image, created_by) VALUES (?, ?, ?, ?)"
                                   " ON CONFLICT (table_name, id) DO UPDATE SET image = excluded.image"
                                 : "INSERT INTO shadow (table_name, id, image, created_by) VALUES (?, ?, ?, ?)"
                                   " ON CONFLICT DO NOTHING",
                             {Value::text(row.table->name), Value(row.id),
                              old ? Value::bytes(storage::encodeImage(*old)) : Value(), Value(command)}));
        if (old) {
            Row over = row;
            over.rev = old->rev;
            over.seq = old->seq;
            over.hash = old->hash;
            TRY(m_door.change(*old, over));
        } else {
            m_makers.emplace(row.id, command);
            made.push_back(std::make_shared<Row>(row));
        }
        if (planted(Plant::ChecksumOverWaiting)) {
            TRY(m_connection.run("UPDATE held_bucket SET row_count = row_count + 1 WHERE bucket IN"
                                 " (SELECT bucket FROM held WHERE aggregate = ? AND kind = ?)",
                                 {Value(row.aggregate), Value(row.table->kind.number)}));
        }
    }
    return m_door.put(made);
}

std::vector<Uuid> DeskRows::makersOf(const std::vector<Uuid> &ids) const
{
    std::vector<Uuid> makers;
    for (const Uuid &id : ids) {
        const auto maker = m_makers.find(id);
        if (maker != m_makers.end() && std::find(makers.begin(), makers.end(), maker->second) == makers.end())
            makers.push_back(maker->second);
    }
    return makers;
}

Result<void> DeskRows::rewind()
{
    struct Shadow
    {
        const Table *table;
        Uuid id;
        std::optional<QByteArray> image;
    };
    std::vector<Shadow> shadows;
    TRY(m_connection.each("SELECT table_name, id, image FROM shadow", {}, [&](const RowView &view) {
        shadows.push_back({m_registry.table(view.utf8(0)), view.uuid(1),
                           view.isNull(2) ? std::nullopt : std::optional(view.bytes(2))});
        return true;
    }));
    if (planted(Plant::RewindFirstTableOnly) && !shadows.empty())
        std::erase_if(shadows, [first = shadows.front().table](const Shadow &s) { return s.table != first; });
    std::vector<RowPointer> images;
    for (const Shadow &shadow : shadows) {
        if (!shadow.table)
            return Error("storage.damaged");
        if (shadow.image) {
            TRY_LET(RowPointer image, storage::decodeImage(*shadow.table, *shadow.image));
            images.push_back(std::move(image));
        } else {
            TRY(m_door.remove(*shadow.table, shadow.id));
        }
    }
    TRY(m_door.put(images));
    TRY(m_connection.run("DELETE FROM shadow"));
    m_makers.clear();
    return {};
}

Result<void> DeskRows::putBase(const PageRows &rows)
{
    TRY(m_door.put(*rows.table, rows.values));
    return m_unknown.putCells(rows);
}

Result<void> DeskRows::dropAggregate(const AggregateId &aggregate)
{
    TRY(m_unknown.dropAggregate(aggregate));
    const AggregateType *type = m_registry.aggregate(aggregate.kind);
    if (!type)
        return {};
    for (const Table *table : type->tables)
        TRY(m_door.removeAggregate(*table, aggregate.id));
    return {};
}

Result<void> DeskRows::clear()
{
    for (const auto &[kind, type] : m_registry.aggregates()) {
        for (const Table *table : type.tables)
            TRY(m_door.removeAll(*table));
    }
    TRY(m_unknown.clear());
    TRY(m_connection.run("DELETE FROM shadow"));
    m_makers.clear();
    return {};
}

} // namespace peygir::sync
