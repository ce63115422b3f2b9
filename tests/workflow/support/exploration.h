// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workflow/support/walker.h"

#include <QMap>
#include <QSet>

namespace peygir::workflow::test {

/// Everything that a process can do: each way of standing that any walk reaches, with what follows from it.
struct Exploration
{
    QMap<QString, QSet<QString>> next;
    QSet<QString> ended;
    QSet<QString> ends;
    QSet<QString> operations;
    QSet<QString> opened;
    /// False if there was more than `most` to see.
    bool isWhole = true;
    /// What went wrong on the way; exploring stops there.
    QString problem;
};

inline QString nameOf(const Edge &edge) { return edge.from.text() + u'.' + edge.key.text(); }

/// Walks on from `walker` in every way; gives the cases that came out. The walk is over operations *and* reopenings.
inline std::vector<Walker> waysOn(const Walker &walker, Exploration &seen)
{
    std::vector<Walker> ways;
    for (const Opening *row : walker.state().in(OpeningState::Open)) {
        for (const Edge *edge : walker.process().edgesFrom(row->node)) {
            Walker way = walker;
            if (const auto done = way.tryTo(row->id, complete(*edge)); !done)
                seen.problem = nameOf(*edge) + u' ' + QString::fromLatin1(done.error().id());
            seen.operations.insert(nameOf(*edge));
            ways.push_back(way);
        }
    }
    for (const Opening *row : walker.state().in(OpeningState::Ended)) {
        seen.ends.insert(row->node.text());
        if (const Edge *edge = walker.process().reopening(row->node)) {
            seen.operations.insert(nameOf(*edge));
            ways.push_back(walker);
            ways.back().reopens();
        }
    }
    return ways;
}

inline Exploration explore(const Process &process, int most = 5'000)
{
    Exploration seen;
    std::vector<Walker> waiting{Walker(process)};
    while (!waiting.empty() && seen.problem.isEmpty()) {
        const Walker walker = waiting.back();
        waiting.pop_back();
        const QString standing = walker.standing();
        if (seen.next.contains(standing))
            continue;
        if (seen.next.size() >= most) {
            seen.isWhole = false;
            break;
        }
        if (const auto valid = checkState(process, walker.state()); !valid)
            seen.problem = standing;
        if (!seen.problem.isEmpty())
            break;
        for (const Opening &row : walker.state().openings)
            seen.opened.insert(row.node.text());
        if (!walker.state().in(OpeningState::Ended).empty())
            seen.ended.insert(standing);
        QSet<QString> &next = seen.next[standing];
        for (const Walker &way : waysOn(walker, seen)) {
            next.insert(way.standing());
            waiting.push_back(way);
        }
    }
    return seen;
}

/// The standings from which no end can be reached without reopening.
inline QStringList stuck(const Exploration &seen)
{
    QSet<QString> good = seen.ended;
    for (qsizetype before = -1; before != good.size();) {
        before = good.size();
        for (auto i = seen.next.cbegin(); i != seen.next.cend(); ++i)
            if (i.value().intersects(good))
                good.insert(i.key());
    }
    QStringList rest;
    for (const QString &standing : seen.next.keys())
        if (!good.contains(standing))
            rest.append(standing);
    return rest;
}

} // namespace peygir::workflow::test
