// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "command/registry.h"
#include "storage/door.h"
#include "sync/desk/unknown_rows.h"
#include "sync/wire/page_reader.h"

#include <map>
#include <optional>
#include <utility>

namespace peygir::sync {

/// A desk's replicated rows in their two layers: the base as the server sent it, and over it what waiting commands have
/// decided. A row's first image under the waiting commands is its shadow; putting all shadows back is the base again
/// (SYNC 11). Works inside the caller's transaction.
class DeskRows final : public FactSource
{
public:
    DeskRows(storage::Connection &connection, const Registry &registry)
        : m_connection(connection)
        , m_door(connection, &m_marks)
        , m_unknown(connection)
        , m_registry(registry)
    {}

    storage::Door &door() { return m_door; }
    /// What the server sent and this program does not know.
    UnknownRows &unknown() { return m_unknown; }

    // What is not here may still exist elsewhere: Unknown. In an aggregate that is here, nothing is missing.
    Result<Fact<RowPointer>> row(const Table &table, const Uuid &id) override;
    Result<Fact<std::vector<RowPointer>>> rowsOf(const Table &table, const Uuid &aggregate) override;
    /// Unknown: which record holds a key only the server knows.
    Result<Fact<Uuid>> holder(QByteArrayView kind, QByteArrayView value) override;

    /// Whether any bucket that is held has this aggregate.
    Result<bool> isHeld(int kind, const Uuid &aggregate);

    /// Reads which rows waiting commands have made; once after opening and after a transaction that failed.
    Result<void> load();

    /// Search has to look at everything: cheaper than marks where nothing was here before.
    void markEverything() { m_marks.touchEverything(); }
    /// Leaves a mark for search on every aggregate that was touched since; last in the transaction.
    Result<void> writeMarks() { return m_marks.write(m_connection); }

    /// While it lives, what was read once is not read again unless it was written here. For many commands that are decided in
    /// one transaction, as nobody else writes then; not while anything but `putOver` writes.
    class ReadOnce
    {
    public:
        explicit ReadOnce(DeskRows &rows) : m_rows(rows) { m_rows.m_read.emplace(); }
        ~ReadOnce() { m_rows.m_read.reset(); }
        ReadOnce(const ReadOnce &) = delete;
        ReadOnce &operator=(const ReadOnce &) = delete;

    private:
        DeskRows &m_rows;
    };

    /// Puts what a waiting command decided, keeping shadows.
    Result<void> putOver(const Changes &changes, const Uuid &command);
    /// The waiting commands that made one of these rows or aggregates.
    std::vector<Uuid> makersOf(const std::vector<Uuid> &ids) const;
    /// Puts every shadow back.
    Result<void> rewind();

    /// Puts base rows of one page; only between rewind and the first putOver. No id twice.
    Result<void> putBase(const PageRows &rows);
    Result<void> dropAggregate(const AggregateId &aggregate);
    /// The program knows more than when the store was last open: moves what it was sent before it knew (SYNC 10). On the
    /// base, as putBase.
    Result<void> settleUnknown() { return m_unknown.settle(m_registry, m_door); }
    /// Removes all rows and shadows.
    Result<void> clear();

private:
    /// A row or an aggregate, and the table in which it was sought.
    using Name = std::pair<Uuid, const Table *>;
    struct Read
    {
        /// Null: there is none.
        std::map<Name, RowPointer> rows;
        std::map<Name, Fact<std::vector<RowPointer>>> lists;
    };

    Result<RowPointer> rowHere(const Table &table, const Uuid &id);
    Result<Fact<std::vector<RowPointer>>> rowsHere(const Table &table, const Uuid &aggregate);
    void written(const Row &row);

    storage::Connection &m_connection;
    storage::DirtyMarks m_marks;
    storage::Door m_door;
    UnknownRows m_unknown;
    const Registry &m_registry;
    /// Row id → the waiting command that made the row.
    std::map<Uuid, Uuid> m_makers;
    std::optional<Read> m_read;
};

} // namespace peygir::sync
