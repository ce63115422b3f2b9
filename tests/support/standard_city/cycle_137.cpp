// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/standard_city/cycle_137.h"

namespace peygir::standard_city::cycle_137 {

const std::vector<Edge> &edges()
{
    static const std::vector<Edge> all{{intake, registerCase, followUp},
                                       {intake, completeAtOnce, answeredAtOnce},
                                       {followUp, sendToUnit, answering},
                                       {followUp, settle, feedback},
                                       {followUp, reject, rejected},
                                       {answering, answer, feedback},
                                       {answering, notOurs, followUp},
                                       {feedback, confirmDone, done},
                                       {feedback, unreachable, done},
                                       {feedback, notDone, followUp},
                                       {done, reopen, followUp},
                                       {answeredAtOnce, reopen, followUp},
                                       {rejected, reopen, followUp}};
    return all;
}

QByteArray leadsTo(const QByteArray &node, const QByteArray &operation)
{
    for (const Edge &edge : edges()) {
        if (edge.from == node && edge.operation == operation)
            return edge.to;
    }
    return {};
}

bool isEnd(const QByteArray &node) { return node == done || node == answeredAtOnce || node == rejected; }

} // namespace peygir::standard_city::cycle_137
