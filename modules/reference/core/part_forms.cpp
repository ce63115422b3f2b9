// SPDX-License-Identifier: GPL-3.0-or-later
#include "reference/core/part_forms.h"

#include "organisation/core/unit_seat.h"
#include "reference/core/base_information.h"

#include <QtGlobal>

#include <algorithm>

namespace peygir::reference {

namespace {

/// Of the unit.
RecordForm unitSeatForm()
{
    return {.type = organisation::UnitSeat::tableName,
            .title = QT_TRANSLATE_NOOP("Records", "Units below posts"),
            .single = QT_TRANSLATE_NOOP("Records", "unit below a post"),
            .verb = editOrganisation,
            .icon = "house",
            .fields = {{"post", QT_TRANSLATE_NOOP("Records", "Stands below the post"), FieldKind::Reference, Presence::Optional, {}, "post"}}};
}

} // namespace

const std::vector<RecordForm> &partForms()
{
    static const std::vector<RecordForm> forms{unitSeatForm()};
    return forms;
}

const RecordForm *partFormOf(const QString &type)
{
    const auto found = std::find_if(partForms().begin(), partForms().end(),
                                    [&type](const RecordForm &form) { return type == QLatin1String(form.type); });
    return found == partForms().end() ? nullptr : &*found;
}

} // namespace peygir::reference
