// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QProcess>

#include <csignal>
#include <sys/prctl.h>

namespace peygir::test {

/// To be called before `start`: the program ends with the thread that starts it, whatever ends that, and leaves nothing behind
/// that takes this machine's processor from the next one. Destructors do as much only where the end is an orderly one.
inline void endsWithUs(QProcess &process)
{
    process.setChildProcessModifier([] { prctl(PR_SET_PDEATHSIG, SIGKILL); });
}

} // namespace peygir::test
