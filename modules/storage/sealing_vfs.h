// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/key_provider.h"
#include "storage/sealing.h"

#include <QByteArray>

#include <memory>

namespace peygir::storage {

class Connection;

/// A way to files through which SQLite sees a database, its log and its journal in clear, while on the disk nothing of
/// them is (`SealedPages`, `SealedLog`, `SealedJournal`; docs/adr/0010). Under a name of its own, for the files of one
/// key: `SqliteOptions::vfs`. It must outlive every connection that uses it. From any thread.
///
/// Opening fails with "storage.wrong_key" where a file is sealed with another key, with "storage.not_encrypted" where
/// it is in clear, with "storage.damaged" where it is neither. A page, or a record of a journal, that is not as it was
/// written is "storage.damaged" too when it is read. Files without a name and transactions over several files are
/// refused: nothing of a sealed store is written to where it is not sealed.
///
/// A file that is torn while it is made cannot be opened: give it its name when it is whole.
class SealingVfs
{
public:
    /// On the VFS called `below`; empty means the system's own.
    explicit SealingVfs(KeyProvider::Key key, const QByteArray &below = {});
    ~SealingVfs();
    SealingVfs(const SealingVfs &) = delete;
    SealingVfs &operator=(const SealingVfs &) = delete;

    const QByteArray &name() const { return m_name; }
    SealFindings findings() const;

private:
    struct Layer;

    QByteArray m_name;
    std::unique_ptr<Layer> m_layer;
};

/// What a connection's own engine says its file is sealed with; empty where it is in clear. Asked of the open file and
/// not of settings.
Result<QByteArray> sealOf(Connection &connection);

/// How many bytes at the end of each page a VFS's sealing takes; for `openSqlite`, which has SQLite leave them.
constexpr int sealingReserve = FileSeal::extraBytes;
/// The pragma that our files answer and SQLite itself does not know.
constexpr char sealPragma[] = "peygir_seal";

} // namespace peygir::storage
