// SPDX-License-Identifier: GPL-3.0-or-later
// What is on the screen is what the waiting commands make of the base, decided in the order in which they were entered
// (SYNC 11). The decisions are made once more here, in memory, away from the engine.
#include "command/envelope.h"
#include "simulation/counted.h"
#include "simulation/oracles.h"

namespace peygir::simulation {

using storage::RowView;

namespace {

constexpr const char *shownOracle = "what shows is what waits, in its order, on the base";

/// A desk's rows in memory: what it holds and what is decided on top of that.
class ReplayedDesk final : public FactSource
{
public:
    ReplayedDesk(const Registry &registry, std::map<AggregateId, Content> base, std::set<AggregateId> held)
        : m_registry(registry), m_rows(std::move(base)), m_held(std::move(held))
    {
        for (const auto &[aggregate, rows] : m_rows)
            m_shown.insert(rows.begin(), rows.end());
    }

    Result<Fact<RowPointer>> row(const Table &table, const Uuid &id) override
    {
        if (Counted::isOne(table))
            return counted(table, id);
        const auto found = m_shown.find({&table, id});
        return found == m_shown.end() ? Fact<RowPointer>::unknown() : Fact<RowPointer>::known(found->second);
    }

    Result<Fact<std::vector<RowPointer>>> rowsOf(const Table &table, const Uuid &aggregate) override
    {
        const AggregateId name{table.kind.number, aggregate};
        std::vector<RowPointer> rows;
        for (const auto &[key, row] : m_rows[name]) {
            if (key.first == &table)
                rows.push_back(row);
        }
        const Table *root = m_registry.aggregate(table.kind.number)->tables.front();
        // All of it is here where a bucket has it, and where it was made here.
        const bool isWhole = m_held.contains(name) || m_shown.contains({root, aggregate});
        return isWhole || !rows.empty() ? Fact<std::vector<RowPointer>>::known(std::move(rows))
                                        : Fact<std::vector<RowPointer>>::unknown();
    }

    Result<Fact<Uuid>> holder(QByteArrayView, QByteArrayView) override { return Fact<Uuid>::unknown(); }

    void put(const Row &row)
    {
        const auto shown = std::make_shared<Row>(row);
        m_rows[row.aggregateId()].insert_or_assign({row.table, row.id}, shown);
        m_shown.insert_or_assign({row.table, row.id}, shown);
        if (Counted::dependsOn(*row.table))
            m_counted.reset();
    }

    const Content &shown() const { return m_shown; }

private:
    Fact<RowPointer> counted(const Table &table, const Uuid &id)
    {
        if (!m_counted) {
            m_counted.emplace();
            for (const auto &[key, row] : m_shown)
                m_counted->add(*row);
        }
        RowPointer row = m_counted->row(table, id);
        return row ? Fact<RowPointer>::known(std::move(row)) : Fact<RowPointer>::unknown();
    }

    const Registry &m_registry;
    std::map<AggregateId, Content> m_rows;
    std::set<AggregateId> m_held;
    Content m_shown;
    std::optional<Counted> m_counted;
};

} // namespace

std::optional<Violation> DeskOracle::checkShown(Desk &desk, const Rows &rows, const std::set<AggregateId> &held) const
{
    const QByteArray name = "desk " + QByteArray::number(desk.number);
    const Registry &registry = desk.program().registry;
    ReplayedDesk replayed(registry, rows.base, held);
    must(desk.connection().each(
        "SELECT bytes FROM outbox WHERE state IN ('waiting', 'acknowledged', 'held') AND old_reason IS NULL"
        " ORDER BY n", {},
        [&](const RowView &view) {
            const Envelope envelope = must(Envelope::decode(view.bytes(0)));
            const auto decided = registry.decide(envelope, happenedAtOnDesk(envelope), replayed);
            for (const Row &row : decided.ok() ? decided->rows() : std::vector<Row>())
                replayed.put(row);
            return true;
        }));
    for (const auto &[key, row] : rows.shown) {
        const auto expected = replayed.shown().find(key);
        if (expected == replayed.shown().end())
            return Violation{shownOracle, name + " shows " + described(*row)};
        if (!expected->second->sameContent(*row))
            return Violation{shownOracle, name + " shows " + described(*row) + "\n    instead of "
                                 + described(*expected->second)};
    }
    if (rows.shown.size() == replayed.shown().size())
        return std::nullopt;
    return Violation{shownOracle, name + " shows " + QByteArray::number(qint64(rows.shown.size())) + " rows, not "
                         + QByteArray::number(qint64(replayed.shown().size()))};
}

} // namespace peygir::simulation
