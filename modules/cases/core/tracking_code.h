// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/uuid.h"

#include <QString>

namespace peygir::cases {

/// What a citizen is told and asks with (SYNC 19): 9 digits and a Damm check digit from a block of the server, or 11
/// and one made by a desk whose blocks are used up. ASCII digits, the first one not zero.
bool isTrackingCode(QStringView text);

/// The digits as ASCII, without the spaces in which people group them.
QString asTrackingCode(const QString &typed);

/// The n-th code that the server gives to the case of a command whose own code cannot stay: twelve digits that belong
/// to no desk, the same at every replay, different for different n.
QString replacementCode(const Uuid &commandId, int n);

} // namespace peygir::cases
