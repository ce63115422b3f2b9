// SPDX-License-Identifier: GPL-3.0-or-later
#include "command/registry.h"

#include "base/hash.h"
#include "base/limits.h"

namespace peygir {

QJsonObject CommandType::upcast(int from, QJsonObject arguments) const
{
    for (auto next = upcasts.begin() + (from - 1); next != upcasts.end(); ++next)
        arguments = (*next)(arguments);
    return arguments;
}

void Registry::add(CommandType type)
{
    const QByteArray kind = type.kind;
    Q_ASSERT_X(int(type.upcasts.size()) == type.version - 1, "Registry", "a version without its upcast");
    const bool isNew = m_commands.emplace(kind, std::move(type)).second;
    Q_ASSERT_X(isNew, "Registry", "two commands of one kind");
}

void Registry::add(AggregateType type)
{
    Q_ASSERT_X(!type.tables.empty() && type.tables.front()->root, "Registry", "the root's table comes first");
    for (const Table *table : type.tables)
        addTable(type.kind, table);
    const int number = type.kind.number;
    const bool isNew = m_aggregates.emplace(number, std::move(type)).second;
    Q_ASSERT_X(isNew, "Registry", "two kinds of aggregate with one number");
}

void Registry::extend(const AggregateKind &kind, const std::vector<const Table *> &more)
{
    const auto found = m_aggregates.find(kind.number);
    Q_ASSERT_X(found != m_aggregates.end(), "Registry", "tables for a kind of aggregate that nobody has added");
    for (const Table *table : more) {
        Q_ASSERT_X(!table->root, "Registry", "an aggregate has one root");
        addTable(kind, table);
        found->second.tables.push_back(table);
    }
}

void Registry::addTable(const AggregateKind &kind, const Table *table)
{
    Q_ASSERT_X(table->kind == kind, "Registry", "a table belongs to one kind of aggregate");
    const bool isNew = m_tables.emplace(table->name, table).second;
    Q_ASSERT_X(isNew, "Registry", "a table is declared twice");
}

const CommandType *Registry::command(QByteArrayView kind, int version) const
{
    const auto found = m_commands.find(kind.toByteArray());
    return found == m_commands.end() || version < 1 || version > found->second.version ? nullptr : &found->second;
}

const AggregateType *Registry::aggregate(int kind) const
{
    const auto found = m_aggregates.find(kind);
    return found == m_aggregates.end() ? nullptr : &found->second;
}

qint64 Registry::tablesHash() const
{
    QByteArray all;
    for (const auto &[name, table] : m_tables) {
        all.append('\n').append(name);
        for (const Column &column : table->columns)
            all.append(' ').append(column.name).append(':').append(QByteArray::number(int(column.type)));
    }
    return shortHash(all);
}

const Table *Registry::table(QByteArrayView name) const
{
    const auto found = m_tables.find(name.toByteArray());
    return found == m_tables.end() ? nullptr : found->second;
}

Result<Changes> Registry::decide(const Envelope &envelope, Instant happenedAt, FactSource &source,
                                 Trace *trace) const
{
    const CommandType *type = command(envelope.kind, envelope.version);
    if (!type)
        return Error("command.unknown", {{QStringLiteral("kind"), QString::fromLatin1(envelope.kind)}});
    const Facts facts(source, envelope.author, m_rightsOf);
    const Given given(envelope.id, happenedAt, trace ? &trace->made : nullptr);
    Result<Changes> decided = type->decide(type->upcast(envelope.version, envelope.arguments), facts, given);
    if (trace)
        trace->read = facts.readIds();
    if (facts.failure())
        return *facts.failure();
    if (!decided.ok() || decided->isLeftToServer())
        return decided;
    if (!facts.permissionAsked() && !decided->rows().empty())
        return Error("command.no_permission_asked", {{QStringLiteral("kind"), QString::fromLatin1(envelope.kind)}});
    std::set<AggregateId> touched;
    for (const Row &row : decided->rows())
        touched.insert(row.aggregateId());
    if (touched.size() > size_t(limits::commandAggregates))
        return Error("command.too_wide", {{QStringLiteral("most"), limits::commandAggregates}});
    return decided;
}

} // namespace peygir
