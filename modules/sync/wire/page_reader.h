// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "command/registry.h"

#include <map>
#include <memory>
#include <span>
#include <vector>

namespace peygir::sync {

/// The rows of one table in a page, as values one row after another, each in the order of `table->allNames`: what a
/// statement binds as it is. A first synchronisation has hundreds of thousands of rows, and a `Row` of its own for each
/// costs more than writing it.
struct PageRows
{
    const Table *table;
    std::vector<Value> values;
    /// By the number of the row: cells of columns that this program does not know, ascending by name, none of them null.
    std::map<size_t, std::vector<NamedValue>> unknown = {};

    size_t count() const { return values.size() / table->allNames.size(); }
    std::span<const Value> row(size_t at) const
    {
        const size_t width = table->allNames.size();
        return std::span(values).subspan(at * width, width);
    }
};

/// A row of a table that this program does not know (SYNC 10).
struct UnknownRow
{
    QByteArray table;
    Uuid id;
    AggregateId aggregate;
    qint64 rev;
    qint64 seq;
    qint64 hash;
    /// Ascending by name, none of them null.
    std::vector<NamedValue> cells;
};

/// A row that is here, and what is different in it now.
struct ChangedRow
{
    Uuid id;
    qint64 rev;
    qint64 seq;
    /// Of the whole row as it is then.
    qint64 hash;
    /// By their places in `Table::columns`.
    std::vector<std::pair<size_t, Value>> cells;
};

struct ChangedRows
{
    const Table *table;
    std::vector<ChangedRow> rows;
};

/// What has changed in one bucket (PageWriter). Texts are not copied: they belong to the reader.
struct Page
{
    qint64 bucket;
    std::vector<AggregateId> put;
    std::vector<AggregateId> remove;
    std::vector<PageRows> rows;
    std::vector<UnknownRow> unknown;
    std::vector<ChangedRows> changed = {};
};

/// Reads pages one after another, with the same memory for all.
class PageReader
{
public:
    explicit PageReader(const Registry &registry);
    ~PageReader();

    /// The page's values hold until the next `read` or the end of the reader; what this program does not know is copied.
    /// Fails with "sync.malformed".
    Result<Page> read(const QByteArray &json);

private:
    struct Parser;

    const Registry &m_registry;
    std::unique_ptr<Parser> m_parser;
};

} // namespace peygir::sync
