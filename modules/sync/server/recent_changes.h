// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/limits.h"
#include "command/row.h"

#include <deque>
#include <mutex>
#include <optional>
#include <span>
#include <unordered_map>

namespace peygir::sync {

/// Columns of a table, a bit for each place in `Table::columns`.
using ColumnSet = quint64;
constexpr size_t mostColumns = 64;

/// Which columns of which rows changed lately, so that a desk which has the row need not be sent all of it (ADR 24). Of the
/// sequencer's process, in memory only: after a start, on a node that does not write, and of what was long ago nothing is known,
/// and then rows are sent whole. From any thread.
class RecentChanges
{
public:
    /// `most` changes; the oldest are forgotten first.
    explicit RecentChanges(size_t most = limits::recentChanges) : m_most(most) {}

    /// A row before and after it was changed by one group.
    struct Change
    {
        RowPointer before;
        RowPointer after;
    };
    /// What a group has changed that is in the database. `epoch` names the history; changes of another one are forgotten.
    void note(const Uuid &epoch, std::span<const Change> changes);
    /// All columns in which `row`, an image of this history, may differ from its image as of `since`; nothing where not every
    /// change between them is known, as of a row that was not there.
    std::optional<ColumnSet> changedSince(const Uuid &epoch, const Row &row, qint64 since) const;
    /// The database was lost: what comes back may be another history under the same name.
    void forget();

private:
    /// An image of a row: no row changes twice at one place of the history.
    struct Image
    {
        const Table *table;
        Uuid id;
        qint64 seq;
        friend bool operator==(const Image &, const Image &) = default;
    };
    struct ByHash
    {
        size_t operator()(const Image &image) const { return qHash(image.id, size_t(image.seq)); }
    };
    /// How an image came about.
    struct Step
    {
        qint64 seqBefore;
        ColumnSet columns;
    };

    void clear();

    const size_t m_most;
    mutable std::mutex m_mutex;
    std::optional<Uuid> m_epoch;
    std::unordered_map<Image, Step, ByHash> m_steps;
    /// In the order in which they were noted.
    std::deque<Image> m_order;
};

} // namespace peygir::sync
