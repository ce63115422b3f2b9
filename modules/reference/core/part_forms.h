// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "reference/core/record_form.h"

namespace peygir::reference {

/// The forms of records that are a part of another one: of the same id, edited where the other is and in no list of their own. Their
/// history is told with that of the other, from the first value on.
const std::vector<RecordForm> &partForms();

/// Null: records of this type stand for themselves.
const RecordForm *partFormOf(const QString &type);

} // namespace peygir::reference
