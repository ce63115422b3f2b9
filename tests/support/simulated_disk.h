// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/random.h"
#include "storage/vfs.h"

#include <map>
#include <optional>
#include <vector>

namespace peygir::testing {

/// A disk in memory that remembers what would survive a power cut. Nothing in it depends on time or chance other than
/// what `powerCut` is given. For one thread.
///
/// Once a program "dies" (`dieAtWrite`, `dieAtSync`, `powerCut`), whatever it still tries fails, as nothing reaches a
/// disk from a process that is gone. Destroy its connections and call `restart`; then the disk can be opened again.
class SimulatedDisk final : public storage::Disk
{
    struct Write
    {
        qint64 offset; // truncation to this size when there are no bytes
        QByteArray bytes;
    };
    struct File
    {
        QByteArray content;
        QByteArray synced;
        std::vector<Write> unsynced;
    };
    using Names = std::map<QByteArray, std::shared_ptr<File>>;

public:
    SimulatedDisk() = default;
    ~SimulatedDisk() override;
    SimulatedDisk(const SimulatedDisk &) = delete;
    SimulatedDisk &operator=(const SimulatedDisk &) = delete;

    std::unique_ptr<storage::DiskFile> open(const QByteArray &name, Creation creation) override;
    storage::DiskAnswer remove(const QByteArray &name, Durability durability) override;
    bool exists(const QByteArray &name) override;
    /// At once and for good, whatever lay there before: as a rename and a sync of the folder. Neither is open. Dies and counts as
    /// a write.
    storage::DiskAnswer rename(const QByteArray &from, const QByteArray &to);
    std::vector<QByteArray> names() const;

    /// The process dies just before its write (or truncation) number `n` from now is done, 1 being the next.
    void dieAtWrite(qint64 n) { m_writesLeft = n; }
    /// The process dies just before its sync number `n` from now is done.
    void dieAtSync(qint64 n) { m_syncsLeft = n; }
    /// The write (or truncation) number `n` from now fails with nothing of it done, 1 being the next; 0: none. The disk lives on.
    void failWrite(qint64 n) { m_writesUntilFailed = n; }
    /// The machine stops. Of what was not synced, sectors of 512 bytes survive or not, each by itself; so do names of
    /// files made or removed, and the space behind a lost end may hold anything.
    void powerCut(Random &random);
    bool isDead() const { return m_dead; }
    /// Every file must have been closed.
    void restart();

    /// Files may grow by this many bytes more, all of them together; nothing means without limit.
    void setBytesLeft(std::optional<qint64> bytes) { m_bytesLeft = bytes; }

    /// All files as they are, the unsynced part of them included.
    class Snapshot
    {
        friend class SimulatedDisk;
        std::map<QByteArray, File> files;
    };
    Snapshot snapshot() const;
    /// Every file must have been closed.
    void restore(const Snapshot &snapshot);

    /// How many there were, to draw a moment from.
    qint64 writes() const { return m_writes; }
    qint64 syncs() const { return m_syncs; }
    std::optional<QByteArray> content(const QByteArray &name) const;
    qint64 bytes() const;

private:
    class Handle;

    bool mayGrow(qint64 bytes);
    storage::DiskAnswer countWrite();
    storage::DiskAnswer countSync();

    Names m_names;       // as the running system sees them
    Names m_syncedNames; // as they would be found after a power cut
    std::vector<const File *> m_open;
    std::optional<qint64> m_bytesLeft;
    qint64 m_writes = 0;
    qint64 m_syncs = 0;
    qint64 m_writesLeft = 0; // 0: no death is planned
    qint64 m_syncsLeft = 0;
    qint64 m_writesUntilFailed = 0; // 0: none is planned to fail
    bool m_dead = false;
};

/// From now on SQLite draws the numbers that it puts into files (salts of logs) from this seed, in the whole process:
/// then equal runs leave equal bytes.
void seedSqlite(int seed);

} // namespace peygir::testing
