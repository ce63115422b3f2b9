// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bench/support/bench_seal.h"
#include "bench/support/bench_server.h"
#include "bench/support/big_index.h"

#include <QDir>

namespace peygir::bench {

/// A copy of the big desk, store and whole index, that may be written to; it goes with this object.
class LaidDesk
{
public:
    LaidDesk(const BigDesk &big, const BenchSeal &seal)
        : m_vfs(seal.vfs())
        , m_store(m_folder.file("desk/desk.db"))
    {
        indexWhole(big, std::make_shared<storage::SearchBoard>(big.store()));
        // A copy has the file alone, not its log.
        must(must(storage::openSqlite({.path = big.store(), .mustExist = true}))->run("PRAGMA wal_checkpoint(TRUNCATE)"));
        if (!QDir().mkpath(m_folder.file("desk")))
            qFatal("no folder");
        seal.lay(big.store(), m_store);
        m_board = std::make_shared<storage::SearchBoard>(m_store, m_vfs);
        seal.lay(storage::SearchBoard(big.store()).path(), m_board->path());
        // The index of the kept store is good for its copy: it is known by what the store says.
        const auto writing = open();
        storage::SearchKeeper keeper(*writing, searchSources(), m_board);
        while (must(keeper.work())) {
        }
    }

    const QString &store() const { return m_store; }
    const std::shared_ptr<storage::SearchBoard> &board() const { return m_board; }
    std::unique_ptr<storage::Connection> open(bool readOnly = false) const
    {
        return must(storage::openSqlite({.path = m_store, .vfs = m_vfs, .readOnly = readOnly, .mustExist = true}));
    }

private:
    BenchFolder m_folder;
    QByteArray m_vfs;
    QString m_store;
    std::shared_ptr<storage::SearchBoard> m_board;
};

} // namespace peygir::bench
