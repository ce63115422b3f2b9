// SPDX-License-Identifier: GPL-3.0-or-later
#include "front/desk/file_room.h"

#include "base/limits.h"

#include <algorithm>
#include <numeric>
#include <set>
#include <tuple>

namespace peygir::front {

qint64 FileRoom::allowed(qint64 held) const
{
    return std::max<qint64>(0, std::min(most, held + free - limits::filesDiskRoom));
}

std::vector<BlobHash> whatGoes(std::vector<HeldFile> files, const FileRoom &room,
                               const std::function<bool(const BlobHash &)> &isNeeded)
{
    qint64 held = std::accumulate(files.begin(), files.end(), qint64(0),
                                  [](qint64 sum, const HeldFile &file) { return sum + file.bytes; });
    const qint64 allowed = room.allowed(held);
    std::vector<BlobHash> going;
    if (held <= allowed)
        return going;
    const qint64 aim = allowed - allowed / limits::filesRoomFreed;
    std::sort(files.begin(), files.end(), [](const HeldFile &a, const HeldFile &b) {
        return std::tie(a.isWished, a.lookedAt, b.bytes, a.hash) < std::tie(b.isWished, b.lookedAt, a.bytes, b.hash);
    });
    for (const HeldFile &file : files) {
        if (held <= aim)
            break;
        if (isNeeded(file.hash))
            continue;
        going.push_back(file.hash);
        held -= file.bytes;
    }
    return going;
}

std::vector<AheadFile> whatFits(std::vector<AheadFile> wished, qint64 held, const FileRoom &room)
{
    qint64 left = room.allowed(held) / limits::aheadShare;
    std::sort(wished.begin(), wished.end(),
              [](const AheadFile &a, const AheadFile &b) {
                  return std::tie(b.isThumbnail, a.bytes, a.hash) < std::tie(a.isThumbnail, b.bytes, b.hash);
              });
    std::set<BlobHash> known;
    std::vector<AheadFile> fitting;
    for (const AheadFile &file : wished) {
        if (file.bytes > std::min(left, limits::aheadFileBytes))
            break;
        if (!known.insert(file.hash).second)
            continue;
        left -= file.bytes;
        fitting.push_back(file);
    }
    return fitting;
}

} // namespace peygir::front
