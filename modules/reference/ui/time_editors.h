// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "reference/ui/field_editor.h"

namespace peygir::reference {

/// For FieldKind::Date: a Jalali date in any digits, or picked from a calendar. `field` outlives the editor.
FieldEditor *makeDateEditor(const RecordField &field, QWidget *parent);

/// For FieldKind::TimeOfDay: 7, 7:30 or 1430 in any digits, shown as 07:30 when the field is left. `field` outlives the
/// editor.
FieldEditor *makeTimeEditor(const RecordField &field, QWidget *parent);

} // namespace peygir::reference
