// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/sealed_pages.h"

namespace peygir::storage {

/// The write-ahead log. SQLite's heads hold a running checksum of pages in clear and have no room for a seal, so heads
/// grow here and everything behind them moves: the log's 32 → 72 bytes, a frame's 24 → 64; a frame's page is sealed in
/// the end that SQLite leaves to us, and hangs on its head, so that no two can be put together that do not belong.
///
/// What is not authentic is random bytes to SQLite when it looks for the end of a log (all-zero pages could match a
/// checksum), and SQLITE_IOERR_DATA when it wants a page that it knows to be there.
class SealedLog final : public SealedFile
{
public:
    /// `pages` outlives it.
    SealedLog(sqlite3_file *below, SealedPages &pages, SealCounters &counters)
        : m_below(below)
        , m_pages(pages)
        , m_counters(counters)
    {}

    int read(char *into, int amount, qint64 offset) override;
    int write(const char *bytes, int amount, qint64 offset) override;
    int truncate(qint64 size) override;
    int size(qint64 &size) override;

private:
    static constexpr int clearHead = 24;
    static constexpr int sealedHead = clearHead + FileSeal::extraBytes;
    static constexpr int sealedFrame = sealedHead + sealedPageBytes;
    using Head = std::array<char, clearHead>;
    enum class Asked { Search, Page };

    int readLogHead(char *into, int amount, qint64 offset);
    int readFrame(qint64 frame, Asked asked, char *clear);
    int writeLogHead(const FileSeal &seal, const char *bytes);
    int writeFrameHead(const FileSeal &seal, qint64 frame, const char *bytes);
    int writeFramePage(const FileSeal &seal, qint64 frame, const char *bytes);
    int headOf(const FileSeal &seal, qint64 frame, Head &head);
    int unauthentic(Asked asked, char *into, int amount);

    FileBelow m_below;
    SealedPages &m_pages;
    SealCounters &m_counters;
    /// The head that was written last: its page comes next.
    qint64 m_lastFrame = -1;
    Head m_lastHead = {};
};

} // namespace peygir::storage
