// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

namespace peygir::front {

/// Whom a desk believes to be its server. A server that does not match gets nothing at all: no path, no header, no
/// token leaves before the handshake has been verified against this.
struct Trust
{
    /// PEM, one or more authorities; empty means those of the system. Nothing else is trusted then.
    QByteArray authorities;
    /// SHA-256 of the server's public key (DER SubjectPublicKeyInfo, 32 bytes), asked for besides the authority; empty
    /// means that any key signed by the authority will do.
    QByteArray publicKeyHash;
};

} // namespace peygir::front
