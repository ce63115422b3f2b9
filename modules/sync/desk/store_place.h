// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/connection.h"
#include "storage/page_file.h"

namespace peygir::sync {

/// Where a desk's store lies: what the engine has to know of files to build another store beside the one in use and let it take
/// its place (SYNC 18). Whatever lies there is sealed where the store is. On the engine's thread; errors are the machine's.
class StorePlace
{
public:
    virtual ~StorePlace() = default;

    enum class Next {
        /// An empty one of this program's schema; what lay there is gone.
        Fresh,
        /// The one that was begun; fails with "storage.missing" where there is none.
        Kept
    };
    /// The store that is being built, for one connection: no log beside it.
    virtual Result<std::unique_ptr<storage::Connection>> openNext(Next next) = 0;
    /// A file of pages beside it, by a name of letters and digits; and how a statement attaches it.
    virtual Result<std::unique_ptr<storage::PageFile>> openPages(const QByteArray &name) = 0;
    virtual QString pathOfPages(const QByteArray &name) const = 0;
    /// Removes a file of pages; and the store that is being built with all of them. Harmless where there is none.
    virtual Result<void> removePages(const QByteArray &name) = 0;
    virtual Result<void> discardNext() = 0;

    /// While nobody else uses the store: runs `last`, in which the store can still be read and at the end of which the next
    /// one is closed; then that one takes the name, for good. All connections go on with it. After a crash one of the two is
    /// there, whole. Fails with "storage.busy" before long where somebody uses the store; where it fails, all is as it was.
    virtual Result<void> exchange(const std::function<Result<void>()> &last) = 0;
};

} // namespace peygir::sync
