// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/standard_city/case_life.h"

namespace peygir::standard_city {

/// What is told along the first version of the 137 cycle, as it happens along the second: the official of the unit is
/// asked and replies, whoever follows up accepts that, and an answering expert of the unit calls the citizen. What was
/// not done goes back to the official who had replied, and to the follow-up where nobody was asked. Same people, same
/// times.
///
/// Events of the answer have `Completed::operation` by the keys of resources/processes/cycle_137_2.json.
PlannedCase alongSecondCycle(const Desks &desks, PlannedCase planned);

/// Its nodes, and the operations that features walk.
namespace cycle_137_2 {
inline const QByteArray followUp = QByteArrayLiteral("follow_up");
inline const QByteArray official = QByteArrayLiteral("official");
inline const QByteArray check = QByteArrayLiteral("check");
inline const QByteArray answer = QByteArrayLiteral("answer");

inline const QByteArray ask = QByteArrayLiteral("ask");
inline const QByteArray reply = QByteArrayLiteral("reply");
inline const QByteArray notOurs = QByteArrayLiteral("not_ours");
inline const QByteArray accept = QByteArrayLiteral("accept");
inline const QByteArray done = QByteArrayLiteral("done");
inline const QByteArray noOpinion = QByteArrayLiteral("no_opinion");
inline const QByteArray notDone = QByteArrayLiteral("not_done");
inline const QByteArray notDoneUnasked = QByteArrayLiteral("not_done_unasked");
} // namespace cycle_137_2

} // namespace peygir::standard_city
