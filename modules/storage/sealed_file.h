// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <sqlite3.h>

namespace peygir::storage {

/// Why a sealed file was not opened, beside SQLite's own reasons.
constexpr int sealedWithOtherKey = SQLITE_CANTOPEN | (0x50 << 8);
constexpr int notSealed = SQLITE_CANTOPEN | (0x51 << 8);

/// The file on which a sealed one lies, as the system's VFS or a test's has opened it. Answers are SQLite's codes.
class FileBelow
{
public:
    explicit FileBelow(sqlite3_file *file)
        : m_file(file)
    {}

    /// As SQLite has it: SQLITE_IOERR_SHORT_READ at the end, and zeros for what is not there.
    int read(void *into, int amount, qint64 offset) const
    {
        return m_file->pMethods->xRead(m_file, into, amount, offset);
    }
    int write(const void *bytes, int amount, qint64 offset) const
    {
        return m_file->pMethods->xWrite(m_file, bytes, amount, offset);
    }
    int truncate(qint64 size) const { return m_file->pMethods->xTruncate(m_file, size); }
    int size(qint64 &size) const
    {
        sqlite3_int64 bytes = 0;
        const int code = m_file->pMethods->xFileSize(m_file, &bytes);
        size = bytes;
        return code;
    }

private:
    sqlite3_file *m_file;
};

/// A file as SQLite sees it, with its own offsets and in clear. Whatever SQLite is not known to do with a file of that
/// kind is refused with an I/O error, as it would be neither sealed nor opened right. One thread at a time.
class SealedFile
{
public:
    virtual ~SealedFile() = default;
    virtual int read(char *into, int amount, qint64 offset) = 0;
    virtual int write(const char *bytes, int amount, qint64 offset) = 0;
    virtual int truncate(qint64 size) = 0;
    virtual int size(qint64 &size) = 0;
};

} // namespace peygir::storage
