// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/sealed_log.h"

#include <sodium.h>

#include <algorithm>
#include <array>
#include <cstring>

namespace peygir::storage {

namespace {

constexpr int clearLogHead = 32;
constexpr int sealedLogHead = clearLogHead + FileSeal::extraBytes;
constexpr int clearFrame = 24 + sealedPageBytes;

SealedPlace headPlace(qint64 frame) { return {SealedPlace::Kind::FrameHead, std::uint64_t(frame)}; }

/// A page in the log is held to its number, with which the head begins; not to salts and checksum, which SQLite writes
/// later when a transaction writes a page twice.
SealedPlace pagePlace(qint64 frame, std::span<const char> head)
{
    SealedPlace place{SealedPlace::Kind::FramePage, std::uint64_t(frame)};
    std::memcpy(place.binding.data(), head.data(), place.binding.size());
    return place;
}

/// A head lies as nonce, tag, content.
std::span<char, FileSeal::extraBytes> headExtra(char *sealed)
{
    return std::span<char, FileSeal::extraBytes>(sealed, size_t(FileSeal::extraBytes));
}

std::span<const char> contentOf(const char *sealed, int bytes)
{
    return {sealed + FileSeal::extraBytes, size_t(bytes)};
}

} // namespace

int SealedLog::unauthentic(Asked asked, char *into, int amount)
{
    ++m_counters.logPieces;
    if (asked == Asked::Page)
        return SQLITE_IOERR_DATA;
    randombytes_buf(into, size_t(amount));
    return SQLITE_OK;
}

int SealedLog::readLogHead(char *into, int amount, qint64 offset)
{
    std::array<char, sealedLogHead> sealed{};
    const int code = m_below.read(sealed.data(), sealedLogHead, 0);
    if (code == SQLITE_IOERR_SHORT_READ) {
        qint64 bytes = 0;
        if (const int asked = m_below.size(bytes); asked != SQLITE_OK)
            return asked;
        if (bytes == 0) {
            std::memset(into, 0, size_t(amount));
            return code;
        }
        return unauthentic(Asked::Search, into, amount);
    }
    if (code != SQLITE_OK)
        return code;
    const FileSeal *const seal = m_pages.seal();
    std::array<char, clearLogHead> clear{};
    if (!seal || !seal->open({SealedPlace::Kind::LogHead, 0}, contentOf(sealed.data(), clearLogHead), clear.data(),
                             headExtra(sealed.data())))
        return unauthentic(Asked::Search, into, amount);
    std::memcpy(into, clear.data() + offset, size_t(amount));
    return SQLITE_OK;
}

/// The whole frame, head and page, into `clear`.
int SealedLog::readFrame(qint64 frame, Asked asked, char *clear)
{
    std::array<char, sealedFrame> sealed;
    const qint64 at = sealedLogHead + frame * sealedFrame;
    const int code = m_below.read(sealed.data(), sealedFrame, at);
    if (code == SQLITE_IOERR_SHORT_READ) {
        qint64 bytes = 0;
        if (const int known = m_below.size(bytes); known != SQLITE_OK)
            return known;
        return bytes <= at ? code : unauthentic(asked, clear, clearFrame);
    }
    if (code != SQLITE_OK)
        return code;
    const FileSeal *const seal = m_pages.seal();
    if (!seal || !seal->open(headPlace(frame), contentOf(sealed.data(), clearHead), clear, headExtra(sealed.data())) ||
        !openPage(*seal, pagePlace(frame, {clear, size_t(clearHead)}), sealed.data() + sealedHead, clear + clearHead))
        return unauthentic(asked, clear, clearFrame);
    return SQLITE_OK;
}

int SealedLog::read(char *into, int amount, qint64 offset)
{
    if (offset < clearLogHead)
        return offset + amount <= clearLogHead ? readLogHead(into, amount, offset) : SQLITE_IOERR_READ;
    const qint64 frame = (offset - clearLogHead) / clearFrame;
    const qint64 from = (offset - clearLogHead) % clearFrame;
    if (from + amount > clearFrame)
        return SQLITE_IOERR_READ;
    // Whoever starts at the head is looking how far the log goes.
    const Asked asked = from < clearHead ? Asked::Search : Asked::Page;
    std::array<char, clearFrame> clear;
    const int code = readFrame(frame, asked, clear.data());
    if (code == SQLITE_OK)
        std::memcpy(into, clear.data() + from, size_t(amount));
    else
        std::memset(into, 0, size_t(amount));
    return code;
}

int SealedLog::writeLogHead(const FileSeal &seal, const char *bytes)
{
    std::array<char, sealedLogHead> sealed{};
    seal.seal({SealedPlace::Kind::LogHead, 0}, std::span(bytes, size_t(clearLogHead)),
              sealed.data() + FileSeal::extraBytes, headExtra(sealed.data()));
    return m_below.write(sealed.data(), sealedLogHead, 0);
}

int SealedLog::writeFrameHead(const FileSeal &seal, qint64 frame, const char *bytes)
{
    std::array<char, sealedHead> sealed{};
    seal.seal(headPlace(frame), std::span(bytes, size_t(clearHead)), sealed.data() + FileSeal::extraBytes,
              headExtra(sealed.data()));
    m_lastFrame = frame;
    std::memcpy(m_lastHead.data(), bytes, m_lastHead.size());
    return m_below.write(sealed.data(), sealedHead, sealedLogHead + frame * sealedFrame);
}

/// The head of a frame that is there: SQLite writes a page of its own unfinished transaction again without its head.
int SealedLog::headOf(const FileSeal &seal, qint64 frame, Head &head)
{
    if (frame == m_lastFrame) {
        head = m_lastHead;
        return SQLITE_OK;
    }
    std::array<char, sealedHead> sealed{};
    if (const int code = m_below.read(sealed.data(), sealedHead, sealedLogHead + frame * sealedFrame);
        code != SQLITE_OK)
        return code;
    if (!seal.open(headPlace(frame), contentOf(sealed.data(), clearHead), head.data(), headExtra(sealed.data())))
        return unauthentic(Asked::Page, head.data(), clearHead);
    return SQLITE_OK;
}

int SealedLog::writeFramePage(const FileSeal &seal, qint64 frame, const char *bytes)
{
    Head head{};
    if (const int code = headOf(seal, frame, head); code != SQLITE_OK)
        return code;
    std::array<char, sealedPageBytes> sealed;
    sealPage(seal, pagePlace(frame, head), bytes, sealed.data());
    return m_below.write(sealed.data(), sealedPageBytes, sealedLogHead + frame * sealedFrame + sealedHead);
}

int SealedLog::write(const char *bytes, int amount, qint64 offset)
{
    const FileSeal *const seal = m_pages.sealForWriting();
    if (!seal)
        return SQLITE_IOERR_WRITE;
    if (offset == 0 && amount == clearLogHead)
        return writeLogHead(*seal, bytes);
    if (offset < clearLogHead)
        return SQLITE_IOERR_WRITE;
    const qint64 frame = (offset - clearLogHead) / clearFrame;
    const qint64 from = (offset - clearLogHead) % clearFrame;
    if (from == 0 && amount == clearHead)
        return writeFrameHead(*seal, frame, bytes);
    if (from == clearHead && amount == sealedPageBytes && leavesRoomForSeal(bytes))
        return writeFramePage(*seal, frame, bytes);
    return SQLITE_IOERR_WRITE;
}

int SealedLog::truncate(qint64 size)
{
    m_lastFrame = -1;
    if (size == 0)
        return m_below.truncate(0);
    const qint64 frames = std::max<qint64>(0, size - clearLogHead + clearFrame - 1) / clearFrame;
    return m_below.truncate(sealedLogHead + frames * sealedFrame);
}

int SealedLog::size(qint64 &size)
{
    qint64 bytes = 0;
    if (const int code = m_below.size(bytes); code != SQLITE_OK)
        return code;
    if (bytes <= sealedLogHead) {
        size = bytes < sealedLogHead ? 0 : clearLogHead;
        return SQLITE_OK;
    }
    // What a frame lacks is taken off at its end; SQLite counts whole ones only.
    const qint64 frames = (bytes - sealedLogHead) / sealedFrame;
    const qint64 rest = (bytes - sealedLogHead) % sealedFrame;
    size = clearLogHead + frames * clearFrame + std::max<qint64>(0, rest - FileSeal::extraBytes);
    return SQLITE_OK;
}

} // namespace peygir::storage
