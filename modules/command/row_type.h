// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "command/fields.h"
#include "command/row.h"

#include <concepts>

namespace peygir {

/// A typed row: an aggregate struct whose fields() stand in the order of its members. The first field is the row's own
/// id; a row that is not its aggregate's root has that aggregate's id as the second.
///
///     struct Note
///     {
///         static constexpr const char *tableName = "case_note";
///         static constexpr AggregateKind kind = caseFileKind;
///         static constexpr bool root = false;
///         NoteId id; CaseId caseId; QString words;
///         static constexpr auto fields() { return std::tuple{field("id", &Note::id), …}; }
///     };
template <class T>
concept RowType = requires {
    { T::tableName } -> std::convertible_to<const char *>;
    { T::kind } -> std::convertible_to<AggregateKind>;
    { T::root } -> std::convertible_to<bool>;
    T::fields();
};

template <RowType T>
constexpr size_t leadingFields = T::root ? 1 : 2;

/// The table of T. One object for the whole program: tables are compared by address.
template <RowType T>
const Table &tableOf()
{
    static const Table table = [] {
        std::vector<Column> columns;
        std::apply(
            [&columns](const auto &...f) {
                size_t at = 0;
                const auto add = [&](const auto &one) {
                    using Member = std::decay_t<decltype(std::declval<T>().*one.member)>;
                    if (at++ >= leadingFields<T>)
                        columns.push_back({one.name, FieldCodec<Member>::type, IsOptional<Member>::value,
                                           readabilityOf<Member>()});
                };
                (add(f), ...);
            },
            T::fields());
        Table made = makeTable(T::tableName, T::kind, T::root, std::move(columns));
        made.idType = typeid(std::decay_t<decltype(std::declval<T>().*std::get<0>(T::fields()).member)>);
        return made;
    }();
    return table;
}

template <RowType T>
Uuid rowIdOf(const T &item)
{
    const auto id = item.*(std::get<0>(T::fields()).member);
    return FieldCodec<std::decay_t<decltype(id)>>::toValue(id).toUuid();
}

template <RowType T>
Uuid rowAggregateOf(const T &item)
{
    if constexpr (T::root) {
        return rowIdOf(item);
    } else {
        const auto id = item.*(std::get<1>(T::fields()).member);
        return FieldCodec<std::decay_t<decltype(id)>>::toValue(id).toUuid();
    }
}

template <RowType T>
Row toRow(const T &item)
{
    Row row{&tableOf<T>(), rowIdOf(item), rowAggregateOf(item), 0, 0, 0, {}};
    row.values.reserve(row.table->columns.size());
    std::apply(
        [&](const auto &...f) {
            size_t at = 0;
            const auto add = [&](const auto &one) {
                using Member = std::decay_t<decltype(item.*one.member)>;
                if (at++ >= leadingFields<T>)
                    row.values.push_back(FieldCodec<Member>::toValue(item.*one.member));
            };
            (add(f), ...);
        },
        T::fields());
    return row;
}

template <RowType T>
T fromRow(const Row &row)
{
    Q_ASSERT(row.table == &tableOf<T>());
    size_t at = 0;
    const auto read = [&](const auto &one) {
        using Member = std::decay_t<decltype(std::declval<T>().*one.member)>;
        const size_t position = at++;
        if (position == 0)
            return FieldCodec<Member>::fromValue(Value(row.id));
        if (position < leadingFields<T>)
            return FieldCodec<Member>::fromValue(Value(row.aggregate));
        return FieldCodec<Member>::fromValue(row.values[position - leadingFields<T>]);
    };
    return std::apply([&](const auto &...f) { return T{read(f)...}; }, T::fields());
}

/// What `fromRow` makes of a row. A type of which there are few rows that every rule reads says so with
/// `static constexpr bool isReadOften = true`: then it is kept, for each thread, while the same image is given, as the
/// server's memory does.
template <RowType T>
T typedRow(const RowPointer &row)
{
    if constexpr (requires { T::isReadOften; }) {
        struct Kept
        {
            RowPointer row;
            T item;
        };
        constexpr qsizetype mostKept = 1000;
        thread_local QHash<Uuid, Kept> kept;
        const auto found = kept.constFind(row->id);
        if (found != kept.constEnd() && found->row == row)
            return found->item;
        if (kept.size() >= mostKept)
            kept.clear();
        return kept.insert(row->id, Kept{row, fromRow<T>(*row)})->item;
    } else {
        return fromRow<T>(*row);
    }
}

} // namespace peygir
