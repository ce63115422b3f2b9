// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bench/support/big_desk.h"
#include "bench/support/figures.h"
#include "bench/support/must.h"
#include "indexing/search_sources.h"
#include "storage/search_writer.h"
#include "storage/sqlite_connection.h"

#include <QFileInfo>

#include <cstdio>
#include <memory>

namespace peygir::bench {

/// Brings the search index beside the kept store up to date: some minutes at the first time, nothing afterwards. What is
/// measured is a desk that has been at work, not one that is just being made.
inline void indexWhole(const BigDesk &big, const std::shared_ptr<storage::SearchBoard> &board)
{
    const auto writing = must(storage::openSqlite({.path = big.store(), .mustExist = true}));
    storage::SearchKeeper keeper(*writing, searchSources(), board);
    const StopWatch watch;
    while (must(keeper.work())) {
    }
    std::printf("search index: %.0f MB, ready after %.1f s\n", double(QFileInfo(board->path()).size()) / 1e6,
                watch.elapsed().count());
    std::fflush(stdout);
}

} // namespace peygir::bench
