// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "front/desk/store_rescue.h"
#include "front/desk/unsent_folder.h"

#include <vector>

namespace peygir::front {

/// Something about a desk's store that whoever looks after it should know.
struct DeskSymptom
{
    enum class Weight {
        Note,
        /// Something must be done.
        Trouble
    };
    Weight weight;
    /// What to do about each stands in docs/cli.md: "storage.…" (it cannot be opened, or a page is damaged), "desk.schema_newer",
    /// "desk.schema_old" {pending}, "desk.no_identity", "desk.differs" {buckets}, "desk.attention" {count}, "desk.disk" {megabytes}.
    Error what;
};

struct DeskReport
{
    std::vector<DeskSymptom> symptoms;
    /// Commands that the server has not answered; nothing where the outbox cannot be read.
    std::optional<int> waiting;

    bool isWell() const;
};

/// Reads a desk's store to its end and writes nothing, whether the desk opens or not. Fails with "storage.in_use" while it is open,
/// and where there is no key for a sealed one.
Result<DeskReport> examineDesk(const QString &storeFolder, storage::KeyProvider *keys);

/// What waits in a store, sealed and signed as this desk does it at work (SYNC 16), in its order.
struct StrandedWork
{
    RescueReport read;
    std::vector<sync::Stranded> commands;
};

/// From a store that may be damaged and stays as it is. Fails with "storage.in_use", "desk.no_identity" (nobody could tell whose
/// it is: it never met a server, or just that page is damaged).
Result<StrandedWork> strandedIn(const QString &storeFolder, storage::KeyProvider *keys);

/// What `leaveBehind` has done.
struct LeftBehind
{
    RescueReport read;
    /// Commands that wait, as far as they could be read; all of them lie in the folder now.
    int waiting = 0;
};

/// Lays down what `strandedIn` finds: any desk of that folder's machine sends it. Fails as that, and as `UnsentFolder::keep`.
Result<LeftBehind> leaveBehind(const QString &storeFolder, storage::KeyProvider *keys, const UnsentFolder &folder);

} // namespace peygir::front
