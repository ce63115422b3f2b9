// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/instant.h"
#include "base/result.h"

#include <QString>

namespace peygir::front {

/// The files of a certificate authority for one machine or one city without a certificate of its own. Desks trust it by
/// the one file `authorityFile`; the keys are readable by their owner only.
struct LocalAuthority
{
    QString authorityFile;
    QString certificateFile;
    QString keyFile;
    /// SHA-256 of the server's public key (DER SubjectPublicKeyInfo): what a desk may pin. It outlives renewals.
    QByteArray publicKeyHash;
};

/// Makes in `folder` what is not yet there: an authority (P-256, ten years) and a server certificate signed by it
/// (P-256, one year) for localhost, 127.0.0.1, ::1 and `hosts` (names and numeric addresses). What is there and good is
/// kept; the server certificate is made anew, over the same key, when a tenth of its life is left or when it lacks one
/// of the hosts. May be called at every start.
///
/// Fails with "front.authority" (file, reason): a file cannot be written, or is there and is not what it should be;
/// nothing that is there is overwritten then. An authority that is about to end is such a failure, because desks trust
/// it by file: the operator removes the folder and hands out the new file.
Result<LocalAuthority> openLocalAuthority(const QString &folder, Instant now, const QStringList &hosts = {});

} // namespace peygir::front
