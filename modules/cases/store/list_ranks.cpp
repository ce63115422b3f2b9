// SPDX-License-Identifier: GPL-3.0-or-later
#include "cases/store/list_ranks.h"

#include "cases/core/case_card.h"
#include "persian/sort_key.h"
#include "storage/door.h"

#include <algorithm>

namespace peygir::cases {

using storage::Connection;
using storage::RowView;

namespace {

template <class T>
Result<std::vector<T>> all(Connection &connection, const QByteArray &condition)
{
    const Table &table = tableOf<T>();
    std::vector<T> items;
    TRY(connection.each("SELECT " + table.selectList + " FROM " + table.name + condition, {}, [&](const RowView &view) {
        items.push_back(fromRow<T>(*storage::readRow(table, view)));
        return true;
    }));
    return items;
}

template <class T>
void sortByName(std::vector<T> &items)
{
    std::stable_sort(items.begin(), items.end(), [](const T &a, const T &b) {
        return persian::sortKey(a.name.fa) < persian::sortKey(b.name.fa);
    });
}

} // namespace

Result<ListRanks> ListRanks::read(Connection &connection)
{
    ListRanks ranks;
    TRY_LET(auto regions, all<places::Place>(connection, " WHERE level = 'region'"));
    sortByName(regions);
    for (const places::Place &region : regions) {
        ranks.m_regions.emplace(region.id.uuid(), int(ranks.m_regions.size()));
        ranks.m_choices.regions.emplace_back(region.id, region.name);
    }
    TRY_LET(auto groups, all<catalogue::SubjectGroup>(connection, ""));
    sortByName(groups);
    for (const catalogue::SubjectGroup &group : groups)
        ranks.m_choices.groups.emplace_back(group.id, group.name);
    ranks.m_choices.statuses.push_back({{std::nullopt, intakeNode}, {}, {}});
    TRY_LET(auto processes, all<workflow::ProcessDefinition>(connection, " ORDER BY process_key, version"));
    for (const workflow::ProcessDefinition &definition : processes) {
        const auto process = workflow::processOf(definition);
        if (!process.ok())
            continue;
        for (const workflow::Node &node : (*process)->nodes()) {
            const workflow::Status *status = node.status();
            if (!status)
                continue;
            const StatusKey key{definition.id, node.key.text()};
            ranks.m_statuses.emplace(*keyOf(key), Known{int(ranks.m_statuses.size()) + 1, node.end() != nullptr});
            ranks.m_choices.statuses.push_back({key, status->name, status->colour});
        }
    }
    return ranks;
}

std::optional<ListRanks::Key> ListRanks::keyOf(const StatusKey &key)
{
    if (!key.process)
        return std::nullopt;
    return Key(FieldCodec<workflow::ProcessId>::toValue(*key.process).toUuid(), key.node);
}

int ListRanks::region(const std::optional<Uuid> &id) const
{
    const auto found = id ? m_regions.find(*id) : m_regions.end();
    if (found != m_regions.end())
        return found->second;
    return int(m_regions.size()) + (id ? 0 : 1);
}

int ListRanks::status(const StatusKey &key) const
{
    const auto known = keyOf(key);
    if (!known)
        return 0;
    const auto found = m_statuses.find(*known);
    return found == m_statuses.end() ? int(m_statuses.size()) + 1 : found->second.rank;
}

std::optional<bool> ListRanks::isEnd(const StatusKey &key) const
{
    const auto known = keyOf(key);
    if (!known)
        return false;
    const auto found = m_statuses.find(*known);
    return found == m_statuses.end() ? std::nullopt : std::optional(found->second.end);
}

} // namespace peygir::cases
