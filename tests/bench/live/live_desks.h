// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace peygir::bench {

/// Which person's desk on which server.
struct LiveDesk
{
    QString folder;
    QString url;
    QString authorityFile;
    QString signInName;
    QString password;
    /// Cases that this desk must hold before it says that it is ready.
    int cases;
};

/// The two desks of bench live, each a process of its own with the real window (see bench_live.cpp for what they say).
/// They answer the exit status; a desk that does not get on says why on standard error.

/// Told "register N", types a message with the house number N and answers "sent CODE NS": the code on its screen and the
/// time just before the Ctrl+Return that registered it.
int runSendingDesk(const LiveDesk &desk);
/// Says "painted CODE NS" of each code when its list of all cases has painted it; told "picture FILE", draws its window.
int runReceivingDesk(const LiveDesk &desk);

} // namespace peygir::bench
