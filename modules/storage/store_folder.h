// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QFile>
#include <QString>

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <unistd.h>

/// For the sources of `LocalStore` alone.
namespace peygir::storage {

/// Stands in the header of our files, so that a file of another program is not taken for one: "PgLs".
constexpr qint64 applicationId = 0x50674c73;

inline Error systemError(const QString &what)
{
    return Error("storage.io", {{QStringLiteral("detail"),
                                 what + QStringLiteral(": ") + QString::fromLocal8Bit(std::strerror(errno))}});
}

/// Makes renames in this folder last.
inline Result<void> syncFolder(const QString &folder)
{
    const int descriptor = ::open(QFile::encodeName(folder).constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (descriptor < 0)
        return systemError(QStringLiteral("open folder"));
    const bool synced = ::fsync(descriptor) == 0;
    const Error error = systemError(QStringLiteral("sync folder"));
    ::close(descriptor);
    if (!synced)
        return error;
    return {};
}

} // namespace peygir::storage
