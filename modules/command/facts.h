// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "command/rights.h"
#include "command/row_type.h"

#include <functional>
#include <memory>
#include <vector>

namespace peygir {

/// What a rule may know of a thing. A desk does not hold everything, so "not here" is not "does not exist":
/// Known, Absent (surely does not exist) or Unknown (somebody else may know). On the server nothing is Unknown.
template <class T>
class Fact
{
public:
    static Fact known(T value) { return Fact(State::Known, std::move(value)); }
    static Fact absent() { return Fact(State::Absent, std::nullopt); }
    static Fact unknown() { return Fact(State::Unknown, std::nullopt); }

    bool isKnown() const { return m_state == State::Known; }
    bool isAbsent() const { return m_state == State::Absent; }
    bool isUnknown() const { return m_state == State::Unknown; }

    /// Reading what is not known is a bug of ours.
    const T &operator*() const
    {
        Q_ASSERT(isKnown());
        return *m_value;
    }
    const T *operator->() const { return &**this; }

    /// The same kind of ignorance about something else.
    template <class U>
    Fact<U> without() const
    {
        Q_ASSERT(!isKnown());
        return isAbsent() ? Fact<U>::absent() : Fact<U>::unknown();
    }

private:
    enum class State { Known, Absent, Unknown };
    Fact(State state, std::optional<T> value) : m_state(state), m_value(std::move(value)) {}
    State m_state;
    std::optional<T> m_value;
};

/// Where facts come from: the store of a desk or of the server, or a handful of rows in a test. Rows by id, the rows
/// of one aggregate, or the holder of a declared key: nothing else, so the read set of a rule is known.
class FactSource
{
public:
    virtual ~FactSource() = default;
    /// An error is the machine's failure (disk, connection), never "not found".
    virtual Result<Fact<RowPointer>> row(const Table &table, const Uuid &id) = 0;
    /// All rows of `table` in the aggregate, ordered by id.
    virtual Result<Fact<std::vector<RowPointer>>> rowsOf(const Table &table, const Uuid &aggregate) = 0;
    /// Who holds (kind, value): uniqueness is a rule over such keys (DESIGN §3).
    virtual Result<Fact<Uuid>> holder(QByteArrayView kind, QByteArrayView value) = 0;
};

class Facts;

/// Makes the author's rights from facts. The feature `access` has the real one.
using RightsOf = std::function<std::unique_ptr<Rights>(const Facts &, const UserId &)>;

/// What `decide` reads from. Lives for one decision. Remembers what was read and whether permission was asked.
class Facts
{
public:
    class Author
    {
    public:
        explicit Author(const Facts &facts) : m_facts(facts) {}
        const UserId &id() const;
        /// The question that every command asks (see Rights::may).
        Result<void> may(const Verb &verb, const Scope &scope) const;

    private:
        const Facts &m_facts;
    };

    Facts(FactSource &source, const UserId &author, const RightsOf &rightsOf);
    Facts(const Facts &) = delete;
    Facts &operator=(const Facts &) = delete;

    /// A row by its id, or a thing of several rows that says itself how it is found
    /// (`static Fact<T> find(const Facts &, const Id &)`).
    template <class T, class Id>
    Fact<T> of(const Id &id) const
    {
        if constexpr (requires { T::find(*this, id); }) {
            return T::find(*this, id);
        } else {
            const Fact<RowPointer> row = rowOf(tableOf<T>(), FieldCodec<Id>::toValue(id).toUuid());
            return row.isKnown() ? Fact<T>::known(typedRow<T>(*row)) : row.template without<T>();
        }
    }

    /// All rows of type T in one aggregate, ordered by id (which says nothing about time).
    template <RowType T, class Id>
    Fact<std::vector<T>> allOf(const Id &aggregate) const
    {
        const auto rows = rowsOf(tableOf<T>(), FieldCodec<Id>::toValue(aggregate).toUuid());
        if (!rows.isKnown())
            return rows.template without<std::vector<T>>();
        std::vector<T> items;
        items.reserve((*rows).size());
        for (const RowPointer &row : *rows)
            items.push_back(fromRow<T>(*row));
        return Fact<std::vector<T>>::known(std::move(items));
    }

    Fact<Uuid> holder(QByteArrayView kind, QByteArrayView value) const;

    const Author &author() const { return m_author; }

    /// For the host of the rule, after the decision: the machine failed while reading; nothing that was decided counts.
    const std::optional<Error> &failure() const { return m_failure; }
    bool permissionAsked() const { return m_permissionAsked; }
    /// The row and aggregate ids that were read, found or not.
    const std::vector<Uuid> &readIds() const { return m_readIds; }

private:
    Fact<RowPointer> rowOf(const Table &table, const Uuid &id) const;
    Fact<std::vector<RowPointer>> rowsOf(const Table &table, const Uuid &aggregate) const;

    FactSource &m_source;
    UserId m_authorId;
    Author m_author;
    const RightsOf &m_rightsOf;
    mutable std::unique_ptr<Rights> m_rights;
    mutable std::optional<Error> m_failure;
    mutable bool m_permissionAsked = false;
    mutable std::vector<Uuid> m_readIds;
};

} // namespace peygir
