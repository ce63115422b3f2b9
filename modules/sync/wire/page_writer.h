// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "command/registry.h"

#include <map>

namespace peygir::sync {

/// What has changed in one bucket, as it was written for one desk or for all that hold the bucket:
/// which aggregates belong to it (again), which no longer do, and rows as arrays under one list of columns per table.
class PageWriter
{
public:
    explicit PageWriter(qint64 bucket)
        : m_bucket(bucket)
    {}

    void put(const AggregateId &aggregate) { addAggregate(m_put, aggregate); }
    void remove(const AggregateId &aggregate) { addAggregate(m_remove, aggregate); }
    void row(const Row &row);
    /// What changed in a row that whoever reads this has: a bit for each place in `Table::columns`.
    void changedRow(const Row &row, quint64 columns);

    int rows() const { return m_rows; }
    bool isEmpty() const { return m_put.isEmpty() && m_remove.isEmpty(); }
    /// One line of JSON.
    QByteArray finished() const;

private:
    static void addAggregate(QByteArray &list, const AggregateId &aggregate);

    qint64 m_bucket;
    int m_rows = 0;
    QByteArray m_put;
    QByteArray m_remove;
    std::map<const Table *, QByteArray> m_tables;
    std::map<const Table *, QByteArray> m_changed;
};

} // namespace peygir::sync
