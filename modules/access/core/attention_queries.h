// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "command/attention.h"

#include <QObject>

#include <functional>

namespace peygir::access {

/// What the needs-attention list reads (R244).
class AttentionQueries
{
public:
    using Cancel = std::function<void()>;
    using Done = std::function<void(Result<std::vector<Attention>>)>;

    virtual ~AttentionQueries() = default;
    /// The entries of this person that nobody has settled, newest first. As all queries: asked and answered on the GUI
    /// thread.
    virtual Cancel unsettled(const UserId &user, QObject *context, Done done) = 0;
};

} // namespace peygir::access
