// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/blob_hash.h"
#include "base/instant.h"

#include <functional>
#include <vector>

namespace peygir::front {

// Which of a desk's files go and which come before anybody has asked for them (SYNC 20): decided here, from values alone.

/// A file that is here in whole.
struct HeldFile
{
    BlobHash hash;
    qint64 bytes;
    Instant lookedAt;
    /// It would be fetched again by itself (`whatFits`): it goes after all others.
    bool isWished = false;
};

/// A file that would be good to have here.
struct AheadFile
{
    BlobHash hash;
    /// As its record says; of a small picture `limits::thumbnailBytes`, since no record says it.
    qint64 bytes;
    /// It comes before all others, and what is larger is none and does not come.
    bool isThumbnail = false;

    friend bool operator==(const AheadFile &, const AheadFile &) = default;
};

/// What the files of a desk may take, in bytes.
struct FileRoom
{
    /// What the person allows.
    qint64 most;
    /// What the disk has left.
    qint64 free;

    /// While `held` is here; never less than 0. `limits::filesDiskRoom` of the disk is left to others.
    qint64 allowed(qint64 held) const;
};

/// The files that go, in this order, so that a tenth of the room is free again; none while they fit. Those that were not looked
/// at for longest go first, of one moment the large ones. What `isNeeded` says stays, even if the room does not suffice then.
std::vector<BlobHash> whatGoes(std::vector<HeldFile> files, const FileRoom &room,
                               const std::function<bool(const BlobHash &)> &isNeeded);

/// What of these files should be here before anybody asks, while `held` bytes are: small pictures first, then small
/// files, each at most `limits::aheadFileBytes`, no content twice, and together at most their share of the room.
std::vector<AheadFile> whatFits(std::vector<AheadFile> wished, qint64 held, const FileRoom &room);

} // namespace peygir::front
