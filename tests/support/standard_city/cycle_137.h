// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <vector>

/// The keys of resources/processes/cycle_137.json that the generator walks along. A test compares them with the file.
namespace peygir::standard_city::cycle_137 {

inline const QByteArray intake = QByteArrayLiteral("temporary");
inline const QByteArray followUp = QByteArrayLiteral("follow_up");
inline const QByteArray answering = QByteArrayLiteral("answering");
inline const QByteArray feedback = QByteArrayLiteral("feedback");
inline const QByteArray done = QByteArrayLiteral("done");
inline const QByteArray answeredAtOnce = QByteArrayLiteral("answered_at_once");
inline const QByteArray rejected = QByteArrayLiteral("rejected");

/// Intake's own two ways out of registering: on to follow-up, or answered while the citizen is on the line.
inline const QByteArray registerCase = QByteArrayLiteral("register");
inline const QByteArray completeAtOnce = QByteArrayLiteral("complete_at_once");
/// From follow-up to the responsible unit, straight to feedback, or to an end.
inline const QByteArray sendToUnit = QByteArrayLiteral("send_to_unit");
inline const QByteArray settle = QByteArrayLiteral("settle");
inline const QByteArray reject = QByteArrayLiteral("reject");
/// From the unit to feedback, or back to follow-up.
inline const QByteArray answer = QByteArrayLiteral("answer");
inline const QByteArray notOurs = QByteArrayLiteral("not_ours");
/// From feedback to the end, or back to follow-up.
inline const QByteArray confirmDone = QByteArrayLiteral("confirm_done");
inline const QByteArray unreachable = QByteArrayLiteral("unreachable");
inline const QByteArray notDone = QByteArrayLiteral("not_done");
/// From an end back to follow-up.
inline const QByteArray reopen = QByteArrayLiteral("reopen");

/// An operation of the process, as far as the generator uses it.
struct Edge
{
    QByteArray from;
    QByteArray operation;
    QByteArray to;
};
const std::vector<Edge> &edges();
/// Where an operation leads; empty if the node has no such operation.
QByteArray leadsTo(const QByteArray &node, const QByteArray &operation);
bool isEnd(const QByteArray &node);

} // namespace peygir::standard_city::cycle_137
