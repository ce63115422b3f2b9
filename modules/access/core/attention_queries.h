// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "command/attention.h"

#include <QObject>

#include <functional>

namespace peygir::access {

/// A decision about a held command, with the name of who made it.
struct DecisionRead
{
    HeldAct act;
    QString by;
};

/// An entry as the list shows it.
struct AttentionEntry
{
    Attention entry;
    /// The name of who entered the command; empty where the chart does not know him.
    QString author;
    /// In the order of time.
    std::vector<DecisionRead> decisions;
};

/// What the needs-attention list reads (R244).
class AttentionQueries
{
public:
    using Cancel = std::function<void()>;
    using Done = std::function<void(Result<std::vector<AttentionEntry>>)>;

    virtual ~AttentionQueries() = default;
    /// The entries of this person that nobody has settled, and what the server keeps of others as far as it is here,
    /// newest first. As all queries: asked and answered on the GUI thread.
    virtual Cancel unsettled(const UserId &user, QObject *context, Done done) = 0;
};

} // namespace peygir::access
