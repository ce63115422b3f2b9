// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <functional>

class QLineEdit;

namespace peygir::uikit {

/// Says that a text was cut because it did not fit into a field of one line (`QLineEdit::maxLength`, 32,767 UTF-16 units
/// where nobody has set one): Qt cuts it in silence. `say` is called once what came in stands in the field, however it
/// came in; where it is not given, a tool tip below the field says it.
void sayWhenCut(QLineEdit &edit, std::function<void(const QString &sentence)> say = {});

/// Shows a sentence below a field that has no place beside it; it goes when the field is left.
void sayBelow(QLineEdit &edit, const QString &sentence);

/// How much of `text` fits into `room` UTF-16 units without cutting a character in two.
qsizetype fitting(const QString &text, qsizetype room);

} // namespace peygir::uikit
