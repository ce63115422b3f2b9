// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

namespace peygir::access {

/// What a kind of command is called where a person reads about it; the kind itself where it has no name.
QString commandName(const QByteArray &kind);

} // namespace peygir::access
