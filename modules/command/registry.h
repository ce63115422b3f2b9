// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "command/bucket.h"
#include "command/changes.h"
#include "command/envelope.h"
#include "command/facts.h"
#include "command/given.h"
#include "command/shape.h"

#include <functional>
#include <map>
#include <set>

namespace peygir {

/// A kind of aggregate: which tables its rows are in, and which buckets it belongs to.
struct AggregateType
{
    AggregateKind kind;
    /// The root's table first; in the end those that later features have hung on it.
    std::vector<const Table *> tables;
    /// From the root row alone, so that nothing else has to be read to know who may hold it. A pure function.
    std::function<std::vector<Bucket>(const Row &root)> bucketsOf;
};

/// Makes the arguments of one version of a command into those of the next (SYNC 10). A pure function; whatever the older
/// version could say has a meaning in the newer one, so it does not fail. Given hostile arguments it may give any others:
/// they are checked afterwards.
using Upcast = QJsonObject (*)(const QJsonObject &arguments);

/// A kind of command.
struct CommandType
{
    QByteArray kind;
    /// The newest; each one that was ever accepted is accepted for ever.
    int version;
    /// Refuses arguments of the newest version that no right command has ("command.field.…").
    std::function<Result<void>(const QJsonObject &arguments)> check;
    std::function<Result<Changes>(const QJsonObject &arguments, const Facts &facts, const Given &given)> decide;
    /// What it builds on may have been refused or be missing: its rule marks that and does it all the same. For what a
    /// citizen has said, which is never refused and never waits for a person (DESIGN §3, SYNC 6).
    bool alwaysDecided = false;
    /// It decides about held commands, so it is never held itself: refused instead.
    bool settlesHeld = false;
    /// What its arguments look like: one shape, or one for each kind of thing that it is about. Empty: nobody has said.
    std::function<std::vector<Shape>()> shapes = {};
    /// One less than `version`: the first makes version 2 of version 1.
    std::vector<Upcast> upcasts = {};

    /// Arguments of an older version as the newest has them.
    QJsonObject upcast(int from, QJsonObject arguments) const;
};

/// The unit in whose care is what this person does; empty: no smaller part than the whole. The feature `access` has it.
using CareOf = std::function<std::optional<Uuid>(const Facts &, const UserId &)>;

/// C has a member `alwaysDecided` (see `CommandType`).
template <class C>
constexpr bool isAlwaysDecided()
{
    if constexpr (requires { C::alwaysDecided; })
        return C::alwaysDecided;
    return false;
}

/// A command of a later version than the first has a function `std::vector<Upcast> upcasts()` (see `CommandType`).
template <class C>
std::vector<Upcast> upcastsOf()
{
    if constexpr (C::version > 1)
        return C::upcasts();
    else
        return {};
}

/// The rule beside a command, found by the command's namespace.
template <class C>
Result<Changes> ruleOf(const C &command, const Facts &facts, const Given &given)
{
    return decide(command, facts, given);
}

/// Everything that the features bring to desk and server, which run the same rules. Built once at the start of a
/// program by its composition file, then only read, from any thread.
class Registry
{
public:
    /// C: `static constexpr const char *kind`, `static constexpr int version`, fields(), and a function
    /// `Result<Changes> decide(const C &, const Facts &, const Given &)` beside it; `alwaysDecided` and
    /// `settlesHeld` where that is so, `upcasts()` from version 2 on.
    template <class C>
    void addCommand()
    {
        add({C::kind, C::version,
             [](const QJsonObject &arguments) -> Result<void> {
                 TRY(fieldsFromJson<C>(arguments));
                 return {};
             },
             [](const QJsonObject &arguments, const Facts &facts, const Given &given) -> Result<Changes> {
                 TRY_LET(const C command, fieldsFromJson<C>(arguments));
                 return ruleOf(command, facts, given);
             },
             isAlwaysDecided<C>(),
             requires { C::settlesHeld; },
             [] { return std::vector{shapeOf<C>()}; },
             upcastsOf<C>()});
    }
    void add(CommandType type);
    void add(AggregateType type);
    /// Hangs tables of a later feature on a kind of aggregate that an earlier one has added (docs/adr/0025): their rows live,
    /// travel and are hidden with it, and its root alone says still who may hold them. None of them is a root's table.
    void extend(const AggregateKind &kind, const std::vector<const Table *> &more);
    /// Programs that know no migration from this number on cannot read what this one writes: a closed set has a new word,
    /// or a column is gone (docs/adr/0015). They push, and are told to be brought up to date instead of pulling.
    void setOldestReader(int schema) { m_oldestReader = schema; }
    int oldestReader() const { return m_oldestReader; }
    void setRightsOf(RightsOf rightsOf) { m_rightsOf = std::move(rightsOf); }
    void setCareOf(CareOf careOf) { m_careOf = std::move(careOf); }

    /// Null where no command of this kind is known, or not yet in this version.
    const CommandType *command(QByteArrayView kind, int version) const;
    const std::map<QByteArray, CommandType> &commands() const { return m_commands; }
    const AggregateType *aggregate(int kind) const;
    const std::map<int, AggregateType> &aggregates() const { return m_aggregates; }
    /// Null where there is no such replicated table.
    const Table *table(QByteArrayView name) const;
    /// A hash of all tables with the names and types of their columns: two programs that have the same one mean the same rows.
    qint64 tablesHash() const;
    const RightsOf &rightsOf() const { return m_rightsOf; }
    /// Empty where no feature has said.
    const CareOf &careOf() const { return m_careOf; }

    /// What a rule touched while it decided.
    struct Trace
    {
        /// Ids that it asked for, of rows and aggregates.
        std::vector<Uuid> read;
        /// Ids that follow from the command's own (`Given::id`): nobody had them before it.
        std::vector<Uuid> made;
    };

    /// Decides one command on `source`. On top of the rule's own refusals: "command.unknown" (kind or version),
    /// "command.no_permission_asked" and "command.too_wide" (bugs of a rule, caught before anything is written), and the
    /// machine's errors (their id begins with "storage."). `trace`, if given, receives what the rule touched.
    Result<Changes> decide(const Envelope &envelope, Instant happenedAt, FactSource &source,
                           Trace *trace = nullptr) const;

private:
    void addTable(const AggregateKind &kind, const Table *table);

    std::map<QByteArray, CommandType> m_commands;
    std::map<int, AggregateType> m_aggregates;
    std::map<QByteArray, const Table *> m_tables;
    RightsOf m_rightsOf;
    CareOf m_careOf;
    int m_oldestReader = 0;
};

} // namespace peygir
