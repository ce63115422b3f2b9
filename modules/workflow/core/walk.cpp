// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/core/walk.h"

#include "base/limits.h"

#include <QDate>

#include <algorithm>

namespace peygir::workflow {

namespace {

/// Moves a case on and writes down what that changes.
class Mover
{
public:
    Mover(const Process &process, const WalkState &state)
        : m_process(process)
    {
        for (const Opening &row : state.openings)
            if (row.state != OpeningState::Closed)
                m_live.push_back(row);
    }

    void close(const Uuid &row, ClosedBy by)
    {
        m_step.closed.push_back({row, by});
        m_live.erase(std::remove_if(m_live.begin(), m_live.end(), [&](const Opening &o) { return o.id == row; }),
                     m_live.end());
    }

    /// Goes to `node`, coming from `branch`. Whatever else is under way in the branch where `node` lies is abandoned:
    /// it can only be the sister branches of one that was left.
    void enter(const Node &node, const QString &from)
    {
        if (node.join()) {
            arrive(node, from);
            return;
        }
        const QString branch = m_process.branchOf(node.key);
        abandonWithin(branch);
        if (node.task()) {
            open(node, OpeningState::Open, branch);
        } else if (const End *end = node.end()) {
            open(node, OpeningState::Ended, branch);
            m_step.ended = end->outcome;
        } else {
            for (const Edge *edge : m_process.edgesFrom(node.key))
                enter(*m_process.find(edge->to), innerBranch(branch, node.key, edge->key));
        }
    }

    Step take() { return std::move(m_step); }

private:
    void open(const Node &node, OpeningState state, const QString &branch)
    {
        const auto before = std::count_if(m_step.opened.begin(), m_step.opened.end(),
                                          [&](const NewOpening &made) { return made.node == node.key; });
        const QByteArray name = "node:" + node.key.text().toLatin1() + ':' + QByteArray::number(qlonglong(before) + 1);
        m_step.opened.push_back({name, node.key, state, branch});
    }

    void abandonWithin(const QString &branch)
    {
        const std::vector<Opening> live = m_live;
        for (const Opening &row : live)
            if (isWithin(row.branch, branch))
                close(row.id, ClosedBy::Abandoned);
    }

    /// The arrival that completes a join makes a row too, closed from the beginning: so the rows do not depend on the
    /// order in which the branches came.
    void arrive(const Node &join, const QString &from)
    {
        const NodeKey &split = join.join()->split;
        const QString outer = m_process.branchOf(split);
        bool othersWait = true;
        QString own;
        for (const Edge *edge : m_process.edgesFrom(split)) {
            const QString branch = innerBranch(outer, split, edge->key);
            if (isWithin(from, branch))
                own = branch;
            else
                othersWait = othersWait && waitsAt(join, branch);
        }
        abandonWithin(own);
        open(join, othersWait ? OpeningState::Closed : OpeningState::Waiting, own);
        if (!othersWait)
            return;
        const std::vector<Opening> live = m_live;
        for (const Opening &row : live)
            if (row.node == join.key)
                close(row.id, ClosedBy::Join);
        const Edge *onward = m_process.edgesFrom(join.key).front();
        enter(*m_process.find(onward->to), outer);
    }

    bool waitsAt(const Node &join, const QString &branch) const
    {
        return std::any_of(m_live.begin(), m_live.end(),
                           [&](const Opening &row) { return row.node == join.key && row.branch == branch; });
    }

    const Process &m_process;
    std::vector<Opening> m_live;
    Step m_step;
};

bool isWellFormed(const QString &value, InputType type)
{
    switch (type) {
    case InputType::Text:
        return !value.trimmed().isEmpty() && value.size() <= limits::nameText;
    case InputType::Digits:
        return !value.isEmpty() && value.size() <= 30 &&
               std::all_of(value.begin(), value.end(), [](QChar c) { return c >= u'0' && c <= u'9'; });
    case InputType::Date:
        return value.size() == 10 && QDate::fromString(value, Qt::ISODate).isValid();
    }
    return false;
}

Result<void> checkNote(const Edge &edge, const QString &note)
{
    if (edge.needsNote && note.trimmed().isEmpty())
        return Error("workflow.note_missing").with(QStringLiteral("operation"), edge.key.text());
    return {};
}

Result<void> checkInputs(const Edge &edge, const std::map<InputKey, QString> &given)
{
    const auto refusal = [](const char *id, const InputKey &key) {
        return Error(id).with(QStringLiteral("input"), key.text());
    };
    for (const Input &input : edge.inputs) {
        const auto value = given.find(input.key);
        if (value == given.end())
            return refusal("workflow.input_missing", input.key);
        if (!isWellFormed(value->second, input.type))
            return refusal("workflow.input_malformed", input.key);
    }
    for (const auto &[key, value] : given) {
        const bool isAsked = std::any_of(edge.inputs.begin(), edge.inputs.end(),
                                         [&, wanted = key](const Input &input) { return input.key == wanted; });
        if (!isAsked)
            return refusal("workflow.input_unknown", key);
    }
    return {};
}

} // namespace

Step start(const Process &process)
{
    Mover mover(process, {});
    mover.enter(process.start(), QString());
    return mover.take();
}

Result<Step> follow(const Process &process, const WalkState &state, const Uuid &opening, const Operation &operation)
{
    TRY(checkState(process, state));
    const Opening *row = state.find(opening);
    if (!row)
        return Error("workflow.opening_unknown");
    if (row->state != OpeningState::Open)
        return Error("workflow.node_closed").with(QStringLiteral("node"), row->node.text());
    const Edge *edge = process.find(row->node, operation.key);
    if (!edge)
        return Error("workflow.operation_unknown")
            .with(QStringLiteral("node"), row->node.text())
            .with(QStringLiteral("operation"), operation.key.text());
    TRY(checkNote(*edge, operation.note));
    TRY(checkInputs(*edge, operation.inputs));
    Mover mover(process, state);
    mover.close(opening, ClosedBy::Operation);
    mover.enter(*process.find(edge->to), row->branch);
    return mover.take();
}

Result<Step> reopen(const Process &process, const WalkState &state, const QString &note)
{
    TRY(checkState(process, state));
    const auto ended = state.in(OpeningState::Ended);
    if (ended.empty())
        return Error("workflow.not_ended");
    const Edge *edge = process.reopening(ended.front()->node);
    if (!edge)
        return Error("workflow.not_reopenable").with(QStringLiteral("node"), ended.front()->node.text());
    TRY(checkNote(*edge, note));
    Mover mover(process, state);
    mover.close(ended.front()->id, ClosedBy::Reopening);
    mover.enter(*process.find(edge->to), QString());
    return mover.take();
}

const Node *shownNode(const Process &process, const WalkState &state)
{
    for (const OpeningState shown : {OpeningState::Open, OpeningState::Ended})
        for (const Node &node : process.nodes())
            for (const Opening &row : state.openings)
                if (row.state == shown && row.node == node.key)
                    return &node;
    return nullptr;
}

} // namespace peygir::workflow
