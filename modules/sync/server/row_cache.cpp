// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/server/row_cache.h"

#include <algorithm>

namespace peygir::sync {

namespace {

// About 400 MB of case rows at the worst; a busy city touches a fraction of it in a day.
constexpr size_t mostCached = 400'000;

/// A view that the database counts: other rows change what it says, so nothing of it is kept but what a tally explains.
bool isCounted(const Table &table) { return table.kind.number == 0; }

void add(std::vector<qint64> &numbers, const std::vector<qint64> &changes)
{
    for (size_t n = 0; n < numbers.size(); ++n)
        numbers[n] += changes[n];
}

void putSorted(std::vector<RowPointer> &rows, const RowPointer &row)
{
    const auto at = std::lower_bound(rows.begin(), rows.end(), row->id,
                                     [](const RowPointer &a, const Uuid &id) { return a->id < id; });
    if (at != rows.end() && (*at)->id == row->id)
        *at = row;
    else
        rows.insert(at, row);
}

} // namespace

void RowCache::clear()
{
    rows.clear();
    lists.clear();
    keys.clear();
    counted.clear();
}

void RowCache::limit()
{
    if (rows.size() + lists.size() + keys.size() > mostCached)
        clear();
}

void RowCache::committed(const RowPointer &row)
{
    rows[{row->table, row->id}] = row;
    if (const auto list = lists.find({row->table, row->aggregate}); list != lists.end())
        putSorted(list->second, row);
}

Result<RowPointer> GroupFacts::committedRow(const Table &table, const Uuid &id)
{
    if (isCounted(table))
        return countedRow(table, id);
    const RowName name{&table, id};
    if (const auto cached = m_cache.rows.find(name); cached != m_cache.rows.end())
        return cached->second;
    TRY_LET(RowPointer row, m_door.row(table, id));
    m_cache.rows.emplace(name, row);
    return row;
}

Result<RowPointer> GroupFacts::countedRow(const Table &table, const Uuid &id)
{
    const auto isKept = [&table](const RowTally &tally) { return tally.counted == &table; };
    if (std::none_of(m_cache.tallies.begin(), m_cache.tallies.end(), isKept))
        return m_door.row(table, id);
    const RowName name{&table, id};
    auto kept = m_cache.counted.find(name);
    if (kept == m_cache.counted.end()) {
        TRY_LET(const RowPointer row, m_door.row(table, id));
        if (row) {
            std::vector<qint64> numbers;
            for (const Value &value : row->values)
                numbers.push_back(value.toInteger());
            kept = m_cache.counted.emplace(name, std::move(numbers)).first;
        }
    }
    const auto changed = m_changed.find(name);
    if (kept == m_cache.counted.end() && changed == m_changed.end())
        return RowPointer();
    // What begins in this group is not in the database: it has what the group gives it.
    std::vector<qint64> numbers
        = kept == m_cache.counted.end() ? std::vector<qint64>(table.columns.size(), 0) : kept->second;
    if (changed != m_changed.end())
        add(numbers, changed->second);
    Row row{&table, id, id, 0, 0, 0, {}};
    for (const qint64 number : numbers)
        row.values.push_back(Value(number));
    return std::make_shared<const Row>(std::move(row));
}

void GroupFacts::note(const RowTally &tally, const RowPointer &row, qint64 change)
{
    if (!row || row->table != tally.of)
        return;
    if (const auto whose = tally.countedFor(*row)) {
        std::vector<qint64> &numbers = m_changed[{tally.counted, *whose}];
        numbers.resize(tally.counted->columns.size(), 0);
        numbers[tally.number] += change;
    }
}

Result<std::vector<RowPointer>> GroupFacts::committedRowsOf(const Table &table, const Uuid &aggregate)
{
    const RowName name{&table, aggregate};
    if (const auto cached = m_cache.lists.find(name); cached != m_cache.lists.end())
        return cached->second;
    TRY_LET(std::vector<RowPointer> rows, m_door.rowsOf(table, aggregate));
    m_cache.lists.emplace(name, rows);
    return rows;
}

void GroupFacts::expectNew(const Row &row, std::span<const Table *const> tablesOfAggregate)
{
    // What has been looked for is known already.
    m_cache.rows.try_emplace({row.table, row.id});
    if (!row.table->root)
        return;
    for (const Table *table : tablesOfAggregate) {
        if (!table->root)
            m_cache.lists.try_emplace({table, row.aggregate});
    }
}

Result<RowPointer> GroupFacts::present(const Table &table, const Uuid &id)
{
    if (const auto written = m_rows.find({&table, id}); written != m_rows.end())
        return written->second;
    return committedRow(table, id);
}

Result<Fact<RowPointer>> GroupFacts::row(const Table &table, const Uuid &id)
{
    TRY_LET(RowPointer row, present(table, id));
    return row ? Fact<RowPointer>::known(std::move(row)) : Fact<RowPointer>::absent();
}

Result<Fact<std::vector<RowPointer>>> GroupFacts::rowsOf(const Table &table, const Uuid &aggregate)
{
    TRY_LET(std::vector<RowPointer> rows, committedRowsOf(table, aggregate));
    if (const auto written = m_byAggregate.find({&table, aggregate}); written != m_byAggregate.end()) {
        for (const Uuid &id : written->second)
            putSorted(rows, m_rows.at({&table, id}));
    }
    return Fact<std::vector<RowPointer>>::known(std::move(rows));
}

Result<Fact<Uuid>> GroupFacts::holder(QByteArrayView kind, QByteArrayView value)
{
    const KeyName name{kind.toByteArray(), value.toByteArray()};
    std::optional<Uuid> holder;
    if (const auto written = m_keys.find(name); written != m_keys.end()) {
        holder = written->second;
    } else if (const auto cached = m_cache.keys.find(name); cached != m_cache.keys.end()) {
        holder = cached->second;
    } else {
        TRY(m_door.connection().each("SELECT holder FROM unique_value WHERE kind = ? AND value = ?",
                                     {Value::text(name.kind), Value::text(name.value)},
                                     [&holder](const storage::RowView &view) {
                                         holder = view.uuid(0);
                                         return false;
                                     }));
        m_cache.keys.emplace(name, holder);
    }
    return holder ? Fact<Uuid>::known(*holder) : Fact<Uuid>::absent();
}

void GroupFacts::put(RowPointer row)
{
    auto &slot = m_rows[{row->table, row->id}];
    for (const RowTally &tally : m_cache.tallies) {
        const auto before = m_cache.rows.find({row->table, row->id});
        note(tally, slot ? slot : before == m_cache.rows.end() ? RowPointer() : before->second, -1);
        note(tally, row, 1);
    }
    if (!slot)
        m_byAggregate[{row->table, row->aggregate}].push_back(row->id);
    slot = std::move(row);
}

void GroupFacts::setHolder(KeyName key, std::optional<Uuid> holder) { m_keys[std::move(key)] = holder; }

void GroupFacts::committed()
{
    for (const auto &[name, row] : m_rows)
        m_cache.committed(row);
    for (const auto &[name, holder] : m_keys)
        m_cache.keys[name] = holder;
    for (const auto &[name, change] : m_changed) {
        if (const auto kept = m_cache.counted.find(name); kept != m_cache.counted.end())
            add(kept->second, change);
    }
    m_cache.limit();
}

} // namespace peygir::sync
