// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/core/walk_state.h"

#include <algorithm>

namespace peygir::workflow {

namespace {

struct StateWord
{
    OpeningState state;
    QLatin1String text;
};

constexpr StateWord stateWords[] = {{OpeningState::Open, QLatin1String("open")},
                                    {OpeningState::Waiting, QLatin1String("waiting")},
                                    {OpeningState::Ended, QLatin1String("ended")},
                                    {OpeningState::Closed, QLatin1String("closed")}};

Error invalid(const char *why, const NodeKey &node)
{
    return Error("workflow.state_invalid")
        .with(QStringLiteral("why"), QString::fromLatin1(why))
        .with(QStringLiteral("node"), node.text());
}

/// The rows that are not closed, checked one by one and then as a whole.
class LiveRows
{
public:
    LiveRows(const Process &process, const WalkState &state)
        : m_process(process)
    {
        for (const Opening &row : state.openings)
            if (row.state != OpeningState::Closed)
                m_rows.push_back(&row);
    }

    Result<void> check() const
    {
        if (m_rows.empty())
            return Error("workflow.state_invalid").with(QStringLiteral("why"), QStringLiteral("no_row"));
        for (const Opening *row : m_rows)
            TRY(checkRow(*row));
        if (m_rows.front()->state == OpeningState::Ended && m_rows.size() == 1)
            return {};
        return checkBranch(QString());
    }

private:
    Result<void> checkRow(const Opening &row) const
    {
        const Node *node = m_process.find(row.node);
        if (!node)
            return invalid("unknown_node", row.node);
        const bool kindFits = row.state == OpeningState::Open      ? node->task() != nullptr
                              : row.state == OpeningState::Waiting ? node->join() != nullptr
                                                                   : node->end() != nullptr;
        if (!kindFits)
            return invalid("state_of_node", row.node);
        if (row.state == OpeningState::Ended && m_rows.size() > 1)
            return invalid("ended_and_open", row.node);
        if (!branchFits(*node, row))
            return invalid("branch", row.node);
        return {};
    }

    bool branchFits(const Node &node, const Opening &row) const
    {
        if (row.state != OpeningState::Waiting)
            return row.branch == m_process.branchOf(row.node);
        const NodeKey &split = node.join()->split;
        const auto edges = m_process.edgesFrom(split);
        return std::any_of(edges.begin(), edges.end(), [&](const Edge *edge) {
            return row.branch == innerBranch(m_process.branchOf(split), split, edge->key);
        });
    }

    /// One row stands for the branch, or one split in it whose branches are all accounted for.
    Result<void> checkBranch(const QString &branch) const
    {
        std::vector<const Opening *> inside;
        std::copy_if(m_rows.begin(), m_rows.end(), std::back_inserter(inside),
                     [&](const Opening *row) { return isWithin(row->branch, branch); });
        if (inside.empty())
            return Error("workflow.state_invalid")
                .with(QStringLiteral("why"), QStringLiteral("branch_without_row"))
                .with(QStringLiteral("branch"), branch);
        if (inside.size() == 1 && inside.front()->branch == branch)
            return {};
        for (const Node &node : m_process.nodes()) {
            if (!node.split() || m_process.branchOf(node.key) != branch || !isUnderWay(node, branch))
                continue;
            TRY(checkSplit(node, branch, inside.size()));
            return {};
        }
        return invalid("branch", inside.front()->node);
    }

    bool isUnderWay(const Node &split, const QString &branch) const
    {
        const auto edges = m_process.edgesFrom(split.key);
        return std::any_of(edges.begin(), edges.end(), [&](const Edge *edge) {
            return countWithin(innerBranch(branch, split.key, edge->key)) > 0;
        });
    }

    Result<void> checkSplit(const Node &split, const QString &branch, qsizetype rowsInside) const
    {
        const NodeKey &join = m_process.joinOf(split.key).key;
        qsizetype counted = 0;
        bool allWait = true;
        for (const Edge *edge : m_process.edgesFrom(split.key)) {
            const QString inner = innerBranch(branch, split.key, edge->key);
            TRY(checkBranch(inner));
            counted += countWithin(inner);
            const bool waits = std::any_of(m_rows.begin(), m_rows.end(), [&](const Opening *row) {
                return row->branch == inner && row->state == OpeningState::Waiting;
            });
            allWait = allWait && waits;
        }
        if (counted != rowsInside)
            return invalid("branch", split.key);
        if (allWait)
            return invalid("join_not_fired", join);
        return {};
    }

    qsizetype countWithin(const QString &branch) const
    {
        return std::count_if(m_rows.begin(), m_rows.end(),
                             [&](const Opening *row) { return isWithin(row->branch, branch); });
    }

    const Process &m_process;
    std::vector<const Opening *> m_rows;
};

} // namespace

QString toText(OpeningState state)
{
    const auto *word = std::find_if(std::begin(stateWords), std::end(stateWords),
                                    [&](const StateWord &candidate) { return candidate.state == state; });
    return word->text;
}

Result<OpeningState> parseOpeningState(QStringView text)
{
    for (const StateWord &word : stateWords)
        if (text == word.text)
            return word.state;
    return Error("workflow.opening_state.unknown").with(QStringLiteral("state"), text.left(40).toString());
}

const Opening *WalkState::find(const Uuid &id) const
{
    const auto found = std::find_if(openings.begin(), openings.end(), [&](const Opening &row) { return row.id == id; });
    return found == openings.end() ? nullptr : &*found;
}

void WalkState::close(const Uuid &id)
{
    for (Opening &row : openings)
        if (row.id == id)
            row.state = OpeningState::Closed;
}

std::vector<const Opening *> WalkState::in(OpeningState state) const
{
    std::vector<const Opening *> rows;
    for (const Opening &row : openings)
        if (row.state == state)
            rows.push_back(&row);
    return rows;
}

Result<void> checkState(const Process &process, const WalkState &state) { return LiveRows(process, state).check(); }

} // namespace peygir::workflow
