// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "command/fields.h"
#include "command/rights.h"

#include <vector>

namespace peygir::supervision {

/// What the server tells whoever asks it `sync::onlineQuery`, without arguments (R131): which of the people whom he
/// supervises have a desk that is connected to this server at this moment. Of who is connected to another server of the
/// city it knows nothing. Who supervises nobody is told "access.denied".
struct OnlineAnswer
{
    std::vector<UserId> online;

    static constexpr auto fields() { return std::tuple{field("online", &OnlineAnswer::online)}; }
};

} // namespace peygir::supervision
