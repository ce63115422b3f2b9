// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

namespace peygir {

/// Lets this process have as many files and sockets open as the system allows it at the highest, up to `most`: usually it begins
/// with a thousand and may have many times that. Where it may have millions, it does not take them: programs that it starts
/// may walk through all of them. Answers how many it may have open now.
quint64 raiseFileLimit(quint64 most);

} // namespace peygir
