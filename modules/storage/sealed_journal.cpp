// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/sealed_journal.h"

#include <algorithm>
#include <cstring>
#include <utility>

namespace peygir::storage {

namespace {

SealedPlace blockPlace(qint64 index) { return {SealedPlace::Kind::JournalBlock, std::uint64_t(index)}; }

constexpr int markBytes = 8;

} // namespace

/// Brings a block into `m_block`. One that is not authentic is empty.
int SealedJournal::load(qint64 index, Authentic &authentic)
{
    authentic = Authentic::Yes;
    if (m_block.index == index)
        return SQLITE_OK;
    std::array<char, sealedBlock> sealed{};
    const int code = m_below.read(sealed.data(), sealedBlock, index * sealedBlock);
    m_block = {};
    if (code != SQLITE_OK && code != SQLITE_IOERR_SHORT_READ)
        return code;
    const FileSeal *const seal = m_pages.seal();
    std::array<char, lengthBytes + blockBytes> clear{};
    if (code == SQLITE_IOERR_SHORT_READ || !seal ||
        !seal->open(blockPlace(index), std::span(sealed.data() + FileSeal::extraBytes, clear.size()), clear.data(),
                    std::span<const char, FileSeal::extraBytes>(sealed.data(), size_t(FileSeal::extraBytes)))) {
        authentic = Authentic::No;
        return SQLITE_OK;
    }
    m_block.index = index;
    m_block.length = std::min(blockBytes, int(std::uint8_t(clear[0])) | int(std::uint8_t(clear[1])) << 8);
    std::memcpy(m_block.bytes.data(), clear.data() + lengthBytes, blockBytes);
    return SQLITE_OK;
}

/// As above for a block of which a part is to be written. What an earlier transaction has left there, whole or torn, is
/// overwritten; what we wrote ourselves must be as we wrote it.
int SealedJournal::loadForWriting(qint64 index)
{
    qint64 bytes = 0;
    if (const int code = m_below.size(bytes); code != SQLITE_OK)
        return code;
    Authentic authentic = Authentic::No;
    if (m_block.index == index || bytes > index * sealedBlock) {
        if (const int code = load(index, authentic); code != SQLITE_OK)
            return code;
    }
    if (authentic == Authentic::Yes)
        return SQLITE_OK;
    if (index <= m_highest) {
        ++m_counters.journalBlocks;
        return SQLITE_IOERR_DATA;
    }
    m_block = {};
    m_block.index = index;
    return SQLITE_OK;
}

int SealedJournal::store()
{
    const FileSeal *const seal = m_pages.sealForWriting();
    if (!seal)
        return SQLITE_IOERR_WRITE;
    std::array<char, lengthBytes + blockBytes> clear{};
    clear[0] = char(m_block.length & 0xff);
    clear[1] = char(m_block.length >> 8);
    std::memcpy(clear.data() + lengthBytes, m_block.bytes.data(), blockBytes);
    std::array<char, sealedBlock> sealed{};
    seal->seal(blockPlace(m_block.index), clear, sealed.data() + FileSeal::extraBytes,
               std::span<char, FileSeal::extraBytes>(sealed.data(), size_t(FileSeal::extraBytes)));
    const int code = m_below.write(sealed.data(), sealedBlock, m_block.index * sealedBlock);
    m_highest = std::max(m_highest, m_block.index);
    // What the disk holds now is not known any more.
    if (code != SQLITE_OK)
        m_block = {};
    return code;
}

/// SQLite asks for the size and then for length, sum and mark at the very end, in this order and nowhere else.
bool SealedJournal::isProbe(int amount, qint64 offset)
{
    const qint64 fromEnd = m_probedSize - offset;
    switch (std::exchange(m_probe, Probe::None)) {
    case Probe::SizeAsked:
        if (fromEnd == 16 && amount == 4) {
            m_probe = Probe::LengthRead;
            return true;
        }
        return false;
    case Probe::LengthRead:
        if (fromEnd == 12 && amount == 4) {
            m_probe = Probe::SumRead;
            return true;
        }
        return false;
    case Probe::SumRead:
        return fromEnd == 8 && amount == markBytes;
    case Probe::None:
        break;
    }
    return false;
}

int SealedJournal::readBlocks(char *into, int amount, qint64 offset, bool mayBeTorn)
{
    for (int done = 0; done < amount;) {
        const qint64 at = offset + done;
        const int from = int(at % blockBytes);
        const int part = std::min(blockBytes - from, amount - done);
        Authentic authentic = Authentic::Yes;
        if (const int code = load(at / blockBytes, authentic); code != SQLITE_OK)
            return code;
        if (authentic == Authentic::No) {
            ++m_counters.journalBlocks;
            if (!mayBeTorn)
                return SQLITE_IOERR_DATA;
        }
        std::memcpy(into + done, m_block.bytes.data() + from, size_t(part));
        done += part;
    }
    return SQLITE_OK;
}

int SealedJournal::read(char *into, int amount, qint64 offset)
{
    // Whether there is a journal at all, and whether one more head stands here.
    const bool first = amount == 1 && offset == 0;
    const bool head = first || (amount == markBytes && offset % blockBytes == 0);
    const bool mayBeTorn = isProbe(amount, offset) || head;
    std::memset(into, 0, size_t(amount));
    qint64 end = 0;
    const Probe probe = m_probe;
    const int sized = size(end);
    m_probe = probe;
    if (sized != SQLITE_OK)
        return sized;
    if (offset + amount > end) {
        if (head)
            return SQLITE_IOERR_SHORT_READ;
        // A record that is counted is there: SQLite would take it for the end and stop rolling back.
        ++m_counters.journalBlocks;
        return SQLITE_IOERR_DATA;
    }
    const int code = readBlocks(into, amount, offset, mayBeTorn);
    // Anything but zero is a journal to be looked at: then it is found to have no head, and taken away.
    if (code == SQLITE_OK && first && m_block.index != 0)
        into[0] = 1;
    if (code != SQLITE_OK)
        std::memset(into, 0, size_t(amount));
    return code;
}

int SealedJournal::changeBlock(const char *bytes, int from, int part, qint64 index)
{
    if (part == blockBytes) {
        m_block = {};
        m_block.index = index;
    } else if (const int code = loadForWriting(index); code != SQLITE_OK) {
        return code;
    }
    std::memcpy(m_block.bytes.data() + from, bytes, size_t(part));
    m_block.length = std::max(m_block.length, from + part);
    return store();
}

int SealedJournal::write(const char *bytes, int amount, qint64 offset)
{
    m_probe = Probe::None;
    for (int done = 0; done < amount;) {
        const int from = int((offset + done) % blockBytes);
        const int part = std::min(blockBytes - from, amount - done);
        if (const int code = changeBlock(bytes + done, from, part, (offset + done) / blockBytes); code != SQLITE_OK)
            return code;
        done += part;
    }
    return SQLITE_OK;
}

int SealedJournal::truncate(qint64 size)
{
    m_block = {};
    m_highest = -1;
    return m_below.truncate((size + blockBytes - 1) / blockBytes * sealedBlock);
}

int SealedJournal::size(qint64 &size)
{
    qint64 bytes = 0;
    if (const int code = m_below.size(bytes); code != SQLITE_OK)
        return code;
    size = 0;
    if (bytes > 0) {
        const qint64 last = (bytes - 1) / sealedBlock;
        Authentic authentic = Authentic::Yes;
        if (const int code = load(last, authentic); code != SQLITE_OK)
            return code;
        // A torn end is there, so that whoever reads it is told.
        size = last * blockBytes + (authentic == Authentic::Yes ? m_block.length : blockBytes);
    }
    m_probe = Probe::SizeAsked;
    m_probedSize = size;
    return SQLITE_OK;
}

} // namespace peygir::storage
