// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/sealed_pages.h"

#include <algorithm>
#include <array>
#include <cstring>

namespace peygir::storage {

namespace {

constexpr char databaseMark[] = "SQLite format 3";
static_assert(sizeof databaseMark == FileSeal::prefixBytes);
/// The part of a database's first page that SQLite looks at before anything else.
constexpr int headBytes = 100;
constexpr int reserveAt = 20;

using Page = std::array<char, sealedPageBytes>;

std::span<const char, FileSeal::extraBytes> extraOf(const char *page)
{
    return std::span<const char, FileSeal::extraBytes>(page + sealedContentBytes, size_t(FileSeal::extraBytes));
}

int firstSealed(qint64 number) { return number == 1 ? FileSeal::prefixBytes : 0; }

SealedPlace mainPlace(qint64 number) { return {SealedPlace::Kind::Page, std::uint64_t(number)}; }

/// What SQLite has to know before a torn first page is mended by the journal or the log.
void blankHead(char *into)
{
    std::memset(into, 0, headBytes);
    into[16] = char(sealedPageBytes >> 8);
    into[17] = char(sealedPageBytes & 0xff);
    into[reserveAt] = char(FileSeal::extraBytes);
}

} // namespace

bool leavesRoomForSeal(const char *page)
{
    return std::all_of(page + sealedContentBytes, page + sealedPageBytes, [](char byte) { return byte == 0; });
}

void sealPage(const FileSeal &seal, const SealedPlace &place, const char *clear, char *sealed, int from)
{
    seal.seal(place, std::span(clear + from, size_t(sealedContentBytes - from)), sealed + from,
              std::span<char, FileSeal::extraBytes>(sealed + sealedContentBytes, size_t(FileSeal::extraBytes)));
}

bool openPage(const FileSeal &seal, const SealedPlace &place, const char *sealed, char *clear, int from)
{
    if (!seal.open(place, std::span(sealed + from, size_t(sealedContentBytes - from)), clear + from, extraOf(sealed)))
        return false;
    std::memset(clear + sealedContentBytes, 0, FileSeal::extraBytes);
    return true;
}

int SealedPages::inspect()
{
    qint64 bytes = 0;
    if (const int code = m_below.size(bytes); code != SQLITE_OK)
        return code;
    if (bytes == 0)
        return SQLITE_OK;
    if (bytes < FileSeal::prefixBytes)
        return SQLITE_NOTADB;
    FileSeal::Prefix prefix{};
    if (const int code = m_below.read(prefix.data(), FileSeal::prefixBytes, 0); code != SQLITE_OK)
        return code;
    switch (FileSeal::belongs(prefix, m_master)) {
    case FileSeal::Belongs::Ours:
        m_seal.emplace(m_master, prefix);
        return SQLITE_OK;
    case FileSeal::Belongs::OtherKey:
        return sealedWithOtherKey;
    case FileSeal::Belongs::Clear:
        return notSealed;
    case FileSeal::Belongs::Foreign:
        break;
    }
    return SQLITE_NOTADB;
}

const FileSeal *SealedPages::seal()
{
    if (!m_seal)
        inspect();
    return m_seal ? &*m_seal : nullptr;
}

const FileSeal *SealedPages::sealForWriting()
{
    if (seal())
        return &*m_seal;
    qint64 bytes = 0;
    if (m_below.size(bytes) == SQLITE_OK && bytes == 0)
        m_seal.emplace(m_master, FileSeal::newPrefix(m_master));
    return m_seal ? &*m_seal : nullptr;
}

/// Another connection may have made the file after we had thought of a prefix for it.
bool SealedPages::follow(const FileSeal::Prefix &prefix)
{
    if (m_seal && m_seal->prefix() == prefix)
        return true;
    if (FileSeal::belongs(prefix, m_master) != FileSeal::Belongs::Ours)
        return false;
    m_seal.emplace(m_master, prefix);
    return true;
}

int SealedPages::unauthentic(bool count)
{
    if (count)
        ++m_counters.pages;
    return SQLITE_IOERR_DATA;
}

int SealedPages::readPage(char *into, qint64 number, bool count)
{
    const qint64 offset = (number - 1) * sealedPageBytes;
    const int code = m_below.read(into, sealedPageBytes, offset);
    if (code == SQLITE_IOERR_SHORT_READ) {
        qint64 bytes = 0;
        if (const int asked = m_below.size(bytes); asked != SQLITE_OK)
            return asked;
        // Behind the end SQLite expects nothing; in the middle of a page a file never ends.
        return bytes <= offset ? code : unauthentic(count);
    }
    if (code != SQLITE_OK)
        return code;
    if (number == 1) {
        FileSeal::Prefix prefix{};
        std::memcpy(prefix.data(), into, prefix.size());
        if (!follow(prefix))
            return unauthentic(count);
    }
    const FileSeal *const ours = seal();
    if (!ours || !openPage(*ours, mainPlace(number), into, into, firstSealed(number))) {
        std::memset(into, 0, sealedPageBytes);
        return unauthentic(count);
    }
    if (number == 1)
        std::memcpy(into, databaseMark, sizeof databaseMark);
    return SQLITE_OK;
}

int SealedPages::read(char *into, int amount, qint64 offset)
{
    if (amount == sealedPageBytes && offset % sealedPageBytes == 0)
        return readPage(into, offset / sealedPageBytes + 1, true);
    // The head of a file and its change counter are read by themselves.
    const qint64 number = offset / sealedPageBytes + 1;
    const qint64 from = offset % sealedPageBytes;
    if (from + amount > sealedPageBytes)
        return SQLITE_IOERR_READ;
    const bool head = offset == 0 && amount == headBytes;
    Page page;
    const int code = readPage(page.data(), number, !head);
    // SQLite asks for the head when it opens a file, before the journal or the log has mended what a power cut has
    // torn: an error here would keep the file from being opened for ever. The page itself is asked for before it is
    // believed.
    if (code == SQLITE_IOERR_DATA && head) {
        blankHead(into);
        return SQLITE_OK;
    }
    if (code == SQLITE_OK)
        std::memcpy(into, page.data() + from, size_t(amount));
    else
        std::memset(into, 0, size_t(amount));
    return code;
}

int SealedPages::write(const char *bytes, int amount, qint64 offset)
{
    if (amount != sealedPageBytes || offset % sealedPageBytes != 0 || !leavesRoomForSeal(bytes))
        return SQLITE_IOERR_WRITE;
    const qint64 number = offset / sealedPageBytes + 1;
    if (number == 1 &&
        (std::memcmp(bytes, databaseMark, sizeof databaseMark) != 0 || bytes[reserveAt] != char(FileSeal::extraBytes)))
        return SQLITE_IOERR_WRITE;
    const FileSeal *const ours = sealForWriting();
    if (!ours)
        return SQLITE_IOERR_WRITE;
    Page page;
    if (number == 1)
        std::memcpy(page.data(), ours->prefix().data(), FileSeal::prefixBytes);
    sealPage(*ours, mainPlace(number), bytes, page.data(), firstSealed(number));
    return m_below.write(page.data(), sealedPageBytes, offset);
}

} // namespace peygir::storage
