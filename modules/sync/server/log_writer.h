// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "command/registry.h"
#include "sync/server/row_cache.h"

#include <map>

namespace peygir::sync {

/// What a group changed in one bucket: rows and sum of hashes more (or less) than before, and the seq of the last change.
struct BucketChange
{
    qint64 rows = 0;
    quint64 sum = 0;
    qint64 seq = 0;
};

/// Writes the change log of one group (SYNC 4): for each aggregate that the group touched one entry per bucket that has it
/// now, or that it has just left. Lives for that group, on the sequencer's thread.
class LogWriter
{
public:
    LogWriter(storage::Connection &connection, const Registry &registry, GroupFacts &facts)
        : m_connection(connection), m_registry(registry), m_facts(facts)
    {}

    /// `touched`: the aggregates with new row images, and the seq of the last of each.
    Result<void> write(const std::map<AggregateId, qint64> &touched);
    /// After `write`: the buckets that have moved.
    const std::map<qint64, BucketChange> &changes() const { return m_changes; }

private:
    /// Number of rows and sum of their hashes.
    struct Content
    {
        qint64 rows = 0;
        quint64 sum = 0;
    };
    /// What the group did to the rows of one aggregate.
    struct Difference
    {
        Content added;
        bool isNew = false;
    };
    /// An entry as it stands in the log.
    struct Entry
    {
        qint64 enteredSeq;
        bool removed;
    };
    using Entries = std::map<qint64, Entry>;

    Result<void> compareRows();
    Result<void> writeOf(const AggregateId &aggregate, qint64 seq);
    /// Reads the entries of all aggregates that were there before the group.
    Result<void> readEntries(const std::map<AggregateId, qint64> &touched);
    Result<Content> wholeOf(const AggregateType &type, const AggregateId &aggregate);
    void enter(const AggregateId &aggregate, qint64 bucket, qint64 seq, const Entry &entry, const Content &counted);

    storage::Connection &m_connection;
    const Registry &m_registry;
    GroupFacts &m_facts;
    std::map<AggregateId, Difference> m_differences;
    std::map<AggregateId, Entries> m_before;
    std::map<qint64, BucketChange> m_changes;
    /// The values of all entries, in the order of the columns.
    std::vector<Value> m_entries;
};

} // namespace peygir::sync
