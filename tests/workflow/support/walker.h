// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/random.h"
#include "workflow/core/process_codec.h"
#include "workflow/core/walk.h"

#include <QFile>
#include <QStringList>

namespace peygir::workflow::test {

inline QByteArray shippedFile(const QString &key)
{
    QFile file(QStringLiteral(":/processes/%1.json").arg(key));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

inline NodeKey node(const char *key) { return NodeKey::parse(QString::fromLatin1(key)).value(); }
inline OperationKey operation(const char *key) { return OperationKey::parse(QString::fromLatin1(key)).value(); }

/// A value that an input of the type takes.
inline QString goodValue(InputType type)
{
    switch (type) {
    case InputType::Text:
        return QStringLiteral("A 12");
    case InputType::Digits:
        return QStringLiteral("4820173959");
    case InputType::Date:
        break;
    }
    return QStringLiteral("2026-11-22");
}

/// The operation of an edge with everything that it asks for.
inline Operation complete(const Edge &edge)
{
    Operation operation{edge.key, QStringLiteral("because"), {}};
    for (const Input &input : edge.inputs)
        operation.inputs.emplace(input.key, goodValue(input.type));
    return operation;
}

/// A case that walks a process, as its rows in a store would.
class Walker
{
public:
    explicit Walker(const Process &process)
        : m_process(&process)
    {
        take(start(process));
    }

    const WalkState &state() const { return m_state; }
    const Process &process() const { return *m_process; }
    const Step &lastStep() const { return m_step; }

    /// The one open row of the node.
    Uuid openingOf(const NodeKey &node) const
    {
        for (const Opening *row : m_state.in(OpeningState::Open))
            if (row->node == node)
                return row->id;
        qFatal("%s is not open", qPrintable(node.text()));
    }

    Result<void> tryTo(const Uuid &opening, const Operation &operation)
    {
        TRY_LET(Step step, follow(*m_process, m_state, opening, operation));
        take(std::move(step));
        return {};
    }

    /// Does the operation with everything that it asks for; it must succeed.
    Walker &does(const char *nodeKey, const char *operationKey)
    {
        const Edge *edge = m_process->find(node(nodeKey), operation(operationKey));
        if (!edge)
            qFatal("%s has no %s", nodeKey, operationKey);
        if (const auto done = tryTo(openingOf(edge->from), complete(*edge)); !done)
            qFatal("%s", done.error().id().constData());
        return *this;
    }

    Walker &reopens()
    {
        take(reopen(*m_process, m_state, QStringLiteral("because")).value());
        return *this;
    }

    /// Every row that is not closed as "node state branch", sorted: equal for two cases that stand alike.
    QString standing() const { return rows(false); }
    /// The same for all rows.
    QString wholeHistory() const { return rows(true); }

private:
    void take(Step step)
    {
        m_step = std::move(step);
        const Uuid command = newUuid(Instant(1'760'000'000'000 + m_commands++), m_random);
        m_state = after(std::move(m_state), m_step, [&](const QByteArray &name) { return derivedUuid(command, name); });
    }

    QString rows(bool closedToo) const
    {
        QStringList lines;
        for (const Opening &row : m_state.openings)
            if (closedToo || row.state != OpeningState::Closed)
                lines.append(row.node.text() + u' ' + toText(row.state) + u' ' + row.branch);
        lines.sort();
        return lines.join(u'\n');
    }

    const Process *m_process;
    WalkState m_state;
    Step m_step;
    SeededRandom m_random{137};
    qint64 m_commands = 0;
};

} // namespace peygir::workflow::test
