// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "command/facts.h"
#include "command/row_tally.h"
#include "storage/door.h"

#include <optional>
#include <span>
#include <unordered_map>

namespace peygir::sync {

/// A declared key: (kind, value).
struct KeyName
{
    QByteArray kind;
    QByteArray value;
    friend bool operator==(const KeyName &, const KeyName &) = default;
    friend size_t qHash(const KeyName &key, size_t seed = 0) { return qHashMulti(seed, key.kind, key.value); }
};

struct RowName
{
    const Table *table;
    Uuid id;
    friend bool operator==(const RowName &, const RowName &) = default;
    friend size_t qHash(const RowName &name, size_t seed = 0) { return qHash(name.id, seed ^ size_t(name.table)); }
};

struct ByHash
{
    template <class T>
    size_t operator()(const T &item) const
    {
        return qHash(item, 0);
    }
};

/// Rows, aggregates and keys as they are in the database, held in memory (SYNC 2). Right only as long as nobody else
/// writes: the sequencer is the only writer, and a new leader starts cold.
struct RowCache
{
    /// Null: surely no such row.
    std::unordered_map<RowName, RowPointer, ByHash> rows;
    /// By table and aggregate, ordered by id.
    std::unordered_map<RowName, std::vector<RowPointer>, ByHash> lists;
    std::unordered_map<KeyName, std::optional<Uuid>, ByHash> keys;
    /// What may be kept of what the database counts, and the numbers that were asked for, as committed.
    std::vector<RowTally> tallies;
    std::unordered_map<RowName, std::vector<qint64>, ByHash> counted;

    /// Forgets all rows, keys and numbers.
    void clear();
    /// Starts cold when it has grown past its limit; the next group reads again.
    void limit();
    /// `row` has been committed.
    void committed(const RowPointer &row);
};

/// What the sequencer's rules read while a group is decided: the group's own undecided writes first, then what is in
/// memory, then the database.
class GroupFacts final : public FactSource
{
public:
    GroupFacts(storage::Door &door, RowCache &cache) : m_door(door), m_cache(cache) {}

    Result<Fact<RowPointer>> row(const Table &table, const Uuid &id) override;
    Result<Fact<std::vector<RowPointer>>> rowsOf(const Table &table, const Uuid &aggregate) override;
    Result<Fact<Uuid>> holder(QByteArrayView kind, QByteArrayView value) override;

    /// The image before the group, null where there was none.
    Result<RowPointer> committedRow(const Table &table, const Uuid &id);
    Result<std::vector<RowPointer>> committedRowsOf(const Table &table, const Uuid &aggregate);
    /// `row`, whose id follows from a command that is decided for the first time, is not in the database: nobody has to
    /// look. Where it begins an aggregate, nothing of that is there either.
    void expectNew(const Row &row, std::span<const Table *const> tablesOfAggregate);
    /// The image now, null where there is none.
    Result<RowPointer> present(const Table &table, const Uuid &id);

    /// What is there before it must have been read (`present`), since numbers in memory change by the difference.
    void put(RowPointer row);
    void setHolder(KeyName key, std::optional<Uuid> holder);

    const std::unordered_map<RowName, RowPointer, ByHash> &writtenRows() const { return m_rows; }
    const std::unordered_map<KeyName, std::optional<Uuid>, ByHash> &writtenKeys() const { return m_keys; }
    /// The group is in the database: what it wrote is what there is.
    void committed();

private:
    /// With what the group has written. Null: the database counts nothing for this id, and the group nothing either.
    Result<RowPointer> countedRow(const Table &table, const Uuid &id);
    void note(const RowTally &tally, const RowPointer &row, qint64 change);

    storage::Door &m_door;
    RowCache &m_cache;
    std::unordered_map<RowName, RowPointer, ByHash> m_rows;
    /// By how much the group has changed what is counted.
    std::unordered_map<RowName, std::vector<qint64>, ByHash> m_changed;
    /// Rows written by the group, by table and aggregate.
    std::unordered_map<RowName, std::vector<Uuid>, ByHash> m_byAggregate;
    std::unordered_map<KeyName, std::optional<Uuid>, ByHash> m_keys;
};

} // namespace peygir::sync
