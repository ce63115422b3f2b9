// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "front/desk/trust.h"

#include <QSslConfiguration>
#include <QSslError>

#include <optional>

namespace peygir::front {

/// What Qt must be told so that it trusts nobody else: TLS 1.2 and later, the given authorities, the peer verified.
/// Fails with "front.trust" if the authorities are not PEM certificates or the hash has not 32 bytes.
Result<QSslConfiguration> tlsConfiguration(const Trust &trust);

/// Whether a verified certificate also carries the pinned key. To be asked in `encrypted`, before anything is sent.
std::optional<Error> whyNotPinned(const Trust &trust, const QSslCertificate &peer, const QString &host);

/// "front.certificate" (host, reason). The reason is a word: other_host, other_authority, expired, not_yet_valid,
/// other_key or other.
Error certificateError(const QString &host, const QString &reason);
Error certificateError(const QString &host, const QList<QSslError> &errors);

} // namespace peygir::front
