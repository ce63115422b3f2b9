// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/sealed_file.h"
#include "storage/sealing.h"

#include <optional>

namespace peygir::storage {

/// Pages as the sealing VFS has them: SQLite leaves the end of each to us.
constexpr int sealedPageBytes = 4096;
constexpr int sealedContentBytes = sealedPageBytes - FileSeal::extraBytes;
/// Whether a page has our end empty, as it must be when SQLite hands it over: what stands there would be lost.
bool leavesRoomForSeal(const char *page);
/// Seals or opens what a page holds before its end, from `from` on; the two may be the same memory.
void sealPage(const FileSeal &seal, const SealedPlace &place, const char *clear, char *sealed, int from = 0);
[[nodiscard]] bool openPage(const FileSeal &seal, const SealedPlace &place, const char *sealed, char *clear,
                            int from = 0);

/// The database itself: page by page at the places that it has in clear, each with nonce and tag at its end. The first
/// page begins with the file's prefix in place of SQLite's mark.
class SealedPages final : public SealedFile
{
public:
    SealedPages(sqlite3_file *below, const SecretKey &master, SealCounters &counters)
        : m_below(below)
        , m_master(master)
        , m_counters(counters)
    {}

    /// When it is opened: SQLITE_OK for an empty file and for one of this key, sealedWithOtherKey for one of another
    /// key, notSealed for a database in clear, SQLITE_NOTADB for anything else.
    int inspect();

    /// What this file, its log and its journal are sealed with; null as long as nobody has begun to write it.
    const FileSeal *seal();
    /// The same, begun now where the file is empty. Null where what is there is not ours.
    const FileSeal *sealForWriting();

    int read(char *into, int amount, qint64 offset) override;
    int write(const char *bytes, int amount, qint64 offset) override;
    int truncate(qint64 size) override { return m_below.truncate(size); }
    int size(qint64 &size) override { return m_below.size(size); }

private:
    int readPage(char *into, qint64 number, bool count);
    bool follow(const FileSeal::Prefix &prefix);
    int unauthentic(bool count);

    FileBelow m_below;
    const SecretKey &m_master;
    SealCounters &m_counters;
    std::optional<FileSeal> m_seal;
};

} // namespace peygir::storage
