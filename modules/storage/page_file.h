// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QByteArray>
#include <QString>

#include <memory>

namespace peygir::storage {

/// A SQLite file that comes as pages from elsewhere and is written as they come, past SQLite's own pager. On a sealing VFS
/// each page is sealed as it is written, so that what lies on the disk is never in clear; there the pages have to leave room
/// for the seal (`SqliteOptions::roomForSeal`). When all have come, SQLite may open the file. One thread; nobody else has
/// the file open.
class PageFile
{
public:
    static constexpr qint64 pageBytes = 4096;

    /// Makes the file where it is missing; what is there stays. `vfs` as in `SqliteOptions`. Fails with "storage.io" and
    /// what a sealed file fails with.
    static Result<std::unique_ptr<PageFile>> open(const QString &path, const QByteArray &vfs);
    ~PageFile();
    PageFile(const PageFile &) = delete;
    PageFile &operator=(const PageFile &) = delete;

    /// Whole pages at a multiple of `pageBytes`; the first page of a new file before any other. Fails with
    /// "storage.disk_full" and "storage.io", the latter also for pages that a sealed file does not take: they leave no room for
    /// the seal, or the first is not that of a database.
    Result<void> write(qint64 offset, QByteArrayView pages);
    /// What was written survives a power cut.
    Result<void> sync();

private:
    struct Open;
    explicit PageFile(std::unique_ptr<Open> open);

    std::unique_ptr<Open> m_open;
};

/// Removes such a file. Harmless where there is none. Fails with "storage.io".
Result<void> removePageFile(const QString &path, const QByteArray &vfs);

} // namespace peygir::storage
