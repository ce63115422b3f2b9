// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/disk_room.h"

#include <algorithm>
#include <filesystem>

namespace peygir::storage {

namespace {

/// More than any disk has; what is added to it does not run over.
constexpr std::uintmax_t enough = std::uintmax_t(1) << 60;

} // namespace

qint64 diskRoom(const QString &folder)
{
    std::error_code error;
    const auto space = std::filesystem::space(std::filesystem::path(folder.toStdU16String()), error);
    return qint64(error ? enough : std::min(space.available, enough));
}

} // namespace peygir::storage
