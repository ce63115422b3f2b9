// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <memory>
#include <span>

struct sqlite3_vfs;

namespace peygir::storage {

/// The name of the way to files through which the programs open SQLite: "peygir". It is the operating system's own; a
/// sealed store puts `SealingVfs` on it. Registers it when first called; safe from any thread.
QByteArray fileVfs();

/// What became of a wish to a disk. Full is told apart, because it is the one that a person can mend.
enum class DiskAnswer { Ok, Full, Failed };

/// An open file of a `Disk`; destroying it closes the file, and changes nothing in it.
class DiskFile
{
public:
    virtual ~DiskFile() = default;
    /// Reads up to into.size() bytes at `offset` and says in `read` how many there were; fewer only at the file's end.
    virtual DiskAnswer read(qint64 offset, std::span<char> into, qint64 &read) = 0;
    /// Writes all of the bytes, growing the file when they reach beyond its end.
    virtual DiskAnswer write(qint64 offset, QByteArrayView bytes) = 0;
    virtual DiskAnswer truncate(qint64 size) = 0;
    /// After Ok, all that was written before survives a power cut, and so does the file's name.
    virtual DiskAnswer sync() = 0;
    virtual DiskAnswer size(qint64 &size) = 0;
};

/// Files by name, for one process. What SQLite needs of an operating system, so that something else can stand in for
/// it: a test's disk that loses what was not synced. There is no locking: a database has one connection at a time.
class Disk
{
public:
    virtual ~Disk() = default;

    enum class Creation { Never, IfMissing };
    /// Null when the file is missing and may not be created, when it is open already, or when the disk fails.
    virtual std::unique_ptr<DiskFile> open(const QByteArray &name, Creation creation) = 0;
    /// With Now, the removal survives a power cut.
    enum class Durability { Later, Now };
    virtual DiskAnswer remove(const QByteArray &name, Durability durability) = 0;
    virtual bool exists(const QByteArray &name) = 0;
};

/// Lets SQLite open files on a disk, under a name of its own (`SqliteOptions::vfs`, with `exclusive`: there is no
/// shared memory). The disk must outlive it, and it must outlive every connection that uses it.
class DiskVfs
{
public:
    explicit DiskVfs(Disk &disk);
    ~DiskVfs();
    DiskVfs(const DiskVfs &) = delete;
    DiskVfs &operator=(const DiskVfs &) = delete;

    const QByteArray &name() const { return m_name; }

private:
    QByteArray m_name;
    std::unique_ptr<sqlite3_vfs> m_vfs;
};

} // namespace peygir::storage
