// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/instant.h"
#include "sync/wire/messages.h"

#include <QString>

namespace peygir::server {

/// What stands in `manifest.json` of a backup (docs/backup.md): which state of which history it holds, and by what one sees
/// that nothing of it has changed since.
struct BackupManifest
{
    static constexpr int format = 1;

    /// Where the history stood.
    sync::Cursor head{Uuid(Uuid::Bytes{}), 0, {}};
    Instant madeAt{0};
    /// The highest migration in it.
    int schema = 0;
    /// SQLite's file, or pg_dump's.
    bool embedded = true;
    QString file;
    qint64 bytes = 0;
    /// Of that file, and of the list of contents, in hexadecimal digits.
    QByteArray sha256;
    QByteArray contentsSha256;
    qint64 contents = 0;
    /// What was counted when it was verified.
    qint64 rows = 0;
    qint64 buckets = 0;
    /// The number of the last transaction in it; a journal goes on with the next. 0: of a store that counts none.
    qint64 transaction = 0;

    QByteArray toJson() const;
    /// Fails with "backup.manifest" {file}.
    static Result<BackupManifest> read(const QString &file);
};

} // namespace peygir::server
