// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/sealed_pages.h"

#include <array>

namespace peygir::storage {

/// The rollback journal. Its records lie at odd places, so it is sealed in blocks of 512 bytes with the length of what
/// they hold, 554 bytes on the disk. SQLite begins anew at a block after every sync, so that no synced block is written
/// again but those of heads, whose loss undoes nothing.
///
/// What is not authentic is an I/O error, since SQLite would take it for the journal's end and leave a database half
/// rolled back; with two exceptions where SQLite asks what may well be torn: whether a head stands there, and whether
/// the journal ends with the name of another one.
///
/// Needs `PRAGMA synchronous` FULL or EXTRA: below that a power cut leaves records that are counted but not written.
class SealedJournal final : public SealedFile
{
public:
    /// `pages` outlives it.
    SealedJournal(sqlite3_file *below, SealedPages &pages, SealCounters &counters)
        : m_below(below)
        , m_pages(pages)
        , m_counters(counters)
    {}

    int read(char *into, int amount, qint64 offset) override;
    int write(const char *bytes, int amount, qint64 offset) override;
    int truncate(qint64 size) override;
    int size(qint64 &size) override;

private:
    static constexpr int lengthBytes = 2;
    static constexpr int blockBytes = 512;
    static constexpr int sealedBlock = lengthBytes + blockBytes + FileSeal::extraBytes;
    struct Block
    {
        qint64 index = -1;
        int length = 0;
        std::array<char, blockBytes> bytes = {};
    };
    /// SQLite's steps when it looks for the name of another journal at this one's end.
    enum class Probe { None, SizeAsked, LengthRead, SumRead };
    enum class Authentic { Yes, No };

    int load(qint64 index, Authentic &authentic);
    int loadForWriting(qint64 index);
    int store();
    bool isProbe(int amount, qint64 offset);
    int readBlocks(char *into, int amount, qint64 offset, bool mayBeTorn);
    int changeBlock(const char *bytes, int from, int part, qint64 index);

    FileBelow m_below;
    SealedPages &m_pages;
    SealCounters &m_counters;
    /// The block that was read or written last.
    Block m_block;
    /// Blocks up to this one were written here, and cannot have been torn.
    qint64 m_highest = -1;
    Probe m_probe = Probe::None;
    qint64 m_probedSize = 0;
};

} // namespace peygir::storage
