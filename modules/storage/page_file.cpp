// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/page_file.h"

#include "storage/sqlite_error.h"
#include "storage/vfs.h"

#include <sqlite3.h>

namespace peygir::storage {

namespace {

sqlite3_vfs *vfsOf(const QByteArray &name)
{
    sqlite3_vfs *const vfs = sqlite3_vfs_find((name.isEmpty() ? fileVfs() : name).constData());
    Q_ASSERT_X(vfs, "PageFile", "there is no such VFS");
    return vfs;
}

QByteArray fullName(sqlite3_vfs *vfs, const QString &path)
{
    QByteArray full(vfs->mxPathname + 1, '\0');
    if (vfs->xFullPathname(vfs, path.toUtf8().constData(), vfs->mxPathname, full.data()) != SQLITE_OK)
        return {};
    return QByteArray(full.constData());
}

} // namespace

struct PageFile::Open
{
    ~Open()
    {
        if (file() && file()->pMethods)
            file()->pMethods->xClose(file());
        // A file is opened under a name of SQLite's own making, and keeps it.
        sqlite3_free_filename(name);
    }
    sqlite3_file *file() { return reinterpret_cast<sqlite3_file *>(memory.get()); }

    std::unique_ptr<std::max_align_t[]> memory;
    sqlite3_filename name = nullptr;
};

PageFile::PageFile(std::unique_ptr<Open> open) : m_open(std::move(open)) {}

PageFile::~PageFile() = default;

Result<std::unique_ptr<PageFile>> PageFile::open(const QString &path, const QByteArray &vfs)
{
    sqlite3_vfs *const way = vfsOf(vfs);
    auto open = std::make_unique<Open>();
    const size_t units = size_t(way->szOsFile) / sizeof(std::max_align_t) + 1;
    open->memory = std::make_unique<std::max_align_t[]>(units);
    open->name = sqlite3_create_filename(fullName(way, path).constData(), "", "", 0, nullptr);
    int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_MAIN_DB;
    if (const int code = way->xOpen(way, open->name, open->file(), flags, &flags); code != SQLITE_OK)
        return sqliteError(code, nullptr).with(QStringLiteral("path"), path);
    return std::unique_ptr<PageFile>(new PageFile(std::move(open)));
}

Result<void> PageFile::write(qint64 offset, QByteArrayView pages)
{
    Q_ASSERT(offset % pageBytes == 0 && pages.size() % pageBytes == 0);
    sqlite3_file *const file = m_open->file();
    for (qsizetype at = 0; at < pages.size(); at += pageBytes) {
        const int code = file->pMethods->xWrite(file, pages.constData() + at, int(pageBytes), offset + at);
        if (code != SQLITE_OK)
            return sqliteError(code, nullptr);
    }
    return {};
}

Result<void> PageFile::sync()
{
    const int code = m_open->file()->pMethods->xSync(m_open->file(), SQLITE_SYNC_FULL);
    return code == SQLITE_OK ? Result<void>() : sqliteError(code, nullptr);
}

Result<void> removePageFile(const QString &path, const QByteArray &vfs)
{
    sqlite3_vfs *const way = vfsOf(vfs);
    const int code = way->xDelete(way, fullName(way, path).constData(), 1);
    return code == SQLITE_OK || code == SQLITE_IOERR_DELETE_NOENT ? Result<void>() : sqliteError(code, nullptr);
}

} // namespace peygir::storage
