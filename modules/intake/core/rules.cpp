// SPDX-License-Identifier: GPL-3.0-or-later
#include "intake/core/rules.h"

#include "intake/core/import_case.h"
#include "intake/core/register_case.h"

namespace peygir::intake {

void addTo(Registry &registry)
{
    registry.addCommand<RegisterCase>();
    registry.addCommand<ImportCase>();
}

} // namespace peygir::intake
