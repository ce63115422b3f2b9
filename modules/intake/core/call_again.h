// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "intake/core/call.h"

#include <functional>

namespace peygir::intake {

/// A message that was registered and not applied as a call on the form again, with all that was typed: the other way of
/// `commandsOf`. What was chosen is chosen again where `nameOf` knows its id (empty: it does not) and is left open
/// otherwise, so that the person chooses anew. `settles`: the entry about that message. The code that was told then is not
/// taken over: nothing is known by it.
Call callAgain(const QJsonObject &arguments, const std::function<QString(const QString &id)> &nameOf,
               const AttentionId &settles);

} // namespace peygir::intake
