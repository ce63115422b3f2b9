// SPDX-License-Identifier: GPL-3.0-or-later
#include "administration/core/rules.h"

#include "administration/core/change_mobile.h"
#include "administration/core/change_roles.h"
#include "administration/core/sections.h"

namespace peygir::administration {

void addTo(Registry &registry)
{
    registry.addCommand<ChangeRoles>();
    registry.addCommand<ChangeMobile>();
    addSectionsTo(registry);
}

} // namespace peygir::administration
