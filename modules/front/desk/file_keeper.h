// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "front/desk/file_room.h"
#include "front/desk/file_store.h"

#include <map>
#include <set>

namespace peygir::front {

/// Keeps the files of a desk within their room (SYNC 20). When one was looked at last is the time of its file on the disk. On
/// one thread.
class FileKeeper
{
public:
    using Free = std::function<qint64()>;
    /// What only the store knows.
    struct StoreWord
    {
        /// Contents that commands and drafts of this desk name.
        std::set<BlobHash> needed;
        /// Nothing on a desk that has not pulled yet.
        std::optional<sync::HistoryPlace> place;
    };

    /// `free` says how many bytes the disk has left; empty: asks the disk. Store and clock outlive it.
    FileKeeper(FileStore &store, const Clock &clock, Free free);

    /// How many bytes the person allows, at least 0. Answers whether that is something new.
    bool setMost(qint64 bytes);

    void looked(const BlobHash &hash);
    /// Somebody reads it, until as many have closed it.
    void opened(const BlobHash &hash);
    void closed(const BlobHash &hash);
    /// It is here since now, or here no longer.
    void came(const BlobHash &hash);
    void went(const BlobHash &hash);

    /// More is here than may be: time to ask the store and to call `makeRoom`.
    bool isCrowded();
    /// Lets go of what has to go and may: not to be sent, not read by anybody, not sent from here and still without a backup
    /// (`FileStore::mayBeWantedAgain`), not named by `word` or `isInUse`. Answers what went.
    std::vector<BlobHash> makeRoom(const StoreWord &word, const std::function<bool(const BlobHash &)> &isInUse);
    /// What should come of what is wished (`whatFits`), in place of what was wished before. What is here of it goes after all
    /// else; where it had to go nevertheless there is no room for such files, and none come until the room is another one.
    std::vector<AheadFile> ahead(std::vector<AheadFile> wished);

private:
    qint64 held();
    FileRoom room() const;

    FileStore &m_store;
    const Clock &m_clock;
    Free m_free;
    qint64 m_most;
    std::map<BlobHash, int> m_open;
    std::set<BlobHash> m_wished;
    bool m_isTight = false;
    /// Sizes of what is here; empty until somebody asks.
    std::optional<std::map<BlobHash, qint64>> m_held;
};

} // namespace peygir::front
