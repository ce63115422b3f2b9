// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>

namespace peygir {

/// Whether objects and lists stand inside one another no deeper than `most`. Looks at brackets only: whether it is JSON
/// the parser says. Asked before parsing, because a parser goes as deep as the text does.
bool isNestedAtMost(QByteArrayView json, int most);

} // namespace peygir
