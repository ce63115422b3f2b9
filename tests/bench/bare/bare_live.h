// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace peygir::bench {

/// The bare pair beside the desks of bench live: the same bytes from one process straight to the other over a TLS
/// WebSocket, no store, no server, no list: a key event here, a label painted there. They speak the same lines as the
/// desks. Both answer the exit status.

/// Listens on the loopback with this certificate; says "ready PORT", then "painted CODE NS" whenever its label has
/// painted another code.
int runBareReceiver(const QString &certificateFile, const QString &keyFile);
/// Told "register N", presses Ctrl+Return and sends the message; answers "sent CODE NS".
int runBareSender(int port, const QString &authorityFile);

} // namespace peygir::bench
