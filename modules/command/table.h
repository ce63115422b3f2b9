// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/uuid.h"
#include "base/value.h"

#include <typeindex>
#include <vector>

namespace peygir {

/// The kind of an aggregate: the unit of visibility, replication and loading. The number is part of the wire and of
/// every store: it is never given again to another kind.
struct AggregateKind
{
    int number;
    const char *name;

    friend bool operator==(const AggregateKind &a, const AggregateKind &b) { return a.number == b.number; }
};

/// Names one aggregate. A case's card and file share the id, not the kind.
struct AggregateId
{
    int kind;
    Uuid id;

    friend bool operator==(const AggregateId &, const AggregateId &) = default;
    friend auto operator<=>(const AggregateId &, const AggregateId &) = default;
    friend size_t qHash(const AggregateId &a, size_t seed = 0) { return qHash(a.id, seed ^ size_t(a.kind)); }
};

struct Column
{
    QByteArray name;
    Value::Type type;
    bool nullable;
    /// Whether a value of that type, not null, is one that the programs can read: of words that are a closed set, of lists.
    /// Asked of what comes from outside, since rules read rows without looking. Null where every value is one.
    bool (*isReadable)(const Value &) = nullptr;
};

/// A replicated table as the programs know it. The migration declares the same columns; a test compares both.
/// Every row has, before `columns`: id, aggregate (the id of the aggregate it belongs to), rev (how often the server
/// has changed it), seq (place of the last change in the server's history) and hash (of its content, by the server).
struct Table
{
    QByteArray name;
    AggregateKind kind;
    /// The root row has the aggregate's own id; there is exactly one.
    bool root;
    std::vector<Column> columns;
    /// Positions in `columns` by name: the order in which a row is hashed.
    std::vector<int> byName;
    /// Column names in the order in which rows are written: the five fixed ones, then `columns`.
    std::vector<QByteArray> allNames;
    /// "id, aggregate, rev, seq, hash, …" for SELECT.
    QByteArray selectList;
    /// The C++ type of its rows' ids: what a reference of this type may mean.
    std::type_index idType = typeid(Uuid);
};

/// Completes the derived members of a table.
Table makeTable(QByteArray name, const AggregateKind &kind, bool root, std::vector<Column> columns);

constexpr int fixedColumns = 5;

} // namespace peygir

template <>
struct std::hash<peygir::AggregateId>
{
    size_t operator()(const peygir::AggregateId &id) const noexcept { return qHash(id); }
};
