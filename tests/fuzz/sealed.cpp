// SPDX-License-Identifier: GPL-3.0-or-later
// A sealed store on a desk's disk (docs/adr/0010), which somebody may have had in his hands: what opens is what was sealed.
#include "fuzz/oracles.h"
#include "fuzz/samples.h"
#include "storage/sealed_journal.h"
#include "storage/sealed_log.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <cstring>

namespace peygir::fuzz {

namespace {

using namespace storage;

constexpr std::array<std::uint8_t, SecretKey::size> keyBytes{'p', 'e', 'y', 'g', 'i', 'r'};

const SecretKey &key()
{
    static const SecretKey key(keyBytes);
    return key;
}

/// A file as SQLite's own layer has it.
struct MemoryFile : sqlite3_file
{
    explicit MemoryFile(QByteArray content);
    QByteArray bytes;
};

QByteArray &bytesOf(sqlite3_file *file) { return static_cast<MemoryFile *>(file)->bytes; }

int readMemory(sqlite3_file *file, void *into, int amount, sqlite3_int64 offset)
{
    const QByteArray &bytes = bytesOf(file);
    const qsizetype there = std::clamp<qsizetype>(bytes.size() - offset, 0, amount);
    std::memset(into, 0, size_t(amount));
    if (there > 0)
        std::memcpy(into, bytes.constData() + offset, size_t(there));
    return there == amount ? SQLITE_OK : SQLITE_IOERR_SHORT_READ;
}

int writeMemory(sqlite3_file *file, const void *from, int amount, sqlite3_int64 offset)
{
    QByteArray &bytes = bytesOf(file);
    if (bytes.size() < offset + amount)
        bytes.append(offset + amount - bytes.size(), '\0');
    std::memcpy(bytes.data() + offset, from, size_t(amount));
    return SQLITE_OK;
}

int truncateMemory(sqlite3_file *file, sqlite3_int64 size)
{
    bytesOf(file).truncate(size);
    return SQLITE_OK;
}

int sizeOfMemory(sqlite3_file *file, sqlite3_int64 *size)
{
    *size = bytesOf(file).size();
    return SQLITE_OK;
}

const sqlite3_io_methods &memoryMethods()
{
    static const sqlite3_io_methods methods = [] {
        sqlite3_io_methods made{};
        made.iVersion = 1;
        made.xRead = readMemory;
        made.xWrite = writeMemory;
        made.xTruncate = truncateMemory;
        made.xFileSize = sizeOfMemory;
        return made;
    }();
    return methods;
}

MemoryFile::MemoryFile(QByteArray content) : sqlite3_file{&memoryMethods()}, bytes(std::move(content)) {}

/// Sealed bytes, each with what they were made of.
struct Original
{
    QByteArray clear;
    QByteArray sealed;
};

constexpr int pagesThere = 3;

QByteArray pageOf(int number)
{
    QByteArray page(sealedPageBytes, '\0');
    for (int n = 0; n < sealedContentBytes; ++n)
        page[n] = char(n * 7 + number);
    if (number == 1) {
        std::memcpy(page.data(), "SQLite format 3", 16);
        page[20] = char(FileSeal::extraBytes);
    }
    return page;
}

const Original &sealedDatabase()
{
    static const Original original = [] {
        const samples::DrawnChance chance;
        MemoryFile file({});
        SealCounters counters;
        SealedPages pages(&file, key(), counters);
        Original made;
        for (int n = 1; n <= pagesThere; ++n) {
            made.clear += pageOf(n);
            expect(pages.write(pageOf(n).constData(), sealedPageBytes, (n - 1) * sealedPageBytes) == SQLITE_OK, "a page is sealed");
        }
        made.sealed = file.bytes;
        return made;
    }();
    return original;
}

std::vector<QByteArray> databases() { return {sealedDatabase().sealed, sealedDatabase().sealed.first(sealedPageBytes), QByteArray("SQLite format 3", 16)}; }

void tryDatabase(const QByteArray &bytes)
{
    MemoryFile file(bytes);
    SealCounters counters;
    SealedPages pages(&file, key(), counters);
    const int found = pages.inspect();
    expect(found == SQLITE_OK || found == sealedWithOtherKey || found == notSealed || found == SQLITE_NOTADB, "a file is ours or it is said why not");
    for (qint64 n = 0; n <= pagesThere; ++n) {
        QByteArray page(sealedPageBytes, 'x');
        const int code = pages.read(page.data(), sealedPageBytes, n * sealedPageBytes);
        expect(code == SQLITE_OK || code == SQLITE_IOERR_DATA || code == SQLITE_IOERR_SHORT_READ, "a page is read or is an I/O error");
        expect(code != SQLITE_OK || page == sealedDatabase().clear.mid(n * sealedPageBytes, sealedPageBytes), "a page that opens is what was sealed there");
    }
    std::array<char, 16> counter{};
    if (pages.read(counter.data(), int(counter.size()), 24) == SQLITE_OK)
        expect(QByteArrayView(counter) == QByteArrayView(sealedDatabase().clear).sliced(24, 16), "a part of a page is of what was sealed");
}

// --- log and journal -----------------------------------------------------------------------------------------------

constexpr int logHeadBytes = 32;
constexpr int frameHeadBytes = 24;
constexpr int frameBytes = frameHeadBytes + sealedPageBytes;

const Original &sealedLog()
{
    static const Original original = [] {
        MemoryFile base(sealedDatabase().sealed);
        MemoryFile file({});
        SealCounters counters;
        SealedPages pages(&base, key(), counters);
        SealedLog log(&file, pages, counters);
        const samples::DrawnChance chance;
        Original made{QByteArray(logHeadBytes, 'h'), {}};
        bool isWritten = log.write(made.clear.constData(), logHeadBytes, 0) == SQLITE_OK;
        for (int n = 1; n <= pagesThere; ++n) {
            const QByteArray head = QByteArray(4, char(n)) + QByteArray(frameHeadBytes - 4, 'f');
            isWritten = isWritten && log.write(head.constData(), frameHeadBytes, made.clear.size()) == SQLITE_OK
                        && log.write(pageOf(n).constData(), sealedPageBytes, made.clear.size() + frameHeadBytes) == SQLITE_OK;
            made.clear += head + pageOf(n);
        }
        expect(isWritten, "a log is sealed");
        made.sealed = file.bytes;
        return made;
    }();
    return original;
}

std::vector<QByteArray> logs() { return {sealedLog().sealed, sealedLog().sealed.first(sealedLog().sealed.size() - 100)}; }

/// A file beside the database, as somebody gives it back: what opens of it is what was sealed there.
template<typename Sealed>
class GivenBack
{
public:
    /// `counted`: what is not ours where SQLite looks for an end is chance, and counted there.
    GivenBack(const QByteArray &bytes, const Original &original, std::atomic<std::uint64_t> SealCounters::*counted)
        : m_file(bytes), m_sealed(&m_file, m_pages, m_counters), m_clear(original.clear), m_counted(counted)
    {
        expect(m_sealed.size(m_size) == SQLITE_OK && m_size >= 0, "a sealed file has a size");
    }

    qint64 size() const { return m_size; }

    void read(int amount, qint64 offset)
    {
        QByteArray into(amount, 'x');
        const std::uint64_t before = m_counters.*m_counted;
        const int code = m_sealed.read(into.data(), amount, offset);
        expect(code == SQLITE_OK || code == SQLITE_IOERR_DATA || code == SQLITE_IOERR_SHORT_READ, "a piece is read or is an I/O error");
        // Behind what was written there is nothing, which SQLite reads as zeros wherever a file has a hole.
        expect(code != SQLITE_OK || m_counters.*m_counted > before || into == m_clear.mid(offset, amount).leftJustified(amount, '\0'),
               "a piece that opens is what was sealed there");
    }

private:
    MemoryFile m_base{sealedDatabase().sealed};
    MemoryFile m_file;
    SealCounters m_counters;
    SealedPages m_pages{&m_base, key(), m_counters};
    Sealed m_sealed;
    qint64 m_size = 0;
    const QByteArray &m_clear;
    std::atomic<std::uint64_t> SealCounters::*m_counted;
};

void tryLog(const QByteArray &bytes)
{
    GivenBack<SealedLog> log(bytes, sealedLog(), &SealCounters::logPieces);
    log.read(logHeadBytes, 0);
    for (qint64 n = 0; n <= pagesThere; ++n) {
        log.read(frameHeadBytes, logHeadBytes + n * frameBytes);
        log.read(sealedPageBytes, logHeadBytes + n * frameBytes + frameHeadBytes);
        log.read(frameBytes, logHeadBytes + n * frameBytes);
    }
}

constexpr int recordBytes = 4 + sealedPageBytes + 4;

const Original &sealedJournal()
{
    static const Original original = [] {
        MemoryFile base(sealedDatabase().sealed);
        MemoryFile file({});
        SealCounters counters;
        SealedPages pages(&base, key(), counters);
        SealedJournal journal(&file, pages, counters);
        const samples::DrawnChance chance;
        Original made{QByteArray("\xd9\xd5\x05\xf9\x20\xa1\x63\xd7", 8) + QByteArray(504, '\1'), {}};
        for (int n = 1; n <= pagesThere; ++n)
            made.clear += QByteArray(4, char(n)) + pageOf(n) + QByteArray(4, 's');
        expect(journal.write(made.clear.constData(), 28, 0) == SQLITE_OK
                   && journal.write(made.clear.constData(), int(made.clear.size()), 0) == SQLITE_OK,
               "a journal is sealed");
        made.sealed = file.bytes;
        return made;
    }();
    return original;
}

std::vector<QByteArray> journals() { return {sealedJournal().sealed, sealedJournal().sealed.first(2000)}; }

void tryJournal(const QByteArray &bytes)
{
    GivenBack<SealedJournal> journal(bytes, sealedJournal(), &SealCounters::journalBlocks);
    // As SQLite does: the name at its end, a head, then records of which each is a number, a page and a sum.
    journal.read(4, std::max<qint64>(0, journal.size() - 16));
    journal.read(4, std::max<qint64>(0, journal.size() - 12));
    journal.read(8, std::max<qint64>(0, journal.size() - 8));
    journal.read(8, 0);
    journal.read(20, 8);
    for (qint64 at = 512; at < sealedJournal().clear.size() + recordBytes; at += recordBytes) {
        journal.read(4, at);
        journal.read(sealedPageBytes, at + 4);
        journal.read(4, at + 4 + sealedPageBytes);
    }
}

} // namespace

std::vector<Target> sealedTargets()
{
    return {{"sealed-pages", 16 * 1024, databases, tryDatabase}, {"sealed-log", 16 * 1024, logs, tryLog}, {"sealed-journal", 16 * 1024, journals, tryJournal}};
}

} // namespace peygir::fuzz
